"""Pages that stand alone, for when there is no app to show; plain HTML, since the policy forbids written-in style."""

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


def not_built_page() -> str:
    """Return the page of a server whose app is not built."""
    return _page(
        "L’application n’est pas encore construite",
        "Le serveur fonctionne. Pour construire l’application, lancez <code>make run</code> ou "
        "<code>parvis-build</code>, puis redémarrez le serveur.",
        '<span lang="en">The server works, but the app is not built yet: run <code>make run</code> or '
        "<code>parvis-build</code>, then restart the server.</span>",
    )


def unknown_town_page(host: str) -> str:
    """Return the page of a host that is no town's. `host` must be escaped."""
    return _page(
        "Aucune ville n’est servie à cette adresse",
        f"Ce serveur ne connaît pas de ville à l’adresse <code>{host}</code>. Vérifiez l’adresse, ou téléphonez à "
        "votre hôtel de ville.",
        f'<span lang="en">This server knows no town at <code>{host}</code>. Check the address, or phone your town '
        "hall.</span>",
    )


def _page(title: str, *paragraphs: str) -> str:
    lines = [f"      <h1>{title}</h1>", *(f"      <p>{paragraph}</p>" for paragraph in paragraphs)]
    return _PAGE.format(title=title, paragraphs="\n".join(lines))
