"""Two weeks of reminders, looked at when it pleases: the plan against a person who walks through them by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from parvis.waste.rules.pickups import Pickup
from parvis.waste.rules.reminders import Key, Message, Told, Wish, day_of, instant_of, next_moment, plan
from tests.server.waste.wished import QUEBEC, a_pickup, a_wish


class Phone:
    """What one phone was told, kept as the service keeps it, and all that it showed."""

    def __init__(self, wishes: list[Wish]) -> None:
        self.wishes = wishes
        self.told: list[Told] = []
        self.missed: list[Key] = []
        self.shown: list[Message] = []
        self.looked_at = min(wish.since for wish in wishes)

    def look(self, pickups: list[Pickup], now: datetime, *, crashes: bool) -> None:
        planned = plan(self.wishes, pickups, self.told, looked_at=self.looked_at, now=now, zone=QUEBEC)
        if crashes:
            return
        for message in planned.messages:
            assert all(pickup in pickups and now < self._useful_until(pickup, message.tag) for pickup in message.also)
            self.shown.append(message)
            corrected = {each.told.key: each.on for each in message.corrections}
            self.told = [
                Told(
                    key=each.key,
                    stream=each.stream,
                    tag=each.tag,
                    version=message.version if each.key in corrected else each.version,
                    said_on=corrected.get(each.key, each.said_on),
                    useful_until=each.useful_until,
                )
                for each in self.told
            ] + [
                Told(
                    key=due.key,
                    stream=due.pickup.stream,
                    tag=due.tag,
                    version=message.version,
                    said_on=due.key.on,
                    useful_until=due.useful_until,
                )
                for due in message.new
            ]
        self.missed += [due.key for due in planned.missed]
        self.looked_at = next_moment(self.wishes, now, QUEBEC)

    def _useful_until(self, pickup: Pickup, tag: str) -> datetime:
        return max(each.useful_until for each in self.told if (each.key.uid, each.tag) == (pickup.uid, tag))


# Two weeks around each change of the clocks; minutes from the first midnight.
_STARTS = [datetime(2026, 10, 26, 4, tzinfo=UTC), datetime(2027, 3, 8, 5, tzinfo=UTC)]
_MINUTES = st.integers(0, 14 * 24 * 60)
_GONE = 99
"""Not cancelled: a sector redrawn, an import, an added day taken back."""


@given(
    start=st.sampled_from(_STARTS),
    rounds=st.lists(st.tuples(_MINUTES, st.booleans()), min_size=5, max_size=80),
    moves=st.lists(st.tuples(_MINUTES, st.integers(0, 13), st.sampled_from([*range(-2, 4), _GONE])), max_size=6),
    times=st.lists(
        st.tuples(st.sampled_from(["02:30", "06:00", "19:00", "23:45"]), st.sampled_from(["eve", "day"])),
        min_size=1,
        max_size=3,
        unique=True,
    ),
)
@example(  # one tag for tonight's bin, which is over, and tomorrow's, which is not, when both are gone
    start=_STARTS[0],
    rounds=[(43 * 60, False), (44 * 60 + 1, False)],
    moves=[(44 * 60, 1, _GONE), (44 * 60, 2, _GONE)],
    times=[("19:00", "eve"), ("19:00", "day")],
)  # fmt: skip
def test_each_reminder_once_in_time_and_the_last_word_is_true(
    start: datetime,
    rounds: list[tuple[int, bool]],
    moves: list[tuple[int, int, int]],
    times: list[tuple[str, str]],
) -> None:
    """A pickup each day; some are moved (by 0: cancelled), or known no more, at any moment; rounds come, some crash."""
    first_on = start.astimezone(QUEBEC).date()
    phone = Phone([a_wish(at, day, since=start) for at, day in times])

    def pickups_at(minute: int) -> list[Pickup]:
        decided = {day: by for at, day, by in sorted(moves) if at <= minute}
        days = [first_on + timedelta(days=number) for number in range(14)]
        planned = enumerate(days)
        return [_as_decided(day, by) for number, day in planned if (by := decided.get(number)) != _GONE]

    looked = []
    for minute, crashes in sorted(rounds):
        now = start + timedelta(minutes=minute)
        phone.look(pickups_at(minute), now, crashes=crashes)
        if not crashes:
            looked.append((minute, now))

    keys = [due.key for message in phone.shown for due in message.new]
    assert len(keys) == len(set(keys))
    assert not set(keys) & set(phone.missed)
    versions = [(message.tag, message.version) for message in phone.shown]
    assert len(versions) == len(set(versions))
    for wish in phone.wishes:
        for pickup in pickups_at(0):
            _check(phone, wish, pickup.uid, looked, pickups_at)


def _as_decided(day: date, by: int | None) -> Pickup:
    if by is None:
        return a_pickup(day)
    if by == 0:
        return a_pickup(day, state="cancelled")
    return a_pickup(day + timedelta(days=by), planned_on=day, state="moved")


def _check(
    phone: Phone, wish: Wish, uid: str, looked: list[tuple[int, datetime]], pickups_at: Callable[[int], list[Pickup]]
) -> None:
    """Walk through the rounds as a person with the calendar on the wall would."""
    heard: dict[date, date | None] = {}
    for minute, now in looked:
        is_on = day_of(next((each for each in pickups_at(minute) if each.uid == uid), None))
        for reminded_on in heard:
            if now < _limit(wish, reminded_on):
                heard[reminded_on] = is_on
        if is_on and is_on not in heard and wish.since <= _hour(wish, is_on) <= now < _limit(wish, is_on):
            heard[is_on] = is_on
    told = {each.key.on: each.said_on for each in phone.told if (each.key.uid, each.key.day, each.key.at) == (
        uid, wish.day, wish.at,
    )}  # fmt: skip
    assert told == heard


def _hour(wish: Wish, on: date) -> datetime:
    return instant_of(on - timedelta(days=wish.day == "eve"), wish.at, QUEBEC)


def _limit(wish: Wish, on: date) -> datetime:
    return max(instant_of(on, "07:00", QUEBEC), _hour(wish, on) + timedelta(minutes=30))
