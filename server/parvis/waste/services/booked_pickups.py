"""The pickup of each booking, as its own street has it: a street may be served on another day, or not at all."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork
from parvis.waste.rules.pickups import Pickup, SetOut, calendar
from parvis.waste.services.calendars import read_sectors
from parvis.waste.services.changes import read_changes


async def read_own_pickups(uow: UnitOfWork, town: str, rows: Sequence[Record]) -> dict[UUID, Pickup]:
    """Return the pickup of each booking, by the booking's id.

    Where the calendar has it no more, because an added day was taken back or a rule changed, the pickup is a cancelled
    one on the day that the person last read: the booking is never lost with it.

    Args:
        uow: The unit of work.
        town: The town's slug.
        rows: Bookings with `id`, `uid`, `stream`, `street`, `planned_on` and `told_on`.
    """
    if not rows:
        return {}
    changes, sectors = await read_changes(uow), await read_sectors(uow, town)
    named = {street for change in changes for street in change.streets}
    planned = [row["planned_on"] for row in rows]
    from_on, until_on = min(planned), max(planned) + timedelta(days=1)
    of_street: dict[str | None, dict[str, Pickup]] = {}
    for street in {_named(row, named) for row in rows}:
        pickups = [each for one in sectors for each in calendar(one.plan, changes, from_on, until_on, street=street)]
        of_street[street] = {each.uid: each for each in pickups}
    return {row["id"]: of_street[_named(row, named)].get(row["uid"]) or _gone(row) for row in rows}


def _named(row: Record, named: set[str]) -> str | None:
    """Return the street where a change names it; the others have their sector's calendar."""
    return row["street"] if row["street"] in named else None


def _gone(row: Record) -> Pickup:
    prefix = f"{row['planned_on']:%Y%m%d}-{row['stream']}-"
    return msgspec.convert(
        {
            "uid": row["uid"],
            "stream": row["stream"],
            "sector": row["uid"].partition("@")[0].removeprefix(prefix),
            "on": row["told_on"],
            "planned_on": row["planned_on"],
            "state": "cancelled",
            "set_out": SetOut(),
        },
        Pickup,
    )
