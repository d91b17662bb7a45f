"""A town's database outlives its software: what it went through once is never written anew."""

import hashlib

from parvis.database.migrations import PACKAGE

RELEASED = {
    "forms_2026_11_23t08_12_44_796225": "9732dac37748a1a4",
    "notices_2026_11_23t08_09_46_283166": "e117779735c4d7a6",
    "people_2026_11_23t08_09_33_457229": "f5efe642550a90e1",
    "requests_2026_11_23t08_45_52_691806": "5bd170d7335da0a7",
    "towns_2026_11_23t08_05_52_059543": "626f534305cd6c22",
    "waste_2026_11_23t08_20_48_121584": "b2017bcf5f1286bb",
}
"""The migrations of 0.1.0, by the first half of their texts' SHA-256. Each release adds its own."""


def test_migrations_that_databases_went_through_stay_as_they_were() -> None:
    there = {path.stem: path for path in PACKAGE.glob("*/migrations/*_2026_*.py")}
    assert {name: _digest(there[name].read_bytes()) for name in RELEASED} == RELEASED


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:16]
