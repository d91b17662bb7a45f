"""Our push gateway against `pywebpush.webpush_async` with a shared session, one process each, to the same local stub.

Both encrypt for real browsers' keys and post over kept connections, a hundred at once, on uvloop. In turns, so that
whatever else the machine does weighs on both alike.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import aiohttp
import uvloop
from pywebpush import webpush_async

from parvis.gateways.push.endpoints import AllowedEndpoints
from parvis.gateways.push.keys import new_push_key
from parvis.gateways.push.protocol import PushMessage, PushTarget
from parvis.gateways.push.webpush import WebPush, encrypt
from tests.browser_keys import BrowserKeys

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

GOAL = 1.3
ROUNDS = 5
MESSAGES = 2_000
_AT_ONCE = 100
_CONTACT = "mailto:greffe@exemple.ca"
_PAYLOAD = b'{"web_push":8030,"notification":{"title":"Urgence : Avis","body":"' + b"Faites bouillir. " * 20 + b'"}}'


@contextmanager
def _stub() -> Iterator[str]:
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.push_stub"], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def _targets(origin: str) -> list[PushTarget]:
    phones = [BrowserKeys() for _ in range(_AT_ONCE)]
    return [phones[number % _AT_ONCE].target(f"{origin}/push/{number}") for number in range(MESSAGES)]


async def _rate(targets: list[PushTarget], send: Callable[[PushTarget], Awaitable[object]]) -> float:
    """Messages a second."""
    waiting = iter(targets)

    async def work() -> None:
        for target in waiting:
            await send(target)

    start = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(_AT_ONCE)))
    return len(targets) / (time.perf_counter() - start)


async def _measure(origin: str) -> dict[str, object]:
    targets, key = _targets(origin), new_push_key()
    ours = WebPush(AllowedEndpoints.parse([origin]), _CONTACT)
    message = PushMessage(payload=_PAYLOAD, ttl_seconds=3_600, urgency="high", topic="a" * 32)
    connector = aiohttp.TCPConnector(limit=_AT_ONCE)

    async with aiohttp.ClientSession(connector=connector) as session:

        async def theirs(target: PushTarget) -> object:
            return await webpush_async(
                {"endpoint": target.endpoint, "keys": {"p256dh": target.p256dh, "auth": target.auth}},
                data=_PAYLOAD,
                vapid_private_key=key.private,
                vapid_claims={"sub": _CONTACT},
                ttl=3_600,
                headers={"Urgency": "high", "Topic": "a" * 32},
                aiohttp_session=session,
                timeout=aiohttp.ClientTimeout(total=20),
            )

        pairs = []
        for _ in range(ROUNDS):
            rate = await _rate(targets, lambda target: ours.send(target, message, key))
            pairs.append((rate, await _rate(targets, theirs)))
    await ours.close()
    return {
        "ratio": statistics.median(rate / other for rate, other in pairs),
        "goal": f">= {GOAL}",
        "parvis_messages_per_second": statistics.median(rate for rate, _ in pairs),
        "pywebpush_messages_per_second": statistics.median(other for _, other in pairs),
        "encryption_alone_per_second": _encryption_rate(targets),
    }


def _encryption_rate(targets: list[PushTarget]) -> float:
    start = time.perf_counter()
    for target in targets:
        encrypt(target, _PAYLOAD)
    return len(targets) / (time.perf_counter() - start)


def measure() -> dict[str, object]:
    """Messages a second of both, and their ratio (median of the pairs)."""
    with _stub() as origin:
        return uvloop.run(_measure(origin))
