"""Drafts that change devices: put by one, taken by another with a code, and always held by exactly one.

The code is known to the person alone; what is kept of it finds the draft and cannot be read back. The content is
sealed, and goes when the form is sent or after a week. Who holds the draft is remembered longer, so that an older copy
on another device is not sent beside it.
"""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.errors import AlreadySent, AttachmentMissing, HeldElsewhere, UnknownCode, UnknownDraft
from parvis.forms.qr import qr_rows
from parvis.forms.schemas import Draft, DraftStanding, Handover, NewDraft
from parvis.forms.services.definitions import get_definition
from parvis.forms.services.files import find_files, keep_files, share_files
from parvis.kernel import clock
from parvis.kernel.ids import new_code, new_id, normalise_receipt_code, receipt_code
from parvis.kernel.sealed import fingerprint, seal, unseal
from parvis.people.services import record_access
from parvis.web.identity import Device, Staff

DRAFT_LIFE: Final = timedelta(days=7)
HOLDER_LIFE: Final = timedelta(days=90)
"""How long after that it is still known which device went on with a draft."""

_CODE: Final = "forms.draft-code"


async def put_draft(device: Device, envelope_id: UUID, draft: NewDraft, origin: str) -> Handover:
    """Put a draft here for another device; the newest code is the only one that opens it.

    Args:
        device: Who has it.
        envelope_id: The envelope's; it stays the same on the other device.
        draft: What was filled in.
        origin: The town's, for the link.

    Raises:
        UnknownVersion: The town never published this version of the form.
        AttachmentMissing: Files that it names have not arrived from this device.
        HeldElsewhere: Another device goes on with it.
        AlreadySent: It was sent.
    """
    await get_definition(device.town_id, draft.form, draft.version)
    named = {claim.sha256 for claim in draft.attachments}
    if missing := sorted(named - (await find_files(device, sorted(named))).keys()):
        raise AttachmentMissing(missing=missing)
    code, now = new_code(), clock.now()
    async with unit_of_work(device.town_id) as uow:
        row = await _lock(uow, envelope_id)
        _refuse_unless_held(row, device)
        if await _is_sent(uow, envelope_id):
            raise AlreadySent
        is_put = await uow.connection.fetchval(
            "insert into forms_handover as known (id, town_id, envelope_id, held_by, devices, code_digest, content, "
            "put_at, valid_until) values ($1, $2, $3, $4, array[$4]::uuid[], $5, $6, $7, $8) "
            "on conflict (town_id, envelope_id) do update set code_digest = $5, content = $6, put_at = $7, "
            "taken_at = null, valid_until = $8 where known.held_by = $4 and known.sent_at is null returning true",
            new_id(), device.town_id, envelope_id, device.id, fingerprint(code.encode(), purpose=_CODE),
            seal(msgspec.json.encode(draft), purpose=_purpose(envelope_id)), now, now + DRAFT_LIFE,
        )  # fmt: skip
        await keep_files(device, sorted(named))
        if not is_put:  # Another device put the same id here at this very moment.
            raise HeldElsewhere
    link = f"{origin}/reprendre#{code}"
    return Handover(code=code, valid_until=now + DRAFT_LIFE, link=link, qr=qr_rows(link))


async def take_draft(device: Device, typed: str) -> Draft:
    """Go on with a draft on this device, by its code. Asking again, after an answer that was lost, gives it again.

    Raises:
        UnknownCode: No draft waits under it, or another device took it.
    """
    async with unit_of_work(device.town_id) as uow:
        row = await _find_by_code(uow, typed)
        if row["taken_at"] is not None and row["held_by"] != device.id:
            raise UnknownCode
        return await _hand_to(uow, device, row)


async def take_back(device: Device, envelope_id: UUID) -> Draft:
    """Go on with a draft on a device that had it before, as the town last saw it.

    Raises:
        UnknownDraft: This device never had it, or its content is no longer kept.
        AlreadySent: It was sent.
    """
    async with unit_of_work(device.town_id) as uow:
        row = await _lock(uow, envelope_id)
        if row is None or device.id not in row["devices"]:
            raise UnknownDraft
        if row["sent_at"] is not None:
            raise AlreadySent
        if row["content"] is None:
            raise UnknownDraft
        return await _hand_to(uow, device, row)


async def get_standing(device: Device, envelope_id: UUID) -> DraftStanding:
    """Where a draft is that this device had.

    Raises:
        UnknownDraft: It never had it, or that was forgotten.
    """
    async with unit_of_work(device.town_id) as uow:
        row = await _lock(uow, envelope_id)
    if row is None or device.id not in row["devices"]:
        raise UnknownDraft
    if row["sent_at"] is not None:
        return DraftStanding(state="sent", since=row["sent_at"], receipt=receipt_code(envelope_id))
    if row["held_by"] != device.id:
        return DraftStanding(state="elsewhere", since=row["taken_at"])
    if row["taken_at"] is None and row["content"] is not None:
        return DraftStanding(state="waiting", since=row["put_at"])
    return DraftStanding(state="here", since=row["taken_at"] or row["put_at"])


