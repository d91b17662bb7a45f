"""Which parts of the demo town are collected when. Pure, but for the ground it takes from `towns.demo`."""

from datetime import date

import shapely
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from parvis.kernel.language import Words
from parvis.towns.demo.ground import EAST, NORTH, SOUTH, WEST, as_geojson, districts
from parvis.waste.holiday_schemas import SetHoliday
from parvis.waste.rules.bookings import BookingPolicy
from parvis.waste.rules.pickups import Rule
from parvis.waste.rules.recurrence import Dated, EveryWeeks, MonthlyWeekday, Season, Weekday, Weekly
from parvis.waste.services import NewSector

_MONDAY, _TUESDAY, _WEDNESDAY, _THURSDAY, _FRIDAY = range(1, 6)
_EVEN_WEEK, _ODD_WEEK = date(2024, 1, 1), date(2024, 1, 8)
"""Mondays that fortnights are counted from."""

_WARM = Season("05-01", "10-31")
_COLD = Season("11-01", "04-30")
_YARD_WASTE = (Season("04-20", "06-05"), Season("10-01", "11-25"))

HOLIDAYS = [
    SetHoliday(holiday=holiday, effect="next-day")
    for holiday in ("christmas-day", "new-year-s-day", "saint-jean-baptiste-day", "canada-day", "labour-day")
]
"""What the town decided; trucks run on every other holiday."""

BOOKING = BookingPolicy(
    places_per_day=24,
    items_per_booking=5,
    bookings_per_year=2,
    closes_days=2,
    closes_at="12:00",
    accepted={
        "fr": "Meubles, matelas, tapis roulés de moins de 1,5 m, électroménagers sans gaz.",
        "en": "Furniture, mattresses, carpets rolled to less than 1.5 m, appliances without gas.",
    },
    refused={
        "fr": "Frigos, congélateurs, climatiseurs, pneus, peinture et gravats : ils vont à l’écocentre.",
        "en": "Fridges, freezers, air conditioners, tires, paint and rubble: they go to the ecocentre.",
    },
)
"""One truck, two people, a morning: 24 addresses."""

NO_BROWN_BIN: Words = {
    "fr": "Le bac brun ne passe pas au Rang-des-Prairies. Le compost se fait à la maison, et la Ville offre le "
    "composteur. L’écocentre prend le surplus.",
    "en": "The brown bin is not collected in Rang-des-Prairies. Compost at home; the town gives you a composter. The "
    "ecocentre takes the rest.",
}


def demo_sectors(year: int) -> dict[str, list[NewSector]]:
    """Return the sectors of each stream; dated collections are those of `year` and the two that follow."""
    ground = districts()
    village = _union(ground, "vieux-bourg", "la-bruyante", "les-erables", "parc-des-sources")
    urban = shapely.union_all([village, ground["pointe-aux-herons"]])
    country = ground["rang-des-prairies"]
    return {
        "ordures": [
            _sector("centre", "Centre", _union(ground, "vieux-bourg", "la-bruyante"), _fortnight(_TUESDAY, _EVEN_WEEK)),
            _sector("est-ouest", "Érables et Sources", _union(ground, "les-erables", "parc-des-sources"),
                    _fortnight(_TUESDAY, _ODD_WEEK)),
            _sector("rang-pointe", "Rang et Pointe", _union(ground, "rang-des-prairies", "pointe-aux-herons"),
                    _fortnight(_WEDNESDAY, _EVEN_WEEK)),
        ],
        "recyclage": [
            _sector("nord", "Rive nord", _union(ground, "la-bruyante", "pointe-aux-herons"),
                    _fortnight(_THURSDAY, _EVEN_WEEK)),
            _sector("sud", "Rive sud", _union(ground, "vieux-bourg", "les-erables", "parc-des-sources"),
                    _fortnight(_THURSDAY, _ODD_WEEK)),
            _sector("rang", "Rang-des-Prairies", country, _fortnight(_FRIDAY, _ODD_WEEK)),
        ],
        "organiques": [
            _sector("urbain", "Village et Pointe", urban,
                    Rule(recurrence=Weekly((_MONDAY,)), seasons=(_WARM,)),
                    Rule(recurrence=EveryWeeks((_MONDAY,), 2, _EVEN_WEEK), seasons=(_COLD,))),
            NewSector(code="rang", name="Rang-des-Prairies", note=NO_BROWN_BIN, polygon=as_geojson(country)),
        ],
        "encombrants": [
            _sector("ouest", "À l’ouest du pont", box(WEST, SOUTH, 0, NORTH),
                    Rule(recurrence=MonthlyWeekday(_WEDNESDAY, (1,)))),
            _sector("est", "À l’est du pont", box(0, SOUTH, EAST, NORTH),
                    Rule(recurrence=MonthlyWeekday(_WEDNESDAY, (3,)))),
        ],
        "verts": [
            _sector("village", "Village", village, Rule(recurrence=Weekly((_FRIDAY,)), seasons=_YARD_WASTE)),
            _sector("pointe", "Pointe-aux-Hérons", ground["pointe-aux-herons"],
                    Rule(recurrence=Weekly((_WEDNESDAY,)), seasons=_YARD_WASTE)),
        ],
        "sapins": [
            NewSector(code="toute-la-ville", name="Toute la ville", is_everywhere=True, rules=(_trees(year),)),
        ],
    }  # fmt: skip


def _union(ground: dict[str, BaseGeometry], *codes: str) -> BaseGeometry:
    return shapely.union_all([ground[code] for code in codes])


def _sector(code: str, name: str, ground: BaseGeometry, *rules: Rule) -> NewSector:
    return NewSector(code=code, name=name, polygon=as_geojson(ground), rules=rules)


def _fortnight(weekday: Weekday, week: date) -> Rule:
    return Rule(recurrence=EveryWeeks((weekday,), 2, week))


def _trees(year: int) -> Rule:
    """Return the first two Wednesdays after Epiphany, of three years."""
    days = []
    for each_year in range(year, year + 3):
        first = next(day for day in range(7, 14) if date(each_year, 1, day).isoweekday() == _WEDNESDAY)
        days += [date(each_year, 1, first), date(each_year, 1, first + 7)]
    return Rule(recurrence=Dated(tuple(days)))
