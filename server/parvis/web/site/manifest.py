"""The web app manifest of a town, and its pictures: from `manifest/`, as the build copied it."""

from pathlib import Path
from typing import Any

import msgspec

from parvis.kernel.language import pick
from parvis.web.current_town import ServedTown
from parvis.web.representations import Representation
from parvis.web.site.colours import make_scale
from parvis.web.site.files import read_file
from parvis.web.site.page import DESCRIPTION

_PICTURES = {".svg", ".png", ".ico", ".webp"}


def make_manifest(folder: Path, town: ServedTown) -> str | None:
    """Return the manifest with its `{fields}` filled in for `town`; None when the site was built without one."""
    template = folder / "manifest.json"
    if not template.is_file():
        return None
    fields = _read_words(folder / "towns" / town.slug / "town.json") | {
        "slug": town.slug,
        "name": town.name,
        "language": town.languages[0],
        "description": pick(DESCRIPTION, town.languages[0]).format(town=town.name),
        "primary": town.colours.primary,
        "accent": town.colours.accent,
        "background": make_scale(town.colours.primary, "light")["background-default"],
    }
    filled = _fill(msgspec.json.decode(template.read_bytes()), fields)
    return msgspec.json.format(msgspec.json.encode(filled), indent=2).decode()


def read_pictures(folder: Path, slug: str) -> dict[str, Representation]:
    """Return the town's pictures, at /town/… and where browsers look by themselves (/apple-touch-icon.png)."""
    own = folder / "towns" / slug
    if not own.is_dir():
        return {}
    pictures = {path.name: read_file(path, path.name) for path in sorted(own.iterdir()) if path.suffix in _PICTURES}
    return {f"{place}{name}": picture for name, picture in pictures.items() for place in ("/", "/town/")}


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
