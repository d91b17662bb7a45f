"""Whose a request is: a desk, and one person of it."""

from uuid import UUID

import asyncpg

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.people.services import list_accounts, record_access
from parvis.requests.errors import DifferentTransition, UnknownColleague, UnknownRequest
from parvis.requests.schemas import NewAssignment
from parvis.requests.services.entries import NewEntry, add_entry
from parvis.web.identity import Staff


async def assign(staff: Staff, case_id: UUID, assignment_id: UUID, wanted: NewAssignment) -> bool:
    """Give a request to a desk and to somebody; the same assignment again changes nothing.

    The story keeps it for staff: the person who asked reads no names.

    Returns:
        Whether this was the first time.

    Raises:
        UnknownRequest: The town has none of this id.
        UnknownColleague: Nobody of this id works for the town.
        DifferentTransition: Something else was done under `assignment_id`.
    """
    name = await name_of_colleague(staff.town_id, wanted.assignee_id)
    async with unit_of_work(staff.town_id) as uow:
        case = await uow.connection.fetchrow(
            "select id, state, stage, desk, assignee_id from requests_case where id = $1 for update", case_id
        )
        if case is None:
            raise UnknownRequest
        words = " · ".join(part for part in (name, wanted.desk) if part)
        earlier = await uow.connection.fetchrow(
            "select case_id, kind, message from requests_entry where entry_id = $1", assignment_id
        )
        if earlier is not None:
            if tuple(earlier) != (case_id, "assigned", words):
                raise DifferentTransition
            return False
        await write_assignment(uow, staff, case, assignment_id, wanted, words)
        await record_access(staff.town_id, staff.id, "requests.assign", str(case_id))
    return True


async def name_of_colleague(town_id: UUID, account_id: UUID | None) -> str:
    """The name of somebody who works for the town; empty for nobody.

    Raises:
        UnknownColleague: Nobody of this id does.
    """
    if account_id is None:
        return ""
    for account in await list_accounts(town_id):
        if account.id == account_id:
            return account.name
    raise UnknownColleague


async def write_assignment(  # noqa: PLR0917 - a line of the story has as many parts
    uow: UnitOfWork, staff: Staff, case: asyncpg.Record, assignment_id: UUID, wanted: NewAssignment, words: str
) -> None:
    """Write down whose a request is from now on, and say so in its story."""
    now = clock.now()
    await uow.connection.execute(
        "update requests_case set desk = $2, assignee_id = $3, changed_at = $4 where id = $1",
        case["id"], wanted.desk, wanted.assignee_id, now,
    )  # fmt: skip
    entry = NewEntry(
        entry_id=assignment_id,
        kind="assigned",
        state=case["state"],
        stage=case["stage"],
        at=now,
        message=words,
        account_id=staff.id,
        by_name=staff.name,
    )
    await add_entry(uow, case["id"], entry)