async def open_draft(town_id: UUID, typed: str) -> Draft:
    """Read a draft by its code, for staff whom the person told it. It stays with the device that holds it.

    Raises:
        UnknownCode: No draft waits under it, or a device took it.
    """
    async with unit_of_work(town_id) as uow:
        return await _read(town_id, await _find_waiting(uow, typed))


async def read_draft(staff: Staff, device: Device, typed: str) -> Draft:
    """Read a draft as `open_draft`, with a line in the access log.

    The device at which staff sit may name its files from now on, to send the form for the person.

    Raises:
        UnknownCode: No draft waits under it, or a device took it.
    """
    async with unit_of_work(staff.town_id) as uow:
        row = await _find_waiting(uow, typed)
        draft = await _read(staff.town_id, row)
        await share_files(device, row["devices"], [claim.sha256 for claim in draft.draft.attachments])
        await record_access(staff.town_id, staff.id, "forms.read-draft", str(draft.id))
    return draft


async def refuse_unless_holder(uow: UnitOfWork, envelope_id: UUID, device_id: UUID | None) -> None:
    """Let a form in from the device that goes on with it only; whoever takes the draft meanwhile waits for this to end.

    Args:
        uow: The unit of work in which the form is taken in.
        envelope_id: The form's.
        device_id: Who sends it; None for staff, to whom the person gave it.

    Raises:
        HeldElsewhere: Another device goes on with it.
    """
    row = await _lock(uow, envelope_id)
    if row is not None and device_id is not None and row["held_by"] != device_id:
        raise HeldElsewhere


async def close_draft(uow: UnitOfWork, envelope_id: UUID) -> None:
    """Forget a draft's content and code: it was sent."""
    await uow.connection.execute(
        "update forms_handover set content = null, code_digest = null, sent_at = $2 where envelope_id = $1",
        envelope_id,
        clock.now(),
    )


async def forget_drafts(town_id: UUID) -> int:
    """Forget the content of drafts whose week is over, and after a season who held them; say how many contents went."""
    now = clock.now()
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute("delete from forms_handover where valid_until < $1", now - HOLDER_LIFE)
        rows = await uow.connection.fetch(
            "update forms_handover set content = null, code_digest = null "
            "where valid_until <= $1 and content is not null returning id",
            now,
        )
    return len(rows)


async def _lock(uow: UnitOfWork, envelope_id: UUID) -> Any:  # noqa: ANN401 - a record of asyncpg's
    return await uow.connection.fetchrow(
        "select envelope_id, held_by, devices, content, put_at, taken_at, valid_until, sent_at "
        "from forms_handover where envelope_id = $1 for update",
        envelope_id,
    )


async def _find_by_code(uow: UnitOfWork, typed: str) -> Any:  # noqa: ANN401 - same
    code = normalise_receipt_code(typed)
    row = code and await uow.connection.fetchrow(
        "select envelope_id, held_by, devices, content, put_at, taken_at, valid_until, sent_at "
        "from forms_handover where code_digest = $1 and content is not null and valid_until > $2 for update",
        fingerprint(code.encode(), purpose=_CODE),
        clock.now(),
    )
    if not row:
        raise UnknownCode
    return row


async def _find_waiting(uow: UnitOfWork, typed: str) -> Any:  # noqa: ANN401 - same
    """What its code opens, as long as no device took it: from then on it may be old."""
    row = await _find_by_code(uow, typed)
    if row["taken_at"] is not None:
        raise UnknownCode
    return row


async def _hand_to(uow: UnitOfWork, device: Device, row: Any) -> Draft:  # noqa: ANN401 - same
    draft = await _read(device.town_id, row)
    await uow.connection.execute(
        "update forms_handover set held_by = $2, taken_at = $3, "
        "devices = case when $2 = any(devices) then devices else devices || $2 end where envelope_id = $1",
        draft.id,
        device.id,
        clock.now(),
    )
    await share_files(device, row["devices"], [claim.sha256 for claim in draft.draft.attachments])
    return draft


async def _read(town_id: UUID, row: Any) -> Draft:  # noqa: ANN401 - same
    envelope_id: UUID = row["envelope_id"]
    draft = msgspec.json.decode(unseal(row["content"], purpose=_purpose(envelope_id)), type=NewDraft)
    definition = await get_definition(town_id, draft.form, draft.version)
    return Draft(id=envelope_id, definition=definition, draft=draft, valid_until=row["valid_until"])


def _refuse_unless_held(row: Any, device: Device) -> None:  # noqa: ANN401 - same
    if row is None:
        return
    if row["sent_at"] is not None:
        raise AlreadySent
    if row["held_by"] != device.id:
        raise HeldElsewhere


async def _is_sent(uow: UnitOfWork, envelope_id: UUID) -> bool:
    is_sent: bool = await uow.connection.fetchval(
        "select exists (select from forms_submission where submission_id = $1)", envelope_id
    )
    return is_sent


def _purpose(envelope_id: UUID) -> str:
    return f"forms.draft:{envelope_id}"
