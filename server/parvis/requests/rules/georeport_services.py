"""A form's kinds of problem as Open311 services, their questions as attributes, and a request as answers. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from parvis.forms import definition as d
from parvis.forms.engine.walk import walk
from parvis.kernel.errors import Invalid
from parvis.kernel.language import Words, pick
from parvis.kernel.places import Point
from parvis.requests.rules.georeport import Node

DESCRIPTION_LENGTH = 4000
_URL_LENGTH = 500
_YES_NO = (("true", {"fr": "Oui", "en": "Yes"}), ("false", {"fr": "Non", "en": "No"}))
_DATATYPES: Mapping[type, str] = {
    d.Text: "string",
    d.LongText: "text",
    d.Number: "number",
    d.Amount: "number",
    d.Date: "datetime",
    d.Choice: "singlevaluelist",
    d.YesNo: "singlevaluelist",
    d.Consent: "singlevaluelist",
    d.Choices: "multivaluelist",
    d.Statement: "text",
}
"""Kinds of questions that are attributes; a place, a person's address and photos have fields of their own, or none."""


class BadRequest(Invalid):
    """A report that cannot be taken, with what to put right."""

    code = "requests.open311-bad-request"
    status = 400


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a client of the interface sends, its names tidied: `attributes` holds every value of a code."""

    service_code: str
    address_string: str = ""
    point: Point | None = None
    email: str = ""
    first_name: str = ""
    last_name: str = ""
    phone: str = ""
    description: str = ""
    media_url: str = ""
    attributes: Mapping[str, Sequence[str]] = {}


def list_options(definition: d.Definition) -> Iterator[d.Option]:
    """The kinds of problem that can be reported: an option that stops the form says whom to call instead."""
    subject = definition.questions().get(definition.subject or "")
    if isinstance(subject, d.Choice):
        yield from (option for option in subject.options if option.stop is None)


def find_option(definition: d.Definition, service_code: str) -> d.Option | None:
    """The kind of problem of this code."""
    return next((option for option in list_options(definition) if option.value == service_code), None)


def describe_service(definition: d.Definition, option: d.Option, language: str) -> dict[str, Node]:
    """One line of the list of services."""
    return {
        "service_code": option.value,
        "service_name": pick(option.label, language),
        "description": pick(option.help, language) if option.help else pick(definition.summary, language),
        "metadata": bool(describe_attributes(definition, option.value, language)),
        "type": "realtime",
        "keywords": ", ".join(dict.fromkeys(option.label.values())),
        "group": pick(definition.title, language),
    }


def describe_attributes(definition: d.Definition, service_code: str, language: str) -> list[Node]:
    """The questions that belong to a kind of problem."""
    asked = _questions(definition, {str(definition.subject): service_code})
    return [_attribute(question, order, language) for order, question in enumerate(_attributes(asked), start=1)]


def read_answers(definition: d.Definition, report: Report) -> dict[str, Any]:
    """A report as the answers of the form. What they are worth, the form's own engine judges.

    Raises:
        BadRequest: An attribute that the service does not have, or a wrong address of a picture.
    """
    answers: dict[str, Any] = {str(definition.subject): report.service_code}
    left = dict(report.attributes)
    # An answer may be what another question waits for: the form is walked anew until nothing new is asked.
    while True:
        asked = _questions(definition, answers)
        taken = {q.id: _value(q, left.pop(q.id)) for q in _attributes(asked) if q.id in left}
        if not taken:
            break
        answers |= taken
    if left:
        raise BadRequest(f"The service has no attribute of this code: {min(left)[:60]!r}.")
    return answers | _known(_questions(definition, answers), report)


def _questions(definition: d.Definition, answers: Mapping[str, Any]) -> list[d.Question]:
    """What is asked, but for the subject; a repeated step has no place in this interface."""
    return [
        asked.question
        for page in walk(definition, answers)
        if page.step.repeat is None
        for asked in page.asked
        if asked.question.id != definition.subject
    ]


def _attributes(asked: Sequence[d.Question]) -> list[d.Question]:
    description, name = _find_description(asked), _find_name(asked)
    return [q for q in asked if type(q) in _DATATYPES and q is not description and q is not name]


def _find_description(asked: Sequence[d.Question]) -> d.LongText | None:
    """Where the words of a report go: the long text that must be there, else the first one."""
    texts = [question for question in asked if isinstance(question, d.LongText)]
    return next((text for text in texts if text.need == "required"), texts[0] if texts else None)


def _find_name(asked: Sequence[d.Question]) -> d.Text | None:
    return next((q for q in asked if isinstance(q, d.Text) and q.autocomplete == "name"), None)


def _attribute(question: d.Question, order: int, language: str) -> Node:
    return {
        "variable": not isinstance(question, d.Statement),
        "code": question.id,
        "datatype": _DATATYPES[type(question)],
        "required": question.need == "required" and not isinstance(question, d.Statement),
        "datatype_description": pick(question.help, language) if question.help else "",
        "order": order,
        "description": pick(question.label, language),
        "values": [{"key": key, "name": pick(words, language)} for key, words in _values(question)],
    }


def _values(question: d.Question) -> list[tuple[str, Words]]:
    if isinstance(question, d.Choice | d.Choices):
        return [(option.value, option.label) for option in question.options]
    return list(_YES_NO) if isinstance(question, d.YesNo | d.Consent) else []


def _value(question: d.Question, values: Sequence[str]) -> object:
    if isinstance(question, d.Choices):
        return [value for value in values if value]
    value = values[-1]
    if isinstance(question, d.YesNo | d.Consent):
        if value not in {"true", "false", ""}:
            raise BadRequest(f"{question.id} is true or false.")
        return None if value == "" else value == "true"
    if isinstance(question, d.Date):
        return _day(question.id, value)
    return value


def _day(code: str, value: str) -> str | None:
    if not value:
        return None
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except ValueError as wrong:
        raise BadRequest(f"{code} is a date: 2027-03-27, or 2027-03-27T00:00:00Z.") from wrong


def _known(asked: Sequence[d.Question], report: Report) -> dict[str, Any]:
    """What the interface has fields of its own for."""
    found: dict[str, Any] = {}
    for question in asked:
        match question:
            case d.Place() if "place" not in found:
                found["place"] = (question.id, _place(report))
            case d.Email() if report.email:
                found.setdefault("email", (question.id, report.email))
            case d.Phone() if report.phone:
                found.setdefault("phone", (question.id, report.phone))
    description, name = _find_description(asked), _find_name(asked)
    if description and (words := _description(report)):
        found["description"] = (description.id, words)
    if name and (full := f"{report.first_name} {report.last_name}".strip()):
        found["name"] = (name.id, full)
    return dict(found.values())


def _place(report: Report) -> dict[str, Any]:
    if report.point is None:
        return {"kind": "landmark", "words": report.address_string}
    return {"kind": "point", "words": report.address_string, "lon": report.point.lon, "lat": report.point.lat}


def _description(report: Report) -> str:
    if len(report.description) > DESCRIPTION_LENGTH:
        raise BadRequest(f"description has at most {DESCRIPTION_LENGTH} characters.")
    if not report.media_url:
        return report.description
    if not report.media_url.startswith(("https://", "http://")) or len(report.media_url) > _URL_LENGTH:
        raise BadRequest(f"media_url is an address of at most {_URL_LENGTH} characters, http or https.")
    return f"{report.description}\n\n{report.media_url}".strip()
