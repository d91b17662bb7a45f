"""Photos made safe to show, by the worker, after the citizen has the receipt."""

import asyncio
import hashlib
from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.images import UnreadableImage, re_encode
from parvis.forms.services.files import holding_content
from parvis.gateways import current
from parvis.gateways.files.protocol import UnknownFile
from parvis.jobs import Counts


async def re_encode_file(town_id: UUID, sha256: str) -> Counts:
    """Make one photo safe to show, for every device that sent it, and delete the original. Again is fine.

    The original goes only after its image is known. So a device that sends the same photo meanwhile, and finds its
    original gone, finds the image of it instead.
    """
    async with unit_of_work(town_id) as uow:
        waiting = await uow.connection.fetchval(
            "select count(*) from forms_file where sha256 = $1 and state = 'stored'", sha256
        )
        twins = await uow.connection.execute(
            "update forms_file file set state = 'ready', image_sha256 = twin.image_sha256, "
            "image_size_bytes = twin.image_size_bytes from forms_file twin "
            "where file.sha256 = $1 and file.state = 'stored' and twin.sha256 = $1 and twin.state = 'ready'",
            sha256,
        )
    if not waiting or twins != "UPDATE 0":
        await _delete_original(town_id, sha256)
        return {"images": 0}
    try:
        content = await current().files.read(town_id, sha256)
        picture = await asyncio.to_thread(re_encode, content)
    except (UnknownFile, UnreadableImage):
        await _settle(town_id, sha256, "refused", None, 0)
        await _delete_original(town_id, sha256)
        return {"refused": 1}
    async with holding_content(town_id, hashlib.sha256(picture.content).hexdigest()):
        made = await current().files.put(town_id, picture.content)
        await _settle(town_id, sha256, "ready", made.sha256, made.size_bytes)
    await _delete_original(town_id, sha256)
    return {"images": 1}


async def _settle(town_id: UUID, sha256: str, state: str, image_sha256: str | None, size_bytes: int) -> None:
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(
            "update forms_file set state = $2, image_sha256 = $3, image_size_bytes = $4 "
            "where sha256 = $1 and state = 'stored'",
            sha256, state, image_sha256, size_bytes,
        )  # fmt: skip


async def _delete_original(town_id: UUID, sha256: str) -> None:
    """Delete what a device sent, unless a picture of ours has the very same bytes, or somebody just sent them anew."""
    async with holding_content(town_id, sha256) as uow:
        is_needed = await uow.connection.fetchval(
            "select exists (select from forms_file where image_sha256 = $1 or (sha256 = $1 and state = 'stored'))",
            sha256,
        )
        if not is_needed:
            await current().files.delete(town_id, sha256)
