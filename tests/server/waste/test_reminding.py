"""Reminders as phones live them: at the hour chosen, once, and late only while of use."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import msgspec
import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways.push.recording import RecordingPush
from parvis.kernel.clock import FakeClock
from parvis.notices.errors import UnknownSubscription
from parvis.notices.events import SubscriptionsEnded
from parvis.waste import services
from parvis.waste.errors import UnknownStream, UnknownZone
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
    titles,
)


@pytest.fixture
async def alice(here: ServedTown, zone: str) -> Phone:
    return await Phone(here).subscribe("collection")


async def test_the_evening_before_at_the_hour_chosen_and_not_a_minute_earlier(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    clock.move_to(SEVEN_PM - timedelta(seconds=1))
    assert (await do_rounds(here))["reminded"] == 0
    clock.move_to(SEVEN_PM)
    assert (await do_rounds(here))["reminded"] == 1
    [sent] = push.sent
    assert notification_of(sent) | {"navigate": "", "data": ""} == {
        "title": "Ce soir : bac brun, à sortir avant 7\u00a0h",
        "body": "Le camion passe demain, mardi 24\u00a0novembre.",
        "tag": "reminder-20261123-1900",
        "lang": "fr",
        "dir": "ltr",
        "navigate": "",
        "data": "",
    }
    assert notification_of(sent)["navigate"].startswith("https://val-des-sources.example/collectes#livraison=")
    assert sent.message.ttl_seconds == 12 * 3600  # until the bin must be out, not longer
    for _ in range(3):
        clock.advance(timedelta(minutes=1))
        await do_rounds(here)
    assert len(push.sent) == 1


async def test_what_falls_due_at_the_same_minute_is_one_message_in_the_phone_s_language(
    here: ServedTown, zone: str, push: RecordingPush, clock: FakeClock
) -> None:
    phone = await Phone(here).subscribe("collection", language="en")
    await ask(phone, zone, eve(COMPOST), eve(RECYCLING), eve(GARBAGE), morning(RECYCLING, "06:30"))
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    clock.move_to(datetime(2026, 11, 24, 11, 30, tzinfo=UTC))
    await do_rounds(here)
    assert titles(push) == [
        "Tonight: brown bin and blue bin, out before 7 a.m.",
        "This morning: blue bin, out before 7 a.m.",
    ]
    assert bodies(push) == [
        "The truck comes tomorrow, Tuesday, November 24.",
        "The truck comes today, Tuesday, November 24.",
    ]


async def test_a_wish_made_after_its_hour_begins_with_the_next_pickup(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    clock.move_to(SEVEN_PM + timedelta(minutes=1))
    await ask(alice, zone, eve())
    assert await do_rounds(here) == {"reminded": 0, "corrected": 0, "missed": 0, "without_zone": 0, "failed": 0}
    clock.move_to(SEVEN_PM + timedelta(days=7))
    assert (await do_rounds(here))["reminded"] == 1


async def test_the_phone_saying_its_wish_again_neither_repeats_nor_loses_a_reminder(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    clock.move_to(SEVEN_PM + timedelta(minutes=4))  # the server was busy, and the app was opened meanwhile
    await ask(alice, zone, eve(), morning(GARBAGE))
    await do_rounds(here)
    assert len(push.sent) == 1
    await ask(alice, zone, eve())
    await do_rounds(here)
    assert len(push.sent) == 1


async def test_who_stops_and_begins_again_the_same_evening_is_not_reminded_twice(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    await services.delete_reminders(here, alice.device, alice.id)
    clock.move_to(SEVEN_PM - timedelta(minutes=10))  # the clock was put back
    await ask(alice, zone, eve())
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    assert len(push.sent) == 1


async def test_two_planners_remind_once(here: ServedTown, zone: str, push: RecordingPush, clock: FakeClock) -> None:
    for _ in range(5):
        await ask(await Phone(here).subscribe("collection"), zone, eve())
    clock.move_to(SEVEN_PM)
    assert (await do_rounds(here, at_once=4))["reminded"] == 5
    assert len({sent.target.endpoint for sent in push.sent}) == len(push.sent) == 5


async def test_a_server_that_was_down_reminds_late_while_it_is_of_use(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    clock.move_to(SEVEN_PM + timedelta(hours=11, minutes=59))
    assert (await do_rounds(here))["reminded"] == 1
    assert titles(push) == ["Ce matin : bac brun, à sortir avant 7 h"]
    assert push.sent[0].message.ttl_seconds == 60


async def test_what_nobody_could_send_in_time_is_written_down_as_missed_not_sent(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    clock.move_to(SEVEN_PM + timedelta(hours=12))
    assert (await do_rounds(here))["missed"] == 1
    assert (await do_rounds(here))["missed"] == 0
    assert push.sent == []
    assert (await services.measure_reminders(here.id)).missed == 1


async def test_a_clock_that_ran_ahead_and_was_put_back_loses_no_reminder(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    clock.advance(timedelta(days=5))
    await do_rounds(here)
    clock.move_to(SEVEN_PM)
    assert (await do_rounds(here))["reminded"] == 1


async def test_a_moved_pickup_reminds_for_its_new_day_and_says_why(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    await decide(here, TUESDAY, TUESDAY + timedelta(days=1), reason={"fr": "jour férié", "en": "holiday"})
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    assert push.sent == []
    clock.advance(timedelta(days=1))
    await do_rounds(here)
    assert titles(push) == ["Ce soir : bac brun, à sortir avant 7 h"]
    assert bodies(push) == [
        "Le camion passe demain, mercredi 25 novembre. Bac brun : au lieu du mardi 24 novembre : jour férié."
    ]


async def test_what_changes_in_one_street_is_said_there_only(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    bob = await Phone(here).subscribe("collection")
    await ask(alice, zone, eve(), street="rue-du-moulin")
    await ask(bob, zone, eve(), street="rue-de-l-eglise")
    await decide(here, TUESDAY, streets=("rue de l’Église",))
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    assert [sent.target.endpoint for sent in push.sent] == [alice.endpoint]


async def test_a_small_house_is_not_reminded_of_large_buildings_bins(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    tower = await Phone(here).subscribe("collection")
    await ask(alice, zone, eve(GARBAGE), dwellings=1)
    await ask(tower, zone, eve(GARBAGE), dwellings=40)
    clock.move_to(datetime(2026, 11, 29, 0, 0, tzinfo=UTC))  # Saturday evening: garbage goes on Sunday in towers
    await do_rounds(here)
    assert {sent.target.endpoint for sent in push.sent if "noir" in notification_of(sent)["title"]} >= {tower.endpoint}
    assert alice.endpoint not in {sent.target.endpoint for sent in push.sent}


async def test_who_moves_is_reminded_of_the_new_house_and_not_told_of_the_old_one_any_more(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve(), street="rue-du-moulin")
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    await ask(alice, zone, eve(), street="rue-de-l-eglise")
    await decide(here, TUESDAY)
    await do_rounds(here)
    assert len(push.sent) == 1


async def test_where_the_town_redrew_its_sectors_reminders_follow_the_street(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve(), street="rue-du-moulin")
    async with unit_of_work(here.id) as uow:
        await uow.connection.execute("update waste_zone set key = 'another'")
    clock.move_to(SEVEN_PM)
    assert (await do_rounds(here))["reminded"] == 1


async def test_where_no_street_says_the_new_sectors_nothing_is_guessed_until_the_phone_follows(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    async with unit_of_work(here.id) as uow:
        await uow.connection.execute("update waste_zone set key = 'another'")
    clock.move_to(SEVEN_PM)
    assert (await do_rounds(here))["without_zone"] == 1
    with pytest.raises(UnknownZone):
        await ask(alice, zone, eve())
    await ask(alice, "another", eve())


async def test_stopping_the_alerts_forgets_the_reminders(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    await alice.unsubscribe()
    clock.move_to(SEVEN_PM)
    await do_rounds(here)
    assert push.sent == []
    assert await services.forget_ended(SubscriptionsEnded(town_id=here.id, subscription_ids=[alice.id])) == 1
    assert (await services.measure_reminders(here.id)).phones == 0


async def test_a_phone_that_came_back_before_it_was_forgotten_keeps_its_reminders(
    here: ServedTown, zone: str, alice: Phone
) -> None:
    await ask(alice, zone, eve())
    await alice.unsubscribe()
    await alice.subscribe("collection")
    assert await services.forget_ended(SubscriptionsEnded(town_id=here.id, subscription_ids=[alice.id])) == 0


async def test_only_what_the_town_has_can_be_wished_and_only_for_one_s_own_phone(
    here: ServedTown, zone: str, alice: Phone
) -> None:
    with pytest.raises(UnknownStream):
        await ask(alice, zone, eve("plutonium"))
    stranger = Phone(here)
    with pytest.raises(UnknownSubscription):
        await ask(stranger, zone, eve())
    stranger.id = alice.id
    with pytest.raises(UnknownSubscription):
        await ask(stranger, zone, eve())
    await ask(alice, zone, eve())
    await services.delete_reminders(here, stranger.device, alice.id)
    assert (await services.measure_reminders(here.id)).phones == 1


async def test_one_phone_in_trouble_does_not_silence_its_town_and_is_reminded_once_it_is_over(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    bob = await Phone(here).subscribe("collection")
    await ask(alice, zone, eve())
    await ask(bob, zone, eve())
    async with unit_of_work(here.id) as uow:
        wished = await uow.connection.fetchval("select wishes from waste_reminder where id = $1", bob.id)
        await uow.connection.execute("update waste_reminder set wishes = '[{}]' where id = $1", bob.id)
    clock.move_to(SEVEN_PM)
    counts = await do_rounds(here)
    assert (counts["reminded"], counts["failed"]) == (1, 1)
    assert [sent.target.endpoint for sent in push.sent] == [alice.endpoint]
    async with unit_of_work(here.id) as uow:
        await uow.connection.execute("update waste_reminder set wishes = $2 where id = $1", bob.id, wished)
    clock.advance(timedelta(minutes=1))
    counts = await do_rounds(here)
    assert (counts["reminded"], counts["failed"]) == (1, 0)
    assert [sent.target.endpoint for sent in push.sent] == [alice.endpoint, bob.endpoint]


async def test_one_town_in_trouble_does_not_silence_the_others(
    here: ServedTown, zone: str, alice: Phone, push: RecordingPush, clock: FakeClock
) -> None:
    await ask(alice, zone, eve())
    clock.move_to(SEVEN_PM)
    lost = msgspec.structs.replace(here, id=uuid4())  # no such town: its round cannot even begin
    with pytest.raises(ExceptionGroup):
        await services.remind([lost, here])
    await do_rounds(here)
    assert len(push.sent) == 1
