"""Whom a stream's sectors serve, leave out or serve twice, as staff read it."""

import msgspec

from parvis.waste.imports.findings import ShownFinding


class StreamCoverage(msgspec.Struct, frozen=True, kw_only=True):
    """One stream in numbers.

    Args:
        sectors: How many it has.
        addresses: How many the town has.
        in_none: How many of them lie in no sector.
        in_several: How many lie in more than one.
    """

    stream: str
    sectors: int
    addresses: int
    in_none: int
    in_several: int


class Coverages(msgspec.Struct, frozen=True):
    """Every stream in numbers, in the town's order."""

    streams: list[StreamCoverage]


class DoubtfulStreet(msgspec.Struct, frozen=True, kw_only=True):
    """Addresses of one street that lie in no sector, or in the same several.

    Args:
        numbers: The first of them, in order.
        sectors: The names of the sectors; empty is none.
    """

    street: str
    count: int
    numbers: list[str]
    sectors: list[str]


class SectorOverlap(msgspec.Struct, frozen=True, kw_only=True):
    """Ground that two sectors share.

    Args:
        addresses: How many lie in both.
    """

    one: str
    other: str
    square_metres: int
    addresses: int
    path: str


class SectorHole(msgspec.Struct, frozen=True, kw_only=True):
    """Ground that sectors surround and none holds.

    Args:
        addresses: How many lie in it.
        near: The nearest street.
    """

    square_metres: int
    addresses: int
    near: str
    path: str


class DrawnSector(msgspec.Struct, frozen=True):
    """A sector in the picture: its outline as SVG's `d`, empty where it is a list of addresses."""

    name: str
    addresses: int
    path: str


class StreamGround(msgspec.Struct, frozen=True, kw_only=True):
    """One stream in full.

    Args:
        width: Of the picture, in its units.
        height: Of the picture; 0 where no sector has ground.
        spots: Where addresses in no sector are, in the picture; the first thousand.
        in_none: By street.
        in_several: By street.
        unmatched: Lines of its last table whose address the town does not have.
        unmatched_in: The table's name.
    """

    stream: str
    width: int
    height: int
    sectors: list[DrawnSector]
    spots: list[tuple[float, float]]
    in_none: list[DoubtfulStreet]
    in_several: list[DoubtfulStreet]
    overlaps: list[SectorOverlap]
    holes: list[SectorHole]
    unmatched: list[ShownFinding]
    unmatched_in: str
