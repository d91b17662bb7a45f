"""A real feed that rolls: days gone by drop out and cancel nothing; a day that really moved is reported once."""

import re
from datetime import date, timedelta

import pytest
from litestar import Litestar

from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, replace_streets
from parvis.waste.services import set_streams
from tests.cast import Member, sign_in
from tests.server.waste.factories import OPTIONS, a_stream, an_address
from tests.server.waste.feeds import calendar_of
from tests.server.waste.wizard import apply, preview, take
from tests.shared_data import SHARED_DATA, shared_data

WHOLE = SHARED_DATA / "waste" / "ics_birkenfeld" / "birkenfeld.ics"
EVENT = re.compile(rb"BEGIN:VEVENT.*?END:VEVENT\r?\n", re.DOTALL)
DAY = re.compile(rb"DTSTART;VALUE=DATE:(\d{8})")
KIND = "Bio- / Restmüll"
ASKED = {"only": KIND}


def rolled(content: bytes, since_on: date) -> bytes:
    """The feed as it is published once the days before `since_on` have dropped out."""

    def keep(event: re.Match[bytes]) -> bytes:
        on = DAY.search(event[0])
        return event[0] if on and on[1] >= f"{since_on:%Y%m%d}".encode() else b""

    return EVENT.sub(keep, content)


def days_of(content: bytes, kind: str = KIND) -> list[date]:
    """The days of one kind, in order."""
    events = [event for event in EVENT.findall(content) if f"SUMMARY:{kind}".encode() in event]
    found = [DAY.search(event) for event in events]
    return sorted(date.fromisoformat(day[1].decode()) for day in found if day)


def moved(content: bytes, day: date, to: date) -> bytes:
    """The feed with the event of one kind and day on another day, under the same identity."""

    def move(event: re.Match[bytes]) -> bytes:
        is_it = f"SUMMARY:{KIND}".encode() in event[0] and f"DATE:{day:%Y%m%d}".encode() in event[0]
        if not is_it:
            return event[0]
        end = to + timedelta(days=1)
        shifted = DAY.sub(f"DTSTART;VALUE=DATE:{to:%Y%m%d}".encode(), event[0])
        return re.sub(rb"DTEND;VALUE=DATE:\d{8}", f"DTEND;VALUE=DATE:{end:%Y%m%d}".encode(), shifted)

    return EVENT.sub(move, content)


@pytest.fixture
async def fed(town: Town, clock: FakeClock, chloe: Member) -> Town:
    """The town, with the whole feed taken in; three of its days are still ahead."""
    await set_streams(town.id, [a_stream("recyclage")])
    await replace_streets(town.id, [an_address(2, -73.5, 45.5)])
    await take(chloe, "birkenfeld.ics", WHOLE.read_bytes(), **ASKED)
    return town


@shared_data
async def test_a_snapshot_without_the_days_gone_by_changes_nothing(fed: Town, chloe: Member, clock: FakeClock) -> None:
    before = (await calendar_of(fed)).pickups
    snapshot = rolled(WHOLE.read_bytes(), date(2026, 11, 20))
    assert 0 < len(days_of(snapshot)) < len(days_of(WHOLE.read_bytes()))
    seen = (await preview(chloe, "birkenfeld.ics", snapshot, **ASKED)).json()
    assert (seen["changes_anything"], seen["days"]["days"]) == (False, [])
    assert (await calendar_of(fed)).pickups == before


@shared_data
async def test_a_day_that_moved_is_reported_once_and_keeps_its_identity(
    fed: Town, chloe: Member, clock: FakeClock
) -> None:
    snapshot = rolled(WHOLE.read_bytes(), date(2026, 11, 20))
    day = next(on for on in days_of(snapshot) if on > date(2026, 11, 24))
    to = day + timedelta(days=1)
    uid = next(pickup.uid for pickup in (await calendar_of(fed)).pickups if pickup.on == day)
    file = moved(snapshot, day, to)
    seen = (await preview(chloe, "birkenfeld.ics", file, **ASKED)).json()
    assert seen["days"]["days"] == [{"kind": "moved", "sector": "toute-la-ville", "on": str(to), "was_on": str(day)}]
    assert (await apply(chloe, "birkenfeld.ics", file, seen, **ASKED)).status_code == 201
    again = (await preview(chloe, "birkenfeld.ics", file, **ASKED)).json()
    assert (again["changes_anything"], again["days"]["days"]) == (False, [])
    (pickup,) = [each for each in (await calendar_of(fed)).pickups if each.uid == uid]
    assert (pickup.on, pickup.planned_on, pickup.state, pickup.sequence) == (to, day, "moved", 1)


@shared_data
async def test_once_the_moved_day_has_dropped_out_too_nothing_is_said_any_more(
    fed: Town, app: Litestar, chloe: Member, clock: FakeClock
) -> None:
    snapshot = rolled(WHOLE.read_bytes(), date(2026, 11, 20))
    day = next(on for on in days_of(snapshot) if on > date(2026, 11, 24))
    to = day + timedelta(days=1)
    await take(chloe, "birkenfeld.ics", moved(snapshot, day, to), **ASKED)
    clock.advance(timedelta(days=(to - OPTIONS.today).days + 1))
    rest = rolled(moved(snapshot, day, to), to + timedelta(days=1))
    async with await sign_in(app, fed, "Marc", "editor") as marc:
        answer = await preview(marc, "birkenfeld.ics", rest, **ASKED)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["changes_anything"], answer.json()["days"]["days"]) == (False, [])


@shared_data
async def test_the_neighbouring_village_s_feed_asks_before_it_takes_the_place(fed: Town, chloe: Member) -> None:
    other = (WHOLE.parent / "grafenhausen.ics").read_bytes()
    refused = await preview(chloe, "grafenhausen.ics", other, **ASKED)
    assert [reason["code"] for reason in refused.json()["reasons"]] == ["another-feed"]
    seen = (await preview(chloe, "grafenhausen.ics", other, replace="true", **ASKED)).json()
    assert (seen["days"]["added"], seen["days"]["cancelled"]) == (3, 3)
