"""A household's feed over HTTP: what a link asks for, what a calendar fetches again, and what is refused."""

from datetime import date, timedelta

import httpx
import pytest

from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, list_addresses, replace_streets
from parvis.waste.feeds.reminders import Reminder
from parvis.waste.feeds.wish import Wish
from parvis.waste.rules.pickups import Buildings, PickupChange, Rule
from parvis.waste.rules.recurrence import Weekly
from parvis.waste.services import (
    NewSector,
    add_changes,
    build_addresses,
    get_stream_id,
    refresh_zones,
    set_sector,
    set_streams,
)
from parvis.waste.services.changes import Origin
from tests.cast import Person
from tests.server.waste.calendar_readers import SeenEvent, read_by_icalendar
from tests.server.waste.factories import a_stream, an_address

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
LARGE = Buildings(words={"fr": "9 logements et plus"}, dwellings_min=9)


@pytest.fixture
async def link(town: Town, clock: FakeClock, eve: Person) -> str:
    """The feed of a zone whose garbage goes on Mondays, on Tuesdays too for large buildings; recycling on Fridays."""
    await set_streams(town.id, [a_stream("ordures"), a_stream("recyclage")])
    await replace_streets(town.id, [an_address(12, 0.5, 0.5), an_address(3, 0.5, 0.6, "rue de l’Église")])
    garbage = Rule(recurrence=Weekly((1,))), Rule(recurrence=Weekly((2,)), buildings=LARGE)
    for stream, rules in {"ordures": garbage, "recyclage": (Rule(recurrence=Weekly((5,))),)}.items():
        sector = NewSector(code="centre", name="Centre", is_everywhere=True, rules=rules)
        await set_sector(town.id, await get_stream_id(town.id, stream), sector)
    await refresh_zones(town.id)
    (zone,) = (await build_addresses(town.as_served(), None)).zones
    return f"/api/v1/waste/zones/{zone.key}/calendar.ics"


async def events_of(person: httpx.AsyncClient, link: str, **query: str) -> list[SeenEvent]:
    answer = await person.get(link, params=query)
    assert answer.status_code == 200, answer.text
    return read_by_icalendar(answer.content)


def days(events: list[SeenEvent], stream: str) -> list[date]:
    return [event.on for event in events if f"-{stream}-" in event.uid and MONDAY <= event.on <= TUESDAY]


async def decide(town: Town, clock: FakeClock, origin: Origin = "staff", **fields: object) -> None:
    known = {"kind": "moved", "planned_on": MONDAY, "new_on": TUESDAY, "stream": "ordures", "reason": {"fr": "Tempête"}}
    change = PickupChange(**{**known, "author": "Chloé", "made_at": clock(), **fields})  # type: ignore[arg-type]
    await add_changes(town.id, [change], origin)


async def test_anybody_subscribes_without_account_and_sees_two_months_behind_and_a_year_ahead(
    link: str, eve: Person
) -> None:
    answer = await eve.get(link)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    on = [event.on for event in read_by_icalendar(answer.content)]
    assert (min(on), max(on)) == (date(2026, 9, 25), date(2027, 12, 31))


async def test_a_link_tells_its_bins_street_size_and_hour(link: str, eve: Person) -> None:
    garbage = await events_of(eve, link, bacs="ordures", logements="1")
    assert {event.uid.split("-")[1] for event in garbage} == {"ordures"}
    assert days(garbage, "ordures") == [MONDAY]
    assert days(await events_of(eve, link, logements="12"), "ordures") == [MONDAY, TUESDAY]
    assert b"TRIGGER:-PT5H" in (await eve.get(link, params={"rappel": "veille-1900"})).content
    assert b"VALARM" not in (await eve.get(link)).content


async def test_a_calendar_speaks_the_language_of_its_link(link: str, eve: Person) -> None:
    assert {event.summary for event in await events_of(eve, link, langue="en")} == {"Blue bin"}
    answer = await eve.get(link, headers={"Accept-Language": "en"})
    assert b"SUMMARY:Bac bleu" in answer.content, "calendars are fetched by servers, whose language says nothing"


async def test_a_calendar_says_where_it_comes_from(link: str, eve: Person) -> None:
    answer = await eve.get(link, params={"bacs": "recyclage,ordures", "rappel": "jour-0600"})
    unfolded = answer.text.replace("\r\n ", "")
    wanted = f"SOURCE;VALUE=URI:{eve.origin}{link}?bacs=ordures,recyclage&rappel=jour-0600&langue=fr\r\n"
    assert wanted in unfolded
    assert f"URL:{eve.origin}/collectes\r\n" in unfolded


