"""The files that devices sent, as rows: whose they are, what they are used for. Their bytes are the gateway's.

The same bytes are kept once for a town, however many sent them. Whoever adds a row for them, or deletes them because
no row is left, holds their lock (`holding_content`): or a file could go at the very moment at which it comes again.

A file belongs to the device that sent it: another one that knows its sha256 learns nothing, and must send it itself.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import PurePath
from typing import Literal, NamedTuple
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.attachments import NamedFile
from parvis.forms.errors import AttachmentNotReady, UnknownAttachment, UnknownUpload
from parvis.forms.kinds import DOCUMENTS, IMAGES
from parvis.forms.orders import RE_ENCODE_JOB, SCAN_JOB, ReEncode, ScanFile
from parvis.gateways import current
from parvis.gateways.files.protocol import UnknownFile
from parvis.jobs import enqueue
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.web.identity import Device

FileState = Literal["stored", "ready", "refused", "unavailable", "clean", "infected", "unscanned"]
"""Just arrived. A photo is then ready (made anew, safe to show) or refused (it could not be read). A document is clean,
infected (and deleted), or unscanned where the town has no scanner; unavailable while the scanner it has is away."""
_TAKEN_AWAY: tuple[FileState, ...] = ("clean", "unscanned")


_LOCK = "select pg_advisory_xact_lock(hashtextextended('forms.content ' || $1 || $2, 0))"

_FIND = (
    "select id, sha256, size_bytes, media_type, state from forms_file "
    "where device_id = $1 and sha256 = any($2::varchar[])"
)
_FIND_AND_HOLD = f"{_FIND} for key share"


class SentFile(msgspec.Struct, frozen=True, kw_only=True):
    """A whole file that a device sent."""

    id: UUID
    sha256: str
    size_bytes: int
    media_type: str
    state: FileState


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A photo or document of one submission, for staff. `finding` is a scanner's word for what is wrong with it."""

    id: UUID
    question: str
    name: str
    media_type: str
    size_bytes: int
    state: FileState
    finding: str

    @property
    def is_ready(self) -> bool:
        """Whether staff may see it, or take it."""
        return self.state == "ready" or self.state in _TAKEN_AWAY


class TakenDocument(NamedTuple):
    """A document as staff may take it: under the ending of what it is, whatever it was called."""

    name: str
    media_type: str
    pieces: AsyncIterator[bytes]


class ShownImage(msgspec.Struct, frozen=True):
    """The JPEG that the town made of a photo."""

    submission_id: UUID
    name: str
    content: bytes


@asynccontextmanager
async def holding_content(town_id: UUID, sha256: str) -> AsyncIterator[UnitOfWork]:
    """Be alone with these bytes in this town until the unit of work ends.

    The one place where a transaction stays open while a file is moved: the town's own disk, and a rename.
    """
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(_LOCK, town_id.hex, sha256)
        yield uow


async def find_files(device: Device, sha256s: Sequence[str], *, hold: bool = False) -> dict[str, SentFile]:
    """Those of these files that arrived whole from this device.

    Args:
        device: Who sent them.
        sha256s: Their names.
        hold: Whether they must stay until the unit of work ends, as for a form that is about to name them.
    """
    async with unit_of_work(device.town_id) as uow:
        rows = await uow.connection.fetch(_FIND_AND_HOLD if hold else _FIND, device.id, sha256s)
    return {row["sha256"]: msgspec.convert(dict(row), SentFile) for row in rows}


async def add_file(device: Device, *, sha256: str, size_bytes: int, media_type: str) -> None:
    """Remember that a file arrived whole; saying it twice is fine."""
    async with unit_of_work(device.town_id) as uow:
        await uow.connection.execute(
            "insert into forms_file (id, town_id, device_id, sha256, size_bytes, media_type, state, image_size_bytes, "
            "received_at) values ($1, $2, $3, $4, $5, $6, 'stored', 0, $7) on conflict do nothing",
            new_id(), device.town_id, device.id, sha256, size_bytes, media_type, clock.now(),
        )  # fmt: skip


async def keep_files(device: Device, sha256s: Sequence[str]) -> None:
    """Let files live as long as a draft that names them: no form does yet."""
    async with unit_of_work(device.town_id) as uow:
        await uow.connection.execute(
            "update forms_file set received_at = $3 where device_id = $1 and sha256 = any($2::varchar[])",
            device.id,
            list(sha256s),
            clock.now(),
        )


async def read_file(device: Device, sha256: str) -> bytes:
    """What a file holds, for the device that sent it or that was given the draft that names it.

    Raises:
        UnknownUpload: It has not arrived from this device, or its original was deleted since.
    """
    if sha256 not in await find_files(device, [sha256]):
        raise UnknownUpload
    try:
        return await current().files.read(device.town_id, sha256)
    except UnknownFile as cause:
        raise UnknownUpload from cause


