"""What only one device or person may read: JSON with an ETag, kept by nobody else."""

import hashlib
from base64 import urlsafe_b64encode

import msgspec
from litestar import MediaType, Response

from parvis.web.identity import DEVICE_HEADER
from parvis.web.representations import is_among
from parvis.web.requests import Connection


def private_json(request: Connection, content: msgspec.Struct) -> Response[bytes]:
    """Return `content` as JSON for the caller alone, or 304 when the caller has it already.

    The tag is weak: the edge may compress the answer on its way.
    """
    body = msgspec.json.encode(content)
    etag = f'W/"{urlsafe_b64encode(hashlib.sha256(body).digest()[:15]).decode()}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": f"{DEVICE_HEADER}, Cookie"}
    known = request.headers.get("if-none-match", "")
    if known and is_among(etag.removeprefix("W/").encode(), known.encode()):
        return Response(b"", status_code=304, headers=headers, media_type=MediaType.JSON)
    return Response(body, headers=headers, media_type=MediaType.JSON)
