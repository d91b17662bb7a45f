"""What is wrong, or worth knowing, in a file: where, and why, in plain French and English."""

from typing import Final, Literal

import msgspec

from parvis.kernel.errors import Invalid

Part = Literal["file", "line", "feature"]
Language = Literal["fr", "en"]

MOST_FINDINGS = 100
"""Beyond, the list helps nobody."""

_PLACES: Final = {
    "file": ("Fichier", "File"),
    "line": ("Ligne {number}", "Line {number}"),
    "feature": ("Élément {number}", "Feature {number}"),
}

_REASONS: Final = {
    # The file as a whole
    "too-large": ("le fichier dépasse {limit}.", "the file is larger than {limit}."),
    "empty": ("le fichier est vide.", "the file is empty."),
    "unknown-format": (
        "ce n’est ni un calendrier (.ics), ni un tableau (.csv), ni une carte (.geojson).",
        "this is neither a calendar (.ics), nor a table (.csv), nor a map (.geojson).",
    ),
    "not-utf-8": (
        "le fichier n’est pas en UTF-8; il a été lu en Latin-1. Vérifiez les accents.",
        "the file is not UTF-8; it was read as Latin-1. Check the accents.",
    ),
    "nothing-inside": ("on n’y trouve aucune collecte.", "no collection was found in it."),
    "too-many": ("il y a plus de {limit} {what}.", "there are more than {limit} {what}."),
    "only-past": (
        "toutes les dates sont passées (la dernière est le {last}).",
        "all dates are past (the last one is {last}).",
    ),
    "addresses-elsewhere": (
        "aucune adresse de la ville ne se trouve dans ces secteurs: est-ce le fichier d’une autre ville?",
        "no address of the town lies in these sectors: is it another town’s file?",
    ),
    # Calendars
    "truncated": (
        "le fichier est coupé: « {begin} » ouvert ici n’est jamais fermé.",
        "the file is cut short: “{begin}” opened here is never closed.",
    ),
    "unreadable-line": ("la ligne ne se lit pas: {text}", "the line cannot be read: {text}"),
    "no-start": ("l’événement n’a pas de date (DTSTART).", "the event has no date (DTSTART)."),
    "bad-property": ("{name} ne se lit pas: {text}", "{name} cannot be read: {text}"),
    "too-often": (
        "l’événement revient plus d’une fois par jour ({text}).",
        "the event comes back more than once a day ({text}).",
    ),
    "too-many-days": (
        "l’événement revient plus de {limit} fois.",
        "the event comes back more than {limit} times.",
    ),
    "this-and-future": (
        "RANGE=THISANDFUTURE n’est pas accepté: exportez la série corrigée.",
        "RANGE=THISANDFUTURE is not accepted: export the corrected series.",
    ),
    "several-kinds": (
        "plusieurs collectes sont mêlées: {kinds}. Choisissez-en une avec --only.",
        "several collections are mixed: {kinds}. Choose one with --only.",
    ),
    "no-such-kind": (
        "« {only} » n’y est pas. On y trouve: {kinds}.",
        "“{only}” is not in it. It holds: {kinds}.",
    ),
    "expanded": (
        "la récurrence {text} est gardée jour par jour, jusqu’au {last}: importez de nouveau avant cette date.",
        "the recurrence {text} is kept day by day, until {last}: import again before then.",
    ),
    "start-out-of-rule": (
        "le premier jour ({day}) ne suit pas la récurrence; il est gardé en plus.",
        "the first day ({day}) does not follow the recurrence; it is kept as well.",
    ),
    "same-day-twice": ("le {day} y est deux fois; il est gardé une fois.", "{day} is there twice; it is kept once."),
    "not-in-series": (
        "le {day} ne fait pas partie de la série; cette exception est laissée de côté.",
        "{day} is not part of the series; this exception is left out.",
    ),
    "lasts-long": (
        "l’événement dure {count} jours; plus de {limit} n’est pas une collecte.",
        "the event lasts {count} days; more than {limit} is not a collection.",
    ),
    # Tables
    "no-heading": (
        "il manque la colonne « {wanted} ». Colonnes lues: {found}.",
        "the column “{wanted}” is missing. Columns read: {found}.",
    ),
    "unknown-heading": ("la colonne « {text} » n’est pas utilisée.", "the column “{text}” is not used."),
    "same-heading-twice": (
        "deux colonnes veulent dire « {wanted} ».",
        "two columns mean “{wanted}”.",
    ),
    "too-many-cells": (
        "la ligne a {count} cases, l’en-tête {expected}.",
        "the line has {count} cells, the heading {expected}.",
    ),
    "no-sector": ("le secteur manque.", "the sector is missing."),
    "no-schedule": (
        "il faut une date, une règle ou une adresse.",
        "a date, a rule or an address is needed.",
    ),
    "not-a-date": (
        "« {text} » n’est pas une date qui existe. Écrivez-la comme 2027-03-27.",
        "“{text}” is not a date that exists. Write it like 2027-03-27.",
    ),
    "ambiguous-date": (
        "« {text} » peut se lire de deux façons. Écrivez la date comme 2027-03-27.",
        "“{text}” can be read in two ways. Write the date like 2027-03-27.",
    ),
    "ends-before-start": (
        "la fin ({last}) vient avant le début ({first}).",
        "the end ({last}) is before the start ({first}).",
    ),
    "not-a-rule": (
        "« {text} » ne se comprend pas. Écrivez « chaque lundi », « aux 2 semaines le jeudi à partir du 2027-01-07 »…",
        "“{text}” is not understood. Write “every monday”, “every 2 weeks on thursday from 2027-01-07”…",
    ),
    "wrong-weekday": ("le {day} n’est pas un {weekday}.", "{day} is not a {weekday}."),
    "not-a-season": (
        "« {text} » n’est pas une saison. Écrivez par exemple « 15 avril au 15 novembre ».",
        "“{text}” is not a season. Write for example “April 15 to November 15”.",
    ),
    "not-hours": (
        "« {text} » ne dit pas quand sortir le bac. Écrivez par exemple « entre 19 h la veille et 7 h ».",
        "“{text}” does not say when to set out. Write for example “19:00 the day before to 07:00”.",
    ),
    "no-such-address": (
        "l’adresse « {text} » n’existe pas dans la ville.",
        "there is no address “{text}” in the town.",
    ),
    "nothing-to-move": (
        "secteur {sector}: aucune collecte n’est prévue le {day}, que le fichier déplace.",
        "sector {sector}: no pickup is planned on {day}, which the file moves.",
    ),
    # Maps
    "not-json": ("ce n’est pas du JSON ({text}).", "this is not JSON ({text})."),
    "not-a-collection": (
        "il faut une FeatureCollection de polygones.",
        "a FeatureCollection of polygons is needed.",
    ),
    "not-wgs-84": (
        "les coordonnées ne sont pas en degrés WGS 84 ({text}). Exportez en EPSG:4326.",
        "the coordinates are not in WGS 84 degrees ({text}). Export as EPSG:4326.",
    ),
    "no-code": (
        "l’élément ne nomme pas son secteur (propriétés lues: {found}).",
        "the feature does not name its sector (properties read: {found}).",
    ),
    "area-not-a-polygon": ("ce n’est pas un polygone.", "it is not a polygon."),
    "area-unreadable": ("le polygone ne se lit pas.", "the polygon cannot be read."),
    "area-empty": ("le polygone est vide.", "the polygon is empty."),
    "area-not-in-degrees": (
        "les coordonnées sortent de la Terre: exportez en degrés (EPSG:4326).",
        "the coordinates lie outside the Earth: export in degrees (EPSG:4326).",
    ),
    "area-crosses-itself": (
        "le contour se croise et ne se répare pas sans deviner.",
        "the outline crosses itself and cannot be mended without guessing.",
    ),
    "area-repaired": (
        "le contour du secteur {sector} se croisait; il a été réparé.",
        "the outline of sector {sector} crossed itself; it was mended.",
    ),
    "same-sector-twice": (
        "le secteur {sector} y est deux fois avec le même horaire: les deux terrains sont réunis.",
        "sector {sector} is there twice with the same schedule: both grounds are joined.",
    ),
    "sector-contradicts": (
        "le secteur {sector} y est deux fois avec deux horaires différents.",
        "sector {sector} is there twice with two different schedules.",
    ),
    "sectors-overlap": (
        "les secteurs {one} et {other} se chevauchent: une adresse entre les deux verra les deux.",
        "sectors {one} and {other} overlap: an address in both will see both.",
    ),
    "kept-as-words": (
        "secteur {sector}: l’horaire n’est pas assez précis pour un calendrier; il sera montré tel quel: « {text} »",
        "sector {sector}: the schedule is not exact enough for a calendar; it will be shown as it is: “{text}”",
    ),
    "without-schedule": (
        "secteur {sector}: aucun horaire dans le fichier.",
        "sector {sector}: no schedule in the file.",
    ),
    "exception-as-words": (
        "secteur {sector}: une exception sera montrée telle quelle: « {text} »",
        "sector {sector}: an exception will be shown as it is: “{text}”",
    ),
}  # fmt: skip


