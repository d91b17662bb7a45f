"""Every ready form, sent as a phone sends it: it opens a request, and staff read each of its answers in words."""

from typing import Any

import pytest

from parvis.forms import definition as d
from parvis.forms.demo import OUR_FORMS
from parvis.forms.engine import formats
from parvis.forms.services import publish_form
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town
from tests.cast import Citizen, Member
from tests.server.conftest import WorkOff
from tests.server.forms.sending import SENT_AT, a_photo, photo_answer, send, upload
from tests.server.forms.walking import paths_of
from tests.server.requests.asking import mine, only_id

PATHS = sorted(OUR_FORMS.glob("*.json"))
PHOTO = a_photo()
SENT_ON = SENT_AT[:10]


def _answer(question: d.Question, value: Any) -> Any:  # noqa: ANN401 - an answer
    """The same answer, with a file that is there and a day that is right on the day of sending."""
    match question:
        case d.Photo() | d.File():
            return [photo_answer(PHOTO)]
        case d.Date():
            bound = question.min or question.max
            return formats.resolve_date(bound, SENT_ON) if bound else SENT_ON
    return value


def filled(form: d.Definition) -> dict[str, Any]:
    """What a phone sends: the first way through."""
    questions = form.questions()
    repeated = form.repeated()
    way = next(iter(paths_of(form)))
    answers = {
        name: [{each: _answer(questions[each], item[each]) for each in item} for item in value]
        if name in repeated
        else _answer(questions[name], value)
        for name, value in way.items()
    }
    asking = [name for name in way if name in questions and isinstance(questions[name], d.Photo | d.File)]
    return {
        "form": form.code, "version": form.version, "language": "fr", "answers": answers,
        "attachments": [photo_answer(PHOTO) | {"question": name} for name in asking],
        "started_at": SENT_AT, "queued_at": SENT_AT,
    }  # fmt: skip


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
async def form(request: pytest.FixtureRequest, town: Town, clock: FakeClock) -> d.Definition:
    return await publish_form(town.id, request.param.read_bytes(), town.profile.languages)


async def test_a_ready_form_becomes_a_request_that_staff_can_read(
    form: d.Definition, alice: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    assert (await upload(alice, PHOTO)).status_code == 204
    body = filled(form)
    answer = await send(alice, body)
    assert (answer.status_code, answer.json().get("findings")) == (201, None)
    await work_off()
    [request] = await mine(alice)
    assert request["stages"] == len(form.stages)
    subject = form.questions().get(form.subject or "")
    if isinstance(subject, d.Choice):
        chosen = next(option for option in subject.options if option.value == body["answers"][subject.id])
        assert request["title"] == chosen.label
    shown = (await chloe.get(f"/api/v1/staff/requests/{await only_id(chloe)}")).json()
    assert len(shown["answers"]) >= len(body["answers"])
