"""What the links of mails do: follow a request on another device, stop its mails."""

from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.requests.errors import BadLink
from parvis.requests.services.tokens import read_token
from parvis.web.identity import Device

_HOLD = """
insert into requests_follower (id, town_id, case_id, device_id, language, is_holder, follow_channel, since)
select $1, $2, id, $4, language, true, 'none', $5 from requests_case
where id = $3 and device_id is distinct from $4::uuid
on conflict (case_id, device_id) do update set is_holder = true
"""


async def follow_by_link(device: Device, token: str) -> UUID:
    """Let this device read and answer the request of a link, from now on; return the request.

    Raises:
        BadLink: The link is none of ours, or its request is gone.
    """
    case_id = read_token("requests.follow", device.town_id, token)
    async with unit_of_work(device.town_id) as uow:
        found = await uow.connection.fetchval("select id from requests_case where id = $1", case_id)
        if case_id is None or found is None:
            raise BadLink
        await uow.connection.execute(_HOLD, new_id(), device.town_id, case_id, device.id, clock.now())
    return case_id


async def stop_mail(town_id: UUID, token: str) -> None:
    """Send no mail about this request to this recipient any more; stopping twice is fine.

    Raises:
        BadLink: The link is none of ours.
    """
    recipient = read_token("requests.stop-mail", town_id, token)
    if recipient is None:
        raise BadLink
    async with unit_of_work(town_id) as uow:
        for table in ("requests_case", "requests_follower"):
            await uow.connection.execute(
                f"update {table} set follow_channel = 'none', follow_email = null "  # noqa: S608 - our own names
                "where id = $1 and follow_channel = 'email'",
                recipient,
            )
        await uow.connection.execute(
            "update requests_follow_up set state = 'stopped', next_attempt_at = null, settled_at = $2 "
            "where recipient = $1 and state in ('queued', 'retry')",
            recipient,
            clock.now(),
        )
