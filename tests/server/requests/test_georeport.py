"""Open311 GeoReport v2: what other programs read and write."""

from collections.abc import AsyncIterator
from datetime import timedelta
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest
from litestar import Litestar

from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town
from tests.cast import Member, Person, sign_in
from tests.server.conftest import WorkOff
from tests.server.requests.asking import inbox, move
from tests.server.requests.conftest import Report
from tests.shared_data import SHARED_DATA, shared_data

V2 = "/api/open311/v2"
POTHOLE = {
    "service_code": "nid-de-poule",
    "lat": "46.1234567",
    "long": "-70.6543210",
    "address_string": "devant le 120, rue du Moulin, chez Mme Gagnon",
    "attribute[hole_size]": "wheel",
    "description": "Profond, près de l’école.",
    "email": "Marie@Example.CA",
    "first_name": "Marie",
    "last_name": "Gagnon",
    "phone": "418 555-0199",
}


@pytest.fixture
async def key(forms: Town, chloe: Member) -> str:
    made = await chloe.post("/api/v1/staff/api-keys", json={"name": "Voirie+", "contact": "info@voirie.example"})
    assert made.status_code == 201
    return str(made.json()["key"])


@pytest.fixture
async def edith(app: Litestar, forms: Town) -> AsyncIterator[Member]:
    """An editor of the town: she publishes notices, and makes no keys."""
    async with await sign_in(app, forms, "Édith", "editor") as edith:
        yield edith


async def post(who: Person, key: str, ending: str = "json", **fields: str) -> httpx.Response:
    return await who.post(f"{V2}/requests.{ending}", data={**POTHOLE, "api_key": key, **fields})


async def test_the_discovery_document_says_where_to_go(eve: Person, forms: Town) -> None:
    told = (await eve.get("/api/open311/discovery.json")).json()
    assert told["endpoints"][0]["specification"] == "http://wiki.open311.org/GeoReport_v2"
    assert told["endpoints"][0]["url"].endswith("/open311/v2")
    xml = parse((await eve.get("/api/open311/discovery.xml")).content)
    assert [format_.text for format_ in xml.iterfind("endpoints/endpoint/formats/format")] == [
        "text/xml",
        "application/json",
    ]


async def test_kinds_of_problem_are_services_and_what_stops_the_form_is_none(eve: Person, forms: Town) -> None:
    listed = await eve.get(f"{V2}/services.json")
    codes = {service["service_code"]: service for service in listed.json()}
    assert "nid-de-poule" in codes
    assert "danger" not in codes
    assert codes["nid-de-poule"]["metadata"] is True
    assert listed.headers["content-type"] == "application/json; charset=utf-8"


async def test_questions_are_attributes_without_those_that_have_a_field_of_their_own(eve: Person, forms: Town) -> None:
    told = (await eve.get(f"{V2}/services/nid-de-poule.json")).json()
    assert [attribute["code"] for attribute in told["attributes"]] == ["hole_size"]
    assert told["attributes"][0]["datatype"] == "singlevaluelist"
    assert {value["key"] for value in told["attributes"][0]["values"]} == {"plate", "wheel", "larger"}


async def test_a_report_opens_a_request_once_however_often_it_is_sent(eve: Person, key: str, chloe: Member) -> None:
    first = await post(eve, key)
    assert first.status_code == 201
    again = await post(eve, key, "xml")
    told = parse(again.content).findtext("request/service_request_id")
    assert told == first.json()[0]["service_request_id"]
    [found] = await inbox(chloe)
    assert found["id"] == told
    detail = (await chloe.get(f"/api/v1/staff/requests/{told}")).json()
    said = {line["question"]: line["display"] for line in detail["answers"]}
    assert said["description"] == "Profond, près de l’école."
    assert said["email"] == "Marie@example.ca"
    assert said["name"] == "Marie Gagnon"


async def test_the_same_words_two_days_later_are_another_pothole(eve: Person, key: str, clock: FakeClock) -> None:
    first = (await post(eve, key)).json()
    clock.advance(timedelta(days=2))
    second = await post(eve, key)
    assert second.status_code == 201
    assert second.json()[0]["service_request_id"] != first[0]["service_request_id"]


async def test_the_public_reads_the_street_and_the_state_and_nothing_that_was_typed(
    eve: Person, key: str, chloe: Member, work_off: WorkOff
) -> None:
    request_id = (await post(eve, key)).json()[0]["service_request_id"]
    [told] = (await eve.get(f"{V2}/requests/{request_id}.json")).json()
    assert told["status"] == "open"
    assert told["description"] is None
    assert (told["lat"], told["long"]) == (46.1235, -70.6543)
    assert "Gagnon" not in str(told)
    assert "120" not in str(told["address"])
    await work_off()
    await move(chloe, request_id, "done", "Rempli ce matin.")
    [told] = (await eve.get(f"{V2}/requests.json", params={"status": "closed"})).json()
    assert told["status_notes"] == "Réglé"
    assert "matin" not in str(told)


