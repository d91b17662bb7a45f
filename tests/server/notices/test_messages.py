"""Messages to one subscription: once per key, sent with the same care as notices, and their signs of life."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways import Gateways, use_gateways
from parvis.gateways.files.recording import RecordingFiles
from parvis.gateways.push.endpoints import AllowedEndpoints
from parvis.gateways.push.protocol import PushKey, PushMessage, PushTarget
from parvis.gateways.push.recording import RecordingPush
from parvis.jobs import Counts, Listener
from parvis.jobs.registry import REGISTRY
from parvis.kernel import clock as kernel_clock
from parvis.kernel.clock import FakeClock
from parvis.notices import services
from parvis.notices.errors import UnknownSubscription
from parvis.notices.events import SubscriptionsEnded
from parvis.notices.orders import MESSAGES_JOB, SendMessages
from parvis.notices.push_schemas import Receipt, ReceiptEvent
from parvis.notices.rules import LEASE, MOST_ATTEMPTS
from parvis.notices.services.messages import claim
from parvis.notices.services.pulse import SILENT_AFTER
from parvis.towns.services import Town
from parvis.web.current_town import ServedTown
from parvis.web.identity import Device
from tests.server.notices.ledger import shown
from tests.server.notices.phones import Phone

KIND = "waste.reminder"


class Killed(BaseException):
    """The power went."""


def a_message(phone: Phone, key: str = "tonight", **over: object) -> services.NewMessage:
    message = services.NewMessage(
        subscription_id=phone.id,
        key=key,
        kind=KIND,
        tag="rappel-2026-11-23-1900",
        title="Ce soir : bac brun, à sortir avant 7 h",
        body="Collecte demain, mardi 24 novembre.",
        path="/collectes",
        language="fr",
        expires_at=kernel_clock.now() + timedelta(hours=12),
        urgency="high",
    )
    return msgspec.structs.replace(message, **over)


async def queue(town: ServedTown, *messages: services.NewMessage) -> int:
    async with unit_of_work(town.id):
        return await services.queue_messages(town.id, messages)


async def send(town: ServedTown) -> dict[str, int]:
    return dict(await services.send_messages(SendMessages(town_id=town.id)))


async def states(town: ServedTown) -> list[tuple[str, str | None]]:
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch("select state, reason from notices_message order by key")
    return [(row["state"], row["reason"]) for row in rows]


async def the_message(town: ServedTown, key: str = "tonight") -> UUID:
    async with unit_of_work(town.id) as uow:
        found: UUID = await uow.connection.fetchval("select id from notices_message where key = $1", key)
    return found


async def report(town: ServedTown, message: UUID, event: ReceiptEvent) -> None:
    await services.note_receipts(town, [Receipt(delivery=message, event=event, at=kernel_clock.now())])


async def test_a_message_reaches_its_phone_alone_in_the_form_that_workers_read(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    alice, _bob = await Phone(here).subscribe(), await Phone(here).subscribe()
    assert await queue(here, a_message(alice)) == 1
    assert await send(here) == {"sent": 1}
    [sent] = push.sent
    assert (sent.target.endpoint, sent.message.urgency, sent.message.ttl_seconds) == (alice.endpoint, "high", 43_200)
    message = await the_message(here)
    assert shown(push) == [
        {
            "title": "Ce soir : bac brun, à sortir avant 7 h",
            "body": "Collecte demain, mardi 24 novembre.",
            "navigate": f"https://val-des-sources.example/collectes#livraison={message}",
            "lang": "fr",
            "dir": "ltr",
            "tag": "rappel-2026-11-23-1900",
            "data": {"notice": "rappel-2026-11-23-1900", "delivery": str(message), "version": 1},
        }
    ]


async def test_a_message_asked_for_again_is_not_sent_again(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()
    assert await queue(here, a_message(alice), a_message(alice)) == 1
    await send(here)
    assert await queue(here, a_message(alice, title="Encore")) == 0
    assert await send(here) == {}
    assert len(push.sent) == 1


async def test_what_is_rolled_back_is_never_sent(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()

    async def queue_and_fail() -> None:
        async with unit_of_work(here.id) as uow:
            await services.queue_messages(here.id, [a_message(alice)])
            assert await uow.connection.fetchval("select count(*) from pgqueuer") == 1
            raise Killed

    with pytest.raises(Killed):
        await queue_and_fail()
    assert await send(here) == {}
    assert await states(here) == []


async def test_who_stopped_gets_nothing_and_nothing_is_kept(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()
    await queue(here, a_message(alice))
    await alice.unsubscribe()
    assert await queue(here, a_message(alice, "later")) == 0
    assert await send(here) == {}
    assert (push.sent, await states(here)) == ([], [])


async def test_a_worker_killed_between_sending_and_settling_sends_what_the_phone_shows_once(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    class Deadly(RecordingPush):
        async def send(self, target: PushTarget, message: PushMessage, key: PushKey) -> None:
            await super().send(target, message, key)
            raise Killed

    alice = await Phone(here).subscribe()
    await queue(here, a_message(alice))
    deadly = Deadly(AllowedEndpoints.parse(["fcm.googleapis.com"]))
    async with use_gateways(Gateways(push=deadly, files=RecordingFiles())):
        with pytest.raises(Killed):
            await send(here)
    assert await send(here) == {}
    clock.advance(LEASE)
    assert await services.sweep([here.id]) == {"taken_up": 1, "given_up": 0}
    assert await send(here) == {"sent": 1}
    first, second = shown(deadly), shown(push)
    assert first == second  # the same tag and version: the worker shows it again without a sound


async def test_what_kills_every_worker_is_given_up(here: ServedTown, clock: FakeClock) -> None:
    alice = await Phone(here).subscribe()
    await queue(here, a_message(alice))
    for _ in range(MOST_ATTEMPTS):
        async with unit_of_work(here.id) as uow:
            assert len(await claim(uow, clock())) == 1
        clock.advance(LEASE)
    assert await services.sweep([here.id]) == {"taken_up": 0, "given_up": 1}
    assert await states(here) == [("failed", "interrupted")]


async def test_two_workers_never_send_the_same_message(here: ServedTown, push: RecordingPush) -> None:
    phones = [await Phone(here).subscribe() for _ in range(20)]
    await queue(here, *map(a_message, phones))
    await asyncio.gather(send(here), send(here), send(here))
    assert len(push.sent) == 20


async def test_a_busy_service_is_tried_again_when_it_said(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    alice = await Phone(here).subscribe()
    push.answers[alice.endpoint] = (429, "120")
    await queue(here, a_message(alice))
    assert await send(here) == {"retry": 1}
    clock.advance(timedelta(seconds=119))
    assert await send(here) == {}
    del push.answers[alice.endpoint]
    clock.advance(timedelta(seconds=40))
    assert await send(here) == {"sent": 1}


async def test_a_push_service_that_ended_it_ends_the_subscription_and_other_rooms_hear_of_it(
    here: ServedTown, push: RecordingPush
) -> None:
    async def forget(_event: SubscriptionsEnded) -> Counts:
        return {}

    listener = Listener(name="attic.forget", event_type=SubscriptionsEnded, run=forget)
    REGISTRY.add(listener.as_job())
    REGISTRY.listeners[SubscriptionsEnded].append(listener)
    alice = await Phone(here).subscribe()
    push.answers[alice.endpoint] = (410, None)
    await queue(here, a_message(alice))
    assert await send(here) == {"gone": 1}
    async with unit_of_work(here.id) as uow:
        assert await uow.connection.fetchval("select state from notices_subscription") == "gone"
        heard = await uow.connection.fetchval("select payload from pgqueuer where entrypoint = 'attic.forget'")
    assert msgspec.json.decode(heard) == {"town_id": str(here.id), "subscription_ids": [str(alice.id)]}


async def test_what_is_of_no_use_any_more_is_not_sent(here: ServedTown, push: RecordingPush, clock: FakeClock) -> None:
    alice = await Phone(here).subscribe()
    await queue(here, a_message(alice))
    clock.advance(timedelta(hours=12))
    assert await send(here) == {"failed": 1}
    assert (push.sent, await states(here)) == ([], [("failed", "expired")])


async def test_it_travels_no_longer_than_it_is_of_use(here: ServedTown, push: RecordingPush, clock: FakeClock) -> None:
    alice = await Phone(here).subscribe()
    await queue(here, a_message(alice), a_message(alice, "month", expires_at=clock() + timedelta(days=30)))
    clock.advance(timedelta(hours=11, minutes=59))
    await send(here)
    assert sorted(sent.message.ttl_seconds for sent in push.sent) == [60, 3 * 86_400]


async def test_a_later_version_takes_the_place_of_what_has_not_left(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()
    await queue(here, a_message(alice, "1"))
    await queue(here, a_message(alice, "2", version=2, title="À ne pas sortir : bac brun"))
    assert await send(here) == {"sent": 1}
    assert [one["title"] for one in shown(push)] == ["À ne pas sortir : bac brun"]
    assert await states(here) == [("superseded", None), ("sent", None)]


async def test_what_was_under_way_and_failed_does_not_leave_after_the_later_version(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    alice = await Phone(here).subscribe()
    await queue(here, a_message(alice, "1"))

    class Slow(RecordingPush):
        async def send(self, target: PushTarget, message: PushMessage, key: PushKey) -> None:
            async with use_gateways(Gateways(push=push, files=RecordingFiles())):
                await queue(here, a_message(alice, "2", version=2, title="À ne pas sortir : bac brun"))
                assert await send(here) == {"sent": 1}
            await super().send(target, message, key)

    slow = Slow(AllowedEndpoints.parse(["fcm.googleapis.com"]))
    slow.answers[alice.endpoint] = (503, "60")
    async with use_gateways(Gateways(push=slow, files=RecordingFiles())):
        assert await send(here) == {"retry": 1}
    clock.advance(timedelta(hours=1))
    assert await send(here) == {}
    assert [one["title"] for one in shown(push)] == ["À ne pas sortir : bac brun"]
    assert await states(here) == [("superseded", "unavailable"), ("sent", None)]


async def test_what_a_killed_worker_held_is_not_taken_up_after_the_later_version(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    alice, bob = await Phone(here).subscribe(), await Phone(here).subscribe()
    await queue(here, a_message(alice, "1"), a_message(bob, "bob"))
    async with unit_of_work(here.id) as uow:
        assert len(await claim(uow, clock())) == 2
    await queue(here, a_message(alice, "2", version=2, title="À ne pas sortir : bac brun"))
    clock.advance(LEASE)
    assert await send(here) == {"sent": 2}
    assert {one["title"] for one in shown(push)} == {
        "Ce soir : bac brun, à sortir avant 7 h",
        "À ne pas sortir : bac brun",
    }
    assert await states(here) == [("superseded", None), ("sent", None), ("sent", None)]


async def test_more_than_one_turn_takes_is_sent_in_several(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()
    await queue(here, *(a_message(alice, str(number), tag=str(number)) for number in range(501)))
    async with unit_of_work(here.id) as uow:
        orders = await uow.connection.fetchval("select count(*) from pgqueuer where entrypoint = $1", MESSAGES_JOB)
    assert [await send(here) for _ in range(orders)] == [{"sent": 500}, {"sent": 1}]


async def test_another_town_sees_and_sends_nothing_of_it(here: ServedTown, other_town: Town) -> None:
    alice = await Phone(here).subscribe()
    await queue(here, a_message(alice))
    other = other_town.as_served()
    assert await queue(other, a_message(alice, "theirs")) == 0
    assert await send(other) == {}


async def test_what_a_phone_shows_is_counted_once_with_its_first_time(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    alice, bob = await Phone(here).subscribe(), await Phone(here).subscribe()
    await queue(here, a_message(alice), a_message(bob, "bob"))
    await send(here)
    message = await the_message(here)
    await report(here, message, "shown")
    clock.advance(timedelta(minutes=1))
    await report(here, message, "shown")
    await report(here, message, "clicked")
    await report(here, uuid4(), "shown")
    pulse = await services.measure_pulse(here.id, KIND)
    assert (pulse.sent, pulse.shown, pulse.opened, pulse.subscriptions, pulse.silent) == (2, 1, 1, 2, 0)
    async with unit_of_work(here.id) as uow:
        kept = await uow.connection.fetchrow("select shown_at, clicked_at from notices_message where id = $1", message)
    assert tuple(kept or ()) == (clock() - timedelta(minutes=1), clock())


async def send_evenings(town: ServedTown, clock: FakeClock, *phones: Phone, evenings: int = SILENT_AFTER) -> None:
    for _ in range(evenings):
        evening = clock().isoformat()
        await queue(town, *(a_message(phone, evening, tag=evening) for phone in phones))
        await send(town)
        clock.advance(timedelta(days=1))


async def silent(town: ServedTown) -> int:
    await services.feel_pulse([town.id])
    return (await services.measure_pulse(town.id, KIND)).silent


async def test_a_phone_that_shows_nothing_for_long_is_known_as_silent_and_still_sent_to(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    alice, bob = await Phone(here).subscribe(), await Phone(here).subscribe()
    await send_evenings(here, clock, alice, bob, evenings=SILENT_AFTER - 1)
    assert await silent(here) == 0
    async with unit_of_work(here.id) as uow:
        theirs = await uow.connection.fetch("select id from notices_message where subscription_id = $1", bob.id)
    await report(here, theirs[0]["id"], "shown")
    await send_evenings(here, clock, alice, bob, evenings=1)
    assert await silent(here) == 1
    before = len(push.sent)
    await send_evenings(here, clock, alice, evenings=1)
    assert len(push.sent) == before + 1


async def test_one_sign_and_it_is_not_silent_any_more(here: ServedTown, push: RecordingPush, clock: FakeClock) -> None:
    alice = await Phone(here).subscribe()
    await send_evenings(here, clock, alice)
    assert await silent(here) == 1
    async with unit_of_work(here.id) as uow:
        last = await uow.connection.fetchval("select id from notices_message order by queued_at desc limit 1")
    await report(here, last, "shown")
    assert await silent(here) == 0


async def test_a_phone_that_subscribes_anew_begins_anew(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    alice = await Phone(here).subscribe()
    await send_evenings(here, clock, alice)
    assert await silent(here) == 1
    await alice.subscribe()
    assert await silent(here) == 1
    alice.endpoint += "-new"
    await alice.subscribe()
    assert await silent(here) == 0


async def test_the_silence_of_iphones_says_nothing(here: ServedTown, push: RecordingPush, clock: FakeClock) -> None:
    alice = Phone(here)
    alice.endpoint = f"https://web.push.apple.com/{alice.id}"
    await alice.subscribe()
    await send_evenings(here, clock, alice)
    assert await silent(here) == 0


async def test_messages_of_long_ago_are_forgotten(here: ServedTown, push: RecordingPush, clock: FakeClock) -> None:
    alice = await Phone(here).subscribe()
    await queue(here, a_message(alice))
    await send(here)
    clock.advance(timedelta(days=36))
    assert (await services.feel_pulse([here.id]))["forgotten"] == 1
    assert await states(here) == []


async def test_only_the_device_s_own_living_subscription_can_be_held(here: ServedTown) -> None:
    alice, bob = await Phone(here).subscribe(), await Phone(here).subscribe()
    await services.hold_subscription(here.id, alice.device, alice.id)
    stranger = Device(id=uuid4(), town_id=here.id)
    for device, subscription in ((alice.device, bob.id), (stranger, alice.id), (alice.device, uuid4())):
        with pytest.raises(UnknownSubscription):
            await services.hold_subscription(here.id, device, subscription)
    assert await services.read_languages(here.id, [alice.id, uuid4()]) == {alice.id: "fr"}
