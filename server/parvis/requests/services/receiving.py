"""Forms that arrive: most open a request, those of a request's own page go on with its story.

What a person sends about a request has the same id for ever, so a form heard of twice is one line.
"""

from uuid import UUID

import asyncpg

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.errors import UnknownSubmission
from parvis.forms.events import SubmissionAccepted
from parvis.forms.schemas import FollowUp
from parvis.forms.services import Submission, get_submission
from parvis.forms.system import ME_TOO, NOT_SETTLED
from parvis.jobs import Counts, publish
from parvis.kernel.ids import new_id
from parvis.requests.events import RequestMoved
from parvis.requests.rules.moves import State, may_reopen, stage_after
from parvis.requests.schemas import EntryKind
from parvis.requests.services.catalogue import OPEN_REPORTS
from parvis.requests.services.corresponding import find_case_id
from parvis.requests.services.days import promise
from parvis.requests.services.entries import NewEntry, add_entry
from parvis.requests.services.opening import open_case
from parvis.towns.services import get_town
from parvis.web.changes import touch

_NOTHING: Counts = {"opened": 0}


async def receive(event: SubmissionAccepted) -> Counts:
    """Make of a form that arrived what it is for, once."""
    try:
        submission = await get_submission(event.town_id, event.submission_id)
    except UnknownSubmission:  # Erased before its turn came.
        return _NOTHING
    if submission.about is None:
        return await open_case(event)
    # A reply may be faster than the form that it is about.
    await open_case(SubmissionAccepted(town_id=event.town_id, submission_id=submission.about))
    async with unit_of_work(event.town_id) as uow:
        case_id = await find_case_id(uow, submission.about)
        if case_id is None:
            return _NOTHING
        if submission.definition.code == ME_TOO:
            return {"followed": int(await _follow(uow, event.town_id, case_id, submission))}
        return {"written": int(await _write(uow, event.town_id, case_id, submission))}


async def _follow(uow: UnitOfWork, town_id: UUID, case_id: UUID, submission: Submission) -> bool:
    follow_up = submission.follow_up or FollowUp(channel="push")
    is_new = await uow.connection.fetchval(
        "insert into requests_follower (id, town_id, case_id, device_id, submission_id, language, since, "
        "follow_channel, follow_email) select $1, $2, id, $4, $5, $6, $7, $8, $9 from requests_case "
        "where id = $3 and device_id is distinct from $4::uuid "
        "on conflict (case_id, device_id) do nothing returning true",
        new_id(), town_id, case_id, submission.device_id, submission.submission_id, submission.language,
        submission.received_at, follow_up.channel, follow_up.email,
    )  # fmt: skip
    if is_new:
        await touch(town_id, OPEN_REPORTS)
    if "message" in submission.answers or "photo" in submission.answers:
        await _write(uow, town_id, case_id, submission)
    return bool(is_new)


async def _write(uow: UnitOfWork, town_id: UUID, case_id: UUID, submission: Submission) -> bool:
    case = await uow.connection.fetchrow(
        "select id, state, stage, jsonb_array_length(stages) as stages, closed_at, promised_on, delay_days "
        "from requests_case where id = $1 for update",
        case_id,
    )
    told = await uow.connection.fetchval(
        "select exists (select from requests_entry where entry_id = $1)", submission.submission_id
    )
    if case is None or told:
        return False
    kind, state = _outcome(case, submission)
    stage = case["stage"] if state == case["state"] else stage_after(state, stage=case["stage"], stages=case["stages"])
    promised_on, at = case["promised_on"], submission.received_at
    if kind == "reopened":
        promised_on = promise(at, case["delay_days"], await get_town(town_id))
    await uow.connection.execute(
        "update requests_case set state = $2, stage = $3, promised_on = $4, changed_at = $5, closed_at = $6 "
        "where id = $1",
        case_id, state, stage, promised_on, at, case["closed_at"] if state == case["state"] else None,
    )  # fmt: skip
    entry = NewEntry(
        entry_id=submission.submission_id,
        kind=kind,
        state=state,
        stage=stage,
        at=at,
        message=str(submission.answers.get("message", "")),
        submission_id=submission.submission_id,
    )
    await add_entry(uow, case_id, entry)
    await publish(RequestMoved(town_id=town_id, request_id=case_id, entry_id=entry.entry_id))
    return True


def _outcome(case: asyncpg.Record, submission: Submission) -> tuple[EntryKind, State]:
    """What a form does to a request. Who follows somebody else's says a word to staff, and moves nothing."""
    state: State = case["state"]
    code = submission.definition.code
    if code == ME_TOO:
        return "note", state
    if code == NOT_SETTLED and may_reopen(state, case["closed_at"], submission.queued_at):
        return "reopened", "reopened"
    return "reply", "in_progress" if state == "waiting_for_you" else state