async def share_files(device: Device, owners: Sequence[UUID], sha256s: Sequence[str]) -> None:
    """Let a device use files that these others sent, as if it had sent them itself: it goes on with their draft."""
    async with unit_of_work(device.town_id) as uow:
        rows = await uow.connection.fetch(
            "select distinct on (sha256) sha256, size_bytes, media_type, state, image_sha256, image_size_bytes "
            "from forms_file where device_id = any($1::uuid[]) and sha256 = any($2::varchar[])",
            list(owners),
            list(sha256s),
        )
        await uow.connection.executemany(
            "insert into forms_file (id, town_id, device_id, sha256, size_bytes, media_type, state, image_sha256, "
            "image_size_bytes, received_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing",
            [(new_id(), device.town_id, device.id, *row.values(), clock.now()) for row in rows],
        )


async def count_unsent_bytes(device: Device) -> int:
    """How much this device sent that no form names yet."""
    async with unit_of_work(device.town_id) as uow:
        unsent: int = await uow.connection.fetchval(
            "select coalesce(sum(size_bytes), 0)::bigint from forms_file file where device_id = $1 "
            "and not exists (select from forms_attachment where file_id = file.id)",
            device.id,
        )
    return unsent


async def attach_files(
    town_id: UUID, submission_id: UUID, named: Sequence[NamedFile], files: Mapping[str, SentFile]
) -> None:
    """Tie files to the form that names them, and have those that are new made safe to show, or scanned."""
    async with unit_of_work(town_id) as uow:
        await uow.connection.executemany(
            "insert into forms_attachment (id, town_id, submission_id, file_id, question, name, position) "
            "values ($1, $2, $3, $4, $5, $6, $7)",
            [
                (new_id(), town_id, submission_id, files[file.sha256].id, file.question.id, file.name, position)
                for position, file in enumerate(named)
            ],
        )
        for sha256 in dict.fromkeys(file.sha256 for file in named):
            if files[sha256].state != "stored":
                continue
            if files[sha256].media_type in IMAGES:
                await enqueue(RE_ENCODE_JOB, ReEncode(town_id=town_id, sha256=sha256))
            else:
                await enqueue(SCAN_JOB, ScanFile(town_id=town_id, sha256=sha256))


async def list_attachments(town_id: UUID, submission_id: UUID) -> list[Attachment]:
    """The photos of a submission, in the order of asking."""
    return (await list_attachments_of(town_id, [submission_id])).get(submission_id, [])


async def list_attachments_of(town_id: UUID, submission_ids: Sequence[UUID]) -> dict[UUID, list[Attachment]]:
    """The photos of each of these submissions that has any, in the order of asking."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "select submission_id, attachment.id, question, name, state, finding, "
            "case state when 'ready' then 'image/jpeg' else media_type end as media_type, "
            "case state when 'ready' then image_size_bytes else size_bytes end as size_bytes "
            "from forms_attachment attachment join forms_file file on file.id = file_id "
            "where submission_id = any($1::uuid[]) order by position",
            list(submission_ids),
        )
    found: dict[UUID, list[Attachment]] = {}
    for row in rows:
        found.setdefault(row["submission_id"], []).append(msgspec.convert(dict(row), Attachment))
    return found


async def get_image(town_id: UUID, attachment_id: UUID) -> ShownImage:
    """The photo as staff may see it: made anew by the town.

    Raises:
        UnknownAttachment: There is none.
        AttachmentNotReady: It waits for that, or could not be read.
    """
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(
            "select submission_id, name, state, image_sha256 "
            "from forms_attachment attachment join forms_file file on file.id = file_id where attachment.id = $1",
            attachment_id,
        )
    if row is None:
        raise UnknownAttachment
    if row["state"] != "ready":
        raise AttachmentNotReady(state=row["state"])
    return ShownImage(row["submission_id"], row["name"], await current().files.read(town_id, row["image_sha256"]))


async def get_document(town_id: UUID, attachment_id: UUID) -> TakenDocument:
    """A document as it was sent, once it was scanned; to be taken away, never shown.

    Raises:
        UnknownAttachment: There is none, or it is a photo.
        AttachmentNotReady: It waits to be scanned, or is infected.
    """
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(
            "select name, state, sha256, media_type "
            "from forms_attachment attachment join forms_file file on file.id = file_id where attachment.id = $1",
            attachment_id,
        )
    if row is None or row["media_type"] not in DOCUMENTS:
        raise UnknownAttachment
    if row["state"] not in _TAKEN_AWAY:
        raise AttachmentNotReady(state=row["state"])
    if await current().files.find(town_id, row["sha256"]) is None:  # Said before the first header leaves.
        raise UnknownAttachment
    name = (PurePath(row["name"]).stem or "document") + DOCUMENTS[row["media_type"]]
    return TakenDocument(name, row["media_type"], current().files.open(town_id, row["sha256"]))
