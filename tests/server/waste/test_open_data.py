"""Open data: everybody finds each sector's calendar, in three formats that say the same."""

import csv
import io
from datetime import date

import pytest

from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, replace_streets
from parvis.waste.rules.pickups import Buildings, PickupChange, Rule
from parvis.waste.rules.recurrence import Weekly
from parvis.waste.services import NewSector, add_changes, get_stream_id, refresh_zones, set_sector, set_streams
from tests.cast import Person
from tests.server.waste.calendar_readers import read_by_icalendar
from tests.server.waste.factories import a_stream, an_address

INDEX = "/api/v1/waste/open-data"
LARGE = Buildings(words={"fr": "9 logements et plus", "en": "9 dwellings or more"}, dwellings_min=9)


@pytest.fixture
async def published(town: Town, clock: FakeClock) -> Town:
    """A town with one sector: Mondays, Tuesdays for large buildings, one day moved, and one cancelled in a street."""
    await set_streams(town.id, [a_stream("ordures"), a_stream("recyclage")])
    await replace_streets(town.id, [an_address(12, 0.5, 0.5)])
    rules = (Rule(recurrence=Weekly((1,))), Rule(recurrence=Weekly((2,)), buildings=LARGE))
    sector = NewSector(code="centre", name="Centre", is_everywhere=True, rules=rules)
    await set_sector(town.id, await get_stream_id(town.id, "ordures"), sector)
    await refresh_zones(town.id)
    await decide(town, clock, kind="moved", planned_on=date(2026, 11, 30), new_on=date(2026, 12, 2))
    await decide(town, clock, kind="cancelled", planned_on=date(2026, 12, 7), streets=("rue du Moulin",))
    return town


async def decide(town: Town, clock: FakeClock, **fields: object) -> None:
    reason = {"fr": '=HYPERLINK("x"); Tempête,\nverglas', "en": "+1 Storm"}
    change = PickupChange(author="Chloé", made_at=clock(), reason=reason, **fields)  # type: ignore[arg-type]
    await add_changes(town.id, [change], "staff")


async def links(person: Person) -> dict[str, str]:
    index = (await person.get(INDEX)).json()
    (sector,) = index["streams"][0]["sectors"]
    return {name: sector[name] for name in ("json", "csv", "ics")}


async def rows(person: Person) -> list[dict[str, str]]:
    text = (await person.get((await links(person))["csv"])).content.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


async def test_the_index_says_what_there_is_where_and_on_which_terms(published: Town, eve: Person) -> None:
    answer = await eve.get(INDEX)
    index = answer.json()
    assert [(stream["code"], len(stream["sectors"])) for stream in index["streams"]] == [
        ("ordures", 1),
        ("recyclage", 0),
    ]
    assert (index["town"], index["time_zone"]) == ("Val-des-Sources", "America/Toronto")
    assert index["licence"]["words"]["fr"]
    assert index["licence"]["url"].startswith("https://")
    assert (await links(eve))["csv"] == f"{eve.origin}{INDEX}/ordures/centre/calendar.csv"
    again = await eve.get(INDEX, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


async def test_the_columns_are_those_that_the_index_explains(published: Town, eve: Person) -> None:
    explained = [column["name"] for column in (await eve.get(INDEX)).json()["columns"]]
    found = list((await rows(eve))[0])
    assert found == [*explained[:-1], "reason_fr", "reason_en"]
    assert explained[-1] == "reason"


async def test_the_three_formats_say_the_same_days(published: Town, eve: Person) -> None:
    where = await links(eve)
    document = (await eve.get(where["json"])).json()
    of_json = {(each["uid"], each["on"], each["state"], each.get("sequence", 0)) for each in document["pickups"]}
    of_csv = {
        (each["uid"], each["on"], each["state"], int(each["sequence"]))
        for each in await rows(eve) if not each["streets"]
    }  # fmt: skip
    assert of_csv == of_json
    shown = {
        each.uid: (str(each.on), each.sequence) for each in read_by_icalendar((await eve.get(where["ics"])).content)
    }
    assert {uid: (on, sequence) for uid, on, _, sequence in of_json}.items() <= shown.items()
    assert (document["from_on"], document["until_on"]) == ("2026-10-01", "2028-01-01")


async def test_a_row_says_why_for_whom_and_when_to_set_out(published: Town, eve: Person) -> None:
    moved = next(row for row in await rows(eve) if row["state"] == "moved")
    assert (moved["planned_on"], moved["on"], moved["sequence"]) == ("2026-11-30", "2026-12-02", "1")
    assert (moved["set_out_from"], moved["set_out_from_day_before"], moved["set_out_until"]) == (
        "19:00",
        "true",
        "07:00",
    )
    assert {row["only_for"] for row in await rows(eve)} == {"", "9 logements et plus"}


async def test_what_differs_in_a_street_replaces_the_row_of_the_same_uid_there(published: Town, eve: Person) -> None:
    (there,) = [row for row in await rows(eve) if row["streets"]]
    assert (there["streets"], there["state"], there["planned_on"]) == ("rue du Moulin", "cancelled", "2026-12-07")
    (usual,) = [row for row in await rows(eve) if row["uid"] == there["uid"] and not row["streets"]]
    assert usual["state"] == "planned"


async def test_no_cell_is_a_formula(published: Town, eve: Person) -> None:
    moved = next(row for row in await rows(eve) if row["state"] == "moved")
    assert moved["reason_fr"] == '\'=HYPERLINK("x"); Tempête,\nverglas'
    assert moved["reason_en"] == "'+1 Storm"


async def test_each_format_has_its_type_and_is_not_sent_twice(published: Town, eve: Person) -> None:
    types = {"json": "application/json", "csv": "text/csv; charset=utf-8; header=present",
             "ics": "text/calendar; charset=utf-8"}  # fmt: skip
    for name, link in (await links(eve)).items():
        answer = await eve.get(link)
        assert answer.headers["content-type"] == types[name]
        assert (await eve.get(link, headers={"If-None-Match": answer.headers["etag"]})).status_code == 304
        assert (await eve.head(link)).headers["etag"] == answer.headers["etag"]


@pytest.mark.parametrize("name", ["json", "csv", "ics"])
async def test_a_sector_that_there_is_not_is_a_plain_404(published: Town, eve: Person, name: str) -> None:
    answer = await eve.get(f"{INDEX}/ordures/nord/calendar.{name}")
    assert (answer.status_code, answer.json()["code"]) == (404, "waste.unknown-sector")
    assert (await eve.get(f"{INDEX}/%00/nord/calendar.{name}")).status_code == 404


async def test_another_town_s_sectors_are_not_ours(published: Town, other_town: Town, eve: Person) -> None:
    answer = await eve.get(INDEX, headers={"Host": other_town.hosts[0]})
    assert answer.json()["streams"] == []
