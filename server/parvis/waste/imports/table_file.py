"""Tables: one row says that a sector is collected on a day, follows a rule, or holds an address.

Columns, in any order, in French or English, parted by commas, semicolons or tabs, in UTF-8 or Latin-1:

    secteur   sector     which sector, by name or code; `tous` (`all`) is the whole town
    nom       name       what people call it
    date      date       a day, `2027-03-27`, `27 mars 2027` or `March 27, 2027`
    jusqu'au  until      with `date`: every day until this one, itself included; with `règle`: the rule's last day
    remplace  replaces   with `date`: the planned day that moves to it
    raison    reason     why it moves
    règle     rule       `chaque lundi`, `aux 2 semaines le jeudi à partir du 2027-01-07`, `1er mercredi du mois`, or
                         iCalendar's `FREQ=…` with `à partir du`
    à partir du  from    the rule's first day
    saison    season     with `règle`: `15 avril au 15 novembre`; several parted by semicolons
    dépôt     set out    when to put the bin out: `entre 19 h la veille et 7 h`
    adresse   address    a civic address of the sector, `12 rue du Moulin`

A row needs a sector and one of date, rule or address. Two rows of a sector add up. Where all that a file says of a
sector's days is what they replace, its schedule stays as it is known.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from parvis.kernel.places import fold
from parvis.waste.imports.findings import MOST_FINDINGS, BadFile, Finding, find, refuse
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.phrases import NotUnderstood, WrongWeekday, read_hours, read_rule, read_seasons
from parvis.waste.imports.schedule import (
    EVERYWHERE,
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_NAME,
    ReadAddress,
    ReadChange,
    ReadDay,
    ReadSchedule,
    ReadSector,
    sector_code,
)
from parvis.waste.imports.vocabulary import AmbiguousDate, read_date
from parvis.waste.rules.pickups import Rule

MOST_ROWS = 100_000
LONGEST_STRETCH_DAYS = 366
MOST_CELL_CHARACTERS = 2_000
_FORMULA_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}
"""What a cell shows whose formula failed, in a workbook and in what was exported from it."""

_HEADINGS = {
    "sector": ("secteur", "sector", "zone", "secteurs"),
    "name": ("nom", "name"),
    "date": ("date", "jour", "day"),
    "until": ("jusqu au", "jusqu a", "jusque", "until", "fin", "to"),
    "replaces": ("remplace", "au lieu du", "replaces", "instead of"),
    "reason": ("raison", "reason", "motif"),
    "rule": ("regle", "rule", "horaire", "frequence", "frequency"),
    "from": ("a partir du", "from", "debut", "start"),
    "season": ("saison", "season", "saisons"),
    "set_out": ("depot", "set out", "heures", "hours"),
    "address": ("adresse", "address"),
}
_OF_HEADING = {heading: field for field, headings in _HEADINGS.items() for heading in headings}
MOVED = {"fr": "Collecte déplacée", "en": "Collection moved"}

Row = dict[str, str]
Cells = Iterator[tuple[int, list[str]]]
"""Rows with their line, whatever kind of file they come from."""


def read_table(text: str, options: ImportOptions) -> ReadSchedule:
    """Return what a CSV file says.

    Raises:
        BadFile: A column is missing, or rows cannot be understood; every such row is named.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)

    def cells() -> Cells:
        try:
            for row in reader:
                yield reader.line_num, row
        except csv.Error as cause:
            raise refuse("unreadable-line", part="line", number=reader.line_num, text=cause) from cause

    return read_rows(cells(), options)


def read_rows(cells: Cells, options: ImportOptions) -> ReadSchedule:
    """Return what rows of cells say; the first one that is not empty is the heading.

    Raises:
        BadFile: As `read_table`.
    """
    rows = ((number, [cell.strip() for cell in row]) for number, row in cells if any(cell.strip() for cell in row))
    heading = next(rows, None)
    if heading is None:
        raise refuse("empty")
    fields, remarks = read_heading(heading[1])
    sectors: dict[str, _Sector] = {}
    problems: list[Finding] = []
    for count, (number, row) in enumerate(rows):
        if count >= MOST_ROWS:
            raise refuse("too-many", limit=MOST_ROWS, what="lignes / lines")
        try:
            _read_row(number, row, fields, sectors, options)
        except BadFile as refusal:
            problems += refusal.findings
        if len(problems) >= MOST_FINDINGS:
            break
    if problems:
        raise BadFile(problems)
    if not sectors:
        raise refuse("nothing-inside")
    found = tuple(sector.read() for sector in sectors.values())
    return ReadSchedule(format="csv", sectors=found, remarks=tuple(remarks))


def read_heading(heading: Sequence[str]) -> tuple[list[str | None], list[Finding]]:
    """Return what each column means, None for those that mean nothing to us, with a remark on each of these.

    Raises:
        BadFile: A column is missing, or there twice.
    """
    fields: list[str | None] = []
    remarks = []
    for cell in heading:
        field = _OF_HEADING.get(fold(cell))
        if field is not None and field in fields:
            raise refuse("same-heading-twice", wanted=_HEADINGS[field][0])
        if field is None and cell:
            remarks.append(find("unknown-heading", text=cell))
        fields.append(field)
    found = ", ".join(heading)
    if "sector" not in fields:
        raise refuse("no-heading", wanted="secteur / sector", found=found)
    if not {"date", "rule", "address"} & set(fields):
        raise refuse("no-heading", wanted="date / règle / adresse", found=found)
    return fields, remarks


