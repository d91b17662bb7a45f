"""Every minute: who is to be reminded now, told once, and told again when it is not so any more.

A round is one transaction of a town with a fixed number of queries: what was told, the messages, and when to look
again, all of it or nothing; a phone about which nothing can be decided is left out, and looked at by the next. One
planner does a town's round at a time; the unique index of what was told stands behind it, and the key of each message
behind that.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import structlog

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.notices.services import NewMessage, queue_messages, read_languages
from parvis.waste.rules.reminder_words import Speaker
from parvis.waste.rules.reminders import Message, Plan, Told, next_moment, plan
from parvis.waste.services.households import Household, HouseholdCalendar, read_households
from parvis.waste.services.reminder_book import read_told, write_told
from parvis.waste.services.reminders import KIND, wishes_of
from parvis.waste.services.streams import read_streams
from parvis.web.current_town import ServedTown

_log = structlog.get_logger()

_OVERLAP = timedelta(minutes=5)
"""What was decided just before the last round may have been committed just after it."""

_AROUND = timedelta(days=15)
"""How far a pickup may be moved, and its old day's reminders still know where it went."""

_LOOK_BACK = timedelta(days=7)
_WITHOUT_A_BREAK = 200
_KEPT = timedelta(days=35)

_TAKE_ROUND = "select looked_at from waste_reminder_round for update skip locked"
_BEGIN_ROUNDS = """
insert into waste_reminder_round (id, town_id, looked_at) values ($1, $2, $3) on conflict (town_id) do nothing
"""
_HAS_NEWS = """
select exists (select from waste_change where made_at >= $1 or withdrawn_at >= $1)
    or exists (select from waste_sector where changed_at >= $1)
"""
# None is further away than a day, unless the clock was wrong when it was written.
_DUE = """
select id, zone, street, dwellings, wishes, next_at from waste_reminder
where $2 or next_at <= $1 or next_at > $1 + interval '26 hours'
order by id for update
"""
_LOOK_AGAIN = """
update waste_reminder reminder set next_at = new.next_at
from unnest($1::uuid[], $2::timestamptz[]) as new (id, next_at) where reminder.id = new.id
"""
_FORGET = "delete from waste_reminder_told where useful_until < $1"


