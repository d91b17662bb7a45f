"""From one publication to every phone: sent once, retried, given up with a reason, never forgotten."""

import asyncio
from datetime import timedelta

import msgspec
import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways import Gateways, use_gateways
from parvis.gateways.files.recording import RecordingFiles
from parvis.gateways.push.endpoints import AllowedEndpoints
from parvis.gateways.push.protocol import PushKey, PushMessage, PushTarget
from parvis.gateways.push.recording import RecordingPush
from parvis.kernel.clock import FakeClock
from parvis.notices import services
from parvis.notices.errors import NotReady
from parvis.notices.orders import SendBatch
from parvis.notices.rules import LEASE, MOST_ATTEMPTS, STOP_AFTER
from parvis.notices.schemas import EndNotice, NoticeContent, PublishNotice
from parvis.notices.services.dispatch import Outcome, settle
from parvis.notices.services.ledger import claim
from parvis.web.current_town import ServedTown
from tests.server.notices.contents import BOIL
from tests.server.notices.ledger import shown, states
from tests.server.notices.phones import Phone, an_editor, publish, save, send


async def test_one_publication_reaches_each_phone_that_asked(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe("emergency", districts=("village",))
    bob = await Phone(here).subscribe("emergency", "snow", language="en")
    await Phone(here).subscribe("emergency", districts=("riviere",))
    await Phone(here).subscribe("snow")
    notice = await publish(here)
    assert await send(notice, here) == {"sent": 2}
    assert {sent.target.endpoint for sent in push.sent} == {alice.endpoint, bob.endpoint}
    assert {str(one["title"]) for one in shown(push)} == {
        "Urgence : Avis d’ébullition de l’eau",
        "Emergency: Boil-water advisory",
    }


async def test_the_message_travels_as_urgently_as_its_kind(here: ServedTown, push: RecordingPush) -> None:
    await Phone(here).subscribe()
    notice = await publish(here)
    await send(notice, here)
    [sent] = push.sent
    assert (sent.message.urgency, sent.message.ttl_seconds) == ("high", 172_800)
    assert sent.message.topic == notice.id.hex
    assert sent.key.contact == "mailto:info@val.example"
    assert str(shown(push)[0]["navigate"]).startswith(f"https://val-des-sources.example/avis/{notice.id}#")


async def test_a_job_that_runs_twice_sends_once(here: ServedTown, push: RecordingPush) -> None:
    await Phone(here).subscribe()
    notice = await publish(here)
    await send(notice, here)
    assert await send(notice, here) == {}
    assert len(push.sent) == 1


async def test_publishing_the_same_draft_twice_sends_nothing_twice(here: ServedTown, push: RecordingPush) -> None:
    await Phone(here).subscribe()
    notice = await publish(here)
    again = await services.publish_notice(here, an_editor(here), notice.id, PublishNotice(revision=notice.revision))
    assert again.version == 1
    await send(notice, here)
    assert len(push.sent) == 1


async def test_a_subscription_that_has_ended_is_forgotten(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()
    push.answers[alice.endpoint] = (410, None)
    notice = await publish(here)
    assert await send(notice, here) == {"gone": 1}
    async with unit_of_work(here.id) as uow:
        row = await uow.connection.fetchrow("select state, endpoint, auth from notices_subscription")
    assert row is not None
    assert tuple(row) == ("gone", "", "")
    assert (await services.measure_reach(here, (await publish(here)).id)).targeted == 0


async def test_a_phone_that_came_back_meanwhile_is_not_forgotten(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()
    push.answers[alice.endpoint] = (410, None)
    notice = await publish(here)
    order = SendBatch(town_id=here.id, notice_id=notice.id, version=1, batch=0)
    alice.endpoint += "-new"
    async with unit_of_work(here.id) as uow:
        [claimed] = await claim(uow, order, notice.saved_at)
    await alice.subscribe()
    await services.sweep([here.id])
    async with unit_of_work(here.id) as uow:
        gone = Outcome(sending=claimed, state="gone", reason="gone")
        await settle(uow, "notices_delivery", [gone], notice.saved_at)
        assert await uow.connection.fetchval("select state from notices_subscription") == "active"


async def test_a_busy_service_is_tried_again_when_it_said(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    alice = await Phone(here).subscribe()
    push.answers[alice.endpoint] = (429, "120")
    notice = await publish(here)
    assert await send(notice, here) == {"retry": 1}
    clock.advance(timedelta(seconds=119))
    assert await send(notice, here) == {}
    clock.advance(timedelta(seconds=40))
    del push.answers[alice.endpoint]
    assert await send(notice, here) == {"sent": 1}
    assert await states(here, notice) == [(1, "sent", None)]


async def test_what_must_be_tried_again_waits_in_the_queue(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()
    push.answers[alice.endpoint] = (503, None)
    notice = await publish(here)
    await send(notice, here)
    async with unit_of_work(here.id) as uow:
        keys = await uow.connection.fetch("select dedupe_key from pgqueuer where entrypoint = 'notices.send'")
    assert sorted(row[0].rpartition(":")[2] for row in keys) == ["0", "1"]


async def test_after_so_many_attempts_it_has_failed_with_its_reason(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    alice = await Phone(here).subscribe()
    push.answers[alice.endpoint] = (500, None)
    notice = await publish(here)
    for _ in range(MOST_ATTEMPTS):
        await send(notice, here)
        clock.advance(timedelta(hours=1))
    assert await states(here, notice) == [(1, "failed", "unavailable")]


async def test_a_permanent_refusal_is_not_repeated(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()
    push.answers[alice.endpoint] = (413, None)
    notice = await publish(here)
    assert await send(notice, here) == {"failed": 1}
    assert await states(here, notice) == [(1, "failed", "too-large")]


async def test_what_a_dead_worker_held_is_sent_by_another(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    await Phone(here).subscribe()
    notice = await publish(here)
    async with unit_of_work(here.id) as uow:
        await claim(uow, SendBatch(town_id=here.id, notice_id=notice.id, version=1, batch=0), notice.saved_at)
    assert await send(notice, here) == {}
    clock.advance(LEASE)
    assert await services.sweep([here.id]) == {"taken_up": 1, "given_up": 0}
    assert await send(notice, here) == {"sent": 1}


async def test_what_kills_every_worker_is_given_up_not_left_sending(here: ServedTown, clock: FakeClock) -> None:
    await Phone(here).subscribe()
    notice = await publish(here)
    order = SendBatch(town_id=here.id, notice_id=notice.id, version=1, batch=0)
    for _ in range(MOST_ATTEMPTS):
        async with unit_of_work(here.id) as uow:
            await claim(uow, order, notice.saved_at + LEASE * MOST_ATTEMPTS)
        clock.advance(LEASE * MOST_ATTEMPTS)
        async with unit_of_work(here.id) as uow:
            await uow.connection.execute("update notices_delivery set claimed_at = claimed_at - interval '1 day'")
    await services.sweep([here.id])
    assert await states(here, notice) == [(1, "failed", "interrupted")]


async def test_who_unsubscribed_in_between_gets_nothing(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()
    notice = await publish(here)
    await alice.unsubscribe()
    assert await send(notice, here) == {"failed": 1}
    assert push.sent == []
    assert await states(here, notice) == [(1, "failed", "unsubscribed")]


async def test_a_notice_that_is_over_is_not_sent_any_more(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    await Phone(here).subscribe("snow")
    night: NoticeContent = msgspec.structs.replace(BOIL, kind="snow", ends_at=clock() + timedelta(hours=8))
    notice = await publish(here, night)
    clock.advance(timedelta(hours=9))
    await send(notice, here)
    assert push.sent == []
    assert await states(here, notice) == [(1, "failed", "expired")]


async def test_what_was_in_hand_when_an_update_went_out_does_not_arrive_after_it(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    await Phone(here).subscribe()
    notice = await publish(here)
    async with unit_of_work(here.id) as uow:
        await claim(uow, SendBatch(town_id=here.id, notice_id=notice.id, version=1, batch=0), notice.saved_at)
    ended = await services.end_notice(here, an_editor(here), notice.id, EndNotice())
    assert await send(ended, here) == {"sent": 1}
    clock.advance(LEASE)
    assert await send(notice, here) == {}
    assert len(push.sent) == 1
    assert await states(here, notice) == [(1, "superseded", None), (2, "sent", None)]


async def test_a_large_audience_is_sent_in_batches(here: ServedTown, push: RecordingPush) -> None:
    async with unit_of_work(here.id) as uow:
        await Phone(here).subscribe()
        await uow.connection.execute(
            """
            insert into notices_subscription (id, town_id, device_id, channel, state, endpoint, p256dh, auth,
                application_server_key, origin, topics, districts, language, created_at, seen_at)
            select gen_random_uuid(), town_id, gen_random_uuid(), channel, state, endpoint || n, p256dh, auth,
                application_server_key, origin, topics, districts, language, created_at, seen_at
            from notices_subscription, generate_series(1, 1200) n
            """
        )
    notice = await publish(here)
    sent = [await send(notice, here, batch=number) for number in range(3)]
    assert sent == [{"sent": 500}, {"sent": 500}, {"sent": 201}]
    assert len({one.target.endpoint for one in push.sent}) == 1201


async def test_a_draft_that_is_not_ready_is_not_published(here: ServedTown) -> None:
    draft = await save(here, msgspec.structs.replace(BOIL, what_to_do={}))
    with pytest.raises(NotReady) as refused:
        await services.publish_notice(here, an_editor(here), draft.id, PublishNotice(revision=draft.revision))
    assert refused.value.fields["findings"][0]["code"] == "missing-what-to-do"


async def test_two_workers_never_send_the_same_delivery(here: ServedTown, push: RecordingPush) -> None:
    for _ in range(20):
        await Phone(here).subscribe()
    notice = await publish(here)
    await asyncio.gather(send(notice, here), send(notice, here), send(notice, here))
    assert len(push.sent) == 20


async def test_a_batch_that_takes_too_long_lets_the_rest_come_back(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    class Slow(RecordingPush):
        async def send(self, target: PushTarget, message: PushMessage, key: PushKey) -> None:
            clock.advance(STOP_AFTER)
            await super().send(target, message, key)

    for _ in range(3):
        await Phone(here).subscribe()
    notice = await publish(here)
    slow = Slow(AllowedEndpoints.parse(["fcm.googleapis.com"]))
    async with use_gateways(Gateways(push=slow, files=RecordingFiles())):
        assert await send(notice, here) == {"sent": 2, "retry": 1}
    assert await send(notice, here) == {"sent": 1}
    assert len({sent.target.endpoint for sent in slow.sent + push.sent}) == 3
