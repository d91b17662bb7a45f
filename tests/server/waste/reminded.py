"""A town whose phones want to be reminded, and what they would have shown."""

import asyncio
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways.push.recording import RecordedPush, RecordingPush
from parvis.kernel import clock
from parvis.notices.orders import SendMessages
from parvis.notices.services import send_messages
from parvis.towns.services import Town, replace_streets
from parvis.waste import services
from parvis.waste.reminder_schemas import ReminderWish, SaveReminders
from parvis.waste.rules.pickups import Buildings, PickupChange, Rule
from parvis.waste.rules.recurrence import Weekly
from parvis.web.current_town import ServedTown
from tests.server.notices.phones import Phone
from tests.server.waste.factories import a_stream, an_address

COMPOST, RECYCLING, GARBAGE = "compost", "recyclage", "ordures"
BINS = {
    COMPOST: {"fr": "Bac brun", "en": "Brown bin"},
    RECYCLING: {"fr": "Bac bleu", "en": "Blue bin"},
    GARBAGE: {"fr": "Bac noir", "en": "Black bin"},
}
TUESDAY = date(2026, 11, 24)
SEVEN_PM = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
"""Monday 23 November 2026, 19 h in Québec; the clock of tests stands at noon that day."""

_LARGE = Buildings(words={"fr": "9 logements et plus"}, dwellings_min=9)


async def collect(town: Town) -> str:
    """Compost on Tuesdays, recycling on Tuesdays and Fridays, garbage on Fridays and, for large buildings, on Sundays.

    Returns the key of the town's only zone.
    """
    await services.set_streams(town.id, [_stream(code) for code in BINS])
    await replace_streets(town.id, [an_address(12, 0.5, 0.5), an_address(3, 0.5, 0.6, "rue de l’Église")])
    rules = {
        COMPOST: (Rule(recurrence=Weekly((2,))),),
        RECYCLING: (Rule(recurrence=Weekly((2, 5))),),
        GARBAGE: (Rule(recurrence=Weekly((5,))), Rule(recurrence=Weekly((7,)), buildings=_LARGE)),
    }
    for code, own in rules.items():
        sector = services.NewSector(code="centre", name="Centre", is_everywhere=True, rules=own)
        await services.set_sector(town.id, await services.get_stream_id(town.id, code), sector)
    await services.refresh_zones(town.id)
    return (await services.build_addresses(town.as_served(), None)).zones[0].key


def _stream(code: str) -> services.NewStream:
    stream = a_stream(code)
    return msgspec.structs.replace(stream, stream=msgspec.structs.replace(stream.stream, container=BINS[code]))


def eve(stream: str = COMPOST, at: str = "19:00") -> ReminderWish:
    return ReminderWish(stream=stream, day="eve", at=at)


def morning(stream: str = COMPOST, at: str = "06:00") -> ReminderWish:
    return ReminderWish(stream=stream, day="day", at=at)


async def ask(phone: Phone, zone: str, *wishes: ReminderWish, street: str = "", dwellings: int = 1) -> None:
    """Say what the phone wants, as it does at each opening."""
    wanted = SaveReminders(zone=zone, street=street, dwellings=dwellings, wishes=list(wishes))
    await services.save_reminders(phone.town, phone.device, phone.id, wanted)


async def do_rounds(town: ServedTown, *, at_once: int = 1) -> dict[str, int]:
    """Have planners look, then send what they queued; return what the planners counted."""
    counts = await asyncio.gather(*(services.remind([town]) for _ in range(at_once)))
    while (await send_messages(SendMessages(town_id=town.id))).get("sent"):
        pass
    return {name: sum(each[name] for each in counts) for name in counts[0]}


async def decide(town: ServedTown, planned_on: date, new_on: date | None = None, **over: object) -> None:
    """Cancel a pickup, or move it."""
    change = PickupChange(
        kind="moved" if new_on else "cancelled",
        planned_on=planned_on,
        new_on=new_on,
        stream=COMPOST,
        reason={"fr": "Tempête.", "en": "Storm"},
        author="Chloé",
        made_at=clock.now(),
    )
    await services.add_changes(town.id, [msgspec.structs.replace(change, **over)], "staff")


def notification_of(sent: RecordedPush) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.json.decode(sent.message.payload)["notification"]
    return shown


def titles(push: RecordingPush) -> list[str]:
    return [notification_of(sent)["title"].replace("\u00a0", " ") for sent in push.sent]


def bodies(push: RecordingPush) -> list[str]:
    return [notification_of(sent)["body"].replace("\u00a0", " ") for sent in push.sent]


async def take_everything_back(town: ServedTown) -> None:
    async with unit_of_work(town.id) as uow:
        ids = [row["id"] for row in await uow.connection.fetch("select id from waste_change")]
    await services.withdraw_changes(town.id, ids, author="Chloé", origin="staff")
