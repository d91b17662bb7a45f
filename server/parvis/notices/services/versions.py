"""What was published, as it was."""

from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork
from parvis.notices.schemas import NoticeContent


async def read_version(uow: UnitOfWork, notice_id: UUID, version: int) -> NoticeContent:
    """Return the content of one published version."""
    encoded = await uow.connection.fetchval(
        "select content from notices_version where notice_id = $1 and version = $2", notice_id, version
    )
    return msgspec.json.decode(encoded, type=NoticeContent)
