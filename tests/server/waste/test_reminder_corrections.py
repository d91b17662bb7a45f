"""What was reminded of and is not so any more: corrected once, in its place, and nothing else with it."""

from datetime import date, timedelta

import pytest

from parvis.gateways.push.recording import RecordingPush
from parvis.kernel.clock import FakeClock
from parvis.web.current_town import ServedTown
from tests.server.notices.phones import Phone
from tests.server.waste.reminded import (
    COMPOST,
    GARBAGE,
    RECYCLING,
    SEVEN_PM,
    TUESDAY,
    ask,
    bodies,
    decide,
    do_rounds,
    eve,
    morning,
    notification_of,
    take_everything_back,
    titles,
)


@pytest.fixture
async def alice(here: ServedTown, zone: str) -> Phone:
    return await Phone(here).subscribe("collection")


async def test_a_pickup_cancelled_after_its_reminder_is_corrected_once_in_its_place(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve(), eve(RECYCLING))
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    clock.advance(timedelta(hours=2))
    await decide(here, TUESDAY)
    for _ in range(3):
        clock.advance(timedelta(minutes=1))
        await do_rounds(here)
    assert titles(push) == ["Ce soir : bac brun et bac bleu, à sortir avant 7 h", "À ne pas sortir : bac brun"]
    assert bodies(push)[1] == "Bac brun : la collecte du mardi 24 novembre est annulée : Tempête."
    first, second = map(notification_of, push.sent)
    assert (first["tag"], first["data"]["version"]) == (second["tag"], second["data"]["version"] - 1)


async def test_a_pickup_moved_after_its_reminder_is_corrected_then_reminded_of_on_its_new_eve(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    await decide(here, TUESDAY, TUESDAY + timedelta(days=2))
    await do_rounds(here)
    clock.advance(timedelta(days=2))
    await do_rounds(here)
    assert titles(push)[1:] == ["À ne pas sortir : bac brun", "Ce soir : bac brun, à sortir avant 7 h"]
    assert bodies(push)[1] == (
        "Bac brun : la collecte du mardi 24 novembre est déplacée au jeudi 26 novembre : Tempête."
    )


async def test_a_change_taken_back_the_same_evening_is_said_too(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    await decide(here, TUESDAY)
    await do_rounds(here)
    await take_everything_back(here)
    clock.advance(timedelta(minutes=1))
    await do_rounds(here)
    assert titles(push)[2:] == ["À sortir finalement : bac brun"]
    assert bodies(push)[2] == "Bac brun : la collecte a lieu, mardi 24 novembre, à sortir avant 7 h."


async def test_what_was_told_with_it_and_is_over_stays_silent_where_both_are_taken_back(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    bob = await Phone(here).subscribe("collection")
    await ask(alice, zone, morning(GARBAGE, "19:00"), eve(GARBAGE))
    await ask(bob, zone, morning(COMPOST, "20:01"))
    for day in (TUESDAY, TUESDAY + timedelta(days=1)):
        await decide(here, day, kind="added", stream=GARBAGE)
    clock.move_to(SEVEN_PM + timedelta(days=1))
    await do_rounds(here)
    clock.advance(timedelta(hours=1))
    await take_everything_back(here)
    for _ in range(2):
        clock.advance(timedelta(minutes=1))
        await do_rounds(here)
    told = dict(zip([sent.target.endpoint for sent in push.sent[1:]], titles(push)[1:], strict=True))
    assert told.keys() == {alice.endpoint, bob.endpoint}
    assert told[alice.endpoint] == "À ne pas sortir : bac noir"


async def test_a_reminder_that_has_not_left_gives_way_to_its_correction(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    clock.move_to(SEVEN_PM)
    push.answers[alice.endpoint] = (503, "3600")
    await do_rounds(here)
    await decide(here, TUESDAY)
    push.answers.clear()
    await do_rounds(here)
    clock.advance(timedelta(hours=2))
    await do_rounds(here)
    assert titles(push) == ["À ne pas sortir : bac brun"]


async def test_a_pickup_that_comes_to_tomorrow_after_the_hour_is_said_at_once(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve(GARBAGE), eve(COMPOST))
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    clock.advance(timedelta(hours=1))
    await decide(here, date(2026, 11, 27), TUESDAY, stream=GARBAGE)
    await do_rounds(here)
    assert titles(push)[1:] == ["Ce soir : bac noir et bac brun, à sortir avant 7 h"]
    assert "Bac noir : au lieu du vendredi 27 novembre : Tempête." in bodies(push)[1]
