"""What each finding says, in French and English; in braces, what the finding mentions."""

from typing import Final

REASONS: Final = {
    # The file as a whole
    "too-large": ("le fichier dépasse {limit}.", "the file is larger than {limit}."),
    "empty": ("le fichier est vide.", "the file is empty."),
    "unknown-format": (
        "ce n’est ni un calendrier (.ics), ni un tableau (.csv, .xlsx, .ods), ni une carte (.geojson).",
        "this is neither a calendar (.ics), nor a table (.csv, .xlsx, .ods), nor a map (.geojson).",
    ),
    "not-utf-8": (
        "le fichier n’est pas en UTF-8; il a été lu en Latin-1. Vérifiez les accents.",
        "the file is not UTF-8; it was read as Latin-1. Check the accents.",
    ),
    "utf-16": ("le fichier a été lu en UTF-16.", "the file was read as UTF-16."),
    "has-nul": (
        "il contient des octets nuls: ce n’est pas du texte.",
        "it contains NUL bytes: this is not text.",
    ),
    "too-long": (
        "un texte dépasse {limit} caractères: « {text} »",
        "a text is longer than {limit} characters: “{text}”",
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
    "another-feed": (
        "secteur {sector}: aucun des {count} jours à venir n’est dans ce fichier. Confirmez qu’il les remplace.",
        "sector {sector}: none of the {count} days ahead is in this file. Confirm that it replaces them.",
    ),
    "sector-nowhere": (
        "le secteur {sector} n’a encore ni carte ni adresse: personne ne verra ses collectes.",
        "sector {sector} has no map and no address yet: nobody will see its pickups.",
    ),
    # Calendars
    "truncated": (
        "le fichier est coupé: « {begin} » ouvert ici n’est jamais fermé.",
        "the file is cut short: “{begin}” opened here is never closed.",
    ),
    "misplaced": ("« {text} » n’est pas à sa place.", "“{text}” is out of place."),
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
        "plusieurs collectes sont mêlées: {kinds}. Choisissez-en une.",
        "several collections are mixed: {kinds}. Choose one.",
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
    "far-date": (
        "« {text} » est trop loin pour un calendrier de collectes.",
        "“{text}” is too far away for a calendar of collections.",
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
    "formula-error": (
        "la case montre « {text} », une erreur de formule: corrigez-la dans le classeur.",
        "the cell shows “{text}”, a formula’s error: correct it in the workbook.",
    ),
    # Workbooks
    "not-a-workbook": (
        "le classeur ne se lit pas ({text}). Enregistrez-le de nouveau en .xlsx ou en .ods.",
        "the workbook cannot be read ({text}). Save it again as .xlsx or .ods.",
    ),
    "old-workbook": (
        "c’est un classeur de l’ancien format (.xls). Enregistrez-le en .xlsx.",
        "this is a workbook of the old format (.xls). Save it as .xlsx.",
    ),
    "locked": (
        "le classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe.",
        "the workbook is protected by a password. Save it without one.",
    ),
    "too-large-unpacked": (
        "une fois décompressé, le classeur dépasse {limit}.",
        "once unpacked, the workbook is larger than {limit}.",
    ),
    "no-known-sheet": (
        "aucune feuille ne commence par un en-tête connu. Feuilles lues: {found}.",
        "no sheet begins with a heading that we know. Sheets read: {found}.",
    ),
    "sheets-left-out": (
        "les autres feuilles sont laissées de côté: {found}.",
        "the other sheets are left out: {found}.",
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
    "area-too-detailed": (
        "le contour a plus de 100 000 points: simplifiez-le.",
        "the outline has more than 100,000 points: simplify it.",
    ),
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
