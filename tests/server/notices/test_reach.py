"""Whom a notice reached: the ledger counted, and what phones report."""

from datetime import datetime, timedelta, timezone
from itertools import product
from uuid import UUID, uuid4

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways.push.recording import RecordingPush
from parvis.kernel import clock as kernel_clock
from parvis.kernel.clock import FakeClock
from parvis.notices import services
from parvis.notices.push_schemas import Receipt, ReceiptEvent
from parvis.notices.reach_schemas import Heard, ReasonCount
from parvis.notices.rules import Place, concerns
from parvis.notices.schemas import EndNotice, Kind, NoticeContent, StaffNotice, Topic
from parvis.notices.services.audience import count_audience
from parvis.towns.services import Town
from parvis.web.current_town import ServedTown
from tests.server.notices.contents import BOIL
from tests.server.notices.phones import Phone, an_editor, publish, send, update


async def delivery_to(town: ServedTown, notice: StaffNotice, phone: Phone) -> UUID:
    async with unit_of_work(town.id) as uow:
        found: UUID = await uow.connection.fetchval(
            "select id from notices_delivery where notice_id = $1 and subscription_id = $2", notice.id, phone.id
        )
    return found


async def say(town: ServedTown, delivery: UUID, event: ReceiptEvent) -> None:
    await services.note_receipts(town, [Receipt(delivery=delivery, event=event, at=kernel_clock.now())])


async def test_each_device_counts_once_in_the_best_that_happened(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    alice, bob, gone, full, busy = [await Phone(here).subscribe() for _ in range(5)]
    push.answers = {gone.endpoint: (410, None), full.endpoint: (413, None), busy.endpoint: (503, None)}
    notice = await publish(here)
    clock.advance(timedelta(seconds=4))
    await send(notice, here)
    for event in ("shown", "clicked", "read"):
        await say(here, await delivery_to(here, notice, alice), event)
    await say(here, await delivery_to(here, notice, bob), "shown")

    reach = await services.measure_reach(here, notice.id)
    assert (reach.targeted, reach.sent, reach.received, reach.opened) == (5, 2, 2, 1)
    assert (reach.waiting, reach.gone, reach.failed) == (1, 1, 1)
    assert reach.by_reason == [ReasonCount("gone", 1), ReasonCount("too-large", 1), ReasonCount("unavailable", 1)]
    assert reach.first_sent_at == clock()
    assert reach.seconds_to_90_percent is None


async def test_the_time_to_nine_in_ten_is_counted_from_the_publication(
    here: ServedTown, push: RecordingPush, clock: FakeClock
) -> None:
    phones = [await Phone(here).subscribe() for _ in range(10)]
    push.answers = {phone.endpoint: (503, "60") for phone in phones[8:]}
    notice = await publish(here)
    await send(notice, here)
    assert (await services.measure_reach(here, notice.id)).seconds_to_90_percent is None
    push.answers.clear()
    clock.advance(timedelta(seconds=90))
    await send(notice, here)
    assert (await services.measure_reach(here, notice.id)).seconds_to_90_percent == 90


async def test_a_device_that_got_two_messages_is_one_device(here: ServedTown) -> None:
    await Phone(here).subscribe()
    notice = await publish(here)
    await send(notice, here)
    updated = await update(here, notice, title={"fr": "Avis prolongé", "en": "Extended"})
    await send(updated, here)
    reach = await services.measure_reach(here, notice.id)
    assert (reach.targeted, reach.sent) == (1, 1)


async def test_many_notices_are_counted_at_once_as_each_is_alone(here: ServedTown, push: RecordingPush) -> None:
    alone = await publish(here)
    alice, bob = [await Phone(here).subscribe() for _ in range(2)]
    push.answers = {bob.endpoint: (410, None)}
    notice = await publish(here)
    await send(notice, here)
    for event in ("shown", "clicked"):
        await say(here, await delivery_to(here, notice, alice), event)
    updated = await update(here, notice, title={"fr": "Avis prolongé", "en": "Extended"})
    await send(updated, here)
    heard = await services.count_heard(here, [alone.id, notice.id, uuid4()])
    assert heard == {alone.id: Heard(0, 0), notice.id: Heard(2, 1)}
    for notice_id, each in heard.items():
        reach = await services.measure_reach(here, notice_id)
        assert (reach.targeted, reach.received) == (each.targeted, each.received)


async def test_a_notice_nobody_asked_for_reaches_nobody_and_says_so(here: ServedTown) -> None:
    notice = await publish(here)
    reach = await services.measure_reach(here, notice.id)
    assert (reach.targeted, reach.sent, reach.by_reason, reach.seconds_to_90_percent) == (0, 0, [], None)


async def test_a_receipt_said_twice_counts_once_and_an_unknown_one_not_at_all(
    here: ServedTown, other_town: Town
) -> None:
    alice = await Phone(here).subscribe()
    notice = await publish(here)
    await send(notice, here)
    delivery = await delivery_to(here, notice, alice)
    for _ in range(2):
        await say(here, delivery, "shown")
    await say(here, uuid4(), "shown")
    await say(other_town.as_served(), delivery, "clicked")
    reach = await services.measure_reach(here, notice.id)
    assert (reach.received, reach.opened) == (1, 0)


async def test_a_phone_whose_clock_is_ahead_reports_no_future(here: ServedTown, clock: FakeClock) -> None:
    alice = await Phone(here).subscribe()
    notice = await publish(here)
    await send(notice, here)
    delivery = await delivery_to(here, notice, alice)
    future = clock() + timedelta(days=9)
    await services.note_receipts(here, [Receipt(delivery=delivery, event="shown", at=future)])
    async with unit_of_work(here.id) as uow:
        assert await uow.connection.fetchval("select happened_at from notices_receipt") == clock()


async def test_a_phone_that_showed_what_the_service_never_confirmed_hears_the_end(
    here: ServedTown, push: RecordingPush
) -> None:
    alice = await Phone(here).subscribe()
    push.answers[alice.endpoint] = (503, None)
    notice = await publish(here)
    await send(notice, here)
    await say(here, await delivery_to(here, notice, alice), "shown")
    del push.answers[alice.endpoint]
    ended = await services.end_notice(here, an_editor(here), notice.id, EndNotice())
    assert await send(ended, here) == {"sent": 1}


async def test_an_instant_before_the_first_day_of_the_calendar_counts_as_now(
    here: ServedTown, clock: FakeClock
) -> None:
    alice = await Phone(here).subscribe()
    notice = await publish(here)
    await send(notice, here)
    before_time = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))
    said = Receipt(delivery=await delivery_to(here, notice, alice), event="shown", at=before_time)
    await services.note_receipts(here, [said])
    async with unit_of_work(here.id) as uow:
        assert await uow.connection.fetchval("select happened_at from notices_receipt") == clock()


