"""Writing a notice: list, open, save, and look at what publishing would do."""

from datetime import datetime
from typing import cast
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.kernel.pages import Page, decode_cursor, encode_cursor
from parvis.notices.errors import AlreadyEnded, EditedElsewhere, TakenId, UnknownNotice
from parvis.notices.rules import compose, find_problems, push_payload
from parvis.notices.schemas import (
    Finding,
    NoticeContent,
    NoticePreview,
    NoticeState,
    PushPreview,
    SaveNotice,
    StaffNotice,
    StaffNoticeItem,
)
from parvis.notices.services.audience import count_audience
from parvis.notices.tables import NoticesNotice
from parvis.towns.services import list_districts
from parvis.web.current_town import ServedTown
from parvis.web.identity import Staff

_PAGE = 50
_NIL = UUID(int=0)
_INSERT = """
    insert into notices_notice
        (id, town_id, state, content, revision, version, published_revision, saved_by, saved_at)
    values ($1, $2, 'draft', $3, 1, 0, 0, $4, $5)
    on conflict (id) do nothing returning id
"""


class _Place(msgspec.Struct, frozen=True):
    """Where a page of the list ends."""

    saved_at: datetime
    id: UUID


async def list_notices(town: ServedTown, cursor: str | None) -> Page[StaffNoticeItem]:
    """Return the town's notices, the last saved first.

    Raises:
        BadCursor: The cursor is not one of ours.
    """
    place = decode_cursor(cursor, _Place) if cursor else None
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch(
            """
            select id, state, content, revision <> published_revision as has_changes, saved_at, published_at
            from notices_notice
            where town_id = $1 and ($2::timestamptz is null or (saved_at, id) < ($2, $3))
            order by saved_at desc, id desc limit $4
            """,
            town.id,
            place and place.saved_at,
            place and place.id,
            _PAGE + 1,
        )
    items = [_as_item(dict(row)) for row in rows[:_PAGE]]
    if len(rows) <= _PAGE:
        return Page(items)
    return Page(items, encode_cursor(_Place(items[-1].saved_at, items[-1].id)))


async def get_notice(town: ServedTown, notice_id: UUID) -> StaffNotice:
    """Return one notice with its draft.

    Raises:
        UnknownNotice: The town has none of that id.
    """
    async with unit_of_work(town.id):
        return as_staff_notice(await find_row(notice_id))


async def save_draft(town: ServedTown, staff: Staff, notice_id: UUID, order: SaveNotice) -> tuple[StaffNotice, bool]:
    """Keep a draft under the id that the console made; return it, and whether it is new. Saving the same twice is fine.

    Raises:
        EditedElsewhere: Somebody saved it since the revision that this draft started from.
        AlreadyEnded: The notice is over.
        TakenId: The id is another town's.
    """
    now, encoded = clock.now(), msgspec.json.encode(order.content).decode()
    async with unit_of_work(town.id) as uow:
        is_new = await uow.connection.fetchval(_INSERT, notice_id, town.id, encoded, staff.name, now) is not None
        row = await NoticesNotice.objects().where(NoticesNotice.id == notice_id).lock_rows("UPDATE").first()
        if row is None:
            raise TakenId
        if content_of(row) == order.content:
            return as_staff_notice(row), is_new
        if row.state == "ended":
            raise AlreadyEnded
        if row.revision != order.revision:
            raise EditedElsewhere(revision=row.revision, saved_by=row.saved_by)
        row.content, row.revision, row.saved_by, row.saved_at = encoded, row.revision + 1, staff.name, now
        await row.save()
        return as_staff_notice(row), False


async def preview_notice(town: ServedTown, notice_id: UUID, content: NoticeContent, origin: str) -> NoticePreview:
    """Return whom publishing this content would reach, what phones would show, and what is wrong with it."""
    async with unit_of_work(town.id) as uow:
        audience = await count_audience(uow, content)
        findings = await find_findings(town, content)
    pushes = [_preview_push(content, notice_id, language, origin) for language in town.languages]
    return NoticePreview(audience, pushes, findings)


async def find_findings(town: ServedTown, content: NoticeContent) -> list[Finding]:
    """Return what is wrong with a content, in this town."""
    districts = {district.code for district in await list_districts(town.id)}
    return find_problems(content, languages=town.languages, districts=districts, now=clock.now())


async def find_row(notice_id: UUID, *, locks: bool = False) -> NoticesNotice:
    """Return a notice's row, inside the caller's unit of work.

    Raises:
        UnknownNotice: The town has none of that id.
    """
    query = NoticesNotice.objects().where(NoticesNotice.id == notice_id)
    row = await (query.lock_rows("UPDATE").first() if locks else query.first())
    if row is None:
        raise UnknownNotice
    return row


def content_of(row: NoticesNotice) -> NoticeContent:
    """Return the draft of a notice."""
    return msgspec.json.decode(row.content, type=NoticeContent)


def as_staff_notice(row: NoticesNotice) -> StaffNotice:
    """Return a notice as its editors see it."""
    return StaffNotice(
        id=row.id,
        revision=row.revision,
        version=row.version,
        state=cast("NoticeState", row.state),
        has_changes=row.revision != row.published_revision,
        content=content_of(row),
        saved_by=row.saved_by,
        saved_at=row.saved_at,
        published_at=row.published_at,
        updated_at=row.updated_at,
    )


def _as_item(row: dict[str, object]) -> StaffNoticeItem:
    content = msgspec.json.decode(str(row.pop("content")), type=NoticeContent)
    return msgspec.convert(
        {**row, "kind": content.kind, "severity": content.severity, "title": content.title}, StaffNoticeItem
    )


def _preview_push(content: NoticeContent, notice_id: UUID, language: str, origin: str) -> PushPreview:
    text = compose(content, language)
    payload = push_payload(text, notice_id=notice_id, delivery=_NIL, version=1, language=language, origin=origin)
    return PushPreview(
        language=language,
        title=text.title,
        body=text.body,
        payload=msgspec.json.decode(payload),
        size_bytes=len(payload),
    )
