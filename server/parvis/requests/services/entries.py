"""The lines of a case's story: each is written once, and told once to whoever follows."""

from typing import cast
from uuid import UUID

from parvis.database.unit_of_work import UnitOfWork
from parvis.kernel.ids import new_id
from parvis.requests.services.catalogue import OPEN_REPORTS
from parvis.requests.services.lines import NewEntry
from parvis.requests.services.telling import tell
from parvis.web.changes import touch

__all__ = ["NewEntry", "add_entry"]


async def add_entry(uow: UnitOfWork, case_id: UUID, entry: NewEntry) -> None:
    """Write the next line of a case's story, and have it told.

    The case is locked, or new, and says already what the line says.
    """
    await touch(cast("UUID", uow.town_id), OPEN_REPORTS)  # A case is always a town's.
    await uow.connection.execute(
        "insert into requests_entry (id, town_id, case_id, position, entry_id, kind, state, stage, message, "
        "account_id, by_name, submission_id, at) select $1, $2, $3, count(*), $4, $5, $6, $7, $8, $9, $10, $11, $12 "
        "from requests_entry where case_id = $3",
        new_id(), uow.town_id, case_id, entry.entry_id, entry.kind, entry.state, entry.stage, entry.message,
        entry.account_id, entry.by_name, entry.submission_id, entry.at,
    )  # fmt: skip
    if uow.town_id is not None:
        await tell(uow, uow.town_id, case_id, entry)
