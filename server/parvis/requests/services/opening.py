"""A case is opened for each form that arrives, once, and goes with it when it is erased."""

import re
from datetime import date, datetime
from functools import cache
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

import holidays
import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.errors import UnknownSubmission
from parvis.forms.events import SubmissionAccepted, SubmissionContradicted, SubmissionErased
from parvis.forms.services import Submission, get_submission
from parvis.jobs import Counts
from parvis.kernel.ids import new_id, receipt_code
from parvis.kernel.places import Point
from parvis.requests.answers import find_category, find_place, find_point, find_title, has_photo, search_words
from parvis.requests.rules.moves import State, add_business_days
from parvis.requests.rules.public_reports import is_public
from parvis.requests.schemas import EntryKind
from parvis.requests.services.catalogue import OPEN_REPORTS, is_told
from parvis.towns.services import Town, find_address, get_town
from parvis.web.changes import touch

_PLACE_LENGTH = 500
_CIVIC_ADDRESS = re.compile(r"(\d{1,6}) ?([A-Za-z]?),? +([^,]+)")


class NewEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a case's story, to be written once under its `entry_id`."""

    entry_id: UUID
    kind: EntryKind
    state: State
    stage: int
    at: datetime
    message: str = ""
    account_id: UUID | None = None
    by_name: str = ""
    submission_id: UUID | None = None


async def open_case(event: SubmissionAccepted) -> Counts:
    """Open the case of a form that arrived; a second time finds it there."""
    async with unit_of_work(event.town_id) as uow:
        town = await get_town(event.town_id)
        try:
            submission = await get_submission(event.town_id, event.submission_id)
        except UnknownSubmission:  # Erased before its turn came.
            return {"opened": 0}
        opened = await _insert(uow, town, submission)
    return {"opened": int(opened)}


async def mark_case(event: SubmissionContradicted) -> Counts:
    """Have a person compare what came under one id."""
    async with unit_of_work(event.town_id) as uow:
        status = await uow.connection.execute(
            "update requests_case set needs_review = true where submission_id = $1", event.submission_id
        )
    return {"marked": int(status.rpartition(" ")[2])}


async def forget_case(event: SubmissionErased) -> Counts:
    """Erase the case of a form that was erased, and its story."""
    async with unit_of_work(event.town_id) as uow:
        status = await uow.connection.execute("delete from requests_case where submission_id = $1", event.submission_id)
        await touch(event.town_id, OPEN_REPORTS)
    return {"erased": int(status.rpartition(" ")[2])}


def promise(at: datetime, delay_days: int, town: Town) -> date:
    """The day by which the town means to be done: so many days on which the town hall is open."""
    day = at.astimezone(ZoneInfo(town.profile.time_zone)).date()
    return add_business_days(day, delay_days, _days_off(town.profile.region, day.year))


@cache
def _days_off(region: str, year: int) -> frozenset[date]:
    """The holidays of a region (ISO 3166, `CA-QC`) in this year and the two after it. Slow: 5 ms."""
    country, _, province = region.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=province or None, years=range(year, year + 3)))


async def _insert(uow: UnitOfWork, town: Town, submission: Submission) -> bool:
    definition, answers = submission.definition, submission.answers
    case_id, at = new_id(), submission.received_at
    delay_days = definition.confirmation.delay_days
    category = find_category(definition, answers)
    told = await is_told(uow, category)
    place = find_place(definition, answers)
    point = find_point(definition, answers) or await _point_of_address(town.id, place)
    is_new = await uow.connection.fetchval(
        "insert into requests_case (id, town_id, submission_id, device_id, receipt, form, title, state, stage, stages, "
        "place_words, has_photo, needs_review, delay_days, found_by, opened_at, changed_at, promised_on, channel, "
        "entered_by, language, category, lon, lat, is_public) values ($1, $2, $3, $4, $5, $6, $7, 'received', 1, $8, "
        "$9, $10, $11, $12, $13, $14, $14, $15, $16, $17, $18, $19, $20, $21, $22) "
        "on conflict (town_id, submission_id) do nothing returning true",
        case_id, town.id, submission.submission_id, submission.device_id, receipt_code(submission.submission_id),
        definition.code, _json(find_title(definition, answers)), _json(definition.stages),
        place[:_PLACE_LENGTH], has_photo(definition, answers), submission.needs_review,
        delay_days, search_words(definition, answers, town.profile.languages), at, promise(at, delay_days, town),
        submission.channel, submission.account_id, submission.language, category,
        point and point.lon, point and point.lat, is_public(definition, answers) if told is None else told,
    )  # fmt: skip
    if is_new:
        await add_entry(uow, case_id, NewEntry(entry_id=new_id(), kind="opened", state="received", stage=1, at=at))
    return bool(is_new)


async def _point_of_address(town_id: UUID, words: str) -> Point | None:
    """Where the words are, when they begin as an address that the town knows (« 12A, rue des Érables »)."""
    told = _CIVIC_ADDRESS.match(words)
    found = await find_address(town_id, int(told[1]), told[2], told[3]) if told else None
    return found.point if found else None


async def add_entry(uow: UnitOfWork, case_id: UUID, entry: NewEntry) -> None:
    """Write the next line of a case's story. The case is locked, or new."""
    await touch(cast("UUID", uow.town_id), OPEN_REPORTS)  # A case is always a town's.
    await uow.connection.execute(
        "insert into requests_entry (id, town_id, case_id, position, entry_id, kind, state, stage, message, "
        "account_id, by_name, submission_id, at) select $1, $2, $3, count(*), $4, $5, $6, $7, $8, $9, $10, $11, $12 "
        "from requests_entry where case_id = $3",
        new_id(), uow.town_id, case_id, entry.entry_id, entry.kind, entry.state, entry.stage, entry.message,
        entry.account_id, entry.by_name, entry.submission_id, entry.at,
    )  # fmt: skip


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
