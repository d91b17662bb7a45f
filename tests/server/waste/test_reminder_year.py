"""A year of reminders on a real database: planners side by side, cut short, clocks put back, days changed, wishes said
again. What phones showed is held against a calendar on the wall, read by hand.
"""

import asyncio
import random
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways import Gateways, use_gateways
from parvis.gateways.files.recording import RecordingFiles
from parvis.gateways.push.endpoints import AllowedEndpoints
from parvis.gateways.push.protocol import PushKey, PushMessage, PushTarget
from parvis.gateways.push.recording import RecordingPush
from parvis.kernel.clock import FakeClock
from parvis.notices import services as notices
from parvis.notices.orders import SendMessages
from parvis.notices.rules import LEASE
from parvis.towns.services import Town
from parvis.waste import services
from parvis.waste.reminder_schemas import ReminderWish
from parvis.waste.rules.pickups import pickup_uid
from parvis.waste.rules.reminders import instant_of
from parvis.web.current_town import ServedTown
from tests.server.notices.phones import Phone
from tests.server.waste.reminded import (
    COMPOST,
    GARBAGE,
    RECYCLING,
    ask,
    collect,
    decide,
    eve,
    morning,
    notification_of,
)
from tests.server.waste.wished import QUEBEC

START, DAYS = date(2026, 10, 1), 365
"""From before one change of the clocks until after the other; both are Sundays, when towers put out garbage."""

CHURCH = "rue de l’Église"
WEEKDAYS = {COMPOST: {2}, RECYCLING: {2, 5}, GARBAGE: {5}}


Told = tuple[str, date, str, str]
"""A pickup, its day as it was then, and the wish."""


class Killed(BaseException):
    """The power went between the push service's answer and our writing it down."""


