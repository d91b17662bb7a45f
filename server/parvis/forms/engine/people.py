"""Somebody's name, and what else is asked of them. Twin of `pwa/src/form_engine/people.ts`."""

from typing import Any

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.engine.addresses import ALL_COUNTRIES, clean_address, judge_address
from parvis.forms.engine.days import judge_day
from parvis.forms.engine.text import clean_line
from parvis.forms.engine.values import WRONG, Fault, Shape, judge_length

NAMES = ("given_name", "family_name")
NAME_LENGTH = 100
EARLIEST_BIRTH = "1900-01-01"


def clean_person(question: d.Person, value: object) -> dict[str, Any] | Shape | None:
    """Each part as its own kind of question cleans it; a part that is not asked for is no part of ours."""
    asked = (*NAMES, *(part for part in question.parts if part != "name"))
    if not isinstance(value, dict) or set(value) - set(asked):
        return WRONG
    person: dict[str, Any] = {}
    for part in asked:
        cleaned = _clean_part(question, part, value.get(part))
        if cleaned is WRONG:
            return WRONG
        if cleaned:
            person[part] = cleaned
    return person or None


def judge_person(question: d.Person, person: dict[str, Any], today: str | None) -> list[Fault]:
    """What is missing, and what is wrong with each part. `params.part` says which; of an address, its own part."""
    faults: list[Fault] = []
    for part in (*NAMES, *(part for part in question.parts if part != "name")):
        if part in person:
            found = _judge_part(question, part, person[part], today)
            faults += [Fault(code, {"part": part, **params}) for code, params in found]
        elif part not in question.optional_parts:
            faults.append(Fault("required", {"part": part}))
    return faults


def _clean_part(question: d.Person, part: str, value: object) -> dict[str, str] | str | Shape | None:
    if value is None:
        return None
    if part == "address":
        return clean_address(question.country, value)
    if not isinstance(value, str):
        return WRONG
    line = clean_line(value)
    return _tidy(question, part, line) or line


def _tidy(question: d.Person, part: str, line: str) -> str | None:
    match part:
        case "birth_date":
            return formats.tidy_date(line)
        case "email":
            return formats.tidy_email(line)
        case "phone":
            return formats.tidy_phone(line, question.country)
    return line


def _judge_part(question: d.Person, part: str, value: Any, today: str | None) -> list[Fault]:  # noqa: ANN401 - by part
    match part:
        case "birth_date":
            return judge_day(value, EARLIEST_BIRTH, "today", today)
        case "email":
            return [] if formats.tidy_email(value) else [Fault("not-an-email", {})]
        case "phone":
            return [] if formats.tidy_phone(value, question.country) else [Fault("not-a-phone", {})]
        case "address":
            return judge_address(ALL_COUNTRIES, value)
    return judge_length(value, 0, NAME_LENGTH)
