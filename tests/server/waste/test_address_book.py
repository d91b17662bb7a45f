"""The address book: small enough for a phone, and every address still in it."""

import random
from typing import Any

import brotli
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from parvis.kernel.clock import FakeClock
from parvis.towns.services import NewAddress, Town, replace_streets
from parvis.waste.rules.address_book import Lot, pack_street
from parvis.waste.schemas import Street
from parvis.waste.services import build_addresses
from tests.server.waste.cases import read_cases
from tests.server.waste.factories import an_address
from tests.server.waste.open_book import lots_of

lots = some.builds(
    Lot,
    number=some.integers(0, 9_999),
    suffix=some.sampled_from(["", "", "", "A", "B", "1/2"]),
    zone=some.integers(-1, 3),
    district=some.integers(-1, 2),
    dwellings=some.sampled_from([1, 1, 1, 2, 6, 120]),
)


@pytest.mark.parametrize("case", read_cases("streets"), ids=lambda case: case["name"])
def test_a_street_is_packed_as_phones_open_it(case: dict[str, Any]) -> None:
    street = msgspec.convert({"name": "rue du Moulin", **case["packed"]}, Street)
    fields = ("number", "suffix", "zone", "district", "dwellings")
    given_lots = [Lot(**dict(zip(fields, lot, strict=True))) for lot in case["lots"]]
    assert lots_of(street) == given_lots
    assert Street(name=street.name, **msgspec.structs.asdict(pack_street(given_lots))) == street


@given(some.lists(lots, max_size=40))
def test_whatever_the_street_no_address_is_lost(found: list[Lot]) -> None:
    in_order = sorted(found, key=lambda lot: (lot.number, lot.suffix))
    assert lots_of(pack_street(in_order)) == in_order


async def test_the_size_of_buildings_is_told_where_there_are_two_dwellings_or_more(
    town: Town, clock: FakeClock
) -> None:
    sizes = {2: 1, 4: 12, 6: 1}
    await replace_streets(
        town.id,
        [msgspec.structs.replace(an_address(number, -71.0, 46.0), dwellings=n) for number, n in sizes.items()],
    )
    (street,) = (await build_addresses(town.as_served(), None)).streets
    assert street.buildings == [(1, 12)]
    assert {lot.number: lot.dwellings for lot in lots_of(street)} == sizes


async def test_a_town_of_twenty_thousand_addresses_fits_on_a_phone(town: Town, clock: FakeClock) -> None:
    chance = random.Random(20_000)  # noqa: S311 - the same town each time is what is wanted
    syllables = (
        "ber",
        "tran",
        "mon",
        "val",
        "gau",
        "pel",
        "lan",
        "dri",
        "ro",
        "mi",
        "cha",
        "nor",
        "vier",
        "tour",
        "gi",
    )
    names = {f"rue {''.join(chance.choices(syllables, k=4)).capitalize()}": None for _ in range(580)}
    addresses = [
        NewAddress(street=name, number=1 + 2 * at, lon=-71.0, lat=46.0, dwellings=chance.choice((1,) * 19 + (6,)))
        for name in names
        for at in range(35)
    ]
    assert await replace_streets(town.id, addresses) > 20_000
    book = await build_addresses(town.as_served(), None)
    assert len(brotli.compress(msgspec.json.encode(book), quality=9)) <= 40_000
