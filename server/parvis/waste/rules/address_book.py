"""A street's addresses, made small: twenty thousand of them travel to a phone, and are kept there.

The phone opens them in `pwa/src/rooms/waste/address/book.ts`; `tests/cases/waste/streets.json` holds the two together.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise

import msgspec

_SMALLEST_BUILDING = 2


class Lot(msgspec.Struct, frozen=True, kw_only=True):
    """One address of a street; `zone` and `district` are indexes, -1 where it lies in none."""

    number: int
    suffix: str
    zone: int
    district: int
    dwellings: int


class PackedStreet(msgspec.Struct, frozen=True, kw_only=True):
    """What `schemas.Street` says of its addresses."""

    steps: list[int]
    grounds: list[tuple[int, int, int]]
    suffixes: list[tuple[int, str]]
    buildings: list[tuple[int, int]]


def pack_street(lots: Sequence[Lot]) -> PackedStreet:
    """Return the addresses of one street, given in the order of their numbers, without what repeats."""
    numbers = [0, *(lot.number for lot in lots)]
    stretches = groupby(lots, key=lambda lot: (lot.zone, lot.district))
    return PackedStreet(
        steps=[after - before for before, after in pairwise(numbers)],
        grounds=[(len(list(alike)), zone, district) for (zone, district), alike in stretches],
        suffixes=[(index, lot.suffix) for index, lot in enumerate(lots) if lot.suffix],
        buildings=[(index, lot.dwellings) for index, lot in enumerate(lots) if lot.dwellings >= _SMALLEST_BUILDING],
    )
