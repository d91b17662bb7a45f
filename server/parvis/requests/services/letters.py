"""Writes the mail about one line of a request's story to one recipient, from what the request says at that moment."""

from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from parvis.database.unit_of_work import UnitOfWork
from parvis.forms.errors import UnknownSubmission
from parvis.forms.services import get_submission
from parvis.gateways.mail.protocol import Mail
from parvis.kernel.language import Words, pick
from parvis.requests.answers import describe
from parvis.requests.rules.mail_text import Letter, stage_words, write_html, write_text
from parvis.requests.rules.moves import CLOSED
from parvis.requests.rules.next_steps import next_step
from parvis.requests.rules.told import headline
from parvis.requests.services.desks import read_next_steps
from parvis.requests.services.tokens import make_token
from parvis.towns.services import Town, get_town

_CASE = """
select story.id, story.submission_id, receipt, form, title, story.state, story.stage, stages, promised_on, next_step,
    follow_channel, follow_email, language, line.kind as line_kind, line.state as line_state, line.message
from requests_case story join requests_entry line on line.case_id = story.id and line.entry_id = $2
where story.id = $1
"""
_FOLLOWER = "select follow_channel, follow_email, language from requests_follower where id = $1 and case_id = $2"
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}


async def write_mail(uow: UnitOfWork, town_id: UUID, case_id: UUID, entry_id: UUID, recipient: UUID) -> Mail | None:
    """The mail; None when nobody wants it any more, or the request is gone."""
    case = await uow.connection.fetchrow(_CASE, case_id, entry_id)
    if case is None:
        return None
    is_owner = recipient == case_id
    person = case if is_owner else await uow.connection.fetchrow(_FOLLOWER, recipient, case_id)
    if person is None or person["follow_channel"] != "email" or not person["follow_email"]:
        return None
    town = await get_town(town_id)
    language = person["language"] if person["language"] in _MONTHS else "fr"
    letter = await _letter(uow, town, case, recipient, language)
    return Mail(
        to=person["follow_email"],
        sender_name=town.profile.name,
        reply_to="",
        subject=letter.headline,
        text=write_text(letter, language),
        html=write_html(letter, language),
        language=language,
        message_id=f"{entry_id}.{recipient}",
        stop_url=f"{origin_of(town)}/api/v1/requests/mail/{make_token('requests.stop-mail', town_id, recipient)}/stop",
    )


def origin_of(town: Town) -> str:
    """Where people open the town's app."""
    host = town.hosts[0]
    return f"http://{host}" if host.partition(":")[0].endswith("localhost") else f"https://{host}"


async def _letter(uow: UnitOfWork, town: Town, case: asyncpg.Record, recipient: UUID, language: str) -> Letter:
    is_owner = recipient == case["id"]
    origin = origin_of(town)
    follow = f"{origin}/demandes/suivre#{make_token('requests.follow', town.id, case['id'])}" if is_owner else ""
    stages: list[Words] = msgspec.json.decode(case["stages"])
    is_over = case["state"] in CLOSED
    steps = (await read_next_steps(uow)).get(case["form"], [])
    comes_next = next_step(
        case["state"], case["stage"], by_staff=msgspec.json.decode(case["next_step"]), by_stage=steps
    )
    ends = case["line_kind"] == "state" and case["line_state"] == "done" and is_owner
    return Letter(
        town=town.profile.name,
        phone=town.profile.phone,
        headline=headline(
            case["line_kind"], case["line_state"], code=case["receipt"], language=language, to_follower=not is_owner
        ),
        title=pick(msgspec.json.decode(case["title"]), language),
        code=case["receipt"],
        stage=stage_words(case["stage"], len(stages), pick(stages[case["stage"] - 1], language), language),
        by="" if is_over or not case["promised_on"] else _day(case["promised_on"], language),
        next_step=pick(comes_next, language) if comes_next else "",
        message=case["message"] if is_owner else "",
        answers=await _copy(town.id, case, language) if is_owner and case["line_kind"] == "opened" else [],
        follow_url="" if ends else follow,
        not_settled_url=follow if ends else "",
        stop_url=f"{origin}/courriel/arret#{make_token('requests.stop-mail', town.id, recipient)}",
    )


async def _copy(town_id: UUID, case: asyncpg.Record, language: str) -> list[tuple[str, str]]:
    """All that was sent, in words."""
    try:
        submission = await get_submission(town_id, case["submission_id"])
    except UnknownSubmission:
        return []
    lines: list[Any] = describe(submission.definition, submission.answers, language)
    return [(pick(line.label, language), line.display) for line in lines]


def _day(day: date, language: str) -> str:
    month = _MONTHS[language].split()[day.month - 1]
    if language == "en":
        return f"{month} {day.day}, {day.year}"
    return f"{'1er' if day.day == 1 else day.day} {month} {day.year}"
