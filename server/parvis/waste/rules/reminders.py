"""When a household is reminded of which bins, and what it must be told when the day changes after that.

A wish is a time of day on the town's clocks, on the day of the pickup or the evening before. What was told is kept by
pickup, day and wish, so that looking again, however often and from whatever moment, tells nothing twice.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from parvis.waste.rules.pickups import Pickup, TimeOfDay

WishDay = Literal["eve", "day"]

_GRACE = timedelta(minutes=30)
"""A wish for later than the bin must be out is the person's choice, and has to leave too."""

_MINUTE = timedelta(minutes=1)
_ONE_DAY = timedelta(days=1)


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """To be reminded of one stream's pickups.

    Args:
        stream: Its code.
        day: On the day of the pickup, or the day before.
        at: The time, on the town's clocks.
        since: Since when this is wished: what was due earlier is not made up for.
    """

    stream: str
    day: WishDay
    at: TimeOfDay
    since: datetime


class Key(msgspec.Struct, frozen=True):
    """What is told once to a subscription: a pickup on its day, for a wish."""

    uid: str
    on: date
    day: WishDay
    at: TimeOfDay


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A reminder of one pickup, at its moment.

    Args:
        tag: What the phone knows it by: the day and the minute. Reminders of one minute are one message.
        useful_until: From then on, the bin is out or it is too late.
    """

    key: Key
    pickup: Pickup
    tag: str
    remind_at: datetime
    useful_until: datetime


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A reminder that went out.

    Args:
        said_on: The day of the pickup as the phone last heard it; None after it heard that there is none.
        version: Of the last message about it.
    """

    key: Key
    stream: str
    tag: str
    version: int
    said_on: date | None
    useful_until: datetime


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """What a phone was told is not so any more; `pickup` is how it is now, None when nothing is planned."""

    told: Told
    pickup: Pickup | None

    @property
    def on(self) -> date | None:
        """On which day it is, if it is at all."""
        return day_of(self.pickup)


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What one phone is told at once, in one notification; replaces the one of the same tag and a lower version.

    Args:
        new: What it is reminded of.
        also: What it was reminded of by an earlier version, and still holds.
        corrections: What holds no longer.
    """

    tag: str
    version: int
    new: tuple[Due, ...]
    also: tuple[Pickup, ...]
    corrections: tuple[Correction, ...]

    @property
    def useful_until(self) -> datetime:
        """From when on it is of no use."""
        return max([due.useful_until for due in self.new] + [each.told.useful_until for each in self.corrections])


class Plan(msgspec.Struct, frozen=True):
    """What is to be said to one phone now, and what can only be written down as missed."""

    messages: tuple[Message, ...]
    missed: tuple[Due, ...]


@lru_cache(maxsize=4_096)  # a town's phones ask for the same few days and hours
def instant_of(on: date, at: TimeOfDay, zone: ZoneInfo) -> datetime:
    """Return when the clocks of `zone` show that time on that day.

    Where they show it twice, the first time; where they jump over it, the first instant after the jump.
    """
    local = datetime.combine(on, time.fromisoformat(at), zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    # In a gap, the second reading (PEP 495's fold) lies before the jump and the first one after it.
    before = local.replace(fold=1).astimezone(UTC)
    offset = before.astimezone(zone).utcoffset()
    minutes = (before + minute * _MINUTE for minute in range(int((instant - before) / _MINUTE) + 1))
    return next(minute for minute in minutes if minute.astimezone(zone).utcoffset() != offset)


def next_moment(wishes: Iterable[Wish], after: datetime, zone: ZoneInfo) -> datetime:
    """Return the first moment after `after` at which one of the wishes may be due, on any day."""
    today = after.astimezone(zone).date()
    return min(
        moment
        for at in {wish.at for wish in wishes}
        for ahead in range(3)
        if (moment := instant_of(today + timedelta(days=ahead), at, zone)) > after
    )


def dues(wishes: Iterable[Wish], pickups: Iterable[Pickup], zone: ZoneInfo) -> Iterator[tuple[Wish, Due]]:
    """Yield every reminder of these pickups, with its wish."""
    by_stream: dict[str, list[Pickup]] = {}
    for pickup in pickups:
        if pickup.state != "cancelled":
            by_stream.setdefault(pickup.stream, []).append(pickup)
    for wish in wishes:
        for pickup in by_stream.get(wish.stream, ()):
            remind_on = pickup.on - _ONE_DAY if wish.day == "eve" else pickup.on
            remind_at = instant_of(remind_on, wish.at, zone)
            limit = instant_of(pickup.on, pickup.set_out.closes or "23:59", zone)
            yield (
                wish,
                Due(
                    key=Key(pickup.uid, pickup.on, wish.day, wish.at),
                    pickup=pickup,
                    tag=tag_of(remind_on, wish.at),
                    remind_at=remind_at,
                    useful_until=max(limit, remind_at + _GRACE),
                ),
            )


def tag_of(remind_on: date, at: TimeOfDay) -> str:
    """Return how a phone knows a reminder; its twin is `pwa/src/rooms/waste/reminders/check.ts`."""
    return f"reminder-{remind_on:%Y%m%d}-{at.replace(':', '')}"


def plan(
    wishes: Collection[Wish],
    pickups: Sequence[Pickup],
    told: Sequence[Told],
    *,
    looked_at: datetime,
    now: datetime,
    zone: ZoneInfo,
) -> Plan:
    """Decide what to tell one phone now.

    Args:
        wishes: What it wants.
        pickups: Those of its household around today, moved and cancelled ones too.
        told: What it was reminded of, as far as it is still of use.
        looked_at: Since when nobody has looked: what fell due before was told, or written down, then.
        now: The moment.
        zone: The town's.
    """
    today = now.astimezone(zone).date()
    first_on = min(looked_at.astimezone(zone).date(), today) - _ONE_DAY
    near = [pickup for pickup in pickups if first_on <= pickup.on <= today + _ONE_DAY]
    known = {each.key for each in told}
    new: dict[Key, Due] = {}
    missed: dict[Key, Due] = {}
    for wish, due in dues(wishes, near, zone):
        if due.key in known or not wish.since <= due.remind_at <= now:
            continue
        if now < due.useful_until:
            new[due.key] = due
        elif due.remind_at >= looked_at:
            missed[due.key] = due
    by_uid = {pickup.uid: pickup for pickup in pickups}
    corrections = [
        Correction(told=each, pickup=by_uid.get(each.key.uid))
        for each in told
        if now < each.useful_until and day_of(by_uid.get(each.key.uid)) != each.said_on
    ]
    tags = dict.fromkeys([due.tag for due in new.values()] + [each.told.tag for each in corrections])
    holding = {each.key: pickup for each in told if (pickup := _still_held(each, by_uid, now))}
    return Plan(tuple(_message(tag, new.values(), corrections, told, holding) for tag in tags), tuple(missed.values()))


def _still_held(told: Told, by_uid: Mapping[str, Pickup], now: datetime) -> Pickup | None:
    """Return the pickup that was told and is as it was; none once it is over, or is not known any more."""
    pickup = by_uid.get(told.key.uid)
    return pickup if now < told.useful_until and told.key.on == told.said_on == day_of(pickup) else None


def _message(
    tag: str,
    new: Iterable[Due],
    corrections: Iterable[Correction],
    told: Iterable[Told],
    holding: Mapping[Key, Pickup],
) -> Message:
    earlier = [each for each in told if each.tag == tag]
    return Message(
        tag=tag,
        version=max((each.version for each in earlier), default=0) + 1,
        new=tuple(due for due in new if due.tag == tag),
        also=tuple(holding[each.key] for each in earlier if each.key in holding),
        corrections=tuple(each for each in corrections if each.told.tag == tag),
    )


def day_of(pickup: Pickup | None) -> date | None:
    """Return the day on which a pickup is, None where it is not."""
    return None if pickup is None or pickup.state == "cancelled" else pickup.on
