"""The notice that tells people of a change: proposed, published with it, ended when it is taken back."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.kernel.language import Words
from parvis.notices import services as notices
from parvis.notices.schemas import EndNotice, NoticeContent, PublishNotice, SaveNotice
from parvis.towns.services import get_town
from parvis.waste.change_schemas import ChangeNotice, Told
from parvis.waste.rules.bin_words import bin_in_each_language
from parvis.waste.rules.change_words import ToldChange, closing_words, place_words, propose_texts
from parvis.waste.rules.pickups import PickupChange, calendar
from parvis.waste.services.changes import as_change
from parvis.waste.services.streams import read_streams
from parvis.waste.services.touched import TouchedPickup, measure_ground, planned_pickup
from parvis.web.current_town import ServedTown
from parvis.web.identity import Staff

_Value = TypeVar("_Value")

_DAY, _SEASON = timedelta(days=1), timedelta(days=120)
_MOST_SECTORS = 1_000


class Audience(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a notice is for, and where in words; both lists empty is the whole town."""

    sectors: list[str]
    districts: list[str]
    place_words: Words


async def find_audience(
    uow: UnitOfWork, town: ServedTown, change: PickupChange, pickups: Sequence[TouchedPickup]
) -> Audience:
    """Return who hears of a change: those in the sectors that it touches, or everybody where that is the whole town."""
    total = await uow.connection.fetchval("select count(*) from towns_address")
    sectors = [each.sector for each in pickups]
    ground = await measure_ground(uow, pickups)
    is_everybody = ground.addresses == total or len(sectors) > _MOST_SECTORS
    names = [] if is_everybody else [sector.name or sector.plan.sector for sector in sectors]
    return Audience(
        sectors=[] if is_everybody else [sector.key for sector in sectors],
        districts=[] if is_everybody else list(ground.districts),
        place_words=place_words(names, change.streets, town.languages),
    )


async def propose_notice(
    uow: UnitOfWork,
    town: ServedTown,
    change: PickupChange,
    pickups: Sequence[TouchedPickup],
    changes: Sequence[PickupChange],
) -> ChangeNotice:
    """Return the texts to tell people of a change, for staff to edit."""
    told = ToldChange(
        kind=change.kind,
        planned_on=_only({each.before.on for each in pickups if each.before}) or change.planned_on,
        new_on=change.new_on,
        bins=await _bins_of(uow, change.stream),
        reason=change.reason,
        closes=_only({each.after.set_out.closes for each in pickups}),
        next_on=_next_pickup(change, pickups, changes) if change.kind == "cancelled" else None,
    )
    return msgspec.convert(msgspec.structs.asdict(propose_texts(told, town.languages)), ChangeNotice)


async def _bins_of(uow: UnitOfWork, stream: str | None) -> Words | None:
    if stream is None:
        return None
    there = next((each for each in await read_streams(uow) if each.code == stream), None)
    return bin_in_each_language(there) if there else {"fr": stream}


def _next_pickup(
    change: PickupChange, pickups: Sequence[TouchedPickup], changes: Sequence[PickupChange]
) -> date | None:
    """Return the next day of the stream after one that is cancelled, where it is the same in all its sectors."""
    after = change.planned_on + _DAY
    found = set()
    for each in pickups:
        ahead = calendar(each.sector.plan, changes, after, after + _SEASON)
        days = [pickup.on for pickup in ahead if pickup.state != "cancelled" and pickup.planned_on != change.planned_on]
        found.add(min(days, default=None))
    return _only(found) if change.stream else None


def _only(values: Iterable[_Value]) -> _Value | None:
    found = list(values)
    return found[0] if len(found) == 1 else None


async def make_content(
    town: ServedTown, change: PickupChange, texts: ChangeNotice, audience: Audience
) -> NoticeContent:
    """Return the notice as it is published: the texts, where, until when, and whom to ask."""
    phone = (await get_town(town.id)).profile.phone
    last = datetime.combine(max(change.planned_on, change.new_on or change.planned_on) + _DAY, time())
    ends_at = last.replace(tzinfo=ZoneInfo(town.time_zone))
    return NoticeContent(
        kind="collection",
        title=texts.title,
        body=texts.body,
        what_to_do=texts.what_to_do,
        place_words=audience.place_words,
        contact={"fr": f"Hôtel de ville, {phone}", "en": f"Town hall, {phone}"},
        districts=audience.districts,
        sectors=audience.sectors,
        ends_at=ends_at if ends_at > clock.now() else None,
    )


async def publish_with(
    uow: UnitOfWork, town: ServedTown, staff: Staff, change_id: UUID, content: NoticeContent
) -> UUID:
    """Publish the notice of a change in the unit of work that makes it, and remember which it was."""
    notice_id = new_id()
    draft, _ = await notices.save_draft(town, staff, notice_id, SaveNotice(revision=0, content=content))
    await notices.publish_notice(town, staff, notice_id, PublishNotice(revision=draft.revision))
    await uow.connection.execute("update waste_change set notice_id = $2 where id = $1", change_id, notice_id)
    return notice_id


async def end_with(
    town: ServedTown, staff: Staff, row: Record, pickups: Sequence[TouchedPickup], left: Sequence[PickupChange]
) -> None:
    """End the notice of a change that is taken back: those who heard of it hear where their pickup is now.

    Nobody is disturbed about a day that is over.

    Args:
        town: Whose.
        staff: Who takes it back.
        row: The change's.
        pickups: What it touched.
        left: The changes without it.
    """
    change = as_change(row)
    now = [planned_pickup(each.sector, left, change.planned_on, next(iter(change.streets), None)) for each in pickups]
    days = {None if each is None or each.state == "cancelled" else each.on for each in now}
    last = max([change.planned_on, *([change.new_on] if change.new_on else [])])
    closing = closing_words(change.planned_on, days, town.languages)
    notifies = last >= clock.today(town.time_zone)
    await notices.end_notice(town, staff, row["notice_id"], EndNotice(closing=closing, notifies=notifies))


async def read_told(town: ServedTown, rows: Iterable[Record]) -> dict[UUID, Told]:
    """Return who was told by the changes of these rows that have a notice, by the notice's id."""
    heard = await notices.count_heard(town, {row["notice_id"] for row in rows if row["notice_id"]})
    return {key: Told(notice_id=key, targeted=each.targeted, received=each.received) for key, each in heard.items()}
