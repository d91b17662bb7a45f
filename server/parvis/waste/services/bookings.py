"""Bookings of bulky items: confirmed or refused as their form arrives, each once, and never more than there are places.

The policy's row is locked while a booking is judged, so that bookings of a town's stream are judged one after another.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import Any, Final
from uuid import UUID, uuid5

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms import definition as d
from parvis.forms.errors import UnknownSubmission
from parvis.forms.events import SubmissionAccepted, SubmissionErased
from parvis.forms.services import Submission, get_submission
from parvis.jobs import publish
from parvis.kernel import clock
from parvis.kernel.ids import new_id, receipt_code
from parvis.kernel.work import Counts
from parvis.towns.services import Address, Town, get_town
from parvis.waste.booking_schemas import BookedItem
from parvis.waste.events import RequestAnswered
from parvis.waste.rules.booking_words import confirmed_words, refused_words
from parvis.waste.rules.bookings import BookingPolicy, Refusal, Wish, closing_of, judge_booking
from parvis.waste.rules.pickups import Pickup
from parvis.waste.services.households import Household, read_household, street_key
from parvis.waste.services.reports import find_written_address, zone_of
from parvis.web.changes import touch

DATASET: Final = "waste.bookings"
DAYS_AHEAD: Final = timedelta(days=75)
_NEXT_DAYS = 3
_ANSWERS = UUID("3d0f7f0a-7c0e-4b43-8c52-6c2f4f1f8b60")

_LOCK_POLICY = """
select p.stream_id, s.code as stream, p.policy from waste_booking_policy p join waste_stream s on s.id = p.stream_id
where p.form = $1 for update of p
"""
_OF_ADDRESS = """
select count(*) from waste_booking where address_id = $1 and state = 'confirmed'
    and told_state <> 'cancelled' and extract(year from planned_on) = $2