class Finding(msgspec.Struct, frozen=True):
    """One thing about a file: a reason not to take it, or a remark.

    Args:
        code: Which, a key of the texts above.
        part: What `number` counts.
        number: From 1; 0 is the file as a whole.
        params: What the text mentions.
    """

    code: str
    part: Part = "file"
    number: int = 0
    params: dict[str, str] = {}

    def say(self, language: Language = "fr") -> str:
        """Return it as a sentence for the person who brought the file."""
        which = 0 if language == "fr" else 1
        where = _PLACES[self.part][which].format(number=self.number)
        sentence = f"{where}: {_REASONS[self.code][which].format(**self.params)}"
        return sentence if which else _typeset(sentence)


class BadFile(Invalid):
    """The file was not taken, and nothing changed; `findings` says why."""

    code = "waste.bad-file"

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = sorted(findings[:MOST_FINDINGS], key=lambda each: each.number)
        super().__init__(self.findings[0].say("en") if self.findings else "")


def _typeset(french: str) -> str:
    """Return it with Québec's no-break spaces: before a colon and inside guillemets."""
    return french.replace(": ", "\u00a0: ").replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def refuse(code: str, *, part: Part = "file", number: int = 0, **params: object) -> BadFile:
    """Return the refusal for one reason, to be raised."""
    return BadFile([find(code, part=part, number=number, **params)])


def find(code: str, *, part: Part = "file", number: int = 0, **params: object) -> Finding:
    """Return a finding; `params` are written as text."""
    return Finding(code, part, number, {name: shorten(str(value)) for name, value in params.items()})


def shorten(text: str, longest: int = 240) -> str:
    """Return `text` on one line, cut where it would drown the rest."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
