"""Every naughty string, in every field that takes words: taken in, and read back by staff as it was typed."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from litestar import Litestar

from parvis.forms.definition import Definition
from parvis.forms.engine import normalise
from parvis.forms.events import SubmissionAccepted
from parvis.forms.services import publish_form
from parvis.kernel.ids import new_id
from parvis.requests.services import open_case
from parvis.towns.services import Town
from tests.browser import REPOSITORY
from tests.cast import Citizen, Member
from tests.server.forms.sending import Json, pothole

LIST = REPOSITORY / "pwa" / "node_modules" / "big-list-of-naughty-strings" / "blns.json"
NAUGHTY: list[str] = json.loads(LIST.read_bytes())
AT_ONCE = 10
A_DEVICE_SENDS = 200
"""Fewer than the limit of a minute, which does not pass here."""


def _words(text: str) -> dict[str, str]:
    return {"fr": text, "en": text}


def _question(kind: str, **more: object) -> Json:
    return {"type": kind, "id": kind, "label": _words(kind), "need": "optional", **more}


FORM: Json = {
    "code": "tous-les-mots",
    "version": 1,
    "semantics": 2,
    "title": _words("Mots"),
    "summary": _words("Des mots"),
    "category": "essai",
    "steps": [
        {
            "id": "mots",
            "title": _words("Mots"),
            "questions": [
                _question("text", max_length=5000),
                _question("long_text", max_length=10_000),
                _question("place"),
            ],
        }
    ],
    "confirmation": {"next": _words("Merci."), "delay_days": 1},
    "stages": [_words("Reçue")],
    "retention_days": 30,
}
DEFINITION = msgspec.convert(FORM, Definition)


def answers_of(text: str) -> Json:
    return {
        "text": text,
        "long_text": text,
        "place": {"kind": "landmark", "words": text[:400]},
    }


def body_of(text: str) -> Json:
    return pothole() | {"form": FORM["code"], "version": FORM["version"], "answers": answers_of(text)}


def leaves(value: Any) -> list[str]:  # noqa: ANN401 - an answer
    """The words of an answer, whatever its shape."""
    if isinstance(value, Mapping):
        return [leaf for part in value.values() for leaf in leaves(part)]
    return [str(value)]


async def send_all(citizens: list[Citizen], bodies: dict[UUID, Json]) -> list[httpx.Response]:
    places = asyncio.Semaphore(AT_ONCE)

    async def put(number: int, submission_id: UUID, body: Json) -> httpx.Response:
        async with places:
            return await citizens[number // A_DEVICE_SENDS].put(f"/api/v1/submissions/{submission_id}", json=body)

    return await asyncio.gather(*(put(number, *sent) for number, sent in enumerate(bodies.items())))


async def test_every_naughty_string_is_read_back_as_it_was_typed(app: Litestar, forms: Town, chloe: Member) -> None:
    await publish_form(forms.id, msgspec.json.encode(FORM), forms.profile.languages)
    citizens = [Citizen(app, forms, f"Alice {number}") for number in range(len(NAUGHTY) // A_DEVICE_SENDS + 1)]
    texts = {new_id(): text for text in NAUGHTY}
    sent = await send_all(citizens, {submission_id: body_of(text) for submission_id, text in texts.items()})
    refused = [(answer.json(), text) for answer, text in zip(sent, NAUGHTY, strict=True) if answer.status_code != 201]
    assert refused == []
    for submission_id in texts:  # What the worker does for each, without waiting for it.
        await open_case(SubmissionAccepted(town_id=forms.id, submission_id=submission_id))
    mine = [(await citizen.get("/api/v1/requests/mine")) for citizen in citizens]
    assert {answer.status_code for answer in mine} == {200}
    ids = [UUID(one["submission_id"]) for answer in mine for one in answer.json()["requests"]]
    assert sorted(ids) == sorted(texts)
    cases = {UUID(one["submission_id"]): one["id"] for answer in mine for one in answer.json()["requests"]}
    for submission_id, text in texts.items():
        read = await chloe.get(f"/api/v1/staff/requests/{cases[submission_id]}")
        assert read.status_code == 200
        said = {line["question"]: line["display"] for line in read.json()["answers"]}
        clean = normalise(DEFINITION, answers_of(text))
        assert set(said) == set(clean)
        for name, value in clean.items():
            words = [leaf for leaf in leaves(value) if leaf != "landmark"]
            assert all(word in said[name] for word in words), (name, text)


@pytest.mark.parametrize("field", ["form", "language", "started_at", "attachments"])
async def test_a_naughty_string_outside_the_answers_is_taken_or_refused_without_harm(
    app: Litestar, forms: Town, field: str
) -> None:
    citizens = [Citizen(app, forms, f"Alice {number}") for number in range(len(NAUGHTY) // A_DEVICE_SENDS + 1)]
    claim = {"sha256": "", "media_type": "", "size_bytes": 1, "question": ""}
    bodies = {
        new_id(): pothole() | {field: [claim | {"name": text}] if field == "attachments" else text} for text in NAUGHTY
    }
    assert {answer.status_code for answer in await send_all(citizens, bodies)} <= {201, 400, 404, 422}


async def test_a_naughty_search_finds_or_finds_nothing(forms: Town, chloe: Member) -> None:
    answers = [await chloe.get("/api/v1/staff/requests", params={"q": text[:200]}) for text in NAUGHTY]
    assert {answer.status_code for answer in answers} == {200}
