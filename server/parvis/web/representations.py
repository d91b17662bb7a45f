"""Bytes ready to be sent: compressed once, with strong ETags, and the choice among them for each request."""

import asyncio
import gzip
import hashlib
from base64 import urlsafe_b64encode
from functools import lru_cache
from typing import Any

import brotli
import msgspec
from litestar.types import Receive, Scope, Send

Headers = list[tuple[bytes, bytes]]

_SMALL_BYTES = 400
"""Below, compression saves nothing: it all fits one packet."""
_PATIENT_BYTES = 300_000
"""Above, brotli's last levels take seconds for a few per cent."""


class Variant(msgspec.Struct, frozen=True):
    """One encoding of a representation, as the two answers it can give."""

    etag: bytes
    start: dict[str, Any]
    body: dict[str, Any]
    unchanged: dict[str, Any]
    size_bytes: int


class Representation(msgspec.Struct, frozen=True):
    """The same content in each encoding that a browser takes."""

    plain: Variant
    br: Variant | None
    gzip: Variant | None

    def choose(self, accept_encoding: bytes) -> Variant:
        """Return the smallest variant the caller takes."""
        for name in accepted_encodings(accept_encoding):
            if name == "br" and self.br is not None:
                return self.br
            if name == "gzip" and self.gzip is not None:
                return self.gzip
        return self.plain

    def variants(self) -> list[Variant]:
        """Return those there are."""
        return [variant for variant in (self.plain, self.br, self.gzip) if variant is not None]

    async def send(self, scope: Scope, send: Send) -> None:
        """Answer a GET or HEAD: the body, or 304 when the caller has it."""
        accepted = known = b""
        for name, value in scope["headers"]:
            if name == b"accept-encoding":
                accepted = value
            elif name == b"if-none-match":
                known = value
        variant = self.choose(accepted)
        if known and is_among(variant.etag, known):
            await send(variant.unchanged)  # type: ignore[arg-type]  # prebuilt ASGI messages
            await send(_NOTHING)  # type: ignore[arg-type]
            return
        await send(variant.start)  # type: ignore[arg-type]
        await send(_NOTHING if scope.get("method") == "HEAD" else variant.body)  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Be an ASGI app."""
        await self.send(scope, send)


_NOTHING = {"type": "http.response.body", "body": b"", "more_body": False}


def represent(
    content: bytes,
    media_type: str,
    *,
    cache_control: str,
    twins: dict[str, bytes] | None = None,
    headers: Headers | None = None,
    status: int = 200,
) -> Representation:
    """Return `content` ready to send.

    Args:
        content: The bytes.
        media_type: For Content-Type.
        cache_control: For Cache-Control.
        twins: Encodings made at build time, `br` and `gzip`; else they are made here, which takes time: use
            `represent_aside` for anything large in a running server.
        headers: More headers, lower-case names.
        status: Of the full answer.
    """
    digest = urlsafe_b64encode(hashlib.sha256(content).digest()[:15]).decode()
    if twins is None:
        twins = _compress(content) if len(content) >= _SMALL_BYTES and _is_text(media_type) else {}
    shared = [(b"cache-control", cache_control.encode()), *(headers or [])]
    if twins:
        shared.append((b"vary", b"accept-encoding"))

    def variant(body: bytes, encoding: str) -> Variant:
        etag = f'"{digest}-{encoding}"'.encode() if encoding else f'"{digest}"'.encode()
        described: Headers = [
            (b"content-type", media_type.encode()),
            (b"content-length", str(len(body)).encode()),
            *([(b"content-encoding", encoding.encode())] if encoding else []),
        ]
        tagged: Headers = [(b"etag", etag), *shared]
        return Variant(
            etag=etag,
            start={"type": "http.response.start", "status": status, "headers": described + tagged},
            body={"type": "http.response.body", "body": body, "more_body": False},
            unchanged={"type": "http.response.start", "status": 304, "headers": tagged},
            size_bytes=len(body),
        )

    smaller = {name: body for name, body in twins.items() if len(body) < len(content)}
    return Representation(
        plain=variant(content, ""),
        br=variant(smaller["br"], "br") if "br" in smaller else None,
        gzip=variant(smaller["gzip"], "gzip") if "gzip" in smaller else None,
    )


async def represent_aside(content: bytes, media_type: str, *, cache_control: str) -> Representation:
    """As `represent`, in a thread: other requests go on."""
    return await asyncio.to_thread(represent, content, media_type, cache_control=cache_control)


def _compress(content: bytes) -> dict[str, bytes]:
    quality = 11 if len(content) <= _PATIENT_BYTES else 9
    return {
        "br": brotli.compress(content, quality=quality),
        "gzip": gzip.compress(content, compresslevel=9, mtime=0),
    }


def _is_text(media_type: str) -> bool:
    name = media_type.partition(";")[0]
    return name.startswith("text/") or name.endswith(("json", "javascript", "xml"))


@lru_cache(maxsize=512)
def accepted_encodings(header: bytes) -> tuple[str, ...]:
    """Return which of br and gzip an Accept-Encoding header allows, the smaller first.

    Source: RFC 9110, section 12.5.3. Which of the two a caller prefers is not asked: br is never worse.
    """
    allowed: dict[str, bool] = {}
    for part in header.decode("latin-1").lower().split(","):
        coding, _, weight = part.replace(" ", "").partition(";q=")
        allowed[coding] = bool(weight.strip("0.")) or not weight
    return tuple(name for name in ("br", "gzip") if allowed.get(name, allowed.get("*", False)))


def is_among(etag: bytes, if_none_match: bytes) -> bool:
    """Return whether an If-None-Match header names `etag`.

    Source: RFC 9110, section 13.1.2: weak comparison; proxies weaken the tags of what they compress again.
    """
    if if_none_match == etag:
        return True
    return any(tag.strip().removeprefix(b"W/") in {etag, b"*"} for tag in if_none_match.split(b","))