"""
_ADD = """
insert into waste_booking (id, town_id, submission_id, stream_id, state, refusal, uid, planned_on, told_on, told_state,
    address_id, zone, items, language, receipt, decided_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
"""


class _Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the form asks for, as the town knows it."""

    address: Address | None
    zone: str | None
    pickup: Pickup | None
    pickups: list[Pickup]
    items: list[BookedItem]


async def take_booking(event: SubmissionAccepted) -> Counts:
    """Confirm or refuse the booking of a form that arrived; a second time finds what was decided."""
    try:
        submission = await get_submission(event.town_id, event.submission_id)
    except UnknownSubmission:  # Erased before its turn came.
        return {"decided": 0}
    town = await get_town(event.town_id)
    async with unit_of_work(event.town_id) as uow:
        row = await uow.connection.fetchrow(_LOCK_POLICY, submission.definition.code)
        if row is None or await _is_decided(uow, event.submission_id):
            return {"decided": 0}
        policy = msgspec.json.decode(row["policy"], type=BookingPolicy)
        asked = await _read_wish(uow, town, row["stream"], submission)
        refusal = judge_booking(policy, await _wish(uow, asked), clock.now(), town.profile.time_zone)
        await _keep(uow, row["stream_id"], submission, asked, refusal)
        words = await _words(uow, town, policy, asked, refusal, submission.language)
        await answer(event.town_id, event.submission_id, "decided", "refused" if refusal else "in_progress", words)
        if not refusal:
            await touch(event.town_id, DATASET)
    return {"decided": 1, "refused": int(refusal is not None)}


async def forget_booking(event: SubmissionErased) -> Counts:
    """Forget a booking with its form: it holds an address."""
    async with unit_of_work(event.town_id) as uow:
        status = await uow.connection.execute("delete from waste_booking where submission_id = $1", event.submission_id)
    return {"forgotten": int(status.rpartition(" ")[2])}


async def answer(town_id: UUID, submission_id: UUID, about: str, to: Any, message: str) -> None:  # noqa: ANN401
    """Have the person told on their request; `about` names what is told, so that it is told once."""
    await publish(
        RequestAnswered(
            town_id=town_id,
            submission_id=submission_id,
            answer_id=uuid5(_ANSWERS, f"{submission_id} {about}"),
            to=to,
            message=message,
        )
    )


async def count_places(uow: UnitOfWork, uids: Sequence[str]) -> dict[str, int]:
    """Return how many bookings each pickup has; whoever was told that theirs is cancelled holds no place."""
    rows = await uow.connection.fetch(
        "select uid, count(*) as many from waste_booking "
        "where state = 'confirmed' and told_state <> 'cancelled' and uid = any($1::varchar[]) group by uid",
        list(uids),
    )
    return {row["uid"]: row["many"] for row in rows}


async def _is_decided(uow: UnitOfWork, submission_id: UUID) -> bool:
    found: bool = await uow.connection.fetchval(
        "select exists (select from waste_booking where submission_id = $1)", submission_id
    )
    return found


async def _read_wish(uow: UnitOfWork, town: Town, stream: str, submission: Submission) -> _Asked:
    answers, questions = submission.answers, submission.definition.questions()
    address = await find_written_address(town.id, _place_words(submission))
    zone = await zone_of(uow, address.id) if address else None
    pickups: list[Pickup] = []
    if address and zone:
        today = clock.today(town.profile.time_zone)
        household = Household(zone=zone, street=street_key(address.street), dwellings=address.dwellings)
        known = await read_household(town.id, town.slug, household, today, today + DAYS_AHEAD)
        pickups = [each for each in known.pickups if each.stream == stream and each.state != "cancelled"]
    on = next((answers[name] for name, each in questions.items() if isinstance(each, d.Date) and name in answers), "")
    return _Asked(
        address=address,
        zone=zone,
        pickups=pickups,
        pickup=next((each for each in pickups if each.on.isoformat() == on), None),
        items=[
            BookedItem(each.label, count)
            for name, each in questions.items()
            if isinstance(each, d.Number) and (count := ceil(Decimal(answers.get(name) or 0)))
        ],
    )


def _place_words(submission: Submission) -> str:
    for name, question in submission.definition.questions().items():
        if isinstance(question, d.Place) and name in submission.answers:
            return str(submission.answers[name]["words"])
    return ""


async def _wish(uow: UnitOfWork, asked: _Asked) -> Wish:
    of_address = 0
    if asked.address:
        year = asked.pickup.planned_on.year if asked.pickup else clock.now().year
        of_address = await uow.connection.fetchval(_OF_ADDRESS, asked.address.id, year)
    uid = asked.pickup.uid if asked.pickup else ""
    return Wish(
        is_address_known=asked.address is not None,
        on=asked.pickup.on if asked.pickup else None,
        items=sum(item.count for item in asked.items),
        of_address=of_address,
        of_day=(await count_places(uow, [uid])).get(uid, 0),
    )


async def _keep(
    uow: UnitOfWork, stream_id: UUID, submission: Submission, asked: _Asked, refusal: Refusal | None
) -> None:
    pickup = asked.pickup
    await uow.connection.execute(
        _ADD, new_id(), uow.town_id, submission.submission_id, stream_id, "refused" if refusal else "confirmed",
        refusal, pickup and pickup.uid, pickup and pickup.planned_on, pickup and pickup.on, pickup and "planned",
        asked.address and asked.address.id, asked.zone, msgspec.json.encode(asked.items).decode(),
        submission.language, receipt_code(submission.submission_id), clock.now(),
    )  # fmt: skip


async def _words(  # noqa: PLR0917 - what was asked, and what was found
    uow: UnitOfWork, town: Town, policy: BookingPolicy, asked: _Asked, refusal: Refusal | None, language: str
) -> str:
    if refusal is None and asked.pickup:
        return confirmed_words(asked.pickup.on, language)
    places = await count_places(uow, [each.uid for each in asked.pickups])
    free: list[date] = [
        each.on
        for each in asked.pickups
        if clock.now() < closing_of(policy, each.on, town.profile.time_zone)
        and places.get(each.uid, 0) < policy.places_per_day
    ]
    return refused_words(refusal or "day", policy, free[:_NEXT_DAYS], language)


def as_policy(row: Record) -> BookingPolicy:
    """Return a row's policy."""
    return msgspec.json.decode(row["policy"], type=BookingPolicy)
