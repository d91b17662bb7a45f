"""Where feeds are written: each text once for all links that ask for the same, in a line that ends somewhere."""

import asyncio
from threading import Event

import pytest

from parvis.waste.feeds.scribe import Scribe, ScribeBusy
from parvis.waste.feeds.writer import Feed
from tests.server.waste.test_feeds import a_feed

ORIGIN = "https://val.example/calendar.ics"


class Pen:
    """Writes a page of 100 bytes once it is let go; `written` says for which towns, in order."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.let_go = Event()

    def __call__(self, feed: Feed) -> bytes:
        assert self.let_go.wait(timeout=20)
        self.written.append(feed.town_name)
        return f"BEGIN:VCALENDAR\r\nURL:{feed.town_name}\r\nEND:VCALENDAR\r\n".ljust(100).encode()


async def ask(scribe: Scribe, town: str, link: str = ORIGIN) -> bytes:
    body: bytes = (await scribe.represent(a_feed([], town_name=town), link)).plain.body["body"]
    return body


async def test_links_that_ask_for_the_same_share_one_text_and_each_says_its_own() -> None:
    pen = Pen()
    scribe = Scribe(pen)
    asked = [asyncio.create_task(ask(scribe, "Val", f"{ORIGIN}?logements={n}")) for n in range(1, 60)]
    await asyncio.sleep(0)
    pen.let_go.set()
    for n, body in enumerate(await asyncio.gather(*asked), start=1):
        assert f"\r\nSOURCE;VALUE=URI:{ORIGIN}?logements={n}\r\nURL:Val\r\n".encode() in body
    await ask(scribe, "Val", f"{ORIGIN}?logements=99")
    assert pen.written == ["Val"]


async def test_a_line_that_is_too_long_is_told_so_and_when_to_come_back() -> None:
    pen = Pen()
    scribe = Scribe(pen)
    waiting = [asyncio.create_task(ask(scribe, f"Val {n}")) for n in range(40)]
    await asyncio.sleep(0)
    with pytest.raises(ScribeBusy) as refused:
        await ask(scribe, "one more")
    assert (refused.value.status, refused.value.fields) == (503, {"retry_after_seconds": 10})
    pen.let_go.set()
    await asyncio.gather(*waiting)
    assert await ask(scribe, "one more")


async def test_what_was_asked_for_longest_ago_is_forgotten_first() -> None:
    pen = Pen()
    pen.let_go.set()
    scribe = Scribe(pen, memory_bytes=250)
    for town in ("a", "b", "a", "c", "a", "b"):
        await ask(scribe, town)
    assert pen.written == ["a", "b", "c", "b"]


async def test_one_who_goes_away_takes_nobody_elses_feed_along() -> None:
    pen = Pen()
    scribe = Scribe(pen)
    gone, stays = asyncio.create_task(ask(scribe, "Val")), asyncio.create_task(ask(scribe, "Val"))
    await asyncio.sleep(0)
    gone.cancel()
    pen.let_go.set()
    assert b"URL:Val" in await stays
