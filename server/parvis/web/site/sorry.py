"""Pages that stand alone, for when there is no app to show; plain HTML, since the policy forbids written-in style."""

from functools import cache

from parvis.web.representations import Representation, represent

_PAGE = """<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>{title}</title>
  </head>
  <body>
    <main>
{paragraphs}
    </main>
  </body>
</html>
"""


@cache
def not_built_page() -> Representation:
    """Return the page of a server whose app is not built."""
    return _page(
        503,
        "L’application n’est pas encore construite",
        "Le serveur fonctionne. Pour construire l’application, lancez <code>make run</code> ou "
        "<code>parvis-build</code>, puis redémarrez le serveur.",
        '<span lang="en">The server works, but the app is not built yet: run <code>make run</code> or '
        "<code>parvis-build</code>, then restart the server.</span>",
    )


@cache
def unknown_town_page() -> Representation:
    """Return the page of a host that is no town's; it does not repeat the host, which anyone may invent."""
    return _page(
        404,
        "Aucune ville n’est servie à cette adresse",
        "Vérifiez l’adresse du site, ou téléphonez à votre hôtel de ville.",
        '<span lang="en">No town is served at this address. Check it, or phone your town hall.</span>',
    )


def _page(status: int, title: str, *paragraphs: str) -> Representation:
    lines = [f"      <h1>{title}</h1>", *(f"      <p>{paragraph}</p>" for paragraph in paragraphs)]
    page = _PAGE.format(title=title, paragraphs="\n".join(lines)).encode()
    return represent(page, "text/html; charset=utf-8", cache_control="no-store", status=status)
