"""What is said at once to who reports a collection that the day's state explains."""

from parvis.waste.rules.day_words import day_words
from parvis.waste.rules.eligibility import Eligibility

_SAID = {
    "fr": {
        "wait": "Le camion peut encore passer aujourd’hui, jusqu’à 18\u00a0h. Laissez tout dehors.",
        "late": "Le camion est en retard, et l’équipe le sait. Laissez tout dehors.",
        "late_day": "Le camion est en retard : il passera le {day}. Laissez tout dehors.",
        "moved": "Cette collecte est déplacée au {day}.",
        "cancelled": "La collecte du {day} est annulée. Rentrez ce que vous avez sorti.",
    },
    "en": {
        "wait": "The truck may still come today, until 6\u00a0p.m. Leave everything out.",
        "late": "The truck is late, and the crew knows. Leave everything out.",
        "late_day": "The truck is late: it comes on {day}. Leave everything out.",
        "moved": "This collection has moved to {day}.",
        "cancelled": "The collection of {day} is cancelled. Bring in what you put out.",
    },
}


def report_words(found: Eligibility, language: str) -> str | None:
    """Return what answers the report; None where a person must."""
    known = language if language in _SAID else "fr"
    said = _SAID[known]
    key = "late_day" if found.answer == "late" and found.on else found.answer
    if key not in said:
        return None
    return said[key].format(day=day_words(found.on, known) if found.on else "").replace(" : ", "\u00a0: ")