class _Sector(msgspec.Struct):
    """A sector while its rows come in."""

    code: str
    name: str
    rules: list[Rule] = []
    days: dict[date, ReadDay] = {}
    changes: list[ReadChange] = []
    addresses: dict[str, ReadAddress] = {}

    def read(self) -> ReadSector:
        says_when = bool(self.rules or self.days)
        if self.days and not self.rules:
            # Among listed days, the day that one replaces was listed too. Rules have it already.
            for change in self.changes:
                self.days.setdefault(change.planned_on, ReadDay(change.planned_on))
        return ReadSector(
            code=self.code,
            name=self.name,
            is_everywhere=self.code == EVERYWHERE,
            rules=tuple(self.rules),
            days=tuple(self.days[on] for on in sorted(self.days)),
            changes=tuple(sorted(self.changes, key=lambda each: each.planned_on)),
            addresses=tuple(self.addresses.values()),
            says_when=says_when,
        )


def _read_row(
    number: int, cells: Sequence[str], fields: Sequence[str | None], sectors: dict[str, _Sector], options: ImportOptions
) -> None:
    if len(cells) > len(fields) and any(cells[len(fields) :]):
        raise refuse("too-many-cells", part="line", number=number, count=len(cells), expected=len(fields))
    row = {field: cell for field, cell in zip(fields, cells, strict=False) if field is not None and cell}
    _check_cells(number, row)
    code = sector_code(row.get("sector", ""))
    if not code:
        raise refuse("no-sector", part="line", number=number)
    sector = sectors.setdefault(code, _Sector(code, row.get("name", row["sector"] if code != EVERYWHERE else "")))
    if "rule" in row:
        sector.rules.append(_rule(number, row, options))
    elif "date" in row:
        _read_days(number, row, sector)
    if "address" in row:
        sector.addresses.setdefault(fold(row["address"]), ReadAddress(row["address"], number))
    elif not {"rule", "date"} & set(row):
        raise refuse("no-schedule", part="line", number=number)


def _check_cells(number: int, row: Row) -> None:
    for cell in row.values():
        if cell in _FORMULA_ERRORS or cell.startswith("Err:"):
            raise refuse("formula-error", part="line", number=number, text=cell)
        if "\0" in cell:
            raise refuse("has-nul", part="line", number=number)
        if len(cell) > MOST_CELL_CHARACTERS:
            raise refuse("too-long", part="line", number=number, limit=MOST_CELL_CHARACTERS, text=cell)
    for field in ("sector", "name"):
        if len(row.get(field, "")) > LONGEST_NAME:
            raise refuse("too-long", part="line", number=number, limit=LONGEST_NAME, text=row[field])


def _rule(number: int, row: Row, options: ImportOptions) -> Rule:
    starts_on, last_on = _date(number, row, "from"), _date(number, row, "until")
    try:
        rule = read_rule(row["rule"], starts_on=starts_on, zone=options.zone)
    except NotUnderstood as cause:
        raise refuse("not-a-rule", part="line", number=number, text=row["rule"]) from cause
    except WrongWeekday as cause:
        raise refuse("wrong-weekday", part="line", number=number, day=cause.day, weekday=cause.weekday) from cause
    if starts_on and last_on and last_on < starts_on:
        raise refuse("ends-before-start", part="line", number=number, first=starts_on, last=last_on)
    changes: dict[str, object] = {}
    if starts_on:
        changes["from_on"] = starts_on
    if last_on:
        changes["until_on"] = last_on + timedelta(days=1)
    if "season" in row:
        changes["seasons"] = _understood(number, row, "season", "not-a-season")
    if "set_out" in row:
        changes["set_out"] = _understood(number, row, "set_out", "not-hours")
    return msgspec.structs.replace(rule, **changes)


def _understood(number: int, row: Row, field: str, code: str) -> object:
    try:
        return read_seasons(row[field]) if field == "season" else read_hours(row[field])
    except NotUnderstood as cause:
        raise refuse(code, part="line", number=number, text=row[field]) from cause


def _read_days(number: int, row: Row, sector: _Sector) -> None:
    first = _date(number, row, "date")
    last = _date(number, row, "until") or first
    if first is None or last is None:
        return
    if last < first:
        raise refuse("ends-before-start", part="line", number=number, first=first, last=last)
    count = (last - first).days + 1
    if count > LONGEST_STRETCH_DAYS:
        raise refuse("lasts-long", part="line", number=number, count=count, limit=LONGEST_STRETCH_DAYS)
    replaced = _date(number, row, "replaces")
    if replaced is None or replaced == first:
        for more in range(count):
            on = first + timedelta(days=more)
            sector.days.setdefault(on, ReadDay(on))
        return
    reason = {"fr": row["reason"]} if "reason" in row else MOVED
    sector.changes.append(ReadChange(kind="moved", planned_on=replaced, new_on=first, reason=reason))


def _date(number: int, row: Row, field: str) -> date | None:
    if field not in row:
        return None
    try:
        on = read_date(row[field])
    except AmbiguousDate as cause:
        raise refuse("ambiguous-date", part="line", number=number, text=row[field]) from cause
    except ValueError as cause:
        raise refuse("not-a-date", part="line", number=number, text=row[field]) from cause
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise refuse("far-date", part="line", number=number, text=row[field])
    return on
