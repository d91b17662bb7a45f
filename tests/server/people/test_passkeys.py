"""Passkeys: made by staff, answering for them, refused when anything is odd."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from litestar import Litestar

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.people.rules import can_have_passkeys
from parvis.people.tables import PeopleAccess
from parvis.towns.services import Town
from parvis.web.identity import SESSION_COOKIE
from tests.cast import Member, Person, sign_in
from tests.server.people.authenticator import Authenticator

STAFF = "/api/v1/staff"


def _authenticator(person: Person, **how: bool) -> Authenticator:
    return Authenticator(person.origin, person.base_url.host, **how)


async def _register(member: Member, key: Authenticator, **how: bool) -> httpx.Response:
    options = (await member.post(f"{STAFF}/passkeys/options")).json()["public_key"]
    body = {"credential": key.create(options, **how), "label": "Téléphone du bureau"}
    return await member.post(f"{STAFF}/passkeys", json=body)


async def _options(person: Person) -> dict[str, Any]:
    answer = await person.post(f"{STAFF}/sign-in/options", headers={"Origin": person.origin})
    options: dict[str, Any] = answer.json()["public_key"]
    return options


async def _sign_in(person: Person, credential: dict[str, Any]) -> httpx.Response:
    return await person.post(f"{STAFF}/sign-in", json={"credential": credential}, headers={"Origin": person.origin})


@pytest.fixture
async def key(chloe: Member) -> Authenticator:
    """Chloé's passkey, registered; her session goes on with the new cookie."""
    key = _authenticator(chloe)
    answer = await _register(chloe, key)
    assert answer.status_code == 201, answer.text
    chloe.become(answer.cookies[SESSION_COOKIE], answer.json()["csrf_token"])
    return key


async def test_a_passkey_signs_its_owner_in(eve: Person, key: Authenticator) -> None:
    answer = await _sign_in(eve, key.get(await _options(eve)))
    assert answer.status_code == 200
    assert answer.json()["name"] == "Chloé Bélanger"
    assert answer.json()["has_passkey"] is True
    assert (await eve.get(f"{STAFF}/session")).status_code == 200


async def test_registering_renews_the_session(chloe: Member) -> None:
    before = chloe.cookies[SESSION_COOKIE]
    answer = await _register(chloe, _authenticator(chloe))
    assert answer.cookies[SESSION_COOKIE] != before
    chloe.become(before, chloe.staff.csrf_token)
    assert (await chloe.get(f"{STAFF}/session")).status_code == 401, "a copy of the old cookie is worth nothing"


async def test_the_options_name_this_host_and_want_the_person_verified(chloe: Member, key: Authenticator) -> None:
    options = (await chloe.post(f"{STAFF}/passkeys/options")).json()["public_key"]
    assert options["rp"] == {"id": "val-des-sources.example", "name": "Val-des-Sources"}
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert len(options["excludeCredentials"]) == 1
    assert (await _options(chloe))["userVerification"] == "required"


async def test_an_answer_is_worth_one_sign_in(eve: Person, key: Authenticator) -> None:
    credential = key.get(await _options(eve))
    assert (await _sign_in(eve, credential)).status_code == 200
    again = await _sign_in(eve, credential)
    assert (again.status_code, again.json()["code"]) == (401, "people.passkey-refused")


async def test_a_refused_answer_spends_its_challenge_too(eve: Person, key: Authenticator) -> None:
    options = await _options(eve)
    assert (await _sign_in(eve, key.get(options, verified=False))).status_code == 401
    assert (await _sign_in(eve, key.get(options))).status_code == 401


async def test_a_challenge_ages(clock: FakeClock, eve: Person, key: Authenticator) -> None:
    options = await _options(eve)
    clock.advance(timedelta(minutes=5))
    assert (await _sign_in(eve, key.get(options))).status_code == 401


async def test_a_count_that_goes_back_is_refused_and_logged(eve: Person, town: Town, key: Authenticator) -> None:
    key.sign_count = 7
    assert (await _sign_in(eve, key.get(await _options(eve)))).status_code == 200
    key.sign_count = 3
    assert (await _sign_in(eve, key.get(await _options(eve)))).status_code == 401
    async with unit_of_work(town.id):
        refused = await PeopleAccess.count().where(PeopleAccess.action == "people.passkey-refused")
    assert refused == 1