class _Reminder(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    household: Household
    wishes: str
    next_at: datetime


class _Look(msgspec.Struct, frozen=True, kw_only=True):
    """What looking at one phone came to; no plan where its alerts ended, or no calendar says anything of its house."""

    plan: Plan | None = None
    messages: list[NewMessage] = []
    next_at: datetime


class _Round(msgspec.Struct, frozen=True, kw_only=True):
    """What a round knows of the town and its phones."""

    now: datetime
    zone: ZoneInfo
    calendars: Mapping[Household, HouseholdCalendar]
    told: Mapping[UUID, Sequence[Told]]
    languages: Mapping[UUID, str]
    speakers: Mapping[str, Speaker]

    def look(self, reminder: _Reminder) -> _Look:
        """Decide what to tell one phone, and in which words."""
        wishes = wishes_of(reminder.wishes)
        next_at = next_moment(wishes, self.now, self.zone)
        language, calendar = self.languages.get(reminder.id), self.calendars.get(reminder.household)
        if language is None or calendar is None:
            return _Look(next_at=next_at)
        planned = plan(
            wishes,
            calendar.pickups,
            self.told.get(reminder.id, []),
            looked_at=max(reminder.next_at, self.now - _LOOK_BACK),
            now=self.now,
            zone=self.zone,
        )
        messages = [_message(reminder.id, each, self.speakers[language]) for each in planned.messages]
        return _Look(plan=planned, messages=messages, next_at=next_at)


async def remind(towns: Sequence[ServedTown]) -> dict[str, int]:
    """Do each town's round; return how many phones were reminded and corrected, and how many reminders were missed.

    `failed` are the phones about which nothing could be decided; each next round tries again.

    Raises:
        ExceptionGroup: The rounds of some towns failed; those of all others were done.
    """
    counts = {"reminded": 0, "corrected": 0, "missed": 0, "without_zone": 0, "failed": 0}
    failures: list[Exception] = []
    for town in towns:
        try:
            done = await _do_round(town, clock.now())
        except Exception as failure:  # noqa: BLE001 - one town's trouble must not silence another's bins
            failures.append(failure)
            continue
        for name, many in done.items():
            counts[name] += many
    if failures:
        message = "the reminders of some towns"
        raise ExceptionGroup(message, failures)
    return counts


async def _do_round(town: ServedTown, now: datetime) -> dict[str, int]:
    async with unit_of_work(town.id) as uow:
        await uow.connection.execute(_BEGIN_ROUNDS, new_id(), town.id, now)
        looked_at = await uow.connection.fetchval(_TAKE_ROUND)
        if looked_at is None:
            return {}
        # Both ways: a clock that was put back must not hide what is decided until it has caught up.
        has_news = await uow.connection.fetchval(_HAS_NEWS, min(looked_at, now) - _OVERLAP)
        reminders = [
            _Reminder(
                id=row["id"],
                household=Household(zone=row["zone"], street=row["street"], dwellings=row["dwellings"]),
                wishes=row["wishes"],
                next_at=row["next_at"],
            )
            for row in await uow.connection.fetch(_DUE, now, has_news)
        ]
        counts = await _tell(uow, town, reminders, now) if reminders else {}
        await uow.connection.execute("update waste_reminder_round set looked_at = $1", now)
        await uow.connection.execute(_FORGET, now - _KEPT)
    return counts


async def _tell(uow: UnitOfWork, town: ServedTown, reminders: Sequence[_Reminder], now: datetime) -> dict[str, int]:
    zone = ZoneInfo(town.time_zone)
    today = now.astimezone(zone).date()
    languages = await read_languages(town.id, [each.id for each in reminders])
    households = {each.household for each in reminders if each.id in languages}
    streams = {stream.code: stream for stream in await read_streams(uow)}
    looks = await _look_at_each(
        reminders,
        _Round(
            now=now,
            zone=zone,
            calendars=await read_households(town.id, town.slug, households, today - _AROUND, today + _AROUND),
            told=await read_told(uow, languages, now, today - timedelta(days=1)),
            languages=languages,
            speakers={language: Speaker(streams, language, today) for language in set(languages.values())},
        ),
    )
    plans = {phone: look.plan for phone, look in looks.items() if look.plan is not None}
    await write_told(uow, town.id, plans, now)
    await queue_messages(town.id, [message for look in looks.values() for message in look.messages])
    await uow.connection.execute(
        _LOOK_AGAIN,
        [each.id for each in reminders],
        [looks[each.id].next_at if each.id in looks else min(each.next_at, now) for each in reminders],
    )
    said = [message for planned in plans.values() for message in planned.messages]
    return {
        "reminded": sum(bool(message.new) for message in said),
        "corrected": sum(not message.new for message in said),
        "missed": sum(len(planned.missed) for planned in plans.values()),
        "without_zone": sum(phone in languages for phone in looks) - len(plans),
        "failed": len(reminders) - len(looks),
    }


async def _look_at_each(reminders: Sequence[_Reminder], this_round: _Round) -> dict[UUID, _Look]:
    looks = {}
    for number, each in enumerate(reminders):
        if number % _WITHOUT_A_BREAK == 0:
            await asyncio.sleep(0)  # this process may answer people too
        try:
            looks[each.id] = this_round.look(each)
        except Exception as failure:  # noqa: BLE001 - one phone's trouble must not silence a town's bins
            _log.error("waste.phone-not-looked-at", exc_info=failure)
    return looks


def _message(phone: UUID, message: Message, speaker: Speaker) -> NewMessage:
    text = speaker.say(message)
    return NewMessage(
        subscription_id=phone,
        key=f"{message.tag}:{message.version}",
        kind=KIND,
        tag=message.tag,
        version=message.version,
        title=text.title,
        body=text.body,
        path="/collectes",
        language=speaker.language,
        expires_at=message.useful_until,
        urgency="high",  # tonight's bin: a phone that dozes would learn too late
    )
