"""The access log: which member of staff did or read what. Law 25 wants it answered, so it is written as it happens."""

from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.people.tables import PeopleAccess


async def record_access(town_id: UUID, account_id: UUID | None, action: str, subject: str = "") -> None:
    """Write one line, in the unit of work of what it tells.

    Args:
        town_id: The town.
        account_id: Who; None when nobody was recognised.
        action: `room.verb`, such as `requests.read`.
        subject: The id of what was read or changed; never a name or an address.
    """
    async with unit_of_work(town_id):
        entry = PeopleAccess(town_id=town_id, account_id=account_id, action=action, subject=subject, at=clock.now())
        await PeopleAccess.insert(entry)
