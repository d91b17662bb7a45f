"""What a phone sends: forms, and photos in chunks."""

import base64
import hashlib
import io
from typing import Any
from uuid import UUID

import httpx
from PIL import Image

from parvis.kernel.ids import new_id

Json = dict[str, Any]
SENT_AT = "2026-11-23T16:30:00Z"
CHUNK_TYPE = "application/offset+octet-stream"


def pothole(*photos: bytes, **changes: object) -> Json:
    """A pothole as the phone sends it; `changes` are to its answers."""
    named = [photo_answer(content) for content in photos]
    answers: Json = {
        "category": "nid-de-poule",
        "place": {"kind": "intersection", "words": "rue du Pont et rue Principale"},
        "description": "Juste avant le pont.",
    }
    return {
        "form": "signaler",
        "version": 2,
        "language": "fr",
        "answers": answers | ({"photo": named} if named else {}) | changes,
        "attachments": [photo | {"question": "photo"} for photo in named],
        "started_at": "2026-11-23T16:00:00Z",
        "queued_at": SENT_AT,
    }


def photo_answer(content: bytes, name: str = "photo.jpg") -> Json:
    return {"sha256": sha256_of(content), "name": name, "media_type": "image/jpeg", "size_bytes": len(content)}


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def a_photo(width: int = 64, height: int = 48, kind: str = "JPEG", **options: Any) -> bytes:  # noqa: ANN401 - Pillow's
    """A photo with something to see on it."""
    out = io.BytesIO()
    image = Image.linear_gradient("L").resize((width, height)).convert(options.pop("mode", "RGB"))
    image.save(out, kind, **options)
    return out.getvalue()


async def send(citizen: httpx.AsyncClient, body: Json, submission_id: UUID | None = None) -> httpx.Response:
    return await citizen.put(f"/api/v1/submissions/{submission_id or new_id()}", json=body)


async def upload(citizen: httpx.AsyncClient, content: bytes, chunk_bytes: int = 256 * 1024) -> httpx.Response:
    """Send a whole file; the answer to the last chunk."""
    answer = None
    for offset in range(0, max(len(content), 1), chunk_bytes):
        answer = await send_chunk(citizen, content, offset, chunk_bytes)
        if answer.is_error:
            return answer
    assert answer is not None
    return answer


async def send_chunk(
    citizen: httpx.AsyncClient, content: bytes, offset: int, chunk_bytes: int = 256 * 1024, **headers: str
) -> httpx.Response:
    chunk = content[offset : offset + chunk_bytes]
    said = {
        "Content-Type": CHUNK_TYPE,
        "Upload-Offset": str(offset),
        "Upload-Length": str(len(content)),
        "Upload-Checksum": f"sha256 {base64.b64encode(hashlib.sha256(chunk).digest()).decode()}",
    }
    renamed = {name.replace("_", "-"): value for name, value in headers.items()}
    return await citizen.patch(f"/api/v1/attachments/{sha256_of(content)}", content=chunk, headers=said | renamed)


async def progress(citizen: httpx.AsyncClient, content: bytes) -> httpx.Response:
    return await citizen.head(f"/api/v1/attachments/{sha256_of(content)}")
