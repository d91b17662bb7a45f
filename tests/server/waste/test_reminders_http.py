"""Reminders over HTTP: a phone's own, of its own town, and nothing that could not be kept."""

from uuid import uuid4

import httpx
import pytest
from litestar import Litestar

from parvis.kernel.ids import new_id
from parvis.towns.services import Town
from tests.browser_keys import BrowserKeys
from tests.cast import Citizen, Member, Person
from tests.server.waste.reminded import COMPOST

_KEYS = BrowserKeys()


def path_of(subscription_id: object) -> str:
    return f"/api/v1/waste/reminders/{subscription_id}"


def code_of(answer: httpx.Response) -> str:
    return str(answer.json()["type"]).removeprefix("/problems/")


async def subscribed(person: Citizen) -> str:
    """Turn a phone's alerts on; return the path of its reminders."""
    subscription_id = new_id()
    wish = {
        "endpoint": f"https://fcm.googleapis.com/fcm/send/{subscription_id}",
        "keys": {"p256dh": _KEYS.p256dh, "auth": _KEYS.auth},
        "topics": [],
        "districts": [],
        "language": "fr",
    }
    (await person.put(f"/api/v1/push-subscriptions/{subscription_id}", json=wish)).raise_for_status()
    return path_of(subscription_id)


def a_wish(zone: str, **over: object) -> dict[str, object]:
    wishes = [{"stream": COMPOST, "day": "eve", "at": "19:00"}]
    return {"zone": zone, "street": "rue-du-moulin", "dwellings": 1, "wishes": wishes, **over}


async def test_alice_says_what_she_wants_and_says_it_again(zone: str, alice: Citizen) -> None:
    path = await subscribed(alice)
    answer = await alice.put(path, json=a_wish(zone))
    assert (answer.status_code, answer.json()["next_at"]) == (201, "2026-11-24T00:00:00Z")
    again = await alice.put(path, json=a_wish(zone))
    assert (again.status_code, again.json()) == (200, answer.json())


async def test_alice_stops_as_often_as_she_likes(zone: str, alice: Citizen, chloe: Member) -> None:
    path = await subscribed(alice)
    await alice.put(path, json=a_wish(zone))
    for _ in range(2):
        assert (await alice.delete(path)).status_code == 204
    assert (await chloe.get("/api/v1/staff/collection-reminders")).json()["phones"] == 0


async def test_bob_neither_changes_nor_stops_alice_s_reminders(
    zone: str, alice: Citizen, bob: Citizen, chloe: Member
) -> None:
    path = await subscribed(alice)
    await alice.put(path, json=a_wish(zone))
    refused = await bob.put(path, json=a_wish(zone))
    assert (refused.status_code, code_of(refused)) == (404, "notices.unknown-subscription")
    assert (await bob.delete(path)).status_code == 204
    assert (await chloe.get("/api/v1/staff/collection-reminders")).json()["phones"] == 1


async def test_another_town_knows_nothing_of_them(
    app: Litestar, zone: str, alice: Citizen, didier: Member, other_town: Town
) -> None:
    path = await subscribed(alice)
    await alice.put(path, json=a_wish(zone))
    async with Citizen(app, other_town, "Fatima") as fatima:
        refused = await fatima.put(path, json=a_wish(zone))
        assert (refused.status_code, code_of(refused)) == (404, "notices.unknown-subscription")
        assert (await fatima.delete(path)).status_code == 204
    assert (await didier.get("/api/v1/staff/collection-reminders")).json()["phones"] == 0
    assert (await alice.put(path, json=a_wish(zone))).status_code == 200


async def test_eve_without_a_device_says_nothing(zone: str, eve: Person) -> None:
    assert (await eve.put(path_of(new_id()), json=a_wish(zone))).status_code == 401
    assert (await eve.delete(path_of(new_id()))).status_code == 401
    assert (await eve.get("/api/v1/staff/collection-reminders")).status_code == 401


async def test_reminders_hang_on_a_subscription_that_lives(zone: str, alice: Citizen) -> None:
    refused = await alice.put(path_of(new_id()), json=a_wish(zone))
    assert (refused.status_code, code_of(refused)) == (404, "notices.unknown-subscription")


async def test_what_the_town_does_not_have_is_refused_and_what_was_kept_stays(
    zone: str, alice: Citizen, chloe: Member
) -> None:
    path = await subscribed(alice)
    await alice.put(path, json=a_wish(zone))
    unknown = {"stream": "plutonium", "day": "eve", "at": "19:00"}
    refused = await alice.put(path, json=a_wish(zone, wishes=[unknown]))
    assert (refused.status_code, code_of(refused)) == (404, "waste.unknown-stream")
    refused = await alice.put(path, json=a_wish("aaaa"))
    assert (refused.status_code, code_of(refused)) == (404, "waste.unknown-zone")
    assert (await chloe.get("/api/v1/staff/collection-reminders")).json()["phones"] == 1


@pytest.mark.parametrize(
    "garbage",
    [
        {"zone": "a'; drop table waste_zone; --"},
        {"street": "12 rue du Moulin"},
        {"street": "x" * 121},
        {"dwellings": -1},
        {"dwellings": 1e9},
        {"wishes": []},
        {"wishes": [{"stream": COMPOST, "day": "eve", "at": "25:00"}]},
        {"wishes": [{"stream": COMPOST, "day": "eve", "at": "7 h"}]},
        {"wishes": [{"stream": COMPOST, "day": "night", "at": "19:00"}]},
        {"wishes": [{"stream": COMPOST, "day": "eve"}]},
        {"wishes": [{"stream": COMPOST, "day": "eve", "at": f"{hour:02}:00"} for hour in range(24)] * 2},
        {"number": 12},
        {"wishes": "tous"},
    ],
)
async def test_garbage_is_refused_in_order(zone: str, alice: Citizen, garbage: dict[str, object]) -> None:
    refused = await alice.put(await subscribed(alice), json=a_wish(zone) | garbage)
    assert refused.status_code in {400, 422}
    assert refused.headers["content-type"].startswith("application/problem+json")


async def test_a_wish_said_twice_is_one(zone: str, alice: Citizen) -> None:
    path = await subscribed(alice)
    wish = {"stream": COMPOST, "day": "eve", "at": "19:00"}
    assert (await alice.put(path, json=a_wish(zone, wishes=[wish, wish]))).status_code == 201


async def test_a_path_that_is_no_id_is_not_found(zone: str, alice: Citizen) -> None:
    assert (await alice.put(path_of("me"), json=a_wish(zone))).status_code == 404
    assert (await alice.delete(path_of(f"{uuid4()}x"))).status_code == 404
