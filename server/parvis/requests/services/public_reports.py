"""Reports as everybody reads them: a title and streets of the town's, days; no word and no photo of anybody."""

import csv
import io
from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.csv_cells import harmless
from parvis.kernel.language import pick
from parvis.kernel.places import Point, fold
from parvis.requests.errors import UnknownRequest
from parvis.requests.rules.durations import days_within
from parvis.requests.rules.moves import CLOSED
from parvis.requests.rules.public_reports import BETWEEN_STREETS, REPORT_FORM, coarse, find_streets, read_streets
from parvis.requests.schemas import PublicCategory, PublicReport, PublicReports, PublicStep, ReportCategory
from parvis.requests.services.catalogue import OPEN_REPORTS, case_category, list_report_categories
from parvis.towns.services import list_streets
from parvis.web.changes import touch
from parvis.web.current_town import ServedTown
from parvis.web.identity import Staff

MOST_REPORTS = 1000
_YEAR = timedelta(days=365)
_COLUMNS = (
    "id", "category", "title", "place", "lon", "lat", "opened_on", "promised_on", "closed_on", "state", "followers",
)  # fmt: skip
_REPORTS = """
select case_.id, kind.code as category, place_words, lon, lat, opened_at, promised_on, closed_at, state,
    (select count(*) from requests_follower where case_id = case_.id and not is_holder) as followers
from requests_case case_ join requests_report_category kind on case_.category = $1 || '/' || kind.code
where case_.is_public and kind.is_public and merged_into is null
    and (closed_at is null or closed_at > $2::timestamptz - make_interval(days => kind.open_days))
order by opened_at desc, case_.id desc limit $3
"""


async def build_open_reports(town: ServedTown, _key: str | None = None) -> PublicReports:
    """The dataset of reports that are open, or were settled not long ago."""
    async with unit_of_work(town.id) as uow:
        categories = [category for category in await list_report_categories(uow) if category.is_public]
        rows = await uow.connection.fetch(_REPORTS, REPORT_FORM, clock.now(), MOST_REPORTS)
        reports = await tell_reports(uow, town, rows)
        durations = await _read_durations(uow)
    return PublicReports(
        categories=[_public(category, durations[case_category(category.code)]) for category in categories],
        reports=reports,
    )


async def tell_reports(uow: UnitOfWork, town: ServedTown, rows: list[Record]) -> list[PublicReport]:
    """These cases as everybody reads them."""
    streets = read_streets(await list_streets(town.id))
    zone = ZoneInfo(town.time_zone)
    steps = await _read_steps(uow, [row["id"] for row in rows], zone)
    return [_report(row, find_streets(row["place_words"], streets), steps[row["id"]], zone) for row in rows]


async def set_publicity(staff: Staff, case_id: UUID, *, is_public: bool) -> None:
    """Tell everybody about a request, or nobody any more.

    Raises:
        UnknownRequest: The town has none of this id.
    """
    async with unit_of_work(staff.town_id) as uow:
        found = await uow.connection.fetchval(
            "update requests_case set is_public = $2 where id = $1 returning true", case_id, is_public
        )
        if not found:
            raise UnknownRequest
        await touch(staff.town_id, OPEN_REPORTS)


async def write_csv(town: ServedTown) -> bytes:
    """The same as a table, in the town's first language; no cell is run by a spreadsheet."""
    told = await build_open_reports(town)
    titles = _titles(told, town.languages[0])
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for report in told.reports:
        cells = [
            report.id, report.category, titles[report.category], report.place_words, report.lon, report.lat,
            report.opened_on, report.promised_on, report.closed_on, report.state, report.followers,
        ]  # fmt: skip
        # A longitude in America begins with a minus, which a spreadsheet takes for a formula; it is a number of ours.
        writer.writerow(
            cell if isinstance(cell, float) else harmless(["" if cell is None else str(cell)])[0] for cell in cells
        )
    return text.getvalue().encode()


async def write_geojson(town: ServedTown) -> bytes:
    """The same as points on a map (RFC 7946); a report without a point has none here either."""
    told = await build_open_reports(town)
    titles = _titles(told, town.languages[0])
    features = [
        {
            "type": "Feature",
            "id": str(report.id),
            "geometry": None if report.lon is None else {"type": "Point", "coordinates": [report.lon, report.lat]},
            "properties": {
                "category": report.category,
                "title": titles[report.category],
                "place": report.place_words,
                "opened_on": report.opened_on,
                "promised_on": report.promised_on,
                "closed_on": report.closed_on,
                "state": report.state,
                "followers": report.followers,
            },
        }
        for report in told.reports
    ]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features})


async def _read_durations(uow: UnitOfWork) -> defaultdict[str, list[timedelta]]:
    """How long the reports that were settled in the last year took, by category."""
    rows = await uow.connection.fetch(
        "select category, closed_at - opened_at as took from requests_case "
        "where form = $1 and state = 'done' and merged_into is null and closed_at > $2",
        REPORT_FORM,
        clock.now() - _YEAR,
    )
    durations: defaultdict[str, list[timedelta]] = defaultdict(list)
    for row in rows:
        durations[row["category"]].append(row["took"])
    return durations


async def _read_steps(uow: UnitOfWork, case_ids: list[UUID], zone: ZoneInfo) -> defaultdict[UUID, list[PublicStep]]:
    rows = await uow.connection.fetch(
        "select case_id, at, state from requests_entry where case_id = any($1::uuid[]) "
        "and kind in ('opened', 'state', 'reopened') order by position",
        case_ids,
    )
    steps: defaultdict[UUID, list[PublicStep]] = defaultdict(list)
    for row in rows:
        known = steps[row["case_id"]]
        # A word to the person, within the same state, is nobody else's.
        if not known or known[-1].state != row["state"]:
            known.append(PublicStep(_day(row["at"], zone), row["state"]))
    return steps


def _public(category: ReportCategory, durations: list[timedelta]) -> PublicCategory:
    return PublicCategory(
        code=category.code,
        title=category.title,
        radius_metres=category.radius_metres,
        settled=len(durations),
        median_days=days_within(durations, 50),
        most_days=days_within(durations, 80),
    )


def _report(row: Record, place_words: str, steps: list[PublicStep], zone: ZoneInfo) -> PublicReport:
    point = None if row["lon"] is None else coarse(Point(row["lon"], row["lat"]))
    closed_at = row["closed_at"] if row["state"] in CLOSED else None
    return PublicReport(
        id=row["id"],
        category=row["category"],
        place_words=place_words,
        streets=[fold(street) for street in place_words.split(BETWEEN_STREETS) if street],
        lon=point.lon if point else None,
        lat=point.lat if point else None,
        opened_on=_day(row["opened_at"], zone),
        promised_on=None if closed_at else row["promised_on"],
        closed_on=closed_at and _day(closed_at, zone),
        state=row["state"],
        followers=row["followers"],
        timeline=steps,
    )


def _titles(told: PublicReports, language: str) -> dict[str, str]:
    return {category.code: pick(category.title, language) for category in told.categories}


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
