"""Files that make a town: its profile as JSON, its addresses as a table. Pure: bytes in, values out.

A file that holds one line we cannot take is refused whole, with every such line and its reason.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from parvis.kernel.errors import Invalid
from parvis.kernel.language import Words
from parvis.kernel.places import fold
from parvis.towns.schemas import Code, Profile
from parvis.towns.services import NewAddress, NewDistrict

LARGEST_BYTES = 60_000_000
MOST_ADDRESSES = 300_000
_MOST_PROBLEMS = 100

_HEADINGS: Final = {
    "number": ("numero", "numero civique", "no civique", "number", "civic number"),
    "suffix": ("suffixe", "suffix"),
    "street": ("rue", "voie", "odonyme", "street"),
    "lon": ("lon", "longitude", "x"),
    "lat": ("lat", "latitude", "y"),
    "district": ("quartier", "district", "secteur"),
    "dwellings": ("logements", "nombre de logements", "dwellings"),
}
_FIELDS: Final = {heading: field for field, headings in _HEADINGS.items() for heading in headings}
_NEEDED: Final = ("number", "street", "lon", "lat")


class BadTownFile(Invalid):
    """The file was not taken, and nothing changed; `reasons` says why, in French and English."""

    code = "towns.bad-file"

    def __init__(self, reasons: list[Words]) -> None:
        self.reasons = reasons[:_MOST_PROBLEMS]
        super().__init__(self.reasons[0]["en"])


class TownFile(Profile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A town as one JSON document: its profile, its short name, its hosts and its districts."""

    slug: Code
    hosts: tuple[str, ...]
    districts: tuple[NewDistrict, ...] = ()

    def profile(self) -> Profile:
        """Return what goes into the town's row."""
        return Profile(**{name: getattr(self, name) for name in Profile.__struct_fields__})


def read_town(content: bytes) -> TownFile:
    """Return the town that a JSON document describes.

    Raises:
        BadTownFile: It is no JSON, a value is missing or cannot be, or words lack the town's first language.
    """
    try:
        town = msgspec.json.decode(content, type=TownFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as cause:
        raise BadTownFile(
            [_reason(f"le fichier ne se lit pas: {cause}", f"the file cannot be read: {cause}")]
        ) from cause
    first = town.languages[0]
    lacking = [where for where, words in _all_words(msgspec.to_builtins(town), "$") if not words.get(first)]
    if lacking:
        raise BadTownFile(
            [_reason(f"{where}: il manque « {first} »", f"{where}: “{first}” is missing") for where in lacking]
        )
    return town


def _all_words(document: Any, where: str) -> Iterator[tuple[str, Words]]:  # noqa: ANN401 - a JSON document
    """Yield every text in several languages, and its place."""
    if isinstance(document, dict):
        if document and all(len(key) == 2 and isinstance(text, str) for key, text in document.items()):  # noqa: PLR2004 - ISO 639-1
            yield where, document
        for key, value in document.items():
            yield from _all_words(value, f"{where}.{key}")
    elif isinstance(document, list | tuple):
        for index, value in enumerate(document):
            yield from _all_words(value, f"{where}[{index}]")


def read_addresses(content: bytes) -> list[NewAddress]:
    """Return the addresses of a CSV table.

    Columns, in French or English, in any order, parted by commas, semicolons or tabs, in UTF-8 or Latin-1: number,
    suffix, street, lon, lat (WGS 84 degrees), district (a code; without it the polygon decides), dwellings.

    Raises:
        BadTownFile: A column is missing, or rows cannot be taken; every such row is named.
    """
    text = _decode(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=first.count))
    rows = ((reader.line_num, row) for row in reader if any(cell.strip() for cell in row))
    _, heading = next(rows, (0, []))
    fields = [_FIELDS.get(fold(cell)) for cell in heading]
    if missing := [name for name in _NEEDED if name not in fields]:
        names = ", ".join(_HEADINGS[name][0] for name in missing)
        raise BadTownFile([_reason(f"il manque les colonnes {names}", f"the columns {names} are missing")])
    found: dict[tuple[str, int, str], NewAddress] = {}
    problems: list[Words] = []
    for line, cells in rows:
        row = {field: cell.strip() for field, cell in zip(fields, cells, strict=False) if field}
        try:
            address = _read_address(row)
        except ValueError as cause:
            problems.append(_reason(f"ligne {line}: {cause.args[0]['fr']}", f"line {line}: {cause.args[0]['en']}"))
            continue
        found[address.street, address.number, address.suffix] = address
        if len(found) > MOST_ADDRESSES:
            raise BadTownFile([_reason("trop d’adresses", "too many addresses")])
    if problems or not found:
        raise BadTownFile(problems or [_reason("le tableau est vide", "the table is empty")])
    return list(found.values())


def _read_address(row: Mapping[str, str]) -> NewAddress:
    """Return the address of a row.

    Raises:
        ValueError: A cell cannot be; its argument is the reason.
    """
    street = " ".join(row.get("street", "").split())
    if not street:
        raise ValueError(_reason("la rue manque", "the street is missing"))
    lon, lat = _decimal(row, "lon"), _decimal(row, "lat")
    if not -180 <= lon <= 180 or not -90 <= lat <= 90:  # noqa: PLR2004 - the Earth
        raise ValueError(_reason("les coordonnées ne sont pas des degrés", "the coordinates are not degrees"))
    return NewAddress(
        street=street,
        number=_whole(row, "number"),
        suffix=row.get("suffix", "").upper(),
        lon=lon,
        lat=lat,
        district=row.get("district") or None,
        dwellings=_whole(row, "dwellings") if row.get("dwellings") else 1,
    )


def _whole(row: Mapping[str, str], name: str) -> int:
    text = row.get(name, "")
    if not text.isdecimal() or len(text) > 7:  # noqa: PLR2004 - no civic number is longer
        raise ValueError(_reason(f"« {text} » n’est pas un nombre entier", f"“{text}” is not a whole number"))
    return int(text)


def _decimal(row: Mapping[str, str], name: str) -> float:
    text = row.get(name, "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise ValueError(_reason(f"« {text} » n’est pas un nombre", f"“{text}” is not a number")) from None


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _reason(french: str, english: str) -> Words:
    return {"fr": french, "en": english}
