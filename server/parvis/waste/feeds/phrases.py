"""What an event of a calendar says, in the town's words for bins and in ours for the rest; French where no other."""

from datetime import date

from parvis.kernel.language import pick
from parvis.waste.rules.pickups import Pickup, SetOut
from parvis.waste.schemas import Stream

_BARE = {"bulky", "tree"}
"""What is put out without a container: « encombrants » says more than « au bord du chemin ». The app says it alike."""

_MONTHS = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
_WEEKDAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_PHRASES = {
    "fr": {
        "name": "Collectes – {town}",
        "cancelled_title": "Pas de collecte\u00a0: {what}",
        "moved": "Au lieu du {planned}",
        "cancelled": "Annulée ce jour-là",
        "added": "Collecte ajoutée",
        "because": "{what}\u00a0: {reason}",
        "eve": "À sortir la veille dès {opens}, et avant {closes} le jour même",
        "eve_only": "À sortir la veille dès {opens}",
        "day": "À sortir le jour même, de {opens} à {closes}",
        "opens_only": "À sortir le jour même, dès {opens}",
        "closes_only": "À sortir avant {closes}",
        "only_for": "Pour\u00a0: {buildings}",
    },
    "en": {
        "name": "Collections – {town}",
        "cancelled_title": "No collection: {what}",
        "moved": "Instead of {planned}",
        "cancelled": "Cancelled on that day",
        "added": "Extra collection",
        "because": "{what}: {reason}",
        "eve": "Put it out the day before from {opens}, and by {closes} on the day",
        "eve_only": "Put it out the day before from {opens}",
        "day": "Put it out on the day, from {opens} to {closes}",
        "opens_only": "Put it out on the day, from {opens}",
        "closes_only": "Put it out by {closes}",
        "only_for": "For: {buildings}",
    },
}


def calendar_name(town: str, language: str) -> str:
    """Return what a calendar is called in a list of calendars."""
    return _say("name", language, town=town)


def matter_name(stream: Stream, language: str) -> str:
    """Return what is collected: « Matières recyclables »."""
    return _upper_first(pick(stream.name, language) or stream.code)


def title(pickup: Pickup, stream: Stream, language: str) -> str:
    """Return what goes out, « Bac bleu », or that it does not: some calendars show what is cancelled as any other."""
    bare = pick(stream.name, language) if stream.symbol in _BARE else pick(stream.container, language)
    what = bare or pick(stream.name, language) or stream.code
    if pickup.state == "cancelled":
        return _say("cancelled_title", language, what=what)
    return _upper_first(what)


def description(pickup: Pickup, stream: Stream, language: str) -> str:
    """Return the rest of what one needs, a line each: what it is, why it changed, when to put it out, and for whom."""
    buildings = [text for each in pickup.buildings if (text := pick(each.words, language))]
    lines = [
        matter_name(stream, language),
        _change(pickup, language),
        "" if pickup.state == "cancelled" else _hours(pickup.set_out, language),
        _say("only_for", language, buildings=", ".join(buildings)) if buildings else "",
    ]
    return "\n".join(f"{line.rstrip('.')}." for line in lines if line)


def day_words(on: date, language: str) -> str:
    """Return « vendredi 25 décembre 2026 »."""
    known = _known(language)
    weekday, month = _WEEKDAYS[known][on.weekday()], _MONTHS[known][on.month - 1]
    if known == "en":
        return f"{weekday}, {month} {on.day}, {on.year}"
    return f"{weekday} {'1er' if on.day == 1 else on.day} {month} {on.year}"


def time_words(at: str, language: str) -> str:
    """Return « 19 h », « 19 h 30 » of `19:00`, `19:30`."""
    hour, minute = int(at[:2]), int(at[3:])
    if _known(language) == "en":
        minutes = f":{minute:02}" if minute else ""
        return f"{hour % 12 or 12}{minutes}\u00a0{'a.m.' if hour < 12 else 'p.m.'}"  # noqa: PLR2004 - noon
    return f"{hour}\u00a0h" + (f"\u00a0{minute:02}" if minute else "")


def _change(pickup: Pickup, language: str) -> str:
    if pickup.state == "planned":
        return ""
    what = _say(pickup.state, language, planned=day_words(pickup.planned_on, language))
    reason = pick(pickup.reason or {}, language).strip().rstrip(".")
    return _say("because", language, what=what, reason=reason) if reason else what


def _hours(hours: SetOut, language: str) -> str:
    opens = time_words(hours.opens, language) if hours.opens else ""
    closes = time_words(hours.closes, language) if hours.closes else ""
    if not opens:
        return _say("closes_only", language, closes=closes) if closes else ""
    if hours.opens_day_before:
        return _say("eve" if closes else "eve_only", language, opens=opens, closes=closes)
    return _say("day" if closes else "opens_only", language, opens=opens, closes=closes)


def _say(key: str, language: str, **words: str) -> str:
    return _PHRASES[_known(language)][key].format(**words)


def _known(language: str) -> str:
    return language if language in _PHRASES else "fr"


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
