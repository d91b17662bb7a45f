"""What is known of a stream's sectors before and after a file is taken in."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork
from parvis.kernel.language import Words
from parvis.waste.imports.merge import FeedDay
from parvis.waste.rules.pickups import PickupChange, Rule, SectorPlan, SetOut
from parvis.waste.services.changes import READ, as_change, read_changes
from parvis.waste.services.sectors import NewSector

_SECTORS = """
select r.id, r.code, r.name, r.note, r.polygon, r.listed, r.is_everywhere, s.set_out,
    array(select rule::text from waste_rule where sector_id = r.id order by position) as rules
from waste_sector r join waste_stream s on s.id = r.stream_id
where s.code = $1 and (
    r.polygon is not null or r.listed <> '{}' or r.is_everywhere or r.note is not null
    or exists (select from waste_rule where sector_id = r.id)
)
order by r.code
"""
"""A sector without ground, words and days is one whose import was undone: it stands for nothing but its changes."""
_FEED = """
select f.sector_id, f.uid, f.planned_on, f.shown_on from waste_feed_day f
join waste_sector r on r.id = f.sector_id join waste_stream s on s.id = r.stream_id where s.code = $1
"""
_IMPORTED = f"""{READ}
where s.code = $1 and c.origin = 'import' and c.withdrawn_at is null and (c.planned_on >= $2 or c.new_on >= $2)
"""


class HeldSector(msgspec.Struct, frozen=True, kw_only=True):
    """A sector as it stands.

    Args:
        feed: The events of its feed.
        changes: All that touch the stream, withdrawn ones too.
        imported: The changes from files that stand and are ahead, by id.
    """

    name: str
    note: Words | None
    polygon: dict[str, Any] | None
    listed: tuple[UUID, ...]
    is_everywhere: bool
    plan: SectorPlan
    feed: Mapping[str, FeedDay]
    changes: list[PickupChange]
    imported: dict[UUID, PickupChange]

    @property
    def ground(self) -> tuple[dict[str, Any] | None, tuple[UUID, ...], bool]:
        """Return what says who lives in it."""
        return self.polygon, self.listed, self.is_everywhere

    @property
    def sector(self) -> NewSector:
        """Return it as it would be set."""
        return NewSector(
            code=self.plan.sector,
            name=self.name,
            note=self.note,
            polygon=self.polygon,
            listed=self.listed,
            is_everywhere=self.is_everywhere,
            rules=self.plan.rules,
        )


def digest(sectors: Mapping[str, HeldSector], *, with_changes: bool) -> str:
    """Return a text that is the same for as long as these sectors are, and with it their changes and feeds."""
    seen = [
        (each.sector, sorted(each.feed.items()), each.changes) if with_changes else each.sector
        for _, each in sorted(sectors.items())
    ]
    return hashlib.sha256(msgspec.json.encode(seen, order="deterministic")).hexdigest()


async def read_held(uow: UnitOfWork, town: str, stream: str, today: date) -> dict[str, HeldSector]:
    """Return the stream's sectors by code."""
    feeds: dict[UUID, dict[str, FeedDay]] = {}
    for row in await uow.connection.fetch(_FEED, stream):
        feeds.setdefault(row["sector_id"], {})[row["uid"]] = FeedDay(row["planned_on"], row["shown_on"])
    imported: dict[str | None, dict[UUID, PickupChange]] = {}
    for row in await uow.connection.fetch(_IMPORTED, stream, today):
        imported.setdefault(row["sector"], {})[row["id"]] = as_change(row)
    changes = [change for change in await read_changes(uow) if change.stream in {None, stream}]
    return {
        row["code"]: _held(
            row,
            _plan(row, town, stream),
            feed=feeds.get(row["id"], {}),
            changes=changes,
            imported=imported.get(row["code"], {}),
        )
        for row in await uow.connection.fetch(_SECTORS, stream)
    }


def _plan(row: Record, town: str, stream: str) -> SectorPlan:
    return SectorPlan(
        town=town,
        stream=stream,
        sector=row["code"],
        set_out=msgspec.json.decode(row["set_out"], type=SetOut),
        rules=tuple(msgspec.json.decode(rule, type=Rule) for rule in row["rules"]),
    )


def _held(
    row: Record,
    plan: SectorPlan,
    *,
    feed: dict[str, FeedDay],
    changes: list[PickupChange],
    imported: dict[UUID, PickupChange],
) -> HeldSector:
    return HeldSector(
        name=row["name"],
        note=msgspec.json.decode(row["note"]) if row["note"] else None,
        polygon=msgspec.json.decode(row["polygon"]) if row["polygon"] else None,
        listed=tuple(row["listed"]),
        is_everywhere=row["is_everywhere"],
        plan=plan,
        feed=feed,
        changes=changes,
        imported=imported,
    )
