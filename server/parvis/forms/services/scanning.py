"""Documents looked into, by the worker, before anybody at the town hall can take one."""

from datetime import timedelta
from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.services.files import FileState, holding_content
from parvis.gateways import current
from parvis.gateways.files.protocol import UnknownFile
from parvis.gateways.scan.protocol import ScannerAway, ScanResult
from parvis.jobs import Counts, TryLater

_WAITING = "('stored', 'unavailable')"
_SCANNER_REST = timedelta(minutes=5)


async def scan_file(town_id: UUID, sha256: str) -> Counts:
    """Have one document scanned, for every device that sent it. An infected one is deleted; its name and threat stay.

    Raises:
        TryLater: The scanner is away; until it is back nobody can take the document.
    """
    if not await _is_waiting(town_id, sha256):
        await _delete_infected(town_id, sha256)
        return {"scanned": 0}
    try:
        result = await current().scan.scan(current().files.open(town_id, sha256))
    except UnknownFile:
        await _settle(town_id, sha256, "refused")
        return {"refused": 1}
    except ScannerAway as away:
        await _settle(town_id, sha256, "unavailable")
        raise TryLater(_SCANNER_REST, away.code) from away
    await _settle(town_id, sha256, *_state_after(result))
    await _delete_infected(town_id, sha256)
    return {result.outcome: 1}


def _state_after(result: ScanResult) -> tuple[FileState, str]:
    return result.outcome, result.threat


async def _is_waiting(town_id: UUID, sha256: str) -> bool:
    async with unit_of_work(town_id) as uow:
        waiting: bool = await uow.connection.fetchval(
            f"select exists (select from forms_file where sha256 = $1 and state in {_WAITING})",  # noqa: S608 - ours
            sha256,
        )
    return waiting


async def _settle(town_id: UUID, sha256: str, state: FileState, finding: str = "") -> None:
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(
            f"update forms_file set state = $2, finding = $3 where sha256 = $1 and state in {_WAITING}",  # noqa: S608 - ours
            sha256, state, finding,
        )  # fmt: skip


async def _delete_infected(town_id: UUID, sha256: str) -> None:
    """Delete what is infected, unless somebody sent the same anew: that waits for a scan of its own."""
    async with holding_content(town_id, sha256) as uow:
        is_infected = await uow.connection.fetchval(
            "select coalesce(bool_and(state = 'infected'), false) from forms_file where sha256 = $1", sha256
        )
        if is_infected:
            await current().files.delete(town_id, sha256)
