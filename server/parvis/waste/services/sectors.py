"""Sectors and their rules, written by imports and by the demo."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.kernel.language import Words
from parvis.waste.rules.pickups import Rule

_SET = """
insert into waste_sector (id, town_id, stream_id, code, name, note, polygon, listed, is_everywhere, changed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (stream_id, code) do update set name = excluded.name, note = excluded.note, polygon = excluded.polygon,
    listed = excluded.listed, is_everywhere = excluded.is_everywhere, changed_at = excluded.changed_at
returning id
"""
_SAME = """
select id from waste_sector where stream_id = $1 and code = $2 and name = $3 and note is not distinct from $4::jsonb
    and polygon is not distinct from $5::jsonb and listed = $6 and is_everywhere = $7
"""


class NewSector(msgspec.Struct, frozen=True, kw_only=True):
    """A sector: its ground, and its days."""

    code: str
    name: str
    note: Words | None = None
    polygon: dict[str, Any] | None = None
    listed: tuple[UUID, ...] = ()
    is_everywhere: bool = False
    rules: tuple[Rule, ...] = ()


async def set_sector(town_id: UUID, stream_id: UUID, sector: NewSector) -> bool:
    """Make the sector what is given, and return whether that changed anything; `zones.refresh_zones` must follow."""
    fields = (
        sector.code,
        sector.name,
        _json(sector.note),
        _json(sector.polygon),
        list(sector.listed),
        sector.is_everywhere,
    )
    async with unit_of_work(town_id) as uow:
        same_id: UUID | None = await uow.connection.fetchval(_SAME, stream_id, *fields)
        if same_id and await _rules_of(same_id, town_id) == sector.rules:
            return False
        sector_id = await uow.connection.fetchval(_SET, new_id(), town_id, stream_id, *fields, clock.now())
        await uow.connection.execute("delete from waste_rule where sector_id = $1", sector_id)
        await uow.connection.executemany(
            "insert into waste_rule (id, town_id, sector_id, position, rule) values ($1, $2, $3, $4, $5)",
            [(new_id(), town_id, sector_id, position, _json(rule)) for position, rule in enumerate(sector.rules)],
        )
    return True


async def _rules_of(sector_id: UUID, town_id: UUID) -> tuple[Rule, ...]:
    async with unit_of_work(town_id) as uow:
        rows: Sequence[Any] = await uow.connection.fetch(
            "select rule from waste_rule where sector_id = $1 order by position", sector_id
        )
    return tuple(msgspec.json.decode(row["rule"], type=Rule) for row in rows)


def _json(value: object) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()
