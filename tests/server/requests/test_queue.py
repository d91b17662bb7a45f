"""Staff look for what concerns them, and take it away."""

import csv
import io
from datetime import date, timedelta

import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.kernel.ids import new_id, receipt_code
from parvis.people.services import list_accounts
from parvis.towns.services import Town
from tests.cast import Citizen, Member
from tests.server.requests.asking import Json, inbox, move, only_id
from tests.server.requests.conftest import Report


async def assign(member: Member, case_id: str, **wanted: object) -> Json:
    answer = await member.put(f"/api/v1/staff/requests/{case_id}/assignments/{new_id()}", json=wanted)
    assert answer.status_code == 201, answer.text
    found: Json = answer.json()
    return found


async def places(member: Member, **filters: str) -> list[str]:
    return [found["place_words"] for found in await inbox(member, **filters)]


def at(words: str) -> Json:
    return {"kind": "landmark", "words": words}


FOUND = [
    ({"category": "signaler"}, ["aréna", "école", "église"]),
    ({"category": "signaler/arbre"}, ["aréna"]),
    ({"category": "signale"}, []),
    ({"place": "Ecole"}, ["école"]),
    ({"place": "%"}, ["aréna", "école", "église"]),
    ({"state": "open"}, ["aréna", "école"]),
    ({"state": "closed"}, ["église"]),
    ({"desk": "none"}, ["aréna", "église"]),
    ({"desk": "travaux-publics"}, ["école"]),
    ({"assignee": "me"}, ["école"]),
    ({"assignee": "nobody"}, ["aréna", "église"]),
    ({"channel": "phone"}, []),
    ({"review": "true"}, []),
    ({"late": "true"}, []),
    ({"opened_from": "2026-11-24"}, []),
    ({"opened_from": "0001-01-01", "opened_to": "9999-12-31"}, ["aréna", "école", "église"]),
    ({"opened_from": "2026-11-23", "opened_to": "2026-11-23"}, ["aréna", "école", "église"]),
    ({"opened_to": "2026-11-22"}, []),
]
"""What each question finds among three requests: one in an arena, one at a school that is Chloé's, one that is over."""


async def test_the_queue_is_filtered(report: Report, chloe: Member) -> None:
    for category, words in (("arbre", "aréna"), ("nid-de-poule", "école"), ("nid-de-poule", "église")):
        await report(category=category, place=at(words))
    ids = {request["place_words"]: request["id"] for request in await inbox(chloe)}
    await move(chloe, ids["église"], "done")
    await assign(chloe, ids["école"], desk="travaux-publics", assignee_id=str(chloe.staff.id))
    assert [(filters, sorted(await places(chloe, **filters))) for filters, _ in FOUND] == FOUND


async def test_what_is_late_is_found_on_the_day_after_its_promise(report: Report, town: Town, chloe: Member) -> None:
    await report()
    for promised_on, is_late in ((date(2026, 11, 23), False), (date(2026, 11, 22), True)):
        async with unit_of_work(town.id) as uow:
            await uow.connection.execute("update requests_case set promised_on = $1", promised_on)
        assert bool(await inbox(chloe, late="true")) is is_late


