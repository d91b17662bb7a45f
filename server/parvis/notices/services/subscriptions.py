"""A device's subscription: kept, ended, tried."""

from collections.abc import Collection
from uuid import UUID

import asyncpg

from parvis import gateways
from parvis.database.unit_of_work import unit_of_work
from parvis.gateways.delivery import DeliveryError
from parvis.gateways.push.protocol import GONE, PushMessage, PushTarget, PushTargetRefused
from parvis.jobs import publish
from parvis.kernel import clock
from parvis.notices.errors import AnothersSubscription, SubscriptionRefused, UnknownSubscription
from parvis.notices.events import SubscriptionsEnded
from parvis.notices.push_schemas import SavedSubscription, SaveSubscription, TestResult
from parvis.notices.rules.payload import test_payload
from parvis.notices.services.keys import push_key_of
from parvis.web.current_town import ServedTown
from parvis.web.identity import Device

_TEST_SECONDS = 300

# A browser that forgot us comes back under another id with the same address: it is one browser.
_FORGET_OLDER = "delete from notices_subscription where endpoint = $1 and id <> $2 returning id"
_SAVE = """
    insert into notices_subscription as kept
        (id, town_id, device_id, channel, state, endpoint, p256dh, auth, application_server_key, origin, topics,
         districts, sectors, language, created_at, seen_at, endpoint_since)
    values ($1, $2, $3, 'push', 'active', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $13)
    on conflict (id) do update set state = 'active', endpoint = $4, p256dh = $5, auth = $6,
        application_server_key = coalesce(nullif($7, ''), kept.application_server_key), origin = $8, topics = $9,
        districts = $10, sectors = $11, language = $12, seen_at = $13, gone_at = null,
        endpoint_since = case when kept.endpoint = $4 then kept.endpoint_since else $13 end,
        silent_since = case when kept.endpoint = $4 then kept.silent_since end
    where kept.device_id = $3
    returning xmax = 0 as is_new
"""


async def save_subscription(
    town: ServedTown, device: Device, subscription_id: UUID, wish: SaveSubscription, origin: str
) -> tuple[SavedSubscription, bool]:
    """Keep what a device wants to hear; return it, and whether it is new. The phone says it again at each opening.

    Args:
        town: The town whose alerts they are.
        device: Whose subscription it is.
        subscription_id: Made by the phone.
        wish: Address, keys, topics, districts, sectors.
        origin: Where the phone opens us.

    Raises:
        SubscriptionRefused: Not a push service we call, or keys that cannot encrypt.
        AnothersSubscription: The id belongs to another device.
    """
    target = PushTarget(wish.endpoint, wish.keys.p256dh, wish.keys.auth)
    try:
        gateways.current().push.check(target)
    except PushTargetRefused as refused:
        raise SubscriptionRefused(reason=refused.reason) from refused
    topics, districts, sectors = sorted(set(wish.topics)), sorted(set(wish.districts)), sorted(set(wish.sectors))
    try:
        async with unit_of_work(town.id) as uow:
            older = await uow.connection.fetch(_FORGET_OLDER, target.endpoint, subscription_id)
            await _tell_ended(town.id, [row["id"] for row in older])
            is_new = await uow.connection.fetchval(
                _SAVE,
                subscription_id,
                town.id,
                device.id,
                *(target.endpoint, target.p256dh, target.auth, wish.application_server_key),
                *(origin, topics, districts, sectors, wish.language),
                clock.now(),
            )
    except asyncpg.InsufficientPrivilegeError as walled:  # the id is another town's
        raise AnothersSubscription from walled
    if is_new is None:
        raise AnothersSubscription
    return SavedSubscription(subscription_id), is_new


async def delete_subscription(town: ServedTown, device: Device, subscription_id: UUID) -> None:
    """Forget a device's subscription at once; what still waits for it is not sent. Deleting twice is fine."""
    async with unit_of_work(town.id) as uow:
        deleted = await uow.connection.fetch(
            "delete from notices_subscription where id = $1 and device_id = $2 returning id", subscription_id, device.id
        )
        await _tell_ended(town.id, [row["id"] for row in deleted])


async def _tell_ended(town_id: UUID, ids: list[UUID]) -> None:
    if ids:
        await publish(SubscriptionsEnded(town_id=town_id, subscription_ids=ids))


async def hold_subscription(town_id: UUID, device: Device, subscription_id: UUID) -> None:
    """Keep a device's subscription from ending until this unit of work does: something is about to be kept for it.

    Raises:
        UnknownSubscription: The device has no such subscription, or its push service ended it.
    """
    async with unit_of_work(town_id) as uow:
        held = await uow.connection.fetchval(
            "select id from notices_subscription where id = $1 and device_id = $2 and state = 'active' for share",
            subscription_id,
            device.id,
        )
    if held is None:
        raise UnknownSubscription


async def read_languages(town_id: UUID, ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the language of each of these subscriptions that can be sent to; the others are not there."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "select id, language from notices_subscription where id = any($1) and state = 'active'", list(ids)
        )
    return {row["id"]: row["language"] for row in rows}


async def find_subscriptions(town_id: UUID, device_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Return the subscription, newest first, of each of these devices that can be sent to, by device."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "select distinct on (device_id) device_id, id from notices_subscription "
            "where device_id = any($1::uuid[]) and state = 'active' order by device_id, seen_at desc",
            list(device_ids),
        )
    return {row["device_id"]: row["id"] for row in rows}


async def send_test(town: ServedTown, device: Device, subscription_id: UUID) -> TestResult:
    """Send « pour voir », and say at once what became of it. No transaction is open meanwhile.

    Raises:
        UnknownSubscription: The device has no such subscription, or its push service ended it.
    """
    async with unit_of_work(town.id) as uow:
        row = await uow.connection.fetchrow(
            "select endpoint, p256dh, auth, application_server_key, origin, language from notices_subscription "
            "where id = $1 and device_id = $2 and state = 'active'",
            subscription_id,
            device.id,
        )
        if row is None:
            raise UnknownSubscription
        key = await push_key_of(town.id, row["application_server_key"])
    payload = test_payload(town.name, now=clock.now(), language=row["language"], origin=row["origin"])
    target = PushTarget(row["endpoint"], row["p256dh"], row["auth"])
    message = PushMessage(payload=payload, ttl_seconds=_TEST_SECONDS, urgency="high", topic="test")
    try:
        await gateways.current().push.send(target, message, key)
    except DeliveryError as error:
        if error.reason == GONE:
            await delete_subscription(town, device, subscription_id)
            return TestResult("gone", GONE)
        return TestResult("failed", error.reason)
    return TestResult("sent")
