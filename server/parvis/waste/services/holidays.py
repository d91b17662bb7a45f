"""What a town decides about its holidays, and the changes that follow from it, at least thirteen months ahead."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.towns.services import Town, get_town
from parvis.waste.errors import ChangedMeanwhile, UnknownHoliday
from parvis.waste.holiday_schemas import (
    HolidayDay,
    HolidaysPreview,
    SetHoliday,
    SetHolidays,
    TownHoliday,
    TownHolidays,
)
from parvis.waste.rules.holidays_off import Holiday, HolidayChoice, holidays_of, propose_changes
from parvis.waste.rules.pickups import PickupChange
from parvis.waste.services.calendars import SectorOfTown, read_sectors
from parvis.waste.services.changes import READ, add_changes_with_ids, as_change, read_changes, withdraw_changes
from parvis.waste.services.streams import get_stream_id
from parvis.waste.services.touched import measure_ground, touched_pickups

_LOCK = "select pg_advisory_xact_lock(hashtextextended('waste.holidays ' || $1, 0))"
_AHEAD = timedelta(days=430)
"""Calendars show thirteen months and the rest of one."""

_CHOICES = "select holiday, effect, streams from waste_holiday_choice"
_MADE = f"{READ} where c.origin = 'holiday' and c.planned_on >= $1 order by c.planned_on, c.made_at"
_CHOOSE = "insert into waste_holiday_choice (id, town_id, holiday, effect, streams) values ($1, $2, $3, $4, $5)"
_REMEMBER = """
insert into waste_holiday_decision (id, town_id, author, made_at, before, after, added, withdrawn)
values ($1, $2, $3, $4, $5, $6, $7, $8)
"""
_LAST_AUTHOR = "select author from waste_holiday_decision order by made_at desc, id desc limit 1"


class HolidayPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What must be written so that the changes ahead are those of the choices.

    Args:
        added: With the ids that they will have.
        kept: What stands already.
        withdrawn: What a former choice made, and no choice makes any more.
    """

    added: list[tuple[UUID, PickupChange]]
    kept: list[tuple[UUID, PickupChange]]
    withdrawn: list[tuple[UUID, PickupChange]]


async def read_holidays(town_id: UUID) -> TownHolidays:
    """Return the region's holidays this year and the next, with what the town chose."""
    town = await get_town(town_id)
    near = _near(town)
    async with unit_of_work(town_id) as uow:
        choices = {each.holiday: each for each in await _read_choices(uow)}
    days: dict[str, list[date]] = {}
    for holiday in near:
        days.setdefault(holiday.key, []).append(holiday.on)
    words = {holiday.key: holiday.words for holiday in reversed(near)}
    in_order = sorted(days, key=lambda key: (days[key][0].month, days[key][0].day))
    return TownHolidays(
        holidays=[
            TownHoliday(key=key, words=words[key], days=days[key], choice=_shown(choices.get(key))) for key in in_order
        ],
        seen=_token(choices.values()),
    )


async def preview_holidays(town_id: UUID, wanted: SetHolidays) -> HolidaysPreview:
    """Return which days would move, and which would go back; nothing is kept. Days without any pickup are left out.

    Raises:
        UnknownHoliday, UnknownStream: As `decide_holidays`.
    """
    town = await get_town(town_id)
    async with unit_of_work(town_id) as uow:
        plan = await _plan(uow, town, await _after(town, await _read_choices(uow), wanted), author="")
        sectors = await read_sectors(uow, town.slug)
        rest = [each for each in await read_changes(uow) if each.withdrawn_at is None]
        return HolidaysPreview(
            added=await _days(uow, plan.added, rest, sectors, is_there=False),
            kept=await _days(uow, plan.kept, rest, sectors, is_there=True),
            withdrawn=await _days(uow, plan.withdrawn, rest, sectors, is_there=True),
        )


async def decide_holidays(
    town_id: UUID, wanted: SetHolidays, *, author: str, since_on: date | None = None
) -> TownHolidays:
    """Keep what the town chooses for its holidays, and make the changes that follow, from `since_on` or tomorrow on.

    An observed day comes in some years only. What was chosen for a holiday that these two years do not have stands, for
    nobody was shown it.

    Raises:
        ChangedMeanwhile: Somebody chose otherwise since it was looked at.
        UnknownHoliday: The region has none of that key.
        UnknownStream: The town has none of that code.
    """
    town = await get_town(town_id)
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(_LOCK, str(town_id))
        before = await _read_choices(uow)
        if wanted.seen is not None and wanted.seen != _token(before):
            raise ChangedMeanwhile(author=await uow.connection.fetchval(_LAST_AUTHOR) or "")
        after = await _after(town, before, wanted)
        if after != before:
            plan = await _apply(uow, town, after, author, since_on=since_on)
            await _choose(town_id, before, after, plan, author)
    return await read_holidays(town_id)


async def extend_holidays(town_id: UUID) -> int:
    """Make the changes of the choices that stand for the days that have come near; return how many. Idempotent."""
    town = await get_town(town_id)
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(_LOCK, str(town_id))
        author = await uow.connection.fetchval(_LAST_AUTHOR) or ""
        plan = await _apply(uow, town, await _read_choices(uow), author)
    return len(plan.added)