async def test_a_passkey_that_never_counts_works_every_time(chloe: Member, eve: Person) -> None:
    key = _authenticator(chloe, counts=False)
    await _register(chloe, key)
    for _ in range(2):
        assert (await _sign_in(eve, key.get(await _options(eve)))).status_code == 200


async def test_a_passkey_of_another_site_is_refused(eve: Person, key: Authenticator) -> None:
    key.origin = "https://val-des-sources.example.evil.example"
    assert (await _sign_in(eve, key.get(await _options(eve)))).json()["code"] == "people.passkey-refused"


async def test_a_passkey_is_unknown_in_another_town(didier: Member, key: Authenticator) -> None:
    key.origin, key.host = didier.origin, didier.base_url.host
    assert (await _sign_in(didier, key.get(await _options(didier)))).json()["code"] == "people.passkey-refused"


async def test_a_passkey_made_without_verifying_the_person_is_not_kept(chloe: Member) -> None:
    answer = await _register(chloe, _authenticator(chloe), verified=False)
    assert (answer.status_code, answer.json()["code"]) == (422, "people.passkey-not-made")
    assert (await chloe.get(f"{STAFF}/passkeys")).json()["passkeys"] == []


async def test_a_passkey_is_registered_once(chloe: Member, key: Authenticator) -> None:
    assert (await _register(chloe, key)).json()["code"] == "people.passkey-taken"


async def test_a_challenge_for_signing_in_makes_no_passkey(chloe: Member) -> None:
    options = await _options(chloe)
    answer = await chloe.post(f"{STAFF}/passkeys", json={"credential": _authenticator(chloe).create(options)})
    assert answer.json()["code"] == "people.passkey-not-made"


async def test_the_last_passkey_stays(chloe: Member, key: Authenticator) -> None:
    (only,) = (await chloe.get(f"{STAFF}/passkeys")).json()["passkeys"]
    assert only["label"] == "Téléphone du bureau"
    answer = await chloe.delete(f"{STAFF}/passkeys/{only['id']}")
    assert (answer.status_code, answer.json()["code"]) == (409, "people.last-passkey")


async def test_one_of_two_passkeys_can_go(chloe: Member, eve: Person, key: Authenticator) -> None:
    answer = await _register(chloe, _authenticator(chloe))
    chloe.become(answer.cookies[SESSION_COOKIE], answer.json()["csrf_token"])
    first = (await chloe.get(f"{STAFF}/passkeys")).json()["passkeys"][0]
    assert (await chloe.delete(f"{STAFF}/passkeys/{first['id']}")).status_code == 204
    assert (await _sign_in(eve, key.get(await _options(eve)))).status_code == 401


async def test_nobody_removes_a_passkey_of_somebody_else(
    app: Litestar, town: Town, chloe: Member, key: Authenticator
) -> None:
    (hers,) = (await chloe.get(f"{STAFF}/passkeys")).json()["passkeys"]
    async with await sign_in(app, town, "Marc Roy", "admin") as marc:
        assert (await marc.delete(f"{STAFF}/passkeys/{hers['id']}")).json()["code"] == "people.unknown-passkey"


NO_ANSWERS: list[dict[str, Any]] = [
    {},
    {"response": None},
    {"id": 5, "response": {"clientDataJSON": "e30"}},
    {"response": {"clientDataJSON": "!!!"}},
    {"id": "AA", "response": {"clientDataJSON": "W10"}},
    {"id": "AA", "response": {"clientDataJSON": "eyJjaGFsbGVuZ2UiOiAiQUEifQ"}},
]


async def test_what_is_no_answer_at_all_is_refused_calmly(eve: Person) -> None:
    for credential in NO_ANSWERS:
        answer = await _sign_in(eve, credential)
        assert (answer.status_code, answer.json()["code"]) == (401, "people.passkey-refused"), credential


@pytest.mark.parametrize(
    ("host", "possible"),
    [("localhost", True), ("val.example", True), ("127.0.0.1", False), ("[::1]", False), ("", False)],
)
def test_passkeys_need_a_name(host: str, *, possible: bool) -> None:
    assert can_have_passkeys(host) is possible


async def test_guessing_is_slowed_down(eve: Person) -> None:
    answers = [await _sign_in(eve, {}) for _ in range(21)]
    last = answers[-1]
    assert (last.status_code, last.json()["code"]) == (429, "web.too-often")
    assert int(last.headers["retry-after"]) >= 1
