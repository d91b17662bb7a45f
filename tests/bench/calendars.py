"""Thirteen months of collections for a town of fifty thousand addresses, and the weight of one address's calendar."""

from __future__ import annotations

import statistics
from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

import brotli
import httpx
import msgspec

from parvis.kernel.ids import new_id
from parvis.waste.rules.holidays_off import HolidayChoice, holidays_of, propose_changes
from parvis.waste.rules.pickups import PickupChange, Rule, SectorPlan, SetOut, calendar
from parvis.waste.rules.recurrence import EveryWeeks, MonthlyWeekday, Season, Weekly
from parvis.waste.schemas import ZoneCalendar
from parvis.waste.services.calendars import SectorOfTown, calendar_stretch, shown_pickup, shown_sector, street_changes

if TYPE_CHECKING:
    from tests.house import House

GOAL_SECONDS = 1.0
GOAL_BYTES = 12_000
RUNS = 5
ADDRESSES, SECTORS, ZONES = 50_000, 24, 400
_TODAY = date(2026, 11, 24)
_THIRTEEN_MONTHS = timedelta(days=396)
_DECIDED = datetime(2026, 11, 1, tzinfo=UTC)
_EVENING = SetOut(opens="19:00", opens_day_before=True, closes="07:00")
_STREAMS = ("ordures", "recyclage", "organiques", "encombrants", "verts", "sapins")
_ANCHOR = date(2024, 1, 1)


def measure() -> dict[str, object]:
    """Seconds to compute every sector's thirteen months, then every zone's, with holidays and days moved by works."""
    plans = [_plan(stream, number) for stream in _STREAMS for number in range(SECTORS)]
    changes = [*_holidays(), *_works(plans)]
    zones = [
        [plans[each * SECTORS + (zone * (each + 1)) % SECTORS] for each in range(len(_STREAMS))]
        for zone in range(ZONES)
    ]
    by_sector = _seconds([[plan] for plan in plans], changes)
    by_zone = _seconds(zones, changes)
    return {
        "modelled": f"{ADDRESSES} addresses in {ZONES} zones: {len(_STREAMS)} streams x {SECTORS} sectors",
        "changes": len(changes),
        "pickups": sum(len(calendar(plan, changes, _TODAY, _TODAY + _THIRTEEN_MONTHS)) for plan in plans),
        "every_sector_seconds": round(by_sector, 3),
        "every_zone_seconds": round(by_zone, 3),
        "one_zone_ms": round(by_zone / ZONES * 1000, 2),
        "goal": f"every sector <= {GOAL_SECONDS} s",
    }


def _seconds(groups: list[list[SectorPlan]], changes: list[PickupChange]) -> float:
    taken = []
    for _ in range(RUNS):
        began = perf_counter()
        for group in groups:
            for plan in group:
                calendar(plan, changes, _TODAY, _TODAY + _THIRTEEN_MONTHS)
        taken.append(perf_counter() - began)
    return statistics.median(taken)


def _plan(stream: str, number: int) -> SectorPlan:
    weekday = 1 + number % 5
    rules = {
        "recyclage": (Rule(recurrence=EveryWeeks((weekday,), 2, _ANCHOR)),),
        "encombrants": (Rule(recurrence=MonthlyWeekday(weekday, (1, 3))),),
        "verts": (Rule(recurrence=Weekly((weekday,)), seasons=(Season("04-20", "06-05"), Season("10-01", "11-25"))),),
        "sapins": (Rule(recurrence=Weekly((weekday,)), seasons=(Season("01-05", "01-25"),)),),
    }
    weekly = (Rule(recurrence=Weekly((weekday,))),)
    return SectorPlan(
        town="bench", stream=stream, sector=f"s{number}", set_out=_EVENING, rules=rules.get(stream, weekly)
    )


def _holidays() -> list[PickupChange]:
    """Every holiday moves the day, as in the strictest town."""
    keys = sorted({each.key for year in (2026, 2027, 2028) for each in holidays_of("CA-QC", year)})
    choices = [HolidayChoice(key, "next-day") for key in keys]
    return propose_changes(choices, "CA-QC", (2026, 2027, 2028), author="Ville", made_at=_DECIDED)


def _works(plans: list[SectorPlan]) -> list[PickupChange]:
    """One sector in six has a day moved by works, each in one street."""
    moved = []
    for plan in plans[::6]:
        pickups = calendar(plan, [], _TODAY, _TODAY + _THIRTEEN_MONTHS)
        if pickups:
            day = pickups[len(pickups) // 2].planned_on
            moved.append(
                PickupChange(
                    kind="moved",
                    planned_on=day,
                    new_on=day + timedelta(days=1),
                    stream=plan.stream,
                    sector=plan.sector,
                    streets=("rue du Moulin",),
                    reason={"fr": "Travaux d’aqueduc", "en": "Waterworks"},
                    author="Ville",
                    made_at=_DECIDED,
                )
            )
    return moved


def measure_zone_dataset(house: House) -> dict[str, object]:
    """Bytes on the wire of one address's calendar: the demo's heaviest zone, and one that no town has so heavy."""
    zones = httpx.get(f"{house.url}/api/v1/waste/address-book").json()["zones"]
    served = {}
    for zone in zones:
        path = f"{house.url}/api/v1/waste/zones/{zone['key']}/calendar"
        with httpx.stream("GET", path, headers={"Accept-Encoding": "br"}) as answer:
            served[zone["key"]] = len(b"".join(answer.iter_raw()))
    heavy = msgspec.json.encode(_heavy_calendar())
    return {
        "demo_zones": len(served),
        "demo_heaviest_bytes": max(served.values()),
        "synthetic": "6 streams every week, every holiday moved, one street with its own changes",
        "synthetic_bytes": len(brotli.compress(heavy, quality=9)),
        "synthetic_json_bytes": len(heavy),
        "goal": f"each <= {GOAL_BYTES} bytes",
    }


def _heavy_calendar() -> ZoneCalendar:
    rules = {stream: (Rule(recurrence=Weekly((1 + number % 5,))),) for number, stream in enumerate(_STREAMS)}
    sectors = [
        SectorOfTown(
            id=new_id(),
            plan=SectorPlan(town="bench", stream=stream, sector="s1", set_out=_EVENING, rules=own),
            name="Secteur 1",
            note=None,
            changed_at=_DECIDED,
        )
        for stream, own in rules.items()
    ]
    from_on, until_on = calendar_stretch(_TODAY)
    changes = [*_holidays(), *_works([sector.plan for sector in sectors])]
    pickups = [pickup for sector in sectors for pickup in calendar(sector.plan, changes, from_on, until_on)]
    return ZoneCalendar(
        zone="heavy",
        made_at=_DECIDED,
        from_on=from_on,
        until_on=until_on,
        sectors=[shown_sector(sector) for sector in sectors],
        pickups=sorted((shown_pickup(pickup) for pickup in pickups), key=lambda each: (each.on, each.stream)),
        street_changes=street_changes(sectors, changes, from_on, until_on),
    )
