"""What a reminder says on the phone's locked screen: the bins and the hours, never a street."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from parvis.kernel.language import pick
from parvis.waste.rules.bin_words import bin_words, lower_first, upper_first
from parvis.waste.rules.day_words import day_words, list_words, spoken, time_words
from parvis.waste.rules.pickups import Pickup, TimeOfDay
from parvis.waste.rules.reminders import Correction, Message
from parvis.waste.schemas import Stream

_NOON = "12:00"
_SAID = {
    "fr": {
        "evening": "Ce soir : {bins}, à sortir avant {until}",
        "tomorrow": "Demain : {bins}, à sortir avant {until}",
        "morning": "Ce matin : {bins}, à sortir avant {until}",
        "today": "Aujourd’hui : {bins}, à sortir avant {until}",
        "pickup_tomorrow": "Le camion passe demain, {day}.",
        "pickup_today": "Le camion passe aujourd’hui, {day}.",
        "instead": "{bins} : au lieu du {planned}{because}.",
        "added": "{bins} : collecte de plus{because}.",
        "keep_in": "À ne pas sortir : {bins}",
        "put_out": "À sortir finalement : {bins}",
        "changed": "Collecte changée : {bins}",
        "cancelled": "{bins} : la collecte du {day} est annulée{because}.",
        "moved": "{bins} : la collecte du {day} est déplacée au {on}{because}.",
        "stands": "{bins} : la collecte a lieu, {day}, à sortir avant {until}.",
        "because": " : {reason}",
    },
    "en": {
        "evening": "Tonight: {bins}, out before {until}",
        "tomorrow": "Tomorrow: {bins}, out before {until}",
        "morning": "This morning: {bins}, out before {until}",
        "today": "Today: {bins}, out before {until}",
        "pickup_tomorrow": "The truck comes tomorrow, {day}.",
        "pickup_today": "The truck comes today, {day}.",
        "instead": "{bins}: instead of {planned}{because}.",
        "added": "{bins}: an extra pickup{because}.",
        "keep_in": "Do not put out: {bins}",
        "put_out": "Put out after all: {bins}",
        "changed": "Pickup changed: {bins}",
        "cancelled": "{bins}: the pickup of {day} is cancelled{because}.",
        "moved": "{bins}: the pickup of {day} is moved to {on}{because}.",
        "stands": "{bins}: the pickup takes place, {day}, out before {until}.",
        "because": " ({reason})",
    },
}


class ReminderText(msgspec.Struct, frozen=True):
    """The two lines of a notification."""

    title: str
    body: str


class Speaker:
    """Says a town's reminders in one language.

    Args:
        streams: How the town calls its streams, by code.
        language: Of the phone; French where we do not speak it.
        today: The town's day.
    """

    def __init__(self, streams: Mapping[str, Stream], language: str, today: date) -> None:
        self._streams, self._today = streams, today
        self.language = spoken(language)

    def say(self, message: Message) -> ReminderText:
        """Write what one phone is told at once."""
        changes = [self._correction(each) for each in message.corrections]
        if not message.new:
            return ReminderText(self._corrected(message.corrections), " ".join(changes))
        pickups = [*(due.pickup for due in message.new), *message.also]
        first = min(pickups, key=lambda pickup: (pickup.on, pickup.set_out.closes or "23:59"))
        when = "pickup_today" if first.on <= self._today else "pickup_tomorrow"
        reasons = [self._unusual(pickup) for pickup in pickups if pickup.state in {"moved", "added"}]
        said = [self._words(when, day=self._day(first.on)), *reasons, *changes]
        return ReminderText(self._title(first, pickups), " ".join(said))

    def _title(self, first: Pickup, pickups: Sequence[Pickup]) -> str:
        until = first.set_out.closes or "23:59"
        if first.on > self._today:
            key = "evening" if first.set_out.opens_day_before else "tomorrow"
        else:
            key = "morning" if until <= _NOON else "today"
        return self._words(key, bins=self._bins(pickups), until=self._time(until))

    def _unusual(self, pickup: Pickup) -> str:
        key = "instead" if pickup.state == "moved" else "added"
        bins, planned = upper_first(self._bins([pickup])), self._day(pickup.planned_on)
        return self._words(key, bins=bins, planned=planned, because=self._because(pickup))

    def _corrected(self, corrections: Sequence[Correction]) -> str:
        kinds = {_kind_of(each) for each in corrections}
        key = kinds.pop() if len(kinds) == 1 else "changed"
        codes = dict.fromkeys(each.told.stream for each in corrections)
        return self._words(key, bins=self._list(map(self._bin, codes)))

    def _correction(self, correction: Correction) -> str:
        pickup, on = correction.pickup, correction.told.key.on
        bins, day = upper_first(self._bin(correction.told.stream)), self._day(on)
        because = self._because(pickup) if pickup else ""
        if pickup is None or correction.on is None:
            return self._words("cancelled", bins=bins, day=day, because=because)
        if correction.on == on:
            until = self._time(pickup.set_out.closes or "23:59")
            return self._words("stands", bins=bins, day=day, until=until)
        return self._words("moved", bins=bins, day=day, on=self._day(correction.on), because=because)

    def _because(self, pickup: Pickup) -> str:
        reason = pick(pickup.reason or {}, self.language).strip().rstrip(".")
        return self._words("because", reason=reason) if reason else ""

    def _bins(self, pickups: Iterable[Pickup]) -> str:
        return self._list(self._bin(code) for code in dict.fromkeys(pickup.stream for pickup in pickups))

    def _bin(self, code: str) -> str:
        stream = self._streams.get(code)
        return code if stream is None else lower_first(bin_words(stream, self.language))

    def _list(self, names: Iterable[str]) -> str:
        return list_words(list(names), self.language)

    def _day(self, on: date) -> str:
        return day_words(on, self.language)

    def _time(self, at: TimeOfDay) -> str:
        return time_words(at, self.language)

    def _words(self, key: str, **facts: str) -> str:
        return _SAID[self.language][key].format(**facts)


def _kind_of(correction: Correction) -> str:
    reminded_on, on = correction.told.key.on, correction.on
    if on == reminded_on:
        return "put_out"
    return "keep_in" if on is None or on > reminded_on else "changed"