async def _choose(
    town_id: UUID, before: Sequence[HolidayChoice], after: Sequence[HolidayChoice], plan: HolidayPlan, author: str
) -> None:
    rows = [(new_id(), town_id, each.holiday, each.effect, list(each.streams)) for each in after]
    was, now = (msgspec.json.encode(list(each)).decode() for each in (before, after))
    counts = len(plan.added), len(plan.withdrawn)
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute("delete from waste_holiday_choice")
        await uow.connection.executemany(_CHOOSE, rows)
        await uow.connection.execute(_REMEMBER, new_id(), town_id, author, clock.now(), was, now, *counts)


async def _apply(
    uow: UnitOfWork, town: Town, choices: Sequence[HolidayChoice], author: str, *, since_on: date | None = None
) -> HolidayPlan:
    plan = await _plan(uow, town, choices, author=author, since_on=since_on)
    await withdraw_changes(town.id, [each for each, _ in plan.withdrawn], author=author, origin="holiday")
    await add_changes_with_ids(town.id, plan.added, "holiday")
    return plan


async def _plan(
    uow: UnitOfWork, town: Town, choices: Sequence[HolidayChoice], *, author: str, since_on: date | None = None
) -> HolidayPlan:
    """Compare what the choices make with what stands, in whole years. What a person took back stays taken back."""
    today = clock.today(town.profile.time_zone)
    first = since_on or today + timedelta(days=1)
    made = await uow.connection.fetch(_MADE, first)
    years = range(first.year, max([today + _AHEAD, *(row["planned_on"] for row in made)]).year + 1)
    proposed = propose_changes(choices, town.profile.region, years, author=author, made_at=clock.now())
    wanted = {_what(each): each for each in proposed if each.planned_on >= first}
    standing = {_what(change): (row["id"], change) for row in made if (change := as_change(row)).withdrawn_at is None}
    refused = {_what(as_change(row)) for row in made if _was_refused(row)}
    return HolidayPlan(
        added=[(new_id(), each) for what, each in wanted.items() if what not in standing and what not in refused],
        kept=[there for what, there in standing.items() if what in wanted],
        withdrawn=[there for what, there in standing.items() if what not in wanted],
    )


def _what(change: PickupChange) -> tuple[str, date, date | None, str | None]:
    return change.kind, change.planned_on, change.new_on, change.stream


def _was_refused(row: Record) -> bool:
    """Say whether a person took the change back, rather than another choice."""
    return row["withdrawn_at"] is not None and row["withdrawn_origin"] != "holiday"


async def _days(
    uow: UnitOfWork,
    planned: Iterable[tuple[UUID, PickupChange]],
    rest: Sequence[PickupChange],
    sectors: Sequence[SectorOfTown],
    *,
    is_there: bool,
) -> list[HolidayDay]:
    found = []
    for change_id, change in planned:
        others = [each for each in rest if each != change]
        touched = touched_pickups(change, others, sectors)
        if touched:
            ground = await measure_ground(uow, touched)
            found.append(
                HolidayDay(
                    change_id=change_id if is_there else None,
                    kind=change.kind,
                    planned_on=change.planned_on,
                    new_on=change.new_on,
                    stream=change.stream,
                    words=change.reason,
                    addresses=ground.addresses,
                )
            )
    return found


async def _read_choices(uow: UnitOfWork) -> list[HolidayChoice]:
    rows = await uow.connection.fetch(_CHOICES)
    return _in_order(HolidayChoice(row["holiday"], row["effect"], tuple(row["streams"])) for row in rows)


async def _after(town: Town, before: Sequence[HolidayChoice], wanted: SetHolidays) -> list[HolidayChoice]:
    """Return the choices that stand once the `wanted` ones are made.

    Raises:
        UnknownHoliday, UnknownStream: As `decide_holidays`.
    """
    shown = {holiday.key for holiday in _near(town)}
    await _check(town, wanted.choices, shown | {each.holiday for each in before})
    chosen = [HolidayChoice(each.holiday, each.effect, tuple(sorted(set(each.streams)))) for each in wanted.choices]
    said = shown | {each.holiday for each in chosen}
    return _in_order([*chosen, *(each for each in before if each.holiday not in said)])


def _near(town: Town) -> list[Holiday]:
    """Return the region's holidays of this year and the next."""
    year = clock.today(town.profile.time_zone).year
    return [holiday for each in (year, year + 1) for holiday in holidays_of(town.profile.region, each)]


def _in_order(choices: Iterable[HolidayChoice]) -> list[HolidayChoice]:
    return sorted(choices, key=lambda each: each.holiday)


def _shown(choice: HolidayChoice | None) -> SetHoliday | None:
    if choice is None:
        return None
    return SetHoliday(holiday=choice.holiday, effect=choice.effect, streams=list(choice.streams))


def _token(choices: Iterable[HolidayChoice]) -> str:
    return hashlib.sha256(msgspec.json.encode(_in_order(choices))).hexdigest()[:16]


async def _check(town: Town, choices: Sequence[SetHoliday], known: Collection[str]) -> None:
    for choice in choices:
        if choice.holiday not in known:
            raise UnknownHoliday(f"{town.profile.region} has no holiday {choice.holiday!r}.")
        for stream in choice.streams:
            await get_stream_id(town.id, stream)
    if len({choice.holiday for choice in choices}) < len(choices):
        raise UnknownHoliday("A holiday is chosen once.")
