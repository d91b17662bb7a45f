"""The one act that sends a notice everywhere, and the two that follow it: an update and the end.

Each is one transaction: the version that people read, a delivery for each device, the jobs that send them, and the
news that the dataset changed. It happened whole, or not at all.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.notices.errors import AlreadyEnded, EditedElsewhere, NotPublished, NotReady
from parvis.notices.schemas import EndNotice, NoticeContent, Occasion, PublishNotice, StaffNotice
from parvis.notices.services.drafts import as_staff_notice, content_of, find_findings, find_row
from parvis.notices.services.targeting import target_audience, target_those_who_heard
from parvis.notices.services.versions import read_version
from parvis.notices.tables import NoticesNotice, NoticesVersion
from parvis.web.changes import touch
from parvis.web.current_town import ServedTown
from parvis.web.identity import Staff

RECENT = "notices.recent"


async def publish_notice(town: ServedTown, staff: Staff, notice_id: UUID, order: PublishNotice) -> StaffNotice:
    """Publish a draft, the first time or as an update. Publishing the same revision twice sends nothing twice.

    Raises:
        UnknownNotice: The town has none of that id.
        EditedElsewhere: The draft is not the one that was looked at.
        NotReady: A finding blocks it.
        AlreadyEnded: The notice is over.
    """
    async with unit_of_work(town.id) as uow:
        row = await find_row(notice_id, locks=True)
        if row.state == "ended":
            raise AlreadyEnded
        if row.revision != order.revision:
            raise EditedElsewhere(revision=row.revision, saved_by=row.saved_by)
        if row.published_revision == row.revision:
            return as_staff_notice(row)
        content, now = content_of(row), clock.now()
        blocking = [finding for finding in await find_findings(town, content) if finding.is_blocking]
        if blocking:
            raise NotReady(findings=msgspec.to_builtins(blocking))
        occasion: Occasion = "update" if row.version else "publication"
        row.state, row.published_revision = "published", row.revision
        if occasion == "publication":
            row.published_at = now
        await _write_version(row, staff, content, occasion, now)
        if occasion == "publication":
            await target_audience(uow, town.id, row.id, content)
        elif order.notifies:
            await target_those_who_heard(uow, town.id, row.id, row.version, occasion)
        await touch(town.id, RECENT)
        return as_staff_notice(row)


async def end_notice(town: ServedTown, staff: Staff, notice_id: UUID, order: EndNotice) -> StaffNotice:
    """Say that a notice is over, to exactly those who heard of it. Ending twice is fine.

    Raises:
        UnknownNotice: The town has none of that id.
        NotPublished: Nobody ever read it.
    """
    async with unit_of_work(town.id) as uow:
        row = await find_row(notice_id, locks=True)
        if row.state == "ended":
            return as_staff_notice(row)
        if row.state == "draft":
            raise NotPublished
        content, now = await read_version(uow, row.id, row.version), clock.now()
        if order.closing:
            content = msgspec.structs.replace(content, closing=order.closing)
        row.state, row.ended_at = "ended", now
        row.content, row.revision = msgspec.json.encode(content).decode(), row.revision + 1
        row.published_revision = row.revision
        await _write_version(row, staff, content, "end", now)
        if order.notifies:
            await target_those_who_heard(uow, town.id, row.id, row.version, "end")
        await touch(town.id, RECENT)
        return as_staff_notice(row)


async def _write_version(
    row: NoticesNotice, staff: Staff, content: NoticeContent, occasion: Occasion, now: datetime
) -> None:
    row.version, row.updated_at = row.version + 1, now
    await row.save()
    await NoticesVersion(
        town_id=row.town_id,
        notice_id=row.id,
        version=row.version,
        occasion=occasion,
        content=msgspec.json.encode(content).decode(),
        made_by=staff.id,
        made_by_name=staff.name,
        made_at=now,
    ).save()
