"""Every scanner keeps the same promises."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol

import pytest

from parvis.gateways import choose
from parvis.gateways.scan.absent import NoScan
from parvis.gateways.scan.clamd import Clamd
from parvis.gateways.scan.protocol import Scan, ScannerAway, ScanResult
from parvis.gateways.scan.recording import EICAR, RecordingScan
from parvis.settings import BadSetting, Settings, read_settings
from tests.clamd import FakeClamd, clamd_at_a_port, clamd_at_a_socket

LETTER = os.urandom(700_000)


class World(Protocol):
    """A scanner, and the thing that it asks."""

    scan: Scan

    def fail(self) -> None: ...
    def scanned(self) -> list[bytes]: ...


class RealWorld:
    def __init__(self, clamd: FakeClamd, address: str) -> None:
        self.clamd = clamd
        self.scan: Scan = Clamd.at(address)

    def fail(self) -> None:
        self.clamd.reply = None

    def scanned(self) -> list[bytes]:
        return self.clamd.scanned


class RecordingWorld:
    def __init__(self) -> None:
        self.recording = RecordingScan()
        self.scan: Scan = self.recording

    def fail(self) -> None:
        self.recording.is_away = True

    def scanned(self) -> list[bytes]:
        return self.recording.scanned


@pytest.fixture(params=["port", "socket", "recording"])
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    if request.param == "recording":
        yield RecordingWorld()
        return
    opening = clamd_at_a_port() if request.param == "port" else clamd_at_a_socket(tmp_path)
    async with opening as (clamd, address):
        yield RealWorld(clamd, address)


async def pieces_of(content: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(content), 250_000):
        yield content[start : start + 250_000]


async def test_a_file_is_seen_whole_and_found_clean(world: World) -> None:
    assert await world.scan.scan(pieces_of(LETTER)) == ScanResult("clean")
    assert world.scanned() == [LETTER]


async def test_an_infected_file_is_found_with_the_threats_name(world: World) -> None:
    result = await world.scan.scan(pieces_of(b"a letter\n" + EICAR))
    assert result.outcome == "infected"
    assert "eicar" in result.threat.lower()


async def test_a_scanner_that_does_not_judge_is_away(world: World) -> None:
    world.fail()
    with pytest.raises(ScannerAway):
        await world.scan.scan(pieces_of(LETTER))


@pytest.mark.parametrize(
    "reply", [b"stream: Can't open file ERROR\0", b"\0", b"UNKNOWN COMMAND\0", b"stream: OK", b"x" * 10_000]
)
async def test_only_a_verdict_is_a_verdict(reply: bytes) -> None:
    async with clamd_at_a_port() as (clamd, address):
        clamd.reply = reply
        with pytest.raises(ScannerAway):
            await Clamd.at(address).scan(pieces_of(LETTER))


async def test_a_file_too_large_for_the_scanner_is_not_called_clean() -> None:
    async with clamd_at_a_port() as (clamd, address):
        clamd.most_bytes = 1000
        with pytest.raises(ScannerAway):
            await Clamd.at(address).scan(pieces_of(LETTER))


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.sock"])
async def test_a_scanner_that_is_not_there_is_away(address: str) -> None:
    with pytest.raises(ScannerAway):
        await Clamd.at(address).scan(pieces_of(LETTER))


async def test_without_a_scanner_nothing_is_called_clean() -> None:
    assert await NoScan().scan(pieces_of(EICAR)) == ScanResult("unscanned")


def test_the_settings_choose_the_scanner(tmp_path: Path) -> None:
    assert isinstance(choose(Settings(data_dir=tmp_path, push="recording")).scan, NoScan)
    assert isinstance(choose(Settings(data_dir=tmp_path, push="recording", clamd="localhost:3310")).scan, Clamd)


@pytest.mark.parametrize("address", ["localhost", "localhost:", ":3310", "clamd.sock", "localhost:port"])
def test_an_address_that_is_none_stops_the_start(address: str) -> None:
    with pytest.raises(BadSetting):
        read_settings({"PARVIS_CLAMD": address})
