"""What phones want to be reminded of: kept, erased, counted."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.notices.events import SubscriptionsEnded
from parvis.notices.services import hold_subscription, measure_pulse, read_languages
from parvis.waste.errors import UnknownStream, UnknownZone
from parvis.waste.reminder_schemas import ReminderPulse, ReminderWish, SavedReminders, SaveReminders
from parvis.waste.rules.reminders import Wish, next_moment
from parvis.web.current_town import ServedTown
from parvis.web.identity import Device

KIND = "waste.reminder"

_PERIOD = timedelta(days=7)

_FIND = "select zone, street, dwellings, wishes, next_at from waste_reminder where id = $1 for update"
_SAVE = """
insert into waste_reminder (id, town_id, device_id, zone, street, dwellings, wishes, next_at, saved_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (id) do update set device_id = $3, zone = $4, street = $5, dwellings = $6, wishes = $7, next_at = $8,
    saved_at = $9
"""
# What was said of another house's pickups is not corrected any more.
_LET_REST = "update waste_reminder_told set useful_until = $2 where reminder_id = $1 and useful_until > $2"
_COUNT = """
select (select count(*) from waste_reminder) as phones,
    (select count(*) from waste_reminder_told where state = 'missed' and told_at >= $1) as missed
"""


async def save_reminders(
    town: ServedTown, device: Device, subscription_id: UUID, wanted: SaveReminders
) -> tuple[SavedReminders, bool]:
    """Keep what a device wants to be reminded of; return it, and whether it is new.

    The phone says it again at each opening, which changes nothing: neither what was told, nor what is about to be.

    Raises:
        UnknownSubscription: The device has no such subscription that lives.
        UnknownZone: No address lies in such a zone.
        UnknownStream: The town has none of that code.
    """
    now, zone = clock.now(), ZoneInfo(town.time_zone)
    async with unit_of_work(town.id) as uow:
        await hold_subscription(town.id, device, subscription_id)
        await _check(uow, wanted)
        before = await uow.connection.fetchrow(_FIND, subscription_id)
        is_same_house = before is not None and _house_of(before) == (wanted.zone, wanted.street, wanted.dwellings)
        kept = wishes_of(before["wishes"]) if before is not None and is_same_house else []
        wishes = _merge(kept, wanted.wishes, now)
        next_at = next_moment(wishes, now, zone)
        if before is not None and is_same_house:
            next_at = min(next_at, before["next_at"])
        elif before is not None:
            await uow.connection.execute(_LET_REST, subscription_id, now)
        await uow.connection.execute(
            _SAVE,
            *(subscription_id, town.id, device.id, wanted.zone, wanted.street, wanted.dwellings),
            *(msgspec.json.encode(wishes).decode(), next_at, now),
        )
    return SavedReminders(id=subscription_id, next_at=next_at), before is None


async def delete_reminders(town: ServedTown, device: Device, subscription_id: UUID) -> None:
    """Forget at once what a device wanted; its alerts stay. Deleting twice is fine."""
    async with unit_of_work(town.id) as uow:
        await uow.connection.execute(
            "delete from waste_reminder where id = $1 and device_id = $2", subscription_id, device.id
        )


async def forget_ended(event: SubscriptionsEnded) -> int:
    """Forget the reminders of subscriptions that ended, unless the phone came back meanwhile; return how many."""
    async with unit_of_work(event.town_id) as uow:
        alive = await read_languages(event.town_id, event.subscription_ids)
        ended = [subscription_id for subscription_id in event.subscription_ids if subscription_id not in alive]
        status = await uow.connection.execute("delete from waste_reminder where id = any($1)", ended)
    return int(status.rpartition(" ")[2])


async def measure_reminders(town_id: UUID) -> ReminderPulse:
    """Return how the town's reminders fared in the last seven days."""
    async with unit_of_work(town_id) as uow:
        counted = await uow.connection.fetchrow(_COUNT, clock.now() - _PERIOD)
        pulse = await measure_pulse(town_id, KIND)
    numbers = msgspec.structs.asdict(pulse) | dict(counted or {})
    return msgspec.convert(numbers, ReminderPulse)


def wishes_of(document: str) -> list[Wish]:
    """Return wishes as `waste_reminder` keeps them."""
    return msgspec.json.decode(document, type=list[Wish])


async def _check(uow: UnitOfWork, wanted: SaveReminders) -> None:
    if await uow.connection.fetchval("select id from waste_zone where key = $1", wanted.zone) is None:
        raise UnknownZone
    known = {row["code"] for row in await uow.connection.fetch("select code from waste_stream")}
    if unknown := sorted({wish.stream for wish in wanted.wishes} - known):
        raise UnknownStream(f"The town has no stream {', '.join(unknown)}.")


def _house_of(row: Record) -> tuple[str, str, int]:
    return row["zone"], row["street"], row["dwellings"]


def _merge(kept: Sequence[Wish], wanted: Iterable[ReminderWish], now: datetime) -> list[Wish]:
    """Return what is wanted, each once, since when it is."""
    since = {(wish.stream, wish.day, wish.at): wish.since for wish in kept}
    keys = dict.fromkeys((wish.stream, wish.day, wish.at) for wish in wanted)
    return [Wish(stream=key[0], day=key[1], at=key[2], since=since.get(key, now)) for key in keys]
