"""GeoJSON maps: one feature is a sector, its properties say when.

Properties, in any case: the sector in `SECTEUR`, `sector`, `ID` or `code`; its name in `nom` or `name`; its schedule in
`règle` or `rule` (a phrase, as in a table) or in a sentence, `MESSAGE_FR` beside `MESSAGE_EN` as Montréal publishes
them, `horaire` or `schedule`; remarks on it in `EXCEPTION_FR` and `EXCEPTION_EN`.

Source: RFC 7946 (always WGS 84); older files name a `crs`, which must be the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from parvis.kernel.language import Words
from parvis.kernel.places import fold
from parvis.waste.imports.findings import MOST_FINDINGS, BadFile, Finding, find, refuse
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.phrases import NotUnderstood, WrongWeekday, read_rule
from parvis.waste.imports.schedule import LONGEST_NAME, ReadSchedule, ReadSector, sector_code
from parvis.waste.imports.sentences import bears_on_days, read_sentence
from parvis.waste.rules.areas import BadArea, overlaps, read_area, union
from parvis.waste.rules.pickups import Rule

MOST_FEATURES = 5_000

_WGS_84 = ("CRS84", "EPSG::4326", "EPSG:4326")
_SECTOR = ("secteur", "sector", "code", "id")
_NAME = ("nom", "name")
_RULE = ("regle", "rule")
_FRENCH = ("message fr", "horaire", "horaire fr")
_ENGLISH = ("message en", "schedule", "schedule en")
_REMARK_FRENCH = ("exception fr", "exception")
_REMARK_ENGLISH = ("exception en",)


def read_map(content: bytes | str, options: ImportOptions) -> ReadSchedule:
    """Return what a map says.

    Raises:
        BadFile: It is no map of polygons in WGS 84, a feature has no sector, or an outline cannot be mended.
    """
    features = _features(content)
    sectors: dict[str, ReadSector] = {}
    remarks: list[Finding] = []
    problems: list[Finding] = []
    for number, feature in enumerate(features, start=1):
        try:
            sector, found = _read_feature(number, feature, options)
            before = sectors.get(sector.code)
            sectors[sector.code] = sector if before is None else _join(number, before, sector)
        except BadFile as refusal:
            problems += refusal.findings
            continue
        remarks += found
        if before is not None:
            remarks.append(find("same-sector-twice", part="feature", number=number, sector=sector.code))
        if len(problems) >= MOST_FINDINGS:
            break
    if problems:
        raise BadFile(problems)
    remarks += _overlaps(sectors)
    return ReadSchedule(format="geojson", sectors=tuple(sectors.values()), remarks=tuple(remarks))


def _features(content: bytes | str) -> list[Any]:
    try:
        document = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as cause:
        raise refuse("not-json", text=cause) from cause
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or document.get("type") != "FeatureCollection":
        raise refuse("not-a-collection")
    named = str(document.get("crs") or "")
    if named and not any(each in named for each in _WGS_84):
        raise refuse("not-wgs-84", text=named)
    if not features:
        raise refuse("nothing-inside")
    if len(features) > MOST_FEATURES:
        raise refuse("too-many", limit=MOST_FEATURES, what="éléments / features")
    return features


def _read_feature(number: int, feature: object, options: ImportOptions) -> tuple[ReadSector, list[Finding]]:
    if not isinstance(feature, dict) or not isinstance(properties := feature.get("properties"), dict):
        raise refuse("not-a-collection", part="feature", number=number)
    said = {fold(name): str(value) for name, value in properties.items() if isinstance(value, str | int | float)}
    said = {name: text for name, text in said.items() if text.strip()}
    name = _first(said, _SECTOR)
    if any("\0" in text for text in said.values()):
        raise refuse("has-nul", part="feature", number=number)
    if len(_first(said, _NAME) or name) > LONGEST_NAME:
        raise refuse("too-long", part="feature", number=number, limit=LONGEST_NAME, text=name)
    code = sector_code(name)
    if not code:
        raise refuse("no-code", part="feature", number=number, found=", ".join(properties))
    remarks: list[Finding] = []
    try:
        area = read_area(feature.get("geometry"))
    except BadArea as cause:
        raise refuse(cause.code, part="feature", number=number) from cause
    if area.was_repaired:
        remarks.append(find("area-repaired", part="feature", number=number, sector=code))
    rules, more = _schedule(number, code, said, options)
    remark = _first(said, _REMARK_FRENCH)
    if bears_on_days(remark):
        more.append(find("exception-as-words", part="feature", number=number, sector=code, text=remark))
    sector = ReadSector(
        code=code,
        name=_first(said, _NAME) or name,
        note=_note(said),
        area=area,
        rules=tuple(rules),
        says_when=any(heading in said for heading in (*_RULE, *_FRENCH)),
    )
    return sector, remarks + more


def _schedule(
    number: int, code: str, said: Mapping[str, str], options: ImportOptions
) -> tuple[Sequence[Rule], list[Finding]]:
    """Return the rules of a feature: of a phrase, refused when not understood; of a sentence, kept as words then."""
    if phrase := _first(said, _RULE):
        try:
            return [read_rule(phrase, starts_on=options.today, zone=options.zone)], []
        except NotUnderstood as cause:
            raise refuse("not-a-rule", part="feature", number=number, text=phrase) from cause
        except WrongWeekday as cause:
            day, weekday = cause.day, cause.weekday
            raise refuse("wrong-weekday", part="feature", number=number, day=day, weekday=weekday) from cause
    if not (written := _first(said, _FRENCH)):
        return [], [find("without-schedule", part="feature", number=number, sector=code)]
    sentence = read_sentence(written)
    if sentence.is_exact:
        return sentence.rules, []
    return [], [find("kept-as-words", part="feature", number=number, sector=code, text=written)]


def _note(said: Mapping[str, str]) -> Words | None:
    """Return what the town says of the sector, word for word, its remarks below."""
    french = [text for names in (_FRENCH, _REMARK_FRENCH) if (text := _lines(_first(said, names)))]
    english = [text for names in (_ENGLISH, _REMARK_ENGLISH) if (text := _lines(_first(said, names)))]
    note = {"fr": "\n".join(french), "en": "\n".join(english)}
    return {language: text for language, text in note.items() if text} or None


def _lines(text: str) -> str:
    return "\n".join(line for each in text.splitlines() if (line := " ".join(each.split())))


def _first(said: Mapping[str, str], names: Sequence[str]) -> str:
    return next((said[name].strip() for name in names if name in said), "")


def _join(number: int, before: ReadSector, sector: ReadSector) -> ReadSector:
    """Return one sector of two features that name it.

    Raises:
        BadFile: Their schedules differ.
    """
    same = (before.rules, before.note) == (sector.rules, sector.note)
    if not same or before.area is None or sector.area is None:
        raise refuse("sector-contradicts", part="feature", number=number, sector=sector.code)
    return msgspec.structs.replace(before, area=union([before.area, sector.area]))


def _overlaps(sectors: Mapping[str, ReadSector]) -> Iterator[Finding]:
    grounds = {code: sector.area.geojson for code, sector in sectors.items() if sector.area}
    for one, other in overlaps(grounds):
        yield find("sectors-overlap", one=one, other=other)
