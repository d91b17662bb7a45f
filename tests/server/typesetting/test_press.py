"""The press: each sheet once, in a line that ends somewhere, with a memory that does too."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import msgspec
import pytest

from parvis.typesetting import CannotTypeset, Press, PressBusy, Sheet

DAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


class CountingSheet(Sheet, frozen=True, kw_only=True, dict=True):
    """A sheet of so many bytes, which tells when it was made and waits to be let go."""

    made: list[str]
    let_go: Event
    size: int = 10

    def typeset(self) -> bytes:
        assert self.let_go.wait(timeout=20)
        self.made.append(self.data.decode())
        return self.data.ljust(self.size)


class Shop:
    """Makes sheets; `made` says which were printed, in order."""

    def __init__(self, folder: Path) -> None:
        self.template = folder / "a.typ"
        self.template.write_text("")
        self.made: list[str] = []
        self.let_go = Event()

    def sheet(self, name: str, size: int = 10) -> Sheet:
        return CountingSheet(
            template=self.template, data=name.encode(), made_at=DAY, made=self.made, let_go=self.let_go, size=size
        )


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


async def test_whoever_asks_at_once_for_the_same_waits_for_one_printing(shop: Shop) -> None:
    press = Press()
    asked = [asyncio.create_task(press.print(shop.sheet("rue"))) for _ in range(5)]
    await asyncio.sleep(0)
    shop.let_go.set()
    assert set(await asyncio.gather(*asked)) == {b"rue".ljust(10)}
    await press.print(shop.sheet("rue"))
    assert shop.made == ["rue"]


async def test_one_who_goes_away_takes_nobody_elses_sheet_along(shop: Shop) -> None:
    press = Press()
    impatient = asyncio.create_task(press.print(shop.sheet("rue")))
    patient = asyncio.create_task(press.print(shop.sheet("rue")))
    await asyncio.sleep(0)
    impatient.cancel()
    shop.let_go.set()
    assert await patient == b"rue".ljust(10)


async def test_the_memory_is_bounded_and_the_oldest_goes_first(shop: Shop) -> None:
    shop.let_go.set()
    press = Press(memory_bytes=250)
    for name in ("a", "b", "a", "c", "a", "b"):
        await press.print(shop.sheet(name, size=100))
    assert shop.made == ["a", "b", "c", "b"]


async def test_a_line_that_is_too_long_sends_people_away(shop: Shop) -> None:
    press = Press()
    asked = [asyncio.create_task(press.print(shop.sheet(str(number)))) for number in range(40)]
    await asyncio.sleep(0)
    with pytest.raises(PressBusy):
        await press.print(shop.sheet("one too many"))
    shop.let_go.set()
    await asyncio.gather(*asked)
    assert await press.print(shop.sheet("later")) == b"later".ljust(10)


async def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    press, template = Press(), tmp_path / "a.typ"
    template.write_text("#panic()")
    sheet = Sheet(template=template, data=msgspec.json.encode({}), made_at=DAY)
    with pytest.raises(CannotTypeset):
        await press.print(sheet)
    template.write_text('#set document(title: "x")\nBonjour')
    assert (await press.print(sheet)).startswith(b"%PDF-")
