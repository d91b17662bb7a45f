"""A case is opened for each form that arrives, once, and goes with it when it is erased."""

import re
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.errors import UnknownSubmission
from parvis.forms.events import SubmissionAccepted, SubmissionContradicted, SubmissionErased
from parvis.forms.schemas import FollowUp
from parvis.forms.services import Submission, get_submission, hasten_erasing
from parvis.jobs import Counts
from parvis.kernel import clock
from parvis.kernel.ids import new_id, receipt_code
from parvis.kernel.places import Point
from parvis.requests.answers import find_category, find_place, find_point, find_title, has_photo, search_words
from parvis.requests.rules.public_reports import is_public
from parvis.requests.services.catalogue import OPEN_REPORTS, is_told
from parvis.requests.services.days import promise
from parvis.requests.services.desks import desk_of_form
from parvis.requests.services.entries import NewEntry, add_entry
from parvis.requests.services.promising import find_learned
from parvis.towns.services import Town, find_address, get_town
from parvis.web.changes import touch

_PLACE_LENGTH = 500
_CIVIC_ADDRESS = re.compile(r"(\d{1,6}) ?([A-Za-z]?),? +([^,]+)")


_WRITTEN_ABOUT = """
select written.submission_id from requests_case story
join (select case_id, submission_id from requests_entry union select case_id, submission_id from requests_follower)
    as written on written.case_id = story.id
where story.submission_id = $1 and written.submission_id is not null
"""


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
    """Erase the case of a form that was erased, its story, and soon what was sent about it."""
    async with unit_of_work(event.town_id) as uow:
        written = await uow.connection.fetch(_WRITTEN_ABOUT, event.submission_id)
        status = await uow.connection.execute("delete from requests_case where submission_id = $1", event.submission_id)
        await touch(event.town_id, OPEN_REPORTS)
        await hasten_erasing(event.town_id, [row["submission_id"] for row in written], clock.now().date())
        # What was erased may have been a reply.
        await uow.connection.execute("delete from requests_entry where submission_id = $1", event.submission_id)
    return {"erased": int(status.rpartition(" ")[2])}


async def _insert(uow: UnitOfWork, town: Town, submission: Submission) -> bool:
    definition, answers = submission.definition, submission.answers
    case_id, at = new_id(), submission.received_at
    category = find_category(definition, answers)
    learned = await find_learned(uow, category)
    delay_days = definition.confirmation.delay_days if learned is None else learned
    follow_up = submission.follow_up or FollowUp(channel="none")
    told = await is_told(uow, category)
    place = find_place(definition, answers)
    point = find_point(definition, answers) or await _point_of_address(town.id, place)
    is_new = await uow.connection.fetchval(
        "insert into requests_case (id, town_id, submission_id, device_id, receipt, form, title, state, stage, stages, "
        "place_words, has_photo, needs_review, delay_days, found_by, opened_at, changed_at, promised_on, channel, "
        "entered_by, language, category, lon, lat, desk, promise_basis, follow_channel, follow_email, "
        "is_public) "
        "values ($1, $2, $3, $4, $5, $6, $7, 'received', 1, $8, $9, $10, $11, $12, $13, $14, $14, $15, $16, $17, $18, "
        "$19, $20, $21, $22, $23, $24, $25, $26) "
        "on conflict (town_id, submission_id) do nothing returning true",
        case_id, town.id, submission.submission_id, submission.device_id, receipt_code(submission.submission_id),
        definition.code, _json(find_title(definition, answers)), _json(definition.stages),
        place[:_PLACE_LENGTH], has_photo(definition, answers), submission.needs_review,
        delay_days, search_words(definition, answers, town.profile.languages), at, promise(at, delay_days, town),
        submission.channel, submission.account_id, submission.language, category, point and point.lon,
        point and point.lat, await desk_of_form(uow, definition.code), "history" if learned else "rule",
        follow_up.channel, follow_up.email,
        is_public(definition, answers) if told is None else told,
    )  # fmt: skip
    if is_new:
        await add_entry(uow, case_id, NewEntry(entry_id=new_id(), kind="opened", state="received", stage=1, at=at))
    return bool(is_new)


async def _point_of_address(town_id: UUID, words: str) -> Point | None:
    """Where the words are, when they begin as an address that the town knows (« 12A, rue des Érables »)."""
    told = _CIVIC_ADDRESS.match(words)
    found = await find_address(town_id, int(told[1]), told[2], told[3]) if told else None
    return found.point if found else None


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