async def test_the_queue_goes_on_in_the_order_that_was_asked_for(
    report: Report, chloe: Member, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in "abc":
        clock.advance(timedelta(hours=8))
        await report(place=at(words))
        await inbox(chloe)  # Whoever is idle for long is signed out.
    monkeypatch.setattr("parvis.requests.services.queue.PAGE", 1)
    assert await walk(chloe, "newest") == ["c", "b", "a"]
    assert await walk(chloe, "oldest") == ["a", "b", "c"]
    by_promise = await walk(chloe, "promised")
    assert (by_promise[0], sorted(by_promise)) == ("a", ["a", "b", "c"])


async def walk(member: Member, sort: str) -> list[str]:
    """The places of the whole queue, stretch by stretch."""
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        params = {"sort": sort} | ({"cursor": cursor} if cursor else {})
        page = (await member.get("/api/v1/staff/requests", params=params)).json()
        seen += [found["place_words"] for found in page["requests"]]
        cursor = page["next_cursor"]
    return seen


@pytest.mark.parametrize(
    "filters", [{"assignee": "him"}, {"category": "A'"}, {"desk": "%"}, {"sort": "id"}, {"opened_from": "soon"}]
)
async def test_a_filter_that_nobody_offers_is_refused(chloe: Member, filters: dict[str, str]) -> None:
    assert (await chloe.get("/api/v1/staff/requests", params=filters)).status_code == 400


async def test_each_state_is_counted(report: Report, chloe: Member) -> None:
    await report()
    await move(chloe, await only_id(chloe), "done")
    await report()
    counts = (await chloe.get("/api/v1/staff/request-counts", params={"state": "done"})).json()
    assert counts == {"states": {"done": 1, "received": 1}, "late": 0}


async def test_a_request_is_given_to_a_desk_and_a_person_once(
    report: Report, alice: Citizen, chloe: Member, town: Town
) -> None:
    await report()
    path = f"/api/v1/staff/requests/{await only_id(chloe)}/assignments/{new_id()}"
    wanted = {"desk": "voirie", "assignee_id": str(chloe.staff.id)}
    first, again = [await chloe.put(path, json=wanted) for _ in range(2)]
    assert (first.status_code, again.status_code) == (201, 200)
    assert (first.json()["desk"], first.json()["assignee_id"]) == ("voirie", str(chloe.staff.id))
    assert [line["message"] for line in again.json()["timeline"] if line["kind"] == "assigned"] == [
        "Chloé Bélanger · voirie"
    ]
    [mine] = (await alice.get("/api/v1/requests/mine")).json()["requests"]
    assert [line["kind"] for line in mine["timeline"]] == ["opened"]
    assert (await chloe.put(path, json={})).status_code == 409
    assert len(await list_accounts(town.id)) == 1


async def test_a_request_is_given_to_nobody_who_does_not_work_here(
    report: Report, chloe: Member, didier: Member
) -> None:
    await report()
    path = f"/api/v1/staff/requests/{await only_id(chloe)}/assignments/{new_id()}"
    answer = await chloe.put(path, json={"assignee_id": str(didier.staff.id)})
    assert (answer.status_code, answer.json()["code"]) == (404, "requests.unknown-colleague")
    assert (await didier.put(path, json={})).json()["code"] == "requests.unknown"


async def test_there_is_to_choose_what_the_town_has(report: Report, chloe: Member) -> None:
    await report()
    await assign(chloe, await only_id(chloe), desk="voirie")
    choices = (await chloe.get("/api/v1/staff/request-choices")).json()
    assert choices == {
        "categories": [{"code": "signaler/nid-de-poule", "title": {"fr": "Nid-de-poule", "en": "Pothole"}}],
        "desks": ["voirie"],
        "channels": ["app"],
        "colleagues": [{"id": str(chloe.staff.id), "name": "Chloé Bélanger", "role": "admin"}],
    }


async def test_a_table_runs_nothing_in_a_spreadsheet(report: Report, chloe: Member) -> None:
    submission_id = await report(place=at('=HYPERLINK("http://x","y")'))
    await report(place={"kind": "point", "words": "", "lon": -71.25, "lat": 46.5})
    answer = await chloe.get("/api/v1/staff/requests.csv", params={"q": ""})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    [link, point] = sorted(rows, key=lambda row: row["endroit"])
    assert (link["endroit"], link["numéro"]) == ('\'=HYPERLINK("http://x","y")', receipt_code(submission_id))
    assert (point["endroit"], point["longitude"], point["état"]) == ("46.50000, -71.25000", "-71,250000", "Reçue")


async def test_a_table_is_as_long_as_what_it_holds(
    report: Report, chloe: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parvis.requests.services.exporting._STRETCH", 2)
    for words in "abcde":
        await report(place=at(words))
    answer = await chloe.get("/api/v1/staff/requests.csv", params={"language": "en", "place": ""})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert sorted(row["place"] for row in rows) == list("abcde")


async def test_a_filter_is_kept_for_oneself_or_for_all(chloe: Member, didier: Member) -> None:
    path = f"/api/v1/staff/request-filters/{new_id()}"
    kept = {"name": "Mes nids", "filter": {"category": "signaler", "assignee": "me"}, "is_default": True}
    assert (await chloe.put(path, json=kept)).status_code == 200
    [found] = (await chloe.get("/api/v1/staff/request-filters")).json()["filters"]
    assert (found["name"], found["filter"], found["is_mine"]) == (kept["name"], kept["filter"], True)
    assert (await didier.get("/api/v1/staff/request-filters")).json() == {"filters": []}
    assert (await chloe.delete(path)).status_code == 204
    assert (await chloe.get("/api/v1/staff/request-filters")).json() == {"filters": []}
