"""The web app manifest of a town, and its pictures: from `manifest/`, as the build copied it."""

from collections.abc import Collection
from html import escape
from pathlib import Path
from typing import Any

import msgspec

from parvis.kernel.language import pick
from parvis.web.current_town import ServedTown
from parvis.web.representations import Representation, represent
from parvis.web.site.colours import best_text_on, make_scale
from parvis.web.site.files import read_file
from parvis.web.site.page import DESCRIPTION

_PICTURES = {".svg", ".png", ".ico", ".webp"}
_EMBLEM = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" role="img" aria-label="{name}">'
    '<rect width="128" height="128" fill="{ground}"/><text x="64" y="88" font-family="sans-serif" font-size="72" '
    'font-weight="700" text-anchor="middle" fill="{text}">{letter}</text></svg>'
)


def make_manifest(folder: Path, town: ServedTown, pictures: Collection[str]) -> str | None:
    """Return the manifest with its `{fields}` filled in for `town`; None when the site was built without one.

    Args:
        folder: The built `manifest` folder.
        town: Its name and colours stand above those of its `town.json`, which adds what only the manifest says.
        pictures: The addresses there are; a picture that is not there is not announced.
    """
    template = folder / "manifest.json"
    if not template.is_file():
        return None
    language = town.languages[0]
    fields = {
        "short_name": town.name,
        "description": pick(DESCRIPTION, language).format(town=town.name),
        "lang": language,
        "background_color": make_scale(town.colours.primary, "light")["background-default"],
        **_read_words(folder / "towns" / town.slug / "town.json"),
        "slug": town.slug,
        "name": town.name,
        "theme_color": town.colours.primary,
        "accent_color": town.colours.accent,
    }
    filled = _without_missing(_fill(msgspec.json.decode(template.read_bytes()), fields), pictures)
    return msgspec.json.format(msgspec.json.encode(filled), indent=2).decode()


def read_pictures(folder: Path, town: ServedTown) -> dict[str, Representation]:
    """Return the town's pictures, at /town/… and where browsers look by themselves (/apple-touch-icon.png).

    A town that has none yet gets an emblem with its initial.
    """
    own = folder / "towns" / town.slug
    paths = sorted(own.iterdir()) if own.is_dir() else []
    pictures = {path.name: read_file(path, path.name) for path in paths if path.suffix in _PICTURES}
    if "emblem.svg" not in pictures:
        pictures["emblem.svg"] = represent(_draw_emblem(town).encode(), "image/svg+xml", cache_control="no-cache")
    pictures.setdefault("favicon.ico", pictures["emblem.svg"])  # Asked for by browsers on pages without an icon.
    return {f"{place}{name}": picture for name, picture in pictures.items() for place in ("/", "/town/")}


def read_emblem(folder: Path, town: ServedTown) -> str:
    """Return the town's emblem as SVG, for what is not a page; one with its initial where it has none."""
    path = folder / "towns" / town.slug / "emblem.svg"
    return path.read_text("utf-8") if path.is_file() else _draw_emblem(town)


def _draw_emblem(town: ServedTown) -> str:
    ground = town.colours.primary
    letter = escape(town.name[:1].upper())
    return _EMBLEM.format(name=escape(town.name), ground=ground, text=best_text_on(ground), letter=letter)


def _read_words(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    values = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    return {name: value for name, value in values.items() if isinstance(value, str)}


def _fill(value: Any, fields: dict[str, str]) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        for name, words in fields.items():
            value = value.replace(f"{{{name}}}", words)
        return value
    if isinstance(value, list):
        return [_fill(item, fields) for item in value]
    if isinstance(value, dict):
        return {name: _fill(item, fields) for name, item in value.items()}
    return value


def _without_missing(value: Any, pictures: Collection[str]) -> Any:  # noqa: ANN401 - any JSON
    """Leave out the lists' items whose `src` is a town's picture that is not there."""
    if isinstance(value, dict):
        return {name: _without_missing(item, pictures) for name, item in value.items()}
    if isinstance(value, list):
        return [_without_missing(item, pictures) for item in value if not _is_missing(item, pictures)]
    return value


def _is_missing(item: Any, pictures: Collection[str]) -> bool:  # noqa: ANN401 - any JSON
    source = item.get("src", "") if isinstance(item, dict) else ""
    return source.startswith("/town/") and source not in pictures
