"""Reports of collections that did not come, judged again as they arrive: the phone may not know what the town does."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.errors import UnknownSubmission
from parvis.forms.events import SubmissionAccepted
from parvis.forms.services import Submission, get_submission
from parvis.jobs import publish
from parvis.kernel.work import Counts
from parvis.towns.services import Address, Town, find_address, get_town
from parvis.waste.events import RequestAnswered
from parvis.waste.rules.eligibility import Eligibility, judge_report
from parvis.waste.rules.passages import mark_of
from parvis.waste.rules.report_words import report_words
from parvis.waste.services.households import Household, read_household, street_key
from parvis.waste.services.passages import read_marks_of

FORM: Final = "collecte-manquee"

_ANSWERS = UUID("8f3c6c1e-2b1d-4a57-9a64-0f2f6a9d7c11")
_SYMBOLS: Mapping[str, tuple[str, ...]] = {
    "garbage": ("garbage", "trash"),
    "recycling": ("recycling",),
    "organics": ("organic", "compost"),
    "bulky": ("bulky",),
    "leaves": ("leaves", "green"),
    "tree": ("tree",),
}
_WRITTEN = re.compile(r"\s*(\d{1,6})\s*([A-Za-z]?)\s*,?\s+(\S.*)")
_BACK, _AHEAD = timedelta(days=45), timedelta(days=15)


async def judge_arrived_report(event: SubmissionAccepted) -> Counts:
    """Answer a report that the day's state answers: not passed yet, late, moved, cancelled. A person reads the others.

    Where the address or the bin cannot be told for sure, nothing is said.
    """
    try:
        submission = await get_submission(event.town_id, event.submission_id)
    except UnknownSubmission:  # Erased before its turn came.
        return {"judged": 0}
    if submission.definition.code != FORM:
        return {"judged": 0}
    town = await get_town(event.town_id)
    async with unit_of_work(event.town_id) as uow:
        found = await _judge(uow, town, submission)
        words = found and report_words(found, submission.language)
        if not words:
            return {"judged": 1, "answered": 0}
        await publish(
            RequestAnswered(
                town_id=event.town_id,
                submission_id=event.submission_id,
                answer_id=uuid5(_ANSWERS, str(event.submission_id)),
                to=None,
                message=words,
            )
        )
    return {"judged": 1, "answered": 1}


async def find_written_address(town_id: UUID, words: str) -> Address | None:
    """Return the address that a person wrote on one line: « 12, Rue X » and « 12 rue X » are one."""
    written = _WRITTEN.fullmatch(words.rstrip())
    if written is None:
        return None
    number, suffix, street = written.groups()
    return await find_address(town_id, int(number), suffix, street)


async def zone_of(uow: UnitOfWork, address_id: UUID) -> str | None:
    """Return the key of the zone in which an address lies."""
    zone: str | None = await uow.connection.fetchval(
        "select z.key from waste_address_zone az join waste_zone z on z.id = az.zone_id where az.address_id = $1",
        address_id,
    )
    return zone


async def _judge(uow: UnitOfWork, town: Town, submission: Submission) -> Eligibility | None:
    answers: dict[str, Any] = submission.answers
    stream = await _stream_of(uow, str(answers.get("stream", "")))
    place, expected_on = answers.get("place"), answers.get("expected_on")
    if not place or not expected_on:  # A town's own form of that code may ask neither.
        return None
    address = await find_written_address(town.id, str(place["words"]))
    zone = await zone_of(uow, address.id) if address else None
    if stream is None or address is None or zone is None:
        return None
    local = submission.received_at.astimezone(ZoneInfo(town.profile.time_zone))
    reported_on = date.fromisoformat(expected_on)
    household = Household(zone=zone, street=street_key(address.street), dwellings=address.dwellings)
    known = await read_household(town.id, town.slug, household, local.date() - _BACK, local.date() + _AHEAD)
    # The day that the person means, and no other: an older one is not answered by what happens today.
    own = [each for each in known.pickups if each.stream == stream[0] and reported_on in {each.on, each.planned_on}]
    time_zone = town.profile.time_zone
    marks = {each.uid: mark_of(await read_marks_of(uow, each.uid), each, address.street, time_zone) for each in own}
    said = {uid: mark for uid, mark in marks.items() if mark}
    return judge_report(own, said, local.date(), f"{local:%H:%M}", within_days=stream[1]) if own else None


async def _stream_of(uow: UnitOfWork, kind: str) -> tuple[str, int] | None:
    """Return the code of the town's only stream of a kind, and its days to report; None where several may be meant."""
    rows = await uow.connection.fetch(
        "select code, report_days from waste_stream where symbol = any($1::varchar[])", list(_SYMBOLS.get(kind, ()))
    )
    return (rows[0]["code"], rows[0]["report_days"]) if len(rows) == 1 else None
