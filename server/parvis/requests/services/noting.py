"""What staff write on a request beside moving it: a word among themselves, or why it is late."""

from typing import NamedTuple
from uuid import UUID

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.engine.text import clean_block, clean_line
from parvis.jobs import publish
from parvis.kernel import clock
from parvis.people.services import record_access
from parvis.requests.errors import (
    DayHasPassed,
    DifferentTransition,
    MessageNeeded,
    MessageTooLong,
    NotAllowed,
    UnknownRequest,
)
from parvis.requests.events import RequestMoved
from parvis.requests.rules.moves import CLOSED, MESSAGE_LENGTH
from parvis.requests.schemas import EntryKind, Lateness, NewNote
from parvis.requests.services.days import town_day
from parvis.requests.services.entries import NewEntry, add_entry
from parvis.towns.services import get_town
from parvis.web.identity import Staff


async def write_note(staff: Staff, case_id: UUID, note_id: UUID, note: NewNote) -> bool:
    """Keep a word among staff; the same one again changes nothing. Returns whether it is new.

    Raises:
        UnknownRequest: The town has none of this id.
        MessageNeeded: There is nothing in it.
        MessageTooLong: It is too long.
        DifferentTransition: Something else was done under `note_id`.
    """
    message = clean_block(note.message)
    if not message:
        raise MessageNeeded
    if len(message) > MESSAGE_LENGTH:
        raise MessageTooLong(max=MESSAGE_LENGTH)
    async with unit_of_work(staff.town_id) as uow:
        if not await _write(uow, staff, case_id, _Line(note_id, "note", message)):
            return False
        await record_access(staff.town_id, staff.id, "requests.write-note", str(case_id))
    return True


async def explain_lateness(staff: Staff, case_id: UUID, entry_id: UUID, lateness: Lateness) -> bool:
    """Say why a request is late and by when it will be done: the person reads it, and is told once.

    Raises:
        UnknownRequest: The town has none of this id.
        NotAllowed: It is over.
        DayHasPassed: The new day is not to come.
        MessageNeeded: The reason is another one, and nothing says which.
        DifferentTransition: Something else was done under `entry_id`.
    """
    note = clean_line(lateness.note)
    if lateness.reason == "other" and not note:
        raise MessageNeeded
    town = await get_town(staff.town_id)
    if lateness.promised_on <= town_day(clock.now(), town):
        raise DayHasPassed
    async with unit_of_work(staff.town_id) as uow:
        state = await uow.connection.fetchval("select state from requests_case where id = $1 for update", case_id)
        if state in CLOSED:
            raise NotAllowed(state=state, allowed=["reopened"])
        if not await _write(uow, staff, case_id, _Line(entry_id, "late", note)):
            return False
        await uow.connection.execute(
            "update requests_case set overdue_reason = $2, overdue_note = $3, overdue_since = coalesce(overdue_since, "
            "promised_on), promised_on = $4, escalated_at = null, changed_at = $5 where id = $1",
            case_id, lateness.reason, note, lateness.promised_on, clock.now(),
        )  # fmt: skip
        await record_access(staff.town_id, staff.id, "requests.explain-lateness", str(case_id))
        await publish(RequestMoved(town_id=staff.town_id, request_id=case_id, entry_id=entry_id))
    return True


class _Line(NamedTuple):
    """What is written, under the id that makes it once."""

    id: UUID
    kind: EntryKind
    message: str


async def _write(uow: UnitOfWork, staff: Staff, case_id: UUID, line: _Line) -> bool:
    case = await uow.connection.fetchrow("select state, stage from requests_case where id = $1 for update", case_id)
    if case is None:
        raise UnknownRequest
    earlier = await uow.connection.fetchrow(
        "select case_id, kind, message from requests_entry where entry_id = $1", line.id
    )
    if earlier is not None:
        if tuple(earlier) != (case_id, line.kind, line.message):
            raise DifferentTransition
        return False
    entry = NewEntry(
        entry_id=line.id,
        kind=line.kind,
        state=case["state"],
        stage=case["stage"],
        at=clock.now(),
        message=line.message,
        account_id=staff.id,
        by_name=staff.name,
    )
    await add_entry(uow, case_id, entry)
    return True
