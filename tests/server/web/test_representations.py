"""Bytes chosen for the caller: the encoding it takes, or nothing when it has them."""

import gzip
from typing import Any

import brotli
import pytest
from litestar.types import Message

from parvis.web.representations import Representation, accepted_encodings, is_among, represent

TEXT = b'{"streets": ["' + b'rue des Erables", "' * 200 + b'"]}'


async def _ask(
    representation: Representation, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    sent: list[Any] = []

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    await representation.send({"method": method, "headers": raw}, send)  # type: ignore[arg-type]  # enough
    start, body = sent
    return start["status"], {name.decode(): value.decode() for name, value in start["headers"]}, body["body"]


@pytest.fixture(scope="module")
def representation() -> Representation:
    return represent(TEXT, "application/json", cache_control="no-cache")


async def test_a_browser_gets_brotli(representation: Representation) -> None:
    status, headers, body = await _ask(representation, accept_encoding="gzip, deflate, br, zstd")
    assert (status, headers["content-encoding"], headers["vary"]) == (200, "br", "accept-encoding")
    assert brotli.decompress(body) == TEXT
    assert headers["content-length"] == str(len(body))


async def test_an_old_client_gets_gzip(representation: Representation) -> None:
    _, headers, body = await _ask(representation, accept_encoding="gzip")
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == TEXT


async def test_a_client_that_says_nothing_gets_the_plain_bytes(representation: Representation) -> None:
    _, headers, body = await _ask(representation)
    assert "content-encoding" not in headers
    assert body == TEXT


async def test_each_encoding_has_an_etag_of_its_own(representation: Representation) -> None:
    etags = [(await _ask(representation, accept_encoding=name))[1]["etag"] for name in ("br", "gzip", "")]
    assert len(set(etags)) == 3


async def test_who_has_it_already_gets_304_and_no_body(representation: Representation) -> None:
    _, headers, _ = await _ask(representation, accept_encoding="br")
    status, again, body = await _ask(representation, accept_encoding="br", if_none_match=headers["etag"])
    assert (status, body) == (304, b"")
    assert again["etag"] == headers["etag"]
    assert again["cache-control"] == "no-cache"


async def test_who_has_another_version_gets_the_whole(representation: Representation) -> None:
    status, _, body = await _ask(representation, if_none_match='"something-else"')
    assert (status, body) == (200, TEXT)


async def test_head_gets_the_headers_alone(representation: Representation) -> None:
    status, headers, body = await _ask(representation, "HEAD")
    assert (status, headers["content-length"], body) == (200, str(len(TEXT)), b"")


def test_the_same_bytes_have_the_same_etag_in_every_process() -> None:
    first = represent(TEXT, "application/json", cache_control="no-cache")
    second = represent(TEXT, "application/json", cache_control="no-cache")
    assert first.plain.etag == second.plain.etag


def test_pictures_are_not_compressed_twice() -> None:
    assert represent(TEXT, "image/png", cache_control="no-cache").br is None


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b"br", ("br",)),
        (b"gzip, br;q=0.1", ("br", "gzip")),
        (b"br;q=0, gzip", ("gzip",)),
        (b"br;q=0.000, *", ("gzip",)),
        (b"*", ("br", "gzip")),
        (b"identity", ()),
        (b"BR", ("br",)),
        (b"", ()),
    ],
)
def test_a_weight_of_zero_is_a_no(header: bytes, expected: tuple[str, ...]) -> None:
    assert accepted_encodings(header) == expected


@pytest.mark.parametrize("header", [b'"a"', b'W/"a"', b'"b", "a"', b"*", b'"b",W/"a"'])
def test_a_tag_is_found_in_a_list_and_when_weakened(header: bytes) -> None:
    assert is_among(b'"a"', header)


def test_another_tag_is_not_found() -> None:
    assert not is_among(b'"a"', b'"ab", W/"b"')
