"""What only the real gateway does: headers, connections, pauses, and where it refuses to connect."""

import socket
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from py_vapid import Vapid02

from parvis.gateways.delivery import DeliveryError
from parvis.gateways.push.endpoints import AddressRefused, AllowedEndpoints, PublicResolver
from parvis.gateways.push.keys import new_push_key
from parvis.gateways.push.protocol import PushMessage, PushTarget
from parvis.gateways.push.vapid import VapidHeaders
from parvis.gateways.push.webpush import WebPush
from tests.browser_keys import BrowserKeys
from tests.house import free_port
from tests.push_service import PushService

KEY = new_push_key()
ALICE = BrowserKeys()
BOIL = PushMessage(payload=b"boil", ttl_seconds=3_600, urgency="high", topic="boil-water")
NOON = datetime(2026, 12, 1, 17, tzinfo=UTC)


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    with PushService() as running:
        yield running


@pytest.fixture
async def push(service: PushService) -> AsyncIterator[WebPush]:
    gateway = WebPush(AllowedEndpoints.parse([service.address]), "mailto:greffe@exemple.ca")
    yield gateway
    await gateway.close()


async def test_the_push_service_is_told_how_to_treat_the_message(push: WebPush, service: PushService) -> None:
    target = ALICE.target(service.new_endpoint())
    await push.send(target, BOIL, KEY)
    [posted] = service.posted_to(target.endpoint)
    wanted = {
        "TTL": "3600",
        "Urgency": "high",
        "Topic": "boil-water",
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
    }
    assert {name: posted.headers[name] for name in wanted} == wanted
    assert Vapid02.verify(posted.headers["Authorization"])


async def test_a_redirect_is_never_followed(push: WebPush, service: PushService) -> None:
    target, trap = ALICE.target(service.new_endpoint()), service.new_endpoint()
    service.answer(target.endpoint, 307, {"Location": trap})
    with pytest.raises(DeliveryError):
        await push.send(target, BOIL, KEY)
    assert service.posted_to(trap) == []


async def test_a_service_in_trouble_is_left_alone_until_it_said(push: WebPush, service: PushService) -> None:
    first, second = (ALICE.target(service.new_endpoint()) for _ in range(2))
    service.answer(first.endpoint, 503, {"Retry-After": "60"})
    with pytest.raises(DeliveryError):
        await push.send(first, BOIL, KEY)
    with pytest.raises(DeliveryError) as paused:
        await push.send(second, BOIL, KEY)
    assert paused.value.reason == "paused"
    assert 55 < (paused.value.retry_after_seconds or 0) <= 60
    assert service.posted_to(second.endpoint) == []


async def test_one_subscriber_told_to_slow_down_stops_nobody_else(push: WebPush, service: PushService) -> None:
    first, second = (ALICE.target(service.new_endpoint()) for _ in range(2))
    service.answer(first.endpoint, 429, {"Retry-After": "60"})
    with pytest.raises(DeliveryError):
        await push.send(first, BOIL, KEY)
    await push.send(second, BOIL, KEY)
    assert len(service.posted_to(second.endpoint)) == 1


async def test_keys_that_went_bad_fail_one_delivery_and_no_other(push: WebPush, service: PushService) -> None:
    target = PushTarget(service.new_endpoint(), p256dh="AAAA", auth=ALICE.auth)
    with pytest.raises(DeliveryError) as bad:
        await push.send(target, BOIL, KEY)
    assert (bad.value.reason, bad.value.is_permanent) == ("bad-keys", True)


async def test_a_service_that_is_away_is_tried_again_later() -> None:
    origin = f"http://127.0.0.1:{free_port()}"
    push = WebPush(AllowedEndpoints.parse([origin]), "mailto:greffe@exemple.ca")
    with pytest.raises(DeliveryError) as away:
        await push.send(ALICE.target(f"{origin}/x"), BOIL, KEY)
    await push.close()
    assert (away.value.reason, away.value.is_permanent) == ("unreachable", False)


class Rebinding(AbstractResolver):
    """A name server in a stranger's hands."""

    def __init__(self, address: str) -> None:
        self.address = address

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host=self.address, port=port, family=family, proto=0, flags=0)]

    async def close(self) -> None: ...


async def test_a_known_name_that_leads_into_our_network_is_not_called() -> None:
    allowed = AllowedEndpoints.parse(["push.example.com"])
    push = WebPush(allowed, "mailto:greffe@exemple.ca", resolver=PublicResolver(allowed, Rebinding("169.254.169.254")))
    with pytest.raises(DeliveryError) as refused:
        await push.send(ALICE.target("https://push.example.com/latest/meta-data"), BOIL, KEY)
    await push.close()
    assert (refused.value.reason, refused.value.is_permanent) == ("address-refused", True)


async def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    class Both(Rebinding):
        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
        ) -> list[ResolveResult]:
            public = await super().resolve(host, port, family)
            self.address = "10.0.0.1"
            return public + await super().resolve(host, port, family)

    resolver = PublicResolver(AllowedEndpoints.parse(["push.example.com"]), Both("8.8.8.8"))
    with pytest.raises(AddressRefused):
        await resolver.resolve("push.example.com", 443)


async def test_a_public_address_is_resolved() -> None:
    resolver = PublicResolver(AllowedEndpoints.parse(["push.example.com"]), Rebinding("8.8.8.8"))
    assert [one["host"] for one in await resolver.resolve("push.example.com", 443)] == ["8.8.8.8"]


def test_one_signature_serves_a_push_service_for_half_a_day() -> None:
    headers = VapidHeaders("mailto:greffe@exemple.ca")
    apple = headers.header(KEY, "https://web.push.apple.com", NOON)
    assert headers.header(KEY, "https://web.push.apple.com", NOON + timedelta(hours=10)) == apple
    assert headers.header(KEY, "https://web.push.apple.com", NOON + timedelta(hours=11)) != apple


def test_no_push_service_gets_anothers_signature_nor_a_town_anothers_key() -> None:
    headers = VapidHeaders("mailto:greffe@exemple.ca")
    other_town = new_push_key()
    made = {
        headers.header(key, audience, NOON)
        for key in (KEY, other_town)
        for audience in ("https://web.push.apple.com", "https://fcm.googleapis.com")
    }
    assert len(made) == 4
