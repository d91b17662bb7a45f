"""What is wrong with one clean answer. Twin of `pwa/src/form_engine/judge.ts`."""

from collections.abc import Callable, Mapping
from typing import Any

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.engine.addresses import judge_address
from parvis.forms.engine.days import judge_day
from parvis.forms.engine.files import judge_files
from parvis.forms.engine.people import judge_person
from parvis.forms.engine.signatures import judge_signature
from parvis.forms.engine.values import Answer, Fault, judge_length

PLACE_LENGTH = 500
CENTS = 2


def judge(question: d.Question, value: Answer, today: str | None) -> list[Fault]:
    """The faults of one clean answer to this question; empty when it is right."""
    if isinstance(question, d.Date):
        return judge_day(str(value), question.min, question.max, today)
    if isinstance(question, d.Person) and isinstance(value, dict):
        return judge_person(question, value, today)
    judging = _JUDGES.get(type(question))
    return judging(question, value) if judging else []


def _text(question: d.Text, value: str) -> list[Fault]:
    return judge_length(value, question.min_length, question.max_length)


def _long_text(question: d.LongText, value: str) -> list[Fault]:
    return judge_length(value, 0, question.max_length)


def _options(options: tuple[d.Option, ...], chosen: list[str]) -> list[Fault]:
    known = {option.value for option in options}
    return [] if all(item in known for item in chosen) else [Fault("not-an-option", {})]


def _choice(question: d.Choice, value: str) -> list[Fault]:
    return _options(question.options, [value])


def _choices(question: d.Choices, chosen: list[str]) -> list[Fault]:
    faults = _options(question.options, chosen)
    if len(chosen) < question.min:
        faults.append(Fault("too-few", {"min": question.min}))
    if question.max is not None and len(chosen) > question.max:
        faults.append(Fault("too-many", {"max": question.max}))
    return faults


def _number(question: d.Number, value: str) -> list[Fault]:
    number = formats.tidy_number(value)
    if number is None or formats.count_decimals(number) > question.decimals:
        return [Fault("not-a-number", {"decimals": question.decimals})]
    return _between(number, question.min, question.max)


def _amount(question: d.Amount, value: str) -> list[Fault]:
    amount = formats.tidy_amount(value)
    if amount is None or formats.count_decimals(amount) > CENTS:
        return [Fault("not-an-amount", {})]
    return _between(amount, question.min, question.max)


def _between(number: str, least: str | None, most: str | None) -> list[Fault]:
    if least is not None and formats.compare_numbers(number, least) < 0:
        return [Fault("too-small", {"min": least})]
    if most is not None and formats.compare_numbers(number, most) > 0:
        return [Fault("too-large", {"max": most})]
    return []


def _email(_question: d.Email, value: str) -> list[Fault]:
    return [] if formats.tidy_email(value) else [Fault("not-an-email", {})]


def _phone(question: d.Phone, value: str) -> list[Fault]:
    return [] if formats.tidy_phone(value, question.country) else [Fault("not-a-phone", {})]


def _address(question: d.Address, address: dict[str, str]) -> list[Fault]:
    return judge_address(question.countries, address)


def _signature(_question: d.Signature, signature: dict[str, Any]) -> list[Fault]:
    return judge_signature(signature)


def _place(_question: d.Place, place: Mapping[str, str | float]) -> list[Fault]:
    words = str(place["words"])
    if len(words) > PLACE_LENGTH:
        return [Fault("too-long", {"max": PLACE_LENGTH, "length": len(words)})]
    if place["kind"] == "point":
        return [] if "lon" in place else [Fault("required", {"part": "point"})]
    return [] if words else [Fault("required", {"part": "words"})]


# Each is given what `clean` makes for its kind of question; yes/no, statement and consent have nothing left to judge.
_JUDGES: Mapping[type[d.Question], Callable[[Any, Any], list[Fault]]] = {
    d.Text: _text,
    d.LongText: _long_text,
    d.Choice: _choice,
    d.Choices: _choices,
    d.Number: _number,
    d.Amount: _amount,
    d.Email: _email,
    d.Phone: _phone,
    d.Address: _address,
    d.Photo: judge_files,
    d.File: judge_files,
    d.Signature: _signature,
    d.Place: _place,
}
