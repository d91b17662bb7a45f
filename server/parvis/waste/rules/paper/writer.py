"""The calendar of a household as a page lays it out: months of marked days, the key to the marks, what changes.

Pure: every word is chosen here, in one language; templates only place them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from parvis.kernel.language import pick
from parvis.waste.rules.bin_words import bin_words, lower_first, other_words, upper_first
from parvis.waste.rules.day_words import (
    day_words,
    list_words,
    month_words,
    short_day_words,
    time_words,
    weekday_words,
)
from parvis.waste.rules.paper.drawings import KNOWN_SYMBOLS, draw_mark, ink_on
from parvis.waste.rules.paper.parts import (
    PaperCalendar,
    PaperChange,
    PaperDate,
    PaperDay,
    PaperLine,
    PaperMonth,
    PaperStream,
)
from parvis.waste.rules.paper.words import PAPER_WORDS, PaperLanguage
from parvis.waste.rules.pickups import Pickup, SetOut
from parvis.waste.schemas import Stream

MONTHS: Final = 13
_CHANGED, _FOR_SOME = "*", "°"
_MOST_HOURS: Final = 2


def paper_stretch(today: date) -> tuple[date, date]:
    """Return the first day on paper, that of this month, and the first one after."""
    return today.replace(day=1), _month_after(today, MONTHS)


def make_paper(
    pickups: Sequence[Pickup], streams: Sequence[Stream], today: date, language: PaperLanguage, *, sunday_first: bool
) -> PaperCalendar:
    """Return the calendar of these pickups, from this month on."""
    first_on, until_on = paper_stretch(today)
    return _Writer(pickups, streams, language, first_on, until_on).write(today, sunday_first=sunday_first)


class _Writer:
    """Writes one calendar."""

    def __init__(
        self,
        pickups: Sequence[Pickup],
        streams: Sequence[Stream],
        language: PaperLanguage,
        first_on: date,
        until_on: date,
    ) -> None:
        self._first_on, self._until_on = first_on, until_on
        self._language, self._words = language, PAPER_WORDS[language]
        within = [each for each in pickups if self._has(each.on) or self._has(each.planned_on)]
        used = {each.stream for each in within}
        self._streams = [each for each in streams if each.code in used]
        self._place = {each.code: at for at, each in enumerate(self._streams)}
        self._pickups = sorted(within, key=lambda each: (each.on, self._place[each.stream]))
        self._standing = _by_day(each for each in self._pickups if each.state != "cancelled" and self._has(each.on))

    def write(self, today: date, *, sunday_first: bool) -> PaperCalendar:
        changed = [each for each in self._pickups if each.state != "planned" and max(each.on, each.planned_on) >= today]
        starred = {day for each in changed for day in (each.on, each.planned_on)}
        order = [7, 1, 2, 3, 4, 5, 6] if sunday_first else [1, 2, 3, 4, 5, 6, 7]
        months = [_month_after(self._first_on, index) for index in range(MONTHS)]
        return PaperCalendar(
            period=self._words["period"].format(
                first=month_words(months[0], self._language), last=month_words(months[-1], self._language)
            ),
            weekdays=[(name[0].upper(), name) for name in (weekday_words(day, self._language) for day in order)],
            streams=list(self._write_streams()),
            months=[self._write_month(month, order[0], starred) for month in months],
            changes=list(self._write_changes(changed)),
            notes=list(self._write_notes()),
        )

    def _has(self, day: date) -> bool:
        return self._first_on <= day < self._until_on

    def _name(self, pickup: Pickup) -> str:
        return bin_words(self._streams[self._place[pickup.stream]], self._language)

    def _names(self, pickups: Iterable[Pickup]) -> list[str]:
        return list(dict.fromkeys(self._name(each) for each in pickups))

    def _write_streams(self) -> Iterator[PaperStream]:
        letters = _letters([each.symbol for each in self._streams])
        for stream, letter in zip(self._streams, letters, strict=True):
            name = bin_words(stream, self._language)
            yield PaperStream(
                name=upper_first(name),
                matter=other_words(stream, self._language),
                hours=self._write_hours(each.set_out for each in self._pickups if each.stream == stream.code),
                how=pick(stream.set_out_words, self._language),
                mark=draw_mark("" if letter else stream.symbol, stream.colour),
                letter=letter,
                ink=ink_on(stream.colour),
            )

    def _write_hours(self, set_outs: Iterable[SetOut]) -> str:
        """Return the usual hours first, then the others."""
        usual = Counter(self._write_set_out(each) for each in set_outs).most_common(_MOST_HOURS)
        return self._words["or"].join(words if at == 0 else lower_first(words) for at, (words, _) in enumerate(usual))

    def _write_set_out(self, set_out: SetOut) -> str:
        opens, closes = (time_words(each, self._language) if each else "" for each in (set_out.opens, set_out.closes))
        if not opens:
            return self._words["until" if closes else "any_hour"].format(closes=closes)
        key = ("eve" if set_out.opens_day_before else "day") + ("" if closes else "_only")
        return self._words[key].format(opens=opens, closes=closes)

    def _write_month(self, month: date, first_weekday: int, starred: set[date]) -> PaperMonth:
        days = [month + timedelta(days=index) for index in range((_month_after(month, 1) - month).days)]
        lead = (month.isoweekday() - first_weekday) % 7
        cells = [None] * lead + [self._write_day(day, starred) for day in days]
        cells += [None] * (-len(cells) % 7)
        return PaperMonth(
            name=upper_first(month_words(month, self._language)),
            weeks=[cells[at : at + 7] for at in range(0, len(cells), 7)],
            dates=[date_ for day in days if (date_ := self._write_date(day)).lines],
        )

    def _write_day(self, day: date, starred: set[date]) -> PaperDay:
        pickups = self._standing.get(day, [])
        note = (_CHANGED if day in starred else "") + (_FOR_SOME if any(each.buildings for each in pickups) else "")
        if not pickups:
            return PaperDay(number=day.day, note=note)
        bins = ", ".join(self._names(pickups))
        return PaperDay(
            number=day.day,
            says=self._words["say"].format(day=day_words(day, self._language), bins=bins),
            marks=sorted({self._place[each.stream] for each in pickups}),
            note=note,
        )

    def _write_date(self, day: date) -> PaperDate:
        off = [each for each in self._pickups if each.planned_on == day and each.state in {"moved", "cancelled"}]
        lines = [self._write_line(each, is_off=False) for each in self._standing.get(day, [])]
        lines += [self._write_line(each, is_off=True) for each in off]
        return PaperDate(day=upper_first(day_words(day, self._language)), lines=list(dict.fromkeys(lines)))

    def _write_line(self, pickup: Pickup, *, is_off: bool) -> PaperLine:
        details = [self._write_change(pickup, is_off=is_off)]
        if pickup.buildings and not is_off:
            details.append(self._words["only_for_here"].format(whom=self._whom([pickup])))
        return PaperLine(
            mark=self._place[pickup.stream],
            name=upper_first(self._name(pickup)),
            detail=upper_first("; ".join(detail for detail in details if detail)),
            is_off=is_off,
        )

    def _write_change(self, pickup: Pickup, *, is_off: bool) -> str:
        if pickup.state == "planned":
            return ""
        key = {"moved": "away" if is_off else "instead", "cancelled": "not_at_all", "added": "extra"}[pickup.state]
        words = self._words[key].format(
            planned=day_words(pickup.planned_on, self._language), on=day_words(pickup.on, self._language)
        )
        return f"{words} ({why})" if (why := self._reason(pickup)) else words

    def _write_changes(self, changed: Iterable[Pickup]) -> Iterator[PaperChange]:
        """Return the changes by day; what changes alike on one day, and for one reason, stands on one line."""
        alike: dict[tuple[date, date, str, str], list[Pickup]] = {}
        for each in sorted(changed, key=lambda each: (each.planned_on, self._place[each.stream])):
            alike.setdefault((each.planned_on, each.on, each.state, self._reason(each)), []).append(each)
        for (planned_on, on, state, why), pickups in alike.items():
            yield PaperChange(
                when=upper_first(
                    self._words[state].format(
                        planned=short_day_words(planned_on, self._language), on=short_day_words(on, self._language)
                    )
                ),
                bins=list_words(self._names(pickups), self._language),
                why=why,
            )

    def _write_notes(self) -> Iterator[str]:
        """Say for whom the days are that are not for everybody."""
        some: dict[str, list[Pickup]] = {}
        for each in self._pickups:
            if each.buildings and each.state != "cancelled":
                some.setdefault(self._name(each), []).append(each)
        for name, pickups in some.items():
            yield self._words["only_for"].format(bin=upper_first(name), whom=self._whom(pickups))

    def _whom(self, pickups: Iterable[Pickup]) -> str:
        words = (pick(each.words, self._language) for pickup in pickups for each in pickup.buildings)
        return list_words(list(dict.fromkeys(words)), self._language)

    def _reason(self, pickup: Pickup) -> str:
        return pick(pickup.reason or {}, self._language).removesuffix(".")


def _by_day(pickups: Iterable[Pickup]) -> Mapping[date, list[Pickup]]:
    days: dict[date, list[Pickup]] = {}
    for each in pickups:
        days.setdefault(each.on, []).append(each)
    return days


def _letters(symbols: Sequence[str]) -> list[str]:
    """Return a letter for each stream that bears a symbol nobody drew, or one that stands for another already."""
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 2)
    seen: set[str] = set()
    given = []
    for symbol in symbols:
        given.append("" if symbol in KNOWN_SYMBOLS - seen else next(letters, "?"))
        seen.add(symbol)
    return given


def _month_after(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, 1)
