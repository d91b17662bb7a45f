"""A sector's calendar for whoever works with data: what each column means, and the rows as CSV.

Source: RFC 4180 (CSV, its `header` parameter).
"""

import csv
import io
from collections.abc import Sequence

from parvis.kernel.csv_cells import harmless
from parvis.kernel.language import Words, pick
from parvis.waste.schemas import CalendarPickup, OpenCalendar, OpenColumn, OpenLicence

LICENCE = OpenLicence(
    words={
        "fr": "Creative Commons Attribution 4.0 : servez-vous, en nommant la municipalité.",
        "en": "Creative Commons Attribution 4.0: use it as you like, naming the municipality.",
    },
    url="https://creativecommons.org/licenses/by/4.0/",
)

_COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("uid", "Identité de la collecte : la même pour toujours, quoi qu’il lui arrive.",
     "The pickup’s identity: the same for ever, whatever happens to it."),
    ("stream", "Code de la matière.", "The stream’s code."),
    ("sector", "Code du secteur, après celui de sa matière.", "The sector’s code, after its stream’s."),
    ("planned_on", "Jour prévu au calendrier, AAAA-MM-JJ.", "The day planned, YYYY-MM-DD."),
    ("on", "Jour où la collecte a lieu, ou aurait eu lieu, AAAA-MM-JJ.",
     "The day it takes place, or would have, YYYY-MM-DD."),
    ("state", "planned : comme prévu; moved : déplacée; cancelled : annulée; added : ajoutée.",
     "planned: as planned; moved: to another day; cancelled: not at all; added: an extra day."),
    ("sequence", "Nombre de décisions et de retraits : il ne fait que grandir.",
     "How many decisions and takings back: it only grows."),
    ("set_out_from", "Heure à partir de laquelle sortir le bac, HH:MM.", "From when the bin may be out, HH:MM."),
    ("set_out_from_day_before", "true : cette heure est celle de la veille.",
     "true: that hour is on the day before."),
    ("set_out_until", "Heure avant laquelle sortir le bac, le jour même, HH:MM.",
     "By when the bin must be out, on the day itself, HH:MM."),
    ("only_for", "Les seuls immeubles visés, en mots; vide : tous.",
     "The only buildings concerned, in words; empty: all."),
    ("streets", "Les seules rues visées : la ligne y remplace celle de même uid; vide : toutes.",
     "The only streets concerned: there, the line replaces the one of the same uid; empty: all."),
    ("reason", "Pourquoi la collecte n’est pas comme prévu; une colonne par langue, comme reason_fr.",
     "Why it is not as planned; one column per language, such as reason_fr."),
)  # fmt: skip
COLUMNS = [OpenColumn(name=name, words={"fr": french, "en": english}) for name, french, english in _COLUMNS]


def write_csv(calendar: OpenCalendar, languages: Sequence[str]) -> bytes:
    """Return the rows of `calendar` in UTF-8 with a heading, in words of the first of `languages`."""
    text = io.StringIO()
    names = [column.name for column in COLUMNS[:-1]]
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*names, *(f"reason_{language}" for language in languages)])
    for pickup in calendar.pickups:
        writer.writerow(_row(pickup, (), languages))
    for change in calendar.street_changes:
        writer.writerow(_row(change.pickup, change.streets, languages))
    return text.getvalue().encode()


def _row(pickup: CalendarPickup, streets: Sequence[str], languages: Sequence[str]) -> list[str]:
    reason: Words = pickup.reason or {}
    buildings = [pick(each.words, languages[0]) for each in pickup.only_for]
    cells = [
        pickup.uid, pickup.stream, pickup.sector, pickup.planned_on.isoformat(), pickup.on.isoformat(), pickup.state,
        str(pickup.sequence), pickup.set_out_from, str(pickup.set_out_from_day_before).lower(), pickup.set_out_until,
        "; ".join(buildings), "; ".join(streets), *(reason.get(language, "") for language in languages),
    ]  # fmt: skip
    return harmless(cells)
