"""Whatever is decided after whatever else: the preview said exactly who would be touched, where to, and who told."""

import random
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id
from parvis.kernel.language import Words
from parvis.towns.services import Town
from parvis.waste.change_schemas import NewChange
from parvis.waste.errors import AlreadyPlanned, NothingPlanned, TouchesNobody
from parvis.waste.rules.pickups import ChangeKind, Pickup
from parvis.waste.services import (
    Household,
    build_addresses,
    decide_change,
    list_changes,
    preview_change,
    read_household,
    street_key,
    withdraw_change,
)
from parvis.web.identity import Staff
from tests.server.notices.phones import an_editor
from tests.server.waste.two_banks import CHURCH, MILL, MONDAY, RIVER, build_two_banks, phones_of_both_banks

UNTIL = MONDAY + timedelta(days=21)
SCOPES: tuple[tuple[str | None, str | None], ...] = (
    (None, None), ("recyclage", None), ("recyclage", "nord"), ("recyclage", "sud"), ("ordures", None),
)  # fmt: skip
STREETS: tuple[tuple[str, ...], ...] = ((), (), (), (CHURCH,), (RIVER,), (CHURCH, MILL))
KINDS: tuple[ChangeKind, ...] = ("moved", "moved", "cancelled", "added")
REASONS: tuple[Words, ...] = ({"fr": "Tempête"}, {"fr": "Verglas"})


def a_change(dice: random.Random) -> NewChange:
    kind = dice.choice(KINDS)
    day = MONDAY + timedelta(days=dice.choice((0, 1, 3, 7, 8)))
    stream, sector = dice.choice(SCOPES)
    return NewChange(
        kind=kind,
        planned_on=day,
        new_on=day + timedelta(days=dice.choice((-1, 1, 2))) if kind == "moved" else None,
        stream=stream,
        sector=sector,
        streets=list(dice.choice(STREETS)),
        reason=dice.choice(REASONS),
    )


async def houses_of(town: Town) -> list[tuple[str, str]]:
    """Each address as its zone and street."""
    book = await build_addresses(town.as_served(), None)
    return [
        (book.zones[zone].key, street.name)
        for street in book.streets
        for many, zone, _ in street.grounds
        for _ in range(many)
    ]


async def calendars(town: Town, houses: list[tuple[str, str]]) -> list[dict[str, tuple[date, str, Words | None]]]:
    found = []
    for zone, street in houses:
        household = Household(zone=zone, street=street_key(street))
        read = await read_household(town.id, town.slug, household, MONDAY - timedelta(days=7), UNTIL)
        found.append({pickup.uid: _looks(pickup) for pickup in read.pickups})
    return found


def _looks(pickup: Pickup) -> tuple[date, str, Words | None]:
    return pickup.on, pickup.state, pickup.reason


@pytest.mark.parametrize("seed", range(8))
async def test_a_preview_counts_exactly_the_addresses_whose_calendar_changes(
    town: Town, clock: FakeClock, seed: int
) -> None:
    await build_two_banks(town)
    await phones_of_both_banks(town)
    served, chloe, dice = town.as_served(), an_editor(town.as_served()), random.Random(seed)  # noqa: S311 - a test's dice
    houses = await houses_of(town)
    for _ in range(12):
        clock.advance(timedelta(minutes=1))
        if dice.random() < 1 / 4:
            await _take_one_back(town, chloe, dice)
            continue
        change = a_change(dice)
        try:
            looked = await preview_change(served, change, "https://val-des-sources.example")
        except (NothingPlanned, AlreadyPlanned):
            continue
        before = await calendars(town, houses)
        try:
            wanted = replace(change, notice=looked.notice, seen=looked.seen)
            decided, _ = await decide_change(served, chloe, new_id(), wanted)
        except TouchesNobody:
            assert looked.addresses == 0
            continue
        after = await calendars(town, houses)
        differing = sum(was != now for was, now in zip(before, after, strict=True))
        assert (looked.addresses, decided.addresses) == (differing, differing), change
        assert decided.told is not None
        assert decided.told.targeted == looked.devices
        to_days = {sector.to_on for sector in looked.sectors}
        assert to_days <= {change.new_on if change.kind == "moved" else change.planned_on, None}


async def _take_one_back(town: Town, chloe: Staff, dice: random.Random) -> None:
    standing = [each for each in (await list_changes(town.as_served())).changes if each.withdrawn_at is None]
    if standing:
        await withdraw_change(town.as_served(), chloe, dice.choice(standing).id)