class Shaky(RecordingPush):
    """Sends, and dies now and then before anybody knows."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__(AllowedEndpoints.parse(["fcm.googleapis.com"]))
        self.chance = chance

    async def send(self, target: PushTarget, message: PushMessage, key: PushKey) -> None:
        await super().send(target, message, key)
        if self.chance.random() < 0.03:
            raise Killed


class Home(NamedTuple):
    """A phone, where it lives, and what it wants."""

    phone: Phone
    street: str
    dwellings: int
    wishes: tuple[ReminderWish, ...]

    def collects(self, stream: str, on: date) -> bool:
        also = {7} if stream == GARBAGE and self.dwellings >= 9 else set()
        return on.isoweekday() in WEEKDAYS[stream] | also

    async def say(self, zone: str) -> None:
        await ask(self.phone, zone, *self.wishes, street=self.street, dwellings=self.dwellings)


class Decision(NamedTuple):
    """A day moved, or cancelled where it has no new one; everywhere, or in Church Street only."""

    stream: str
    planned_on: date
    new_on: date | None
    in_church_street: bool


class Wall:
    """The calendar on the wall: what was decided, in order, and when somebody looked; and what was told meanwhile."""

    def __init__(self) -> None:
        self.told: dict[UUID, dict[Told, date | None]] = {}
        self.decisions: list[Decision] = []
        self.looked: list[tuple[datetime, int]] = []

    def look(self, now: datetime) -> None:
        self.looked.append((now, len(self.decisions)))

    def day_of(self, home: Home, stream: str, planned_on: date, known: int) -> date | None:
        """Return when a pickup is, as far as the first `known` decisions say."""
        is_church = home.street == services.street_key(CHURCH)
        own = [
            each
            for each in self.decisions[:known]
            if (each.stream, each.planned_on) == (stream, planned_on) and (is_church or not each.in_church_street)
        ]
        nearest = [each for each in own if each.in_church_street] or own
        return nearest[-1].new_on if nearest else planned_on

    def expect(self, home: Home) -> dict[Told, date | None]:
        """Return what the phone is told of which pickup and day, and the last it hears of it."""
        heard: dict[Told, date | None] = {}
        for stream in WEEKDAYS:
            wishes = [wish for wish in home.wishes if wish.stream == stream]
            for planned_on in (START + timedelta(days=number) for number in range(DAYS)):
                if wishes and home.collects(stream, planned_on):
                    self._follow(home, stream, planned_on, wishes, heard)
        return heard

    def _follow(
        self,
        home: Home,
        stream: str,
        planned_on: date,
        wishes: list[ReminderWish],
        heard: dict[Told, date | None],
    ) -> None:
        uid = pickup_uid(home.phone.town.slug, stream, "centre", planned_on)
        around = datetime.combine(planned_on, time(12), UTC)
        for now, known in self.looked:
            if abs(now - around) > timedelta(days=8):
                continue
            on = self.day_of(home, stream, planned_on, known)
            for wish in wishes:
                for told_of in [key for key in heard if key[0] == uid and key[2:] == (wish.day, wish.at)]:
                    if now < _limit(wish, told_of[1]):
                        heard[told_of] = on
                key = (uid, on or planned_on, wish.day, wish.at)
                if on and key not in heard and _hour(wish, on) <= now < _limit(wish, on):
                    heard[key] = on


def _hour(wish: ReminderWish, on: date) -> datetime:
    return instant_of(on - timedelta(days=wish.day == "eve"), wish.at, QUEBEC)


def _limit(wish: ReminderWish, on: date) -> datetime:
    return max(instant_of(on, "07:00", QUEBEC), _hour(wish, on) + timedelta(minutes=30))


async def _homes(town: ServedTown) -> list[Home]:
    alice, bob, tower = [await Phone(town).subscribe("collection") for _ in range(3)]
    return [
        Home(alice, "rue-du-moulin", 1, (eve(COMPOST), morning(RECYCLING), eve(GARBAGE))),
        Home(bob, services.street_key(CHURCH), 0, (eve(COMPOST), eve(RECYCLING), morning(COMPOST))),
        Home(tower, "", 40, (morning(GARBAGE, "02:30"), eve(GARBAGE))),
    ]


def _moments(homes: list[Home], chance: random.Random) -> list[datetime]:
    """Return when planners look: at each hour wished and within two minutes, unless the server is down for hours."""
    hours = {wish.at for home in homes for wish in home.wishes}
    days = [START + timedelta(days=number) for number in range(1, DAYS - 8)]
    due = sorted(instant_of(day, at, QUEBEC) for day in days for at in hours)
    moments, down_until = [], due[0]
    for moment in due:
        if chance.random() < 0.01:
            down_until = moment + timedelta(hours=chance.uniform(1, 20))
            moments.append(down_until)
        if moment >= down_until:
            moments.append(moment + timedelta(seconds=chance.randrange(120)))
    return sorted(moments)


async def _look(town: ServedTown, wall: Wall, clock: FakeClock, chance: random.Random) -> None:
    """Have planners look: one is cut short now and then, two look at once, and what they queued is sent."""
    if chance.random() < 0.1:
        with suppress(TimeoutError):
            async with asyncio.timeout(chance.uniform(0, 0.01)):
                await services.remind([town])
                wall.look(clock())
    await asyncio.gather(*(services.remind([town]) for _ in range(1 + (chance.random() < 0.3))))
    wall.look(clock())
    with suppress(Killed):
        while (await notices.send_messages(SendMessages(town_id=town.id))).get("sent"):
            pass


async def _decide(town: ServedTown, wall: Wall, today: date, chance: random.Random) -> None:
    """Move or cancel a pickup of today or the coming days."""
    stream = chance.choice(list(WEEKDAYS))
    ahead = [today + timedelta(days=number) for number in range(7)]
    planned_on = chance.choice([day for day in ahead if day.isoweekday() in WEEKDAYS[stream]])
    by = chance.choice([-1, 1, 2, 3, 0])
    decision = Decision(
        stream, planned_on, planned_on + timedelta(days=by) if by else None, in_church_street=chance.random() < 0.3
    )
    wall.decisions.append(decision)
    streets = (CHURCH,) if decision.in_church_street else ()
    await decide(town, planned_on, decision.new_on, stream=stream, streets=streets)


async def _live(town: ServedTown, zone: str, homes: list[Home], clock: FakeClock, chance: random.Random) -> Wall:
    wall = Wall()
    for number, moment in enumerate(_moments(homes, chance)):
        clock.move_to(moment)
        if number % 50 == 0:  # what was told is forgotten after a month
            await _read_told(town, wall)
        if chance.random() < 0.15:
            await _decide(town, wall, moment.astimezone(QUEBEC).date(), chance)
            clock.advance(timedelta(seconds=1))
        if chance.random() < 0.2:
            await chance.choice(homes).say(zone)
        await _look(town, wall, clock, chance)
        if chance.random() < 0.03:
            clock.advance(-timedelta(minutes=chance.randrange(1, 60)))
            await _look(town, wall, clock, chance)
    clock.advance(LEASE)
    await notices.sweep([town.id])
    while await notices.send_messages(SendMessages(town_id=town.id)):
        clock.advance(LEASE)
    await _read_told(town, wall)
    return wall


async def _read_told(town: ServedTown, wall: Wall) -> None:
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch("select * from waste_reminder_told where state = 'told'")
    for row in rows:
        key = row["uid"], row["picked_up_on"], row["day"], row["at"]
        wall.told.setdefault(row["reminder_id"], {})[key] = row["said_on"]


async def test_each_reminder_of_a_year_comes_once_and_the_last_word_is_true(town: Town, clock: FakeClock) -> None:
    chance = random.Random(20261124)  # noqa: S311 - the same year again
    clock.move_to(datetime.combine(START, time(12), UTC))
    here, zone = town.as_served(), await collect(town)
    homes = await _homes(here)
    for home in homes:
        await home.say(zone)
    push = Shaky(chance)
    async with use_gateways(Gateways(push=push, files=RecordingFiles())):
        wall = await _live(here, zone, homes, clock, chance)
    shown = {(sent.target.endpoint, *_version_of(notification_of(sent))) for sent in push.sent}
    assert len(push.sent) > len(shown)  # some travelled twice: phones show them once, by tag and version
    for home in homes:
        expected = wall.expect(home)
        assert len(expected) > 40
        assert wall.told[home.phone.id] == expected
    written = await _read_messages(here)
    assert {message for message, state in written if state == "sent"} <= shown
    # Somebody died over the others, and they were of no use or replaced when they were found.
    assert {state for message, state in written if message not in shown} <= {"failed", "superseded"}
    assert len(written) == len({message for message, _ in written})


async def _read_messages(town: ServedTown) -> list[tuple[tuple[str, str, int], str]]:
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch(
            "select push.endpoint, message.tag, message.version, message.state from notices_message message "
            "join notices_subscription push on push.id = message.subscription_id"
        )
    return [((row["endpoint"], row["tag"], row["version"]), row["state"]) for row in rows]


def _version_of(notification: dict[str, dict[str, object]]) -> tuple[object, object]:
    return notification["tag"], notification["data"]["version"]
