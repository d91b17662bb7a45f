"""The built page, completed for a town: language, title, colours, icon. Never with a script or a style in it."""

import re
from html import escape

from parvis.kernel.language import Words, pick
from parvis.web.current_town import ServedTown
from parvis.web.site.colours import make_scale

DESCRIPTION: Words = {
    "fr": "Collectes, services en ligne et alertes de {town}, même sans réseau.",
    "en": "Collections, online services and alerts from {town}, even without a network.",
}

_LANGUAGE = re.compile(r"<html\b[^>]*>")
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_OURS = re.compile(
    r"\s*<meta\s[^>]*name=\"(?:description|theme-color|application-name|apple-mobile-web-app-title)\"[^>]*>"
)


def complete_page(built: str, town: ServedTown) -> str:
    """Return the built `index.html` as the page of `town`."""
    language = town.languages[0]
    name = escape(town.name)
    description = escape(pick(DESCRIPTION, language).format(town=town.name))
    # The bar of the browser and of the installed app continues the page's header.
    light = make_scale(town.colours.primary, "light")["base-default"]
    dark = make_scale(town.colours.primary, "dark")["background-default"]
    head = (
        f"<title>{name}</title>\n"
        f'    <meta name="description" content="{description}" />\n'
        f'    <meta name="application-name" content="{name}" />\n'
        f'    <meta name="apple-mobile-web-app-title" content="{name}" />\n'
        f'    <meta name="theme-color" content="{light}" media="(prefers-color-scheme: light)" />\n'
        f'    <meta name="theme-color" content="{dark}" media="(prefers-color-scheme: dark)" />'
    )
    page = _LANGUAGE.sub(f'<html lang="{escape(language)}">', built, count=1)
    page = _OURS.sub("", page)
    return _TITLE.sub(lambda _match: head, page, count=1)
