"""Open311 GeoReport v2: the town's kinds of problem, reports taken in, and what became of them."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.definition import Definition
from parvis.forms.errors import Refused
from parvis.forms.events import SubmissionAccepted
from parvis.forms.schemas import NewSubmission
from parvis.forms.services import Entry, accept_submission, find_current
from parvis.kernel import clock
from parvis.kernel.errors import NotFound
from parvis.kernel.ids import new_id
from parvis.kernel.language import pick
from parvis.kernel.places import Point
from parvis.requests.rules.georeport import Node
from parvis.requests.rules.georeport_services import (
    BadRequest,
    Report,
    describe_attributes,
    describe_service,
    find_option,
    list_options,
    read_answers,
)
from parvis.requests.rules.moves import CLOSED
from parvis.requests.rules.public_reports import REPORT_FORM, STATE_WORDS, coarse, find_streets, read_streets
from parvis.requests.services.receiving import receive
from parvis.towns.services import list_streets
from parvis.web.current_town import ServedTown
from parvis.web.identity import Device

SAME_WITHIN = timedelta(hours=24)
LONGEST_SPAN = timedelta(days=90)
MOST_REQUESTS = 1000
_END_OF_DAY = time(23, 59, 59)

_FIND = """
    select id, state, title, category, opened_at, changed_at, closed_at, promised_on, place_words, lon, lat
    from requests_case where is_public and merged_into is null
        and ($1::uuid[] is null or id = any($1))
        and ($2::text[] is null or category = any($2))
        and ($3::timestamptz is null or opened_at >= $3) and ($4::timestamptz is null or opened_at <= $4)
        and ($5::boolean is null or (state = any($6::text[])) = $5)
    order by opened_at desc, id desc limit $7
