"""What an event of a calendar says, in the town's words for bins and in ours for the rest; French where no other."""

from parvis.kernel.language import pick
from parvis.waste.rules.bin_words import bin_words, upper_first
from parvis.waste.rules.day_words import day_words, spoken, time_words
from parvis.waste.rules.pickups import Pickup, SetOut
from parvis.waste.schemas import Stream

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
    return upper_first(pick(stream.name, language) or stream.code)


def title(pickup: Pickup, stream: Stream, language: str) -> str:
    """Return what goes out, « Bac bleu », or that it does not: some calendars show what is cancelled as any other."""
    what = bin_words(stream, language)
    if pickup.state == "cancelled":
        return _say("cancelled_title", language, what=what)
    return upper_first(what)


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


def _change(pickup: Pickup, language: str) -> str:
    if pickup.state == "planned":
        return ""
    what = _say(pickup.state, language, planned=day_words(pickup.planned_on, language, year=True))
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
    return _PHRASES[spoken(language)][key].format(**words)
