"""The API tells about itself, to machines and to people."""

import re
from html.parser import HTMLParser
from typing import Any

from tests.cast import Person


async def _document(stranger: Person) -> dict[str, Any]:
    document: dict[str, Any] = (await stranger.get("/api/openapi.json")).json()
    return document


async def test_every_operation_has_an_id_a_room_and_a_way_to_refuse(stranger: Person) -> None:
    document = await _document(stranger)
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert len(operations) > 10
    identifiers = [operation["operationId"] for operation in operations]
    assert len(identifiers) == len(set(identifiers))
    for operation in operations:
        assert operation["tags"], operation["operationId"]
        assert "application/problem+json" in operation["responses"]["default"]["content"]
        assert "400" not in operation["responses"]
    assert {"code", "status", "type", "title"} <= set(document["components"]["schemas"]["Problem"]["properties"])


async def test_it_says_who_may_call(stranger: Person) -> None:
    paths = (await _document(stranger))["paths"]
    assert paths["/api/v1/probe/me"]["get"]["security"] == [{"device": []}]
    assert paths["/api/v1/probe/edited"]["put"]["security"] == [{"staff": []}]
    assert paths["/api/v1/probe/edited"]["put"]["x-role"] == "editor"
    assert "security" not in paths["/api/v1/probe/here"]["get"]


async def test_a_dataset_is_described_by_what_its_building_returns(stranger: Person) -> None:
    document = await _document(stranger)
    answer = document["paths"]["/api/v1/probe/parts/{key}/x"]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]
    name = schema["$ref"].rpartition("/")[2]
    assert set(document["components"]["schemas"][name]["properties"]) == {"town", "key", "times", "padding"}


async def test_the_page_needs_neither_script_nor_foreign_host(stranger: Person) -> None:
    answer = await stranger.get("/api/docs")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<script" not in answer.text
    assert not re.search(r"\sstyle=", answer.text)
    assert re.findall(r'(?:src|href)="(?!#)([^"]*)"', answer.text) == ["/api/docs.css", "/api/openapi.json"]
    assert (await stranger.get("/api/docs.css")).headers["content-type"] == "text/css; charset=utf-8"


async def test_the_page_shows_every_operation_and_its_links_lead_somewhere(stranger: Person) -> None:
    document, page = await _document(stranger), (await stranger.get("/api/docs")).text
    for path in document["paths"]:
        assert path in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    _Balance().feed(page)


class _Balance(HTMLParser):
    """Fails on a tag that closes another than it should."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Have nothing to close."""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - HTMLParser's signature
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