async def test_the_database_and_the_rule_agree_on_whom_a_notice_concerns(here: ServedTown) -> None:
    topics: list[list[Topic]] = [[], ["emergency"], ["collection"], ["emergency", "collection"]]
    districts: list[tuple[str, ...]] = [(), ("village",), ("riviere",), ("village", "riviere")]
    sectors: list[tuple[str, ...]] = [(), ("recyclage/nord",), ("recyclage/sud", "ordures/a")]
    places = [Place(*both) for both in product(districts, sectors)]
    wishes = list(product(topics, places))
    for wanted, where in wishes:
        phone = Phone(here)
        wish = phone.wish(*wanted, districts=tuple(where.districts), sectors=tuple(where.sectors))
        await services.save_subscription(here, phone.device, phone.id, wish, "https://val-des-sources.example")
    kinds: list[Kind] = ["boil_water", "emergency", "collection", "news"]
    for kind, place in product(kinds, places):
        content = NoticeContent(kind=kind, districts=list(place.districts), sectors=list(place.sectors))
        expected = sum(concerns(kind, place, wanted_topics=wanted, wanted_place=where) for wanted, where in wishes)
        async with unit_of_work(here.id) as uow:
            assert (await count_audience(uow, content)).devices == expected, (kind, place)


async def test_the_audience_is_told_by_district(here: ServedTown) -> None:
    await Phone(here).subscribe("emergency", districts=("village", "riviere"))
    await Phone(here).subscribe("emergency", districts=("riviere",))
    await Phone(here).subscribe("emergency")
    async with unit_of_work(here.id) as uow:
        audience = await count_audience(uow, BOIL)
        everybody = await count_audience(uow, NoticeContent(kind="boil_water"))
    assert audience.devices == 2
    assert {(each.district, each.devices) for each in audience.by_district} == {(None, 1), ("village", 1)}
    assert {(each.district, each.devices) for each in everybody.by_district} == {
        (None, 1),
        ("village", 1),
        ("riviere", 2),
    }


async def test_another_towns_ledger_cannot_be_read_even_by_a_query_without_a_filter(
    here: ServedTown, other_town: Town
) -> None:
    await Phone(here).subscribe()
    notice = await publish(here)
    await send(notice, here)
    tables = ("notice", "version", "subscription", "delivery", "receipt")
    async with unit_of_work(other_town.id) as uow:
        for table in tables:
            assert await uow.connection.fetchval(f"select count(*) from notices_{table}") == 0, table  # noqa: S608
