"""Everybody reads that a problem is known, and nothing of whoever reported it."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest

from parvis.kernel import clock as kernel_clock
from parvis.kernel.clock import FakeClock
from parvis.requests.rules.durations import days_within
from parvis.requests.services import set_report_categories
from parvis.towns.services import NewAddress, Town, replace_streets
from tests.cast import Citizen, Member, Person
from tests.server.conftest import WorkOff
from tests.server.forms.sending import send
from tests.server.requests.asking import move, only_id, writing
from tests.server.requests.catalogue import CATEGORIES
from tests.server.requests.conftest import Report
from tests.until import until

Json = dict[str, Any]
READ = "/api/v1/requests/open-reports"
AT_HOME = {"kind": "address", "words": "12, rue du Moulin"}


@pytest.fixture
async def catalogue(forms: Town) -> Town:
    """The town with its streets and its kinds of problems."""
    house = NewAddress(street="rue du Moulin", number=12, lon=-70.123456, lat=46.123456)
    other = NewAddress(street="rue Principale", number=1, lon=-70.2, lat=46.2)
    await replace_streets(forms.id, [house, other])
    await set_report_categories(forms.id, CATEGORIES)
    return forms


async def told(person: Person) -> list[Json]:
    reports: list[Json] = (await person.get(READ)).json()["reports"]
    return reports


async def _are_told(person: Person, count: int) -> bool:
    return len(await told(person)) == count


async def test_a_report_is_told_at_once_without_a_word_of_whoever_made_it(
    catalogue: Town, report: Report, eve: Person
) -> None:
    await report(place=AT_HOME, description="Ma voisine Mme Tremblay est tombée.", name="Alice Gagnon")
    answer = await eve.get(READ)
    [shown] = answer.json()["reports"]
    del shown["id"]
    assert shown == {
        "category": "nid-de-poule",
        "place_words": "rue du Moulin",
        "streets": ["rue du moulin"],
        "lon": -70.1235,
        "lat": 46.1235,
        "opened_on": "2026-11-23",
        "promised_on": "2026-11-30",
        "closed_on": None,
        "state": "received",
        "followers": 0,
        "timeline": [{"on": "2026-11-23", "state": "received"}],
    }
    assert not any(word in answer.text for word in ("Tremblay", "Gagnon", "12,"))


async def test_of_a_place_in_words_only_the_towns_own_streets_are_told(
    catalogue: Town, report: Report, eve: Person
) -> None:
    words = "Chez Mme Tremblay, coin RUE PRINCIPALE et rue du moulin, 418 555-0142"
    await report(place={"kind": "landmark", "words": words})
    assert [shown["place_words"] for shown in await told(eve)] == ["rue Principale / rue du Moulin"]


async def test_a_kind_that_is_not_public_is_told_to_nobody(catalogue: Town, report: Report, eve: Person) -> None:
    await report(category="bruit")
    assert await told(eve) == []


async def test_staff_may_hide_a_report_and_show_it_again(
    catalogue: Town, report: Report, chloe: Member, didier: Member, eve: Person
) -> None:
    await report()
    path = f"/api/v1/staff/requests/{await only_id(chloe)}/publicity"
    assert (await didier.put(path, json={"is_public": False})).status_code == 404
    assert (await eve.put(path, json={"is_public": False})).status_code == 401
    assert len(await told(eve)) == 1
    # The copy in memory goes when the change is heard of, a moment after it.
    assert (await chloe.put(path, json={"is_public": False})).status_code == 200
    await until(lambda: _are_told(eve, 0))
    await chloe.put(path, json={"is_public": True})
    await until(lambda: _are_told(eve, 1))


async def _came_to(person: Person, states: list[str]) -> bool:
    return [step["state"] for step in (await told(person))[0]["timeline"]] == states


async def test_a_move_is_told_and_the_message_with_it_is_not(
    catalogue: Town, report: Report, chloe: Member, eve: Person
) -> None:
    await report()
    case_id = await only_id(chloe)
    await move(chloe, case_id, "in_progress", "Mme Gagnon, on s’en occupe.")
    await move(chloe, case_id, "in_progress", "Encore un mot.")
    await until(lambda: _came_to(eve, ["received", "in_progress"]))
    assert "Gagnon" not in (await eve.get(READ)).text


async def _has_followers(person: Person, count: int) -> bool:
    return [shown["followers"] for shown in await told(person)] == [count]


async def test_whoever_says_me_too_is_counted(
    catalogue: Town, report: Report, bob: Citizen, eve: Person, work_off: WorkOff
) -> None:
    await report()
    [shown] = await told(eve)
    assert (await send(bob, writing("moi-aussi", shown["id"], ""))).status_code == 201
    await work_off()
    await until(lambda: _has_followers(eve, 1))


async def test_a_settled_report_goes_when_its_time_is_over_and_its_duration_stays(
    catalogue: Town, report: Report, chloe: Member, eve: Person, clock: FakeClock
) -> None:
    await report()
    for _ in range(5):  # A session left alone so long would end.
        clock.advance(timedelta(hours=10))
        await only_id(chloe)
    await move(chloe, await only_id(chloe), "done")
    answer = (await eve.get(READ)).json()
    [kind] = [kind for kind in answer["categories"] if kind["code"] == "nid-de-poule"]
    assert (kind["settled"], kind["median_days"], kind["most_days"]) == (1, 3, 3)
    assert (answer["reports"][0]["state"], answer["reports"][0]["closed_on"]) == ("done", "2026-11-25")
    with kernel_clock.frozen(kernel_clock.now() + timedelta(days=31)):
        assert await told(eve) == []


async def test_another_town_is_told_nothing(catalogue: Town, report: Report, didier: Member) -> None:
    await report()
    assert await told(didier) == []


async def test_the_same_is_open_data_in_three_formats(catalogue: Town, report: Report, eve: Person) -> None:
    await report(place=AT_HOME)
    whole = (await eve.get("/api/v1/requests/public.json")).json()
    table = await eve.get("/api/v1/requests/public.csv")
    points = await eve.get("/api/v1/requests/public.geojson")
    [row] = list(csv.DictReader(io.StringIO(table.text)))
    [feature] = points.json()["features"]
    [shown] = whole["reports"]
    assert table.headers["content-type"].startswith("text/csv")
    assert points.headers["content-type"] == "application/geo+json"
    assert (row["id"], row["title"], row["place"], row["lon"]) == (
        shown["id"],
        "Nid-de-poule",
        "rue du Moulin",
        "-70.1235",
    )
    assert feature["geometry"] == {"type": "Point", "coordinates": [shown["lon"], shown["lat"]]}
    assert feature["properties"]["title"] == "Nid-de-poule"


async def test_no_cell_of_the_table_is_a_formula(catalogue: Town, report: Report, eve: Person) -> None:
    title = {"fr": "=HYPERLINK(1)", "en": "=1"}
    hostile = [type(each)(**{**_fields(each), "title": title}) for each in CATEGORIES]
    await set_report_categories(catalogue.id, hostile)
    await report()
    table = await eve.get("/api/v1/requests/public.csv")
    assert ",'=HYPERLINK(1)," in table.text


def _fields(each: Any) -> Json:  # noqa: ANN401 - any Struct
    return {name: getattr(each, name) for name in each.__struct_fields__}


@pytest.mark.parametrize(("percent", "days"), [(50, 5), (80, 8), (100, 10)])
def test_so_many_were_settled_within_so_many_days(percent: int, days: int) -> None:
    assert days_within([timedelta(days=day) for day in range(10, 0, -1)], percent) == days


def test_a_report_settled_within_the_hour_took_a_day_and_none_took_none() -> None:
    assert days_within([timedelta(minutes=5)], 50) == 1
    assert days_within([], 50) is None
