"""How staff come in by a link, stay, and go."""

from datetime import timedelta

import httpx
import pytest
from litestar import Litestar

from parvis.kernel.clock import FakeClock
from parvis.people import services
from parvis.people.errors import UnknownAccount
from parvis.people.room import make_demo_link
from parvis.towns.services import Town
from parvis.web.identity import SESSION_COOKIE
from tests.cast import Citizen, Member, Person, sign_in


async def _accept(person: Person, token: str, **headers: str) -> httpx.Response:
    body = {"token": token}
    return await person.post(
        "/api/v1/staff/invitations/accept", json=body, headers={"Origin": person.origin, **headers}
    )


async def test_a_link_signs_in_once(eve: Person, town: Town) -> None:
    invitation = await services.invite(town.id, "Chloé Bélanger")
    first = await _accept(eve, invitation.token)
    assert first.status_code == 200
    assert first.json()["name"] == "Chloé Bélanger"
    assert first.json()["town"] == {"slug": town.slug, "name": town.profile.name}
    assert first.headers["cache-control"] == "no-store"
    session = await eve.get("/api/v1/staff/session")
    assert session.json()["csrf_token"] == first.json()["csrf_token"]
    eve.cookies.clear()
    again = await _accept(eve, invitation.token)
    assert (again.status_code, again.json()["code"]) == (401, "people.invitation-spent")


async def test_the_cookie_can_leave_neither_its_host_nor_the_browser(eve: Person, town: Town) -> None:
    invitation = await services.invite(town.id, "Chloé Bélanger")
    cookie = (await _accept(eve, invitation.token)).headers["set-cookie"]
    assert cookie.startswith("__Host-parvis=")
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"secure", "httponly", "samesite=strict", "path=/"} <= parts
    assert not any(part.startswith("domain") for part in parts)


async def test_the_demos_link_is_one_of_these(eve: Person, town: Town) -> None:
    ((_, address),) = await make_demo_link(f"https://{town.hosts[0]}:8000")
    assert address.startswith(f"https://{town.hosts[0]}:8000/staff/entrer#")
    assert (await _accept(eve, address.partition("#")[2])).json()["role"] == "admin"


async def test_a_demo_without_a_town_at_that_address_has_no_link(town: Town) -> None:
    assert await make_demo_link("http://elsewhere.example") == []


async def test_a_link_is_worth_nothing_after_a_day(clock: FakeClock, eve: Person, town: Town) -> None:
    invitation = await services.invite(town.id, "Chloé Bélanger")
    clock.advance(timedelta(hours=24))
    assert (await _accept(eve, invitation.token)).json()["code"] == "people.invitation-spent"


async def test_a_link_of_another_town_opens_nothing_here(eve: Person, other_town: Town) -> None:
    invitation = await services.invite(other_town.id, "Didier Roy")
    assert (await _accept(eve, invitation.token)).json()["code"] == "people.invitation-spent"


async def test_a_page_of_another_site_cannot_sign_anyone_in(eve: Person, town: Town) -> None:
    invitation = await services.invite(town.id, "Chloé Bélanger")
    answer = await _accept(eve, invitation.token, Origin="https://evil.example")
    assert (answer.status_code, answer.json()["code"]) == (403, "web.foreign-origin")


async def test_the_first_account_is_admin_and_the_next_are_agents(town: Town) -> None:
    assert (await services.invite(town.id, "Chloé Bélanger")).role == "admin"
    assert (await services.invite(town.id, "Marc Roy")).role == "agent"


async def test_inviting_somebody_again_makes_no_second_account(town: Town) -> None:
    first = await services.invite(town.id, "Chloé Bélanger")
    second = await services.invite(town.id, "  chloé  bélanger ")
    assert second.account_id == first.account_id
    assert second.token != first.token


async def test_nobody_is_signed_in_without_a_session(eve: Person) -> None:
    answer = await eve.get("/api/v1/staff/session")
    assert (answer.status_code, answer.json()["code"]) == (401, "kernel.not-signed-in")


async def test_signing_out_ends_the_session(chloe: Member) -> None:
    answer = await chloe.delete("/api/v1/staff/session")
    assert answer.status_code == 204
    assert f"{SESSION_COOKIE}=" in answer.headers["set-cookie"]
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    chloe.become(_token_of(chloe), chloe.staff.csrf_token)
    assert (await chloe.get("/api/v1/staff/session")).json()["code"] == "people.session-ended"


def _token_of(member: Member) -> str:
    return str(member.cookies.get(SESSION_COOKIE, "gone"))


async def test_a_session_left_alone_for_half_a_day_ends(clock: FakeClock, chloe: Member) -> None:
    clock.advance(timedelta(hours=11))
    assert (await chloe.get("/api/v1/staff/session")).status_code == 200
    clock.advance(timedelta(hours=11))
    assert (await chloe.get("/api/v1/staff/session")).status_code == 200, "being used keeps it alive"
    clock.advance(timedelta(hours=12))
    assert (await chloe.get("/api/v1/staff/session")).status_code == 401


async def test_no_session_outlives_a_week(clock: FakeClock, chloe: Member) -> None:
    for _ in range(20):
        clock.advance(timedelta(hours=8))
        assert (await chloe.get("/api/v1/staff/session")).status_code == 200
    clock.advance(timedelta(hours=8))
    assert (await chloe.get("/api/v1/staff/session")).status_code == 401


async def test_an_unsafe_request_needs_the_sessions_own_token(chloe: Member) -> None:
    answer = await chloe.delete("/api/v1/staff/session", headers={"Parvis-CSRF": "0" * 64})
    assert (answer.status_code, answer.json()["code"]) == (403, "web.bad-csrf-token")


async def test_an_unsafe_request_needs_our_own_origin(chloe: Member) -> None:
    for origin in ("https://evil.example", "null", "", "http://val-des-sources.example"):
        answer = await chloe.delete("/api/v1/staff/session", headers={"Origin": origin})
        assert (answer.status_code, answer.json()["code"]) == (403, "web.foreign-origin"), origin


async def test_a_session_of_another_town_is_none_here(app: Litestar, didier: Member, town: Town) -> None:
    async with Member(app, town, _token_of(didier), didier.staff) as intruder:
        assert (await intruder.get("/api/v1/staff/session")).json()["code"] == "people.session-ended"


async def test_a_closed_account_is_out_at_once(chloe: Member, town: Town) -> None:
    link = await services.invite(town.id, "Chloé Bélanger")
    await services.close_account(town.id, "chloé bélanger")
    assert (await chloe.get("/api/v1/staff/session")).status_code == 401
    assert (await _accept(chloe, link.token)).json()["code"] == "people.invitation-spent"
    assert await services.list_accounts(town.id) == []


async def test_closing_an_account_that_is_not_there_says_so(town: Town) -> None:
    with pytest.raises(UnknownAccount):
        await services.close_account(town.id, "Personne")


async def test_a_role_given_again_changes_it(app: Litestar, town: Town) -> None:
    await services.invite(town.id, "Chloé Bélanger")
    async with await sign_in(app, town, "Marc Roy", "agent") as marc:
        await services.invite(town.id, "Marc Roy", "editor")
        assert (await marc.get("/api/v1/staff/session")).json()["role"] == "editor"


async def test_a_citizens_device_is_no_session(alice: Citizen) -> None:
    assert (await alice.get("/api/v1/staff/session")).status_code == 401
