"""Staff move a request along; the person sees where it stands, and what was said."""

from uuid import UUID

import asyncpg
import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.engine.text import clean_block, clean_line
from parvis.jobs import publish
from parvis.kernel import clock
from parvis.people.services import record_access
from parvis.requests.errors import (
    DifferentTransition,
    MessageNeeded,
    MessageTooLong,
    NotAllowed,
    UnknownRequest,
    UnknownStage,
)
from parvis.requests.events import RequestMoved
from parvis.requests.rules.moves import CLOSED, MESSAGE_LENGTH, NEEDS_MESSAGE, TRANSITIONS, stage_after
from parvis.requests.schemas import Transition
from parvis.requests.services.days import promise
from parvis.requests.services.entries import NewEntry, add_entry
from parvis.towns.services import get_town
from parvis.web.identity import Staff


async def move(staff: Staff, case_id: UUID, transition_id: UUID, transition: Transition) -> bool:
    """Take a request to another state; the same transition again changes nothing.

    Returns:
        Whether this was the first time.

    Raises:
        UnknownRequest: The town has none of this id.
        DifferentTransition: Something else was done under `transition_id`.
        NotAllowed: A request in this state does not go there.
        MessageNeeded: The person must be told something.
        MessageTooLong: What is told is too long.
        UnknownStage: The form has no such stage.
    """
    said = msgspec.structs.replace(transition, message=clean_block(transition.message))
    async with unit_of_work(staff.town_id) as uow:
        # Locked: of two transitions at once the second one judges the state that the first one left.
        case = await uow.connection.fetchrow(
            "select id, language, state, stage, jsonb_array_length(stages) as stages, promised_on, delay_days "
            "from requests_case where id = $1 for update",
            case_id,
        )
        if case is None:
            raise UnknownRequest
        if await _is_repeated(uow, case_id, transition_id, said):
            return False
        _check(case, said)
        await _make(uow, staff, case, transition_id, said)
    return True


async def _is_repeated(uow: UnitOfWork, case_id: UUID, transition_id: UUID, said: Transition) -> bool:
    earlier = await uow.connection.fetchrow(
        "select case_id, state, stage, message from requests_entry where entry_id = $1", transition_id
    )
    if earlier is None:
        return False
    is_same = (earlier["case_id"], earlier["state"], earlier["message"]) == (case_id, said.to, said.message)
    if not is_same or said.stage not in {None, earlier["stage"]}:
        raise DifferentTransition
    return True


def _next_step(case: asyncpg.Record, said: Transition) -> str:
    """What staff say comes next, in the person's language; another stage has another next step."""
    words = clean_line(said.next_step)
    return msgspec.json.encode({case["language"]: words} if words else {}).decode()


async def _make(uow: UnitOfWork, staff: Staff, case: asyncpg.Record, transition_id: UUID, said: Transition) -> None:
    case_id, to, now = case["id"], said.to, clock.now()
    stage = stage_after(to, stage=case["stage"], stages=case["stages"], wanted=said.stage)
    is_word_only = to == case["state"] and stage == case["stage"]
    if is_word_only and not said.message:
        raise MessageNeeded("Nothing would change: say something, or choose another stage.")
    promised_on = case["promised_on"]
    if to == "reopened":
        promised_on = promise(now, case["delay_days"], await get_town(staff.town_id))
    await uow.connection.execute(
        "update requests_case set state = $2, stage = $3, promised_on = $4, changed_at = $5, closed_at = $6, "
        "next_step = $7 where id = $1",
        case_id, to, stage, promised_on, now, now if to in CLOSED else None, _next_step(case, said),
    )  # fmt: skip
    entry = NewEntry(
        entry_id=transition_id,
        kind="message" if is_word_only else "state",
        state=to,
        stage=stage,
        at=now,
        message=said.message,
        account_id=staff.id,
        by_name=staff.name,
    )
    await add_entry(uow, case_id, entry)
    await record_access(staff.town_id, staff.id, f"requests.move-to-{to.replace('_', '-')}", str(case_id))
    await publish(RequestMoved(town_id=staff.town_id, request_id=case_id, entry_id=transition_id))


def _check(case: asyncpg.Record, said: Transition) -> None:
    allowed = TRANSITIONS[case["state"]]
    if said.to not in allowed:
        raise NotAllowed(state=case["state"], allowed=list(allowed))
    if said.to in NEEDS_MESSAGE and not said.message:
        raise MessageNeeded
    if len(said.message) > MESSAGE_LENGTH:
        raise MessageTooLong(max=MESSAGE_LENGTH)
    if said.stage is not None and not 1 <= said.stage <= case["stages"]:
        raise UnknownStage(stages=case["stages"])
