"""Another room answers a request by itself: a booking is confirmed, a truck is late. The person reads it there."""

from uuid import UUID

import asyncpg

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.events import SubmissionAccepted
from parvis.jobs import Counts, publish
from parvis.kernel import clock
from parvis.requests.events import RequestMoved
from parvis.requests.rules.moves import CLOSED, TRANSITIONS, State, stage_after
from parvis.requests.services.entries import NewEntry, add_entry
from parvis.requests.services.opening import open_case


async def answer_case(town_id: UUID, submission_id: UUID, *, answer_id: UUID, to: State | None, message: str) -> Counts:
    """Tell a person something on their request, once, and take it to another state where that is possible.

    Staff may have moved it meanwhile: what they decided stands, and only the words are added.
    """
    # The other room may have heard of the form first.
    await open_case(SubmissionAccepted(town_id=town_id, submission_id=submission_id))
    async with unit_of_work(town_id) as uow:
        case = await uow.connection.fetchrow(
            "select id, state, stage, closed_at, jsonb_array_length(stages) as stages from requests_case "
            "where submission_id = $1 for update",
            submission_id,
        )
        if case is None:  # Erased before its turn came.
            return {"answered": 0}
        told = await uow.connection.fetchval(
            "select exists (select from requests_entry where entry_id = $1)", answer_id
        )
        if told:
            return {"answered": 0}
        entry = _entry(case, answer_id, to, message)
        closed_at = (case["closed_at"] or entry.at) if entry.state in CLOSED else None
        await uow.connection.execute(
            "update requests_case set state = $2, stage = $3, changed_at = $4, closed_at = $5 where id = $1",
            case["id"], entry.state, entry.stage, entry.at, closed_at,
        )  # fmt: skip
        await add_entry(uow, case["id"], entry)
        await publish(RequestMoved(town_id=town_id, request_id=case["id"], entry_id=answer_id))
    return {"answered": 1}


def _entry(case: asyncpg.Record, answer_id: UUID, to: State | None, message: str) -> NewEntry:
    state: State = to if to in TRANSITIONS[case["state"]] else case["state"]
    stage = case["stage"]
    if state != case["state"]:
        stage = stage_after(state, stage=case["stage"], stages=case["stages"])
    return NewEntry(
        entry_id=answer_id,
        kind="message" if state == case["state"] else "state",
        state=state,
        stage=stage,
        at=clock.now(),
        message=message,
    )
