"""What was told of which pickup: read before a round, written with its messages."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from parvis.database.unit_of_work import UnitOfWork
from parvis.kernel.ids import new_id
from parvis.waste.rules.reminders import Due, Key, Plan, Told

_READ = """
select reminder_id, uid, stream, picked_up_on, day, at, tag, version, said_on, useful_until from waste_reminder_told
where reminder_id = any($1) and state = 'told' and (useful_until > $2 or picked_up_on >= $3)
"""
# What was written down as missed may be told after all: the clock was wrong.
_WRITE = """
insert into waste_reminder_told as known
    (id, town_id, reminder_id, uid, stream, picked_up_on, day, at, tag, state, version, said_on, useful_until, told_at)
select new.id, $1, new.reminder_id, new.uid, new.stream, new.picked_up_on, new.day, new.at, new.tag, new.state,
    new.version, new.picked_up_on, new.useful_until, $2
from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::date[], $8::text[], $9::text[], $10::text[],
    $11::text[], $12::int[], $13::timestamptz[])
    as new (id, reminder_id, uid, stream, picked_up_on, day, at, tag, state, version, useful_until)
on conflict (reminder_id, uid, picked_up_on, day, at) do update set state = excluded.state, tag = excluded.tag,
    version = excluded.version, said_on = excluded.said_on, useful_until = excluded.useful_until, told_at = $2
where known.state = 'missed' and excluded.state = 'told'
"""
_CORRECT = """
update waste_reminder_told told set said_on = new.said_on, version = new.version
from unnest($1::uuid[], $2::text[], $3::date[], $4::text[], $5::text[], $6::date[], $7::int[])
    as new (reminder_id, uid, picked_up_on, day, at, said_on, version)
where told.reminder_id = new.reminder_id and told.uid = new.uid and told.picked_up_on = new.picked_up_on
    and told.day = new.day and told.at = new.at
"""


async def read_told(
    uow: UnitOfWork, reminder_ids: Collection[UUID], now: datetime, since_on: date
) -> dict[UUID, list[Told]]:
    """Return what these phones were told and can still use, and all of it of pickups from `since_on` on."""
    told: dict[UUID, list[Told]] = {}
    for row in await uow.connection.fetch(_READ, list(reminder_ids), now, since_on):
        told.setdefault(row["reminder_id"], []).append(
            Told(
                key=Key(row["uid"], row["picked_up_on"], row["day"], row["at"]),
                stream=row["stream"],
                tag=row["tag"],
                version=row["version"],
                said_on=row["said_on"],
                useful_until=row["useful_until"],
            )
        )
    return told


async def write_told(uow: UnitOfWork, town_id: UUID, plans: Mapping[UUID, Plan], now: datetime) -> None:
    """Write down what is told, corrected and missed now."""
    new = [
        _row(phone, due, "told", message.version)
        for phone, planned in plans.items()
        for message in planned.messages
        for due in message.new
    ]
    new += [_row(phone, due, "missed", 0) for phone, planned in plans.items() for due in planned.missed]
    if new:
        await uow.connection.execute(_WRITE, town_id, now, *map(list, zip(*new, strict=True)))
    corrected = [
        (phone, told.key.uid, told.key.on, told.key.day, told.key.at, each.on, message.version)
        for phone, planned in plans.items()
        for message in planned.messages
        for each in message.corrections
        for told in (each.told,)
    ]
    if corrected:
        await uow.connection.execute(_CORRECT, *map(list, zip(*corrected, strict=True)))


def _row(phone: UUID, due: Due, state: str, version: int) -> tuple[object, ...]:
    key = due.key
    return (
        new_id(), phone, key.uid, due.pickup.stream, key.on, key.day, key.at, due.tag, state, version,
        due.useful_until,
    )  # fmt: skip
