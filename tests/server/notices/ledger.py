"""What the ledger says, and what phones would have shown."""

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways.push.recording import RecordingPush
from parvis.notices.schemas import StaffNotice
from parvis.web.current_town import ServedTown


async def states(town: ServedTown, notice: StaffNotice) -> list[tuple[int, str, str | None]]:
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch(
            "select version, state, reason from notices_delivery where notice_id = $1 order by version, state",
            notice.id,
        )
    return [(row["version"], row["state"], row["reason"]) for row in rows]


def shown(push: RecordingPush) -> list[dict[str, object]]:
    return [msgspec.json.decode(sent.message.payload)["notification"] for sent in push.sent]
