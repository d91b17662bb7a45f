"""The audit trail as a table, for whoever must hand it on."""

import csv
import io
from collections.abc import Sequence
from datetime import tzinfo
from typing import Final

from parvis.kernel.csv_cells import DELIMITERS, harmless
from parvis.kernel.language import pick
from parvis.waste.audit_schemas import AuditAct, AuditEntry

_HEADINGS: Final = {
    "fr": ("Quand", "Qui", "Quoi", "Matière", "Où", "Jour prévu", "Nouveau jour", "Pourquoi", "Appareils visés",
           "Appareils rejoints"),
    "en": ("When", "Who", "What", "Stream", "Where", "Planned day", "New day", "Why", "Devices aimed at",
           "Devices reached"),
}  # fmt: skip
_ACTS: Final[dict[str, dict[AuditAct, str]]] = {
    "fr": {
        "change-decided": "Changement décidé",
        "change-withdrawn": "Changement retiré",
        "holidays-decided": "Jours fériés choisis",
        "import-applied": "Fichier importé",
        "import-undone": "Import annulé",
    },
    "en": {
        "change-decided": "Change decided",
        "change-withdrawn": "Change taken back",
        "holidays-decided": "Holidays chosen",
        "import-applied": "File imported",
        "import-undone": "Import undone",
    },
}


def audit_csv(entries: Sequence[AuditEntry], language: str, zone: tzinfo) -> bytes:
    """Return the entries as CSV in UTF-8 with its mark, in French or English; no cell of it is a formula."""
    spoken = language if language in _HEADINGS else "fr"
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=DELIMITERS[spoken])
    writer.writerow(_HEADINGS[spoken])
    writer.writerows(harmless(_cells(entry, spoken, zone)) for entry in entries)
    return sheet.getvalue().encode("utf-8-sig")


def _cells(entry: AuditEntry, language: str, zone: tzinfo) -> list[str]:
    when = entry.at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    start = [when, entry.author, _ACTS[language][entry.act], entry.stream or ""]
    if change := entry.change:
        where = ", ".join(change.streets) or change.sector or ""
        days = [str(change.planned_on), str(change.new_on or "")]
        told = [str(change.told.targeted), str(change.told.received)] if change.told else ["", ""]
        return [*start, where, *days, pick(change.reason, language), *told]
    if holidays := entry.holidays:
        chosen = ", ".join(f"{each.holiday} ({each.effect})" for each in holidays.after)
        return [*start, "", "", "", chosen, "", ""]
    return [*start, "", "", "", entry.file.file_name if entry.file else "", "", ""]
