"""What everybody reads: the dataset of recent notices, and one notice by its address."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.notices.errors import UnknownNotice
from parvis.notices.schemas import Notice, NoticeContent, RecentNotices
from parvis.web.current_town import ServedTown

_REMEMBERED = timedelta(days=14)
_WITHOUT_END = timedelta(days=60)
_MOST = 60

_PUBLISHED = """
    select notice.id, notice.version, notice.state, version.content, notice.published_at, notice.updated_at,
        notice.ended_at
    from notices_notice notice
    join notices_version version on version.notice_id = notice.id and version.version = notice.version
"""
_RECENT = (
    _PUBLISHED
    + """
    where notice.state in ('published', 'ended') and coalesce(
        notice.ended_at + $2, (version.content ->> 'ends_at')::timestamptz + $2, notice.published_at + $3
    ) > $1
    order by notice.published_at desc limit $4
"""
)


async def build_recent(town: ServedTown, _key: str | None) -> RecentNotices:
    """Build the dataset: what holds now, and what ended in the last two weeks, the latest first."""
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch(_RECENT, clock.now(), _REMEMBERED, _WITHOUT_END, _MOST)
    return RecentNotices([_as_notice(row) for row in rows])


async def get_published(town: ServedTown, notice_id: UUID) -> Notice:
    """Return one published notice, however old.

    Raises:
        UnknownNotice: There is none of that id, or it is a draft.
    """
    async with unit_of_work(town.id) as uow:
        row = await uow.connection.fetchrow(_PUBLISHED + " where notice.id = $1", notice_id)
    if row is None:
        raise UnknownNotice
    return _as_notice(row)


def _as_notice(row: Record) -> Notice:
    content = msgspec.json.decode(row["content"], type=NoticeContent)
    published_at: datetime = row["published_at"]
    return Notice(
        id=row["id"],
        version=row["version"],
        state=row["state"],
        kind=content.kind,
        severity=content.severity,
        title=content.title,
        body=content.body,
        what_to_do=content.what_to_do,
        place_words=content.place_words,
        contact=content.contact,
        closing=content.closing if row["state"] == "ended" else {},
        districts=list(content.districts),
        sectors=list(content.sectors),
        starts_at=content.starts_at or published_at,
        ends_at=row["ended_at"] or content.ends_at,
        published_at=published_at,
        updated_at=row["updated_at"] or published_at,
    )