async def test_a_report_from_the_app_is_read_too(eve: Person, report: Report) -> None:
    await report()
    listed = (await eve.get(f"{V2}/requests.json", params={"service_code": "nid-de-poule,lampadaire"})).json()
    assert [found["service_code"] for found in listed] == ["nid-de-poule"]


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"api_key": ""}, 403, "key"),
        ({"api_key": "x" * 43}, 403, "key"),
        ({"service_code": ""}, 400, "service_code"),
        ({"service_code": "danger"}, 404, "service"),
        ({"lat": "", "long": "", "address_string": ""}, 400, "place"),
        ({"lat": "91"}, 400, "degrees"),
        ({"lat": "nan"}, 400, "degrees"),
        ({"attribute[hole_size]": "crater"}, 400, "hole_size: not-an-option"),
        ({"attribute[none_such]": "1"}, 400, "none_such"),
        ({"phone": "12"}, 400, "phone: not-a-phone"),
        ({"description": "x" * 4001}, 400, "4000"),
        ({"media_url": "javascript:alert(1)"}, 400, "media_url"),
        ({"jurisdiction_id": "another.example"}, 404, "jurisdiction"),
        ({"description": "a\0b"}, 400, "NUL"),
    ],
)
async def test_a_report_that_cannot_be_taken_says_why(
    eve: Person, key: str, chloe: Member, *, fields: dict[str, str], status: int, said: str
) -> None:
    refused = await post(eve, key, **fields)
    assert refused.status_code == status
    [error] = refused.json()
    assert error["code"] == status
    assert said in error["description"]
    assert await inbox(chloe) == []


async def test_errors_are_xml_where_xml_is_asked_for(eve: Person, key: str) -> None:
    refused = parse((await post(eve, key, "xml", service_code="none")).content)
    assert (refused.tag, refused.findtext("error/code")) == ("errors", "404")


@pytest.mark.parametrize(
    "path",
    [
        "/services.yaml",
        "/nothing.json",
        "/services/none.xml",
        "/requests/none.xml",
        "/tokens/1.json",
        "/requests/01920000-0000-7000-8000-000000000000.json",
    ],
)
async def test_what_is_not_there_is_not_found(eve: Person, forms: Town, path: str) -> None:
    assert (await eve.get(V2 + path)).status_code == 404


@pytest.mark.parametrize(
    "params",
    [
        {"start_date": "yesterday"},
        {"start_date": "2026-01-01"},
        {"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-06-01T00:00:00Z"},
        {"status": "lost"},
        {"service_request_id": ",".join(["1"] * 201)},
    ],
)
async def test_filters_that_mean_nothing_are_refused(eve: Person, forms: Town, params: dict[str, str]) -> None:
    assert (await eve.get(f"{V2}/requests.json", params=params)).status_code == 400


async def test_a_revoked_key_writes_no_more(eve: Person, key: str, chloe: Member) -> None:
    [made] = (await chloe.get("/api/v1/staff/api-keys")).json()["keys"]
    assert "key" not in made
    assert (await chloe.delete(f"/api/v1/staff/api-keys/{made['id']}")).status_code == 204
    assert (await post(eve, key)).status_code == 403


async def test_only_the_administration_makes_keys_and_each_town_its_own(
    eve: Person, edith: Member, didier: Member, key: str, chloe: Member
) -> None:
    assert (await edith.get("/api/v1/staff/api-keys")).status_code == 403
    assert (await eve.get("/api/v1/staff/api-keys")).status_code == 401
    [made] = (await chloe.get("/api/v1/staff/api-keys")).json()["keys"]
    assert (await didier.delete(f"/api/v1/staff/api-keys/{made['id']}")).status_code == 404
    assert (await post(didier, key)).status_code == 403


def parse(document: bytes) -> Element:
    """Our own answers, and the samples."""
    return fromstring(document)  # noqa: S314 - nobody else wrote them


def shape(element: Element) -> dict[str, set[str]]:
    """The names of the parts of each kind of element."""
    found: dict[str, set[str]] = {}
    for part in element.iter():
        found.setdefault(part.tag, set()).update(child.tag for child in part)
    return found


@shared_data
async def test_documents_have_the_parts_of_the_published_samples(eve: Person, key: str) -> None:
    await post(eve, key)
    for path, sample in (
        ("/services.xml", "dc-services.xml"),
        ("/services/nid-de-poule.xml", "dc-services-S0301.xml"),
        ("/requests.xml", "service-requests.xml"),
    ):
        ours = shape(parse((await eve.get(V2 + path)).content))
        assert ours == shape(parse((SHARED_DATA / "open311" / sample).read_bytes())), path