async def test_what_did_not_change_is_not_sent_again(link: str, eve: Person, clock: FakeClock) -> None:
    first = await eve.get(link)
    clock.advance(timedelta(hours=3))
    again = await eve.get(link, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert not first.headers["etag"].startswith("W/")
    assert first.headers["cache-control"] == "public, max-age=300"


async def test_a_head_tells_what_a_get_would(link: str, eve: Person) -> None:
    whole, head = await eve.get(link), await eve.head(link)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", whole.headers["etag"])


async def test_a_day_that_moves_keeps_its_identity_and_is_there_at_once(
    town: Town, link: str, eve: Person, clock: FakeClock
) -> None:
    before = await eve.get(link)
    await decide(town, clock)
    after = await eve.get(link, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    (moved,) = [event for event in read_by_icalendar(after.content) if event.sequence]
    assert moved.uid == f"20261130-ordures-centre@{town.slug}.parvis"
    assert (moved.on, moved.sequence, moved.status) == (TUESDAY, 1, "CONFIRMED")
    assert "Au lieu du lundi 30\u00a0novembre\u00a02026\u00a0: Tempête." in moved.description


async def test_a_change_in_one_street_reaches_that_street_alone(
    town: Town, link: str, eve: Person, clock: FakeClock
) -> None:
    await decide(town, clock, streets=("rue de l’Église",))
    assert days(await events_of(eve, link, rue="rue-de-l-eglise", logements="1"), "ordures") == [TUESDAY]
    assert days(await events_of(eve, link, rue="rue-du-moulin", logements="1"), "ordures") == [MONDAY]


async def test_a_cancelled_day_stays_for_sixty_days_then_goes(
    town: Town, link: str, eve: Person, clock: FakeClock
) -> None:
    await decide(town, clock, kind="cancelled", new_on=None)
    clock.advance(timedelta(days=67))  # 29 January: sixty days after
    assert [event.on for event in await events_of(eve, link) if event.status == "CANCELLED"] == [MONDAY]
    clock.advance(timedelta(days=1))
    assert [event.on for event in await events_of(eve, link) if event.status == "CANCELLED"] == []


async def test_the_link_that_a_wish_writes_asks_for_that_wish(link: str, eve: Person) -> None:
    wish = Wish(
        zone=link.split("/")[-2], street="rue-de-l-eglise", dwellings=4, streams=("ordures", "recyclage"),
        reminder=Reminder.read("jour-0600"), language="fr", is_for_home_assistant=True,
    )  # fmt: skip
    assert wish.path() == (
        f"{link}?rue=rue-de-l-eglise&logements=4&bacs=ordures,recyclage&rappel=jour-0600&langue=fr&pour=home-assistant"
    )
    assert f"SOURCE;VALUE=URI:{eve.origin}{wish.path()}" in (await eve.get(wish.path())).text.replace("\r\n ", "")


async def redraw(town: Town, *numbers: int) -> None:
    """Make a sector of its own of these houses, for a stream that had none."""
    await set_streams(town.id, [a_stream("verre")])
    listed = tuple(each.id for each in await list_addresses(town.id) if each.number in numbers)
    sector = NewSector(code="nord", name="Nord", listed=listed, rules=(Rule(recurrence=Weekly((3,))),))
    await set_sector(town.id, await get_stream_id(town.id, "verre"), sector)
    await refresh_zones(town.id)


async def test_a_link_follows_its_street_when_the_sectors_are_redrawn(town: Town, link: str, eve: Person) -> None:
    await redraw(town, 12)
    moulin = await events_of(eve, link, rue="rue-du-moulin")
    assert any("-verre-" in event.uid for event in moulin)
    assert not any("-verre-" in event.uid for event in await events_of(eve, link, rue="rue-de-l-eglise"))


async def test_a_link_is_refused_where_its_street_now_lies_in_several_other_zones(
    town: Town, link: str, eve: Person
) -> None:
    streets = [an_address(12, 0.5, 0.5), an_address(14, 0.5, 0.5), an_address(3, 0.5, 0.6, "rue de l’Église")]
    await replace_streets(town.id, streets)
    await redraw(town, 12)
    lost = link.replace(link.split("/")[-2], "aaaa")
    assert (await eve.get(lost, params={"rue": "rue-du-moulin"})).json()["code"] == "waste.unknown-zone"
    assert (await eve.get(lost, params={"rue": "rue-de-l-eglise"})).status_code == 200
    assert (await eve.get(lost)).status_code == 404


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ({"bacs": "ordures,verre"}, 404, "waste.unknown-stream"),
        ({"rappel": "veille-2500"}, 400, "web.invalid-request"),
        ({"logements": "-1"}, 400, "web.invalid-request"),
        ({"logements": "douze"}, 400, "web.invalid-request"),
        ({"langue": "de"}, 422, "waste.unknown-language"),
        ({"pour": "alexa"}, 400, "web.invalid-request"),
        ({"rue": "12 rue du Moulin"}, 400, "web.invalid-request"),
        ({"bacs": "\x00"}, 404, "waste.unknown-stream"),
        ({"rue": "\x00"}, 400, "web.invalid-request"),
    ],
)
async def test_a_link_that_makes_no_sense_is_refused_with_its_reason(
    link: str, eve: Person, query: dict[str, str], status: int, code: str
) -> None:
    answer = await eve.get(link, params=query)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_zone_that_is_no_more_has_no_feed(link: str, eve: Person) -> None:
    answer = await eve.get("/api/v1/waste/zones/nothere/calendar.ics")
    assert (answer.status_code, answer.json()["code"]) == (404, "waste.unknown-zone")
    assert (await eve.get("/api/v1/waste/zones/%00/calendar.ics")).status_code == 400


async def test_one_address_fetches_120_feeds_a_minute(link: str, eve: Person) -> None:
    answers = [(await eve.head(link, params={"logements": str(n)})).status_code for n in range(1, 122)]
    assert answers == [*[200] * 120, 429]
