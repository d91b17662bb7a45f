"""The dataset endpoint against a bare Litestar handler that returns the same bytes, each on one Granian worker."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx

from tests.bench.http_load import requests_per_second
from tests.house import House, free_port
from tests.waiting import wait_for

if TYPE_CHECKING:
    from pathlib import Path

GOAL = 0.8
ROUNDS = 5
_BARE = """
import sys
from granian import Granian
from granian.constants import Interfaces
bare = "tests.bench.bare:app"
Granian(bare, address="127.0.0.1", port=int(sys.argv[1]), interface=Interfaces.ASGI, workers=1).serve()
"""


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2).is_success
    except httpx.TransportError:
        return False


def measure(house: House, folder: Path) -> dict[str, object]:
    """The streams with the sorting guide, and one zone's calendar, each beside its bare twin."""
    zone = httpx.get(f"{house.url}/api/v1/waste/address-book").json()["zones"][0]["key"]
    paths = {"streams": "/api/v1/waste/streams", "calendar": f"/api/v1/waste/zones/{zone}/calendar"}
    return {name: _beside_bare(house, folder, path) for name, path in paths.items()}


def _beside_bare(house: House, folder: Path, dataset: str) -> dict[str, object]:
    """Requests a second of both, in turns, and their ratio (median of the pairs)."""
    accept = {"Accept-Encoding": "br"}
    with httpx.stream("GET", house.url + dataset, headers=accept) as answer:
        body = b"".join(answer.iter_raw())
    (folder / "bare.bin").write_bytes(body)
    port = free_port()
    bare = subprocess.Popen(
        [sys.executable, "-c", _BARE, str(port)], env=_environment(folder), stdout=subprocess.DEVNULL
    )
    try:
        wait_for(lambda: _answers(f"http://127.0.0.1:{port}/bare"), seconds=20, what="the bare handler to answer")
        pairs = []
        for _ in range(ROUNDS):
            ours = requests_per_second(house.port, dataset, headers=accept)
            theirs = requests_per_second(port, "/bare", headers=accept)
            pairs.append((ours, theirs))
    finally:
        bare.terminate()
        bare.wait(timeout=10)
    return {
        "ratio": statistics.median(ours / theirs for ours, theirs in pairs),
        "goal": f">= {GOAL}",
        "dataset_requests_per_second": statistics.median(ours for ours, _ in pairs),
        "bare_requests_per_second": statistics.median(theirs for _, theirs in pairs),
        "body_bytes": len(body),
    }


def _environment(folder: Path) -> dict[str, str]:
    return dict(os.environ) | {"BARE_BODY": str(folder / "bare.bin")}
