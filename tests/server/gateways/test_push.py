"""Every push gateway treats what push services answer alike."""

from collections.abc import AsyncIterator, Iterator
from typing import Protocol

import pytest

from parvis.gateways.delivery import DeliveryError
from parvis.gateways.push.endpoints import AllowedEndpoints
from parvis.gateways.push.keys import new_push_key
from parvis.gateways.push.protocol import Push, PushMessage, PushTarget, PushTargetRefused
from parvis.gateways.push.recording import RecordingPush
from parvis.gateways.push.webpush import WebPush
from tests.browser_keys import BrowserKeys
from tests.push_service import PushService

KEY = new_push_key()
ALICE = BrowserKeys()
BOIL = PushMessage(payload="Faites bouillir l’eau".encode(), ttl_seconds=3_600, urgency="high", topic="a" * 32)


class World(Protocol):
    """A gateway, and the push service it speaks to."""

    push: Push

    def target(self) -> PushTarget: ...
    def answer(self, target: PushTarget, status: int, retry_after: str | None = None) -> None: ...
    def received(self, target: PushTarget) -> list[bytes]: ...


class RealWorld:
    def __init__(self, service: PushService) -> None:
        self.service = service
        self.push = WebPush(AllowedEndpoints.parse([service.address]), "mailto:greffe@exemple.ca")

    def target(self) -> PushTarget:
        return ALICE.target(self.service.new_endpoint())

    def answer(self, target: PushTarget, status: int, retry_after: str | None = None) -> None:
        self.service.answer(target.endpoint, status, {"Retry-After": retry_after} if retry_after else None)

    def received(self, target: PushTarget) -> list[bytes]:
        return [ALICE.decrypt(posted.body) for posted in self.service.posted_to(target.endpoint)]


class RecordedWorld:
    def __init__(self, service: PushService) -> None:
        self.service = service
        self.push = RecordingPush(AllowedEndpoints.parse([service.address]))

    def target(self) -> PushTarget:
        return ALICE.target(self.service.new_endpoint())

    def answer(self, target: PushTarget, status: int, retry_after: str | None = None) -> None:
        self.push.answers[target.endpoint] = (status, retry_after)

    def received(self, target: PushTarget) -> list[bytes]:
        return [recorded.message.payload for recorded in self.push.sent if recorded.target == target]


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    with PushService() as running:
        yield running


@pytest.fixture(params=[RealWorld, RecordedWorld], ids=["webpush", "recording"])
async def world(request: pytest.FixtureRequest, service: PushService) -> AsyncIterator[World]:
    made: World = request.param(service)
    yield made
    await made.push.close()


async def failure(world: World, target: PushTarget) -> DeliveryError:
    with pytest.raises(DeliveryError) as raised:
        await world.push.send(target, BOIL, KEY)
    return raised.value


async def test_a_message_arrives_readable_by_the_browser_alone(world: World) -> None:
    target = world.target()
    await world.push.send(target, BOIL, KEY)
    assert world.received(target) == [BOIL.payload]


@pytest.mark.parametrize("status", [404, 410])
async def test_an_ended_subscription_is_gone(world: World, status: int) -> None:
    target = world.target()
    world.answer(target, status)
    error = await failure(world, target)
    assert (error.reason, error.is_permanent) == ("gone", True)


@pytest.mark.parametrize(
    ("status", "reason", "permanent"),
    [
        (302, "refused", True),
        (400, "bad-request", True),
        (401, "key-refused", True),
        (403, "key-refused", True),
        (413, "too-large", True),
        (429, "rate-limited", False),
        (500, "unavailable", False),
        (502, "unavailable", False),
        (503, "unavailable", False),
    ],
)
async def test_each_refusal_says_whether_to_try_again(
    world: World, status: int, reason: str, *, permanent: bool
) -> None:
    target = world.target()
    world.answer(target, status)
    error = await failure(world, target)
    assert (error.reason, error.is_permanent, error.retry_after_seconds) == (reason, permanent, None)


async def test_a_service_that_says_when_to_come_back_is_heard(world: World) -> None:
    target = world.target()
    world.answer(target, 429, "120")
    assert (await failure(world, target)).retry_after_seconds == 120


async def test_a_stranger_cannot_make_us_call_another_host(world: World) -> None:
    elsewhere = ALICE.target("https://intranet.example/admin")
    with pytest.raises(PushTargetRefused):
        world.push.check(elsewhere)
    assert (await failure(world, elsewhere)).is_permanent


async def test_keys_that_cannot_encrypt_are_refused_when_offered(world: World) -> None:
    endpoint = world.target().endpoint
    world.push.check(ALICE.target(endpoint))
    with pytest.raises(PushTargetRefused):
        world.push.check(PushTarget(endpoint, p256dh="AAAA", auth=ALICE.auth))


async def test_a_closed_gateway_opens_again_by_itself(world: World) -> None:
    target = world.target()
    await world.push.close()
    await world.push.send(target, BOIL, KEY)
    assert world.received(target) == [BOIL.payload]