"""
# The hash stands for the report only so long: the same words next month are another pothole.
_REMEMBER = """
    insert into requests_open311_report as known (id, town_id, key_id, body_hash, submission_id, at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (key_id, body_hash) do update set
        submission_id = case when known.at < $7 then excluded.submission_id else known.submission_id end,
        at = case when known.at < $7 then excluded.at else known.at end
    returning submission_id, at
"""


class UnknownService(NotFound):
    """The town has no service of this code."""

    code = "requests.open311-unknown-service"


class UnknownServiceRequest(NotFound):
    """There is no public request of this id."""

    code = "requests.open311-unknown-request"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which requests a client asks for; None is all. `is_closed` is None for both statuses."""

    ids: Sequence[UUID] | None = None
    service_codes: Sequence[str] | None = None
    start: datetime | None = None
    end: datetime | None = None
    is_closed: bool | None = None


async def list_services(town: ServedTown, language: str) -> list[Node]:
    """The kinds of problem that the town takes."""
    definition = await find_current(town.id, REPORT_FORM)
    if definition is None:
        return []
    return [describe_service(definition, option, language) for option in list_options(definition)]


async def describe(town: ServedTown, service_code: str, language: str) -> Node:
    """The questions of one kind of problem.

    Raises:
        UnknownService: There is none of this code.
    """
    definition = await _definition(town, service_code)
    return {"service_code": service_code, "attributes": describe_attributes(definition, service_code, language)}


async def take_report(town: ServedTown, key_id: UUID, report: Report, language: str) -> UUID:
    """Take a report in, as any other form; the same one again within a day is the same request.

    Returns:
        The request's id.

    Raises:
        UnknownService: There is none of this code.
        BadRequest: Its answers cannot be taken.
    """
    definition = await _definition(town, report.service_code)
    answers, sender = read_answers(definition, report), Device(id=key_id, town_id=town.id)
    async with unit_of_work(town.id) as uow:
        submission_id, at = await _remember(uow, town, key_id, report)
        if (known := await _case_of(uow, submission_id)) is not None:
            return known
        sent = NewSubmission(
            form=definition.code,
            version=definition.version,
            language=language,
            answers=answers,
            started_at=at,
            queued_at=at,
        )
        try:
            await accept_submission(town, sender, submission_id, sent, entry=Entry(None, "open311"))
        except Refused as refused:
            raise BadRequest(_faults(refused), **refused.fields) from refused
        # Its id is told at once, and a job would come later; the job then finds the request there.
        await receive(SubmissionAccepted(town_id=town.id, submission_id=submission_id))
        made = await _case_of(uow, submission_id)
    if made is None:
        raise UnknownServiceRequest
    return made


async def find_requests(town: ServedTown, wanted: Wanted, language: str) -> list[Node]:
    """Public requests, the newest first, without a person, a word that was typed, or a door.

    Raises:
        BadRequest: The span is longer than 90 days.
    """
    start, end = _span(wanted)
    categories = wanted.service_codes and [f"{REPORT_FORM}/{code}" for code in wanted.service_codes]
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch(
            _FIND, wanted.ids, categories, start, end, wanted.is_closed, list(CLOSED), MOST_REQUESTS
        )
    streets = read_streets(await list_streets(town.id))
    return [_request(dict(row), town, find_streets(row["place_words"], streets), language) for row in rows]


async def find_request(town: ServedTown, request_id: UUID, language: str) -> Node:
    """One public request.

    Raises:
        UnknownServiceRequest: There is none of this id.
    """
    found = await find_requests(town, Wanted(ids=[request_id]), language)
    if not found:
        raise UnknownServiceRequest
    return found[0]


async def _definition(town: ServedTown, service_code: str) -> Definition:
    definition = await find_current(town.id, REPORT_FORM)
    if definition is None or find_option(definition, service_code) is None:
        raise UnknownService
    return definition


async def _case_of(uow: UnitOfWork, submission_id: UUID) -> UUID | None:
    case_id: UUID | None = await uow.connection.fetchval(
        "select id from requests_case where submission_id = $1", submission_id
    )
    return case_id


async def _remember(uow: UnitOfWork, town: ServedTown, key_id: UUID, report: Report) -> tuple[UUID, datetime]:
    now = clock.now()
    body_hash = hashlib.sha256(msgspec.json.encode(report, order="sorted")).digest()
    [row] = await uow.connection.fetch(
        _REMEMBER, new_id(), town.id, key_id, body_hash, new_id(), now, now - SAME_WITHIN
    )
    return row["submission_id"], row["at"]


def _faults(refused: Refused) -> str:
    """What is wrong, by code: the words of a finding are the app's, in the person's language."""
    found: list[dict[str, Any]] = refused.fields["findings"]
    return "; ".join(f"{fault['question'] or 'attributes'}: {fault['code']}" for fault in found)


def _span(wanted: Wanted) -> tuple[datetime | None, datetime | None]:
    """The days to look at: the last 90 where nothing else is said, none at all when ids are given."""
    if wanted.ids is not None:
        return None, None
    end = wanted.end or (wanted.start + LONGEST_SPAN if wanted.start else clock.now())
    start = wanted.start or end - LONGEST_SPAN
    if end - start > LONGEST_SPAN:
        raise BadRequest("start_date and end_date are at most 90 days apart.")
    return start, end


def _request(row: dict[str, Any], town: ServedTown, address: str, language: str) -> Node:
    zone = ZoneInfo(town.time_zone)
    point = None if row["lon"] is None else coarse(Point(row["lon"], row["lat"]))
    promised = row["promised_on"] and datetime.combine(row["promised_on"], _END_OF_DAY, zone)
    return {
        "service_request_id": str(row["id"]),
        "status": "closed" if row["state"] in CLOSED else "open",
        "status_notes": pick(STATE_WORDS[row["state"]], language),
        "service_name": pick(msgspec.json.decode(row["title"]), language),
        "service_code": row["category"].partition("/")[2],
        "description": "",
        "agency_responsible": town.name,
        "service_notice": "",
        "requested_datetime": _instant(row["opened_at"]),
        "updated_datetime": _instant(row["closed_at"] or row["changed_at"]),
        "expected_datetime": _instant(promised) if promised else "",
        "address": address,
        "address_id": "",
        "zipcode": "",
        "lat": point and point.lat,
        "long": point and point.lon,
        "media_url": "",
    }


def _instant(at: datetime) -> str:
    """In the format of the W3C's note: whole seconds, UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
