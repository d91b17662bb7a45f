"""Makes definitions that the loader accepts. Drawn step by step: building strategies inside strategies is slow."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

from parvis.forms import definition as d
from parvis.forms.loading import find_flaws

Item = TypeVar("Item")
WORDS = {"fr": "Oui", "en": "Yes"}
VALUES = ("a", "b", "c", "d", "10")
NEEDS: tuple[d.Need, ...] = ("required", "recommended", "optional")
COUNTRIES: tuple[d.Country, ...] = ("CA", "BE", "CH", "FR", "LU", "US")
BOUNDS = (None, "0", "-5.5", "3", "10.25", "12345678901234567890.5")
DAYS = (None, "today", "today+30", "today-400", "2026-11-23", "2028-02-29")
CURRENCIES: tuple[d.Currency, ...] = ("CAD", "EUR", "CHF", "USD")
PARTS: tuple[d.PersonPart, ...] = ("birth_date", "email", "phone", "address")
FILE_TYPES: tuple[d.FileType, ...] = ("application/pdf", "image/png", "text/plain")
KINDS = (
    *(d.Text, d.LongText, d.Choice, d.Choices, d.YesNo, d.Number, d.Date, d.Email, d.Phone, d.Address, d.Photo),
    *(d.Place, d.Statement, d.Consent, d.Amount, d.Person, d.File, d.Signature),
)
DEEPEST = 3
_up_to = [st.integers(0, most) for most in range(40)]


def pick(draw: st.DrawFn, items: Sequence[Item]) -> Item:
    return items[draw(_up_to[len(items) - 1])]


@st.composite
def definitions(draw: st.DrawFn) -> d.Definition:
    """A definition of up to four pages, some repeated, with conditions on earlier questions."""
    earlier: list[d.Question] = []
    steps: list[d.Step] = []
    count = 0
    for number in range(1 + draw(_up_to[3])):
        when = _condition_or_none(draw, earlier)
        # What is asked of an item is unknown outside of it.
        known = list(earlier) if (is_repeated := draw(_up_to[3]) == 1) else earlier
        questions: list[d.Question] = []
        for _ in range(2 + draw(_up_to[2])):
            questions.append(_question(draw, f"q{count}", known))
            known.append(questions[-1])
            count += 1
        repeat = _repeat(draw, questions) if is_repeated else None
        steps.append(d.Step(id=f"s{number}", title=WORDS, questions=tuple(questions), when=when, repeat=repeat))
    fee = d.Fee(amount="12.5", currency="CAD", words=WORDS, when=_condition_or_none(draw, earlier))
    made = d.Definition(
        code="made", version=1, semantics=2, title=WORDS, summary=WORDS, category="made", steps=tuple(steps),
        confirmation=d.Confirmation(next=WORDS, delay_days=1), stages=(WORDS,), retention_days=1, fee=fee,
    )  # fmt: skip
    assert [flaw for flaw in find_flaws(made, ("fr", "en")) if flaw.reason != "min is above max"] == []
    return made


def _repeat(draw: st.DrawFn, questions: Sequence[d.Question]) -> d.Repeat:
    must = any(question.need == "required" and not question.when for question in questions)
    return d.Repeat(min=draw(_up_to[2]) if must else 0, max=2 + draw(_up_to[1]), item=WORDS, add=WORDS)


def _question(draw: st.DrawFn, name: str, earlier: list[d.Question]) -> d.Question:
    kind = pick(draw, KINDS)
    made: d.Question = kind(
        id=name, label=WORDS, need=pick(draw, NEEDS), when=_condition_or_none(draw, earlier), **_limits(draw, kind)
    )
    return made


def _limits(draw: st.DrawFn, kind: type) -> dict[str, object]:
    if kind is d.Text:
        return {"max_length": 1 + draw(_up_to[12]), "min_length": draw(_up_to[1])}
    if kind is d.LongText:
        return {"max_length": 1 + draw(_up_to[30])}
    if kind is d.Choice:
        return {"options": _options(draw)}
    if kind is d.Choices:
        return {"options": _options(draw), "min": draw(_up_to[2]), "max": pick(draw, (None, 2))}
    if kind in {d.Number, d.Amount}:
        own = {"decimals": draw(_up_to[6])} if kind is d.Number else {"currency": pick(draw, CURRENCIES)}
        return {**own, "min": pick(draw, BOUNDS), "max": pick(draw, BOUNDS)}
    return _limits_of_others(draw, kind)


def _limits_of_others(draw: st.DrawFn, kind: type) -> dict[str, object]:
    if kind is d.Date:
        return {"min": pick(draw, DAYS), "max": pick(draw, DAYS)}
    if kind in {d.Photo, d.File}:
        own = {"types": FILE_TYPES[draw(_up_to[2]) :]} if kind is d.File else {}
        return {**own, "max_files": 1 + draw(_up_to[2]), "max_bytes": pick(draw, (2000, 1, 500))}
    if kind not in {d.Phone, d.Address, d.Person}:
        return {}
    country = pick(draw, COUNTRIES)
    if kind is d.Address:
        return {"country": country, "countries": pick(draw, (None, (country,), COUNTRIES))}
    parts = ("name", *(part for part in PARTS if draw(_up_to[1])))
    of_person = {"parts": parts, "optional_parts": parts[2:]} if kind is d.Person else {}
    return {**of_person, "country": country}


def _options(draw: st.DrawFn) -> tuple[d.Option, ...]:
    values = VALUES[draw(_up_to[2]) :]
    return tuple(d.Option(value=value, label=WORDS, stop=WORDS if draw(_up_to[7]) == 1 else None) for value in values)


def _condition_or_none(draw: st.DrawFn, earlier: list[d.Question]) -> d.Condition | None:
    answerable = [question for question in earlier if not isinstance(question, d.Statement)]
    return _condition(draw, answerable, DEEPEST) if answerable and draw(_up_to[2]) == 1 else None


def _condition(draw: st.DrawFn, answerable: Sequence[d.Question], depth: int) -> d.Condition:  # noqa: PLR0911 - by kind
    kind = pick(draw, (d.Is, d.Answered, d.In, d.Above, d.Below, d.Not, d.All, d.Any)[: 8 if depth else 5])
    if kind is d.Not:
        return d.Not(of=_condition(draw, answerable, depth - 1))
    if kind in {d.All, d.Any}:
        parts = tuple(_condition(draw, answerable, depth - 1) for _ in range(1 + draw(_up_to[2])))
        return d.All(of=parts) if kind is d.All else d.Any(of=parts)
    # Often about what was just asked: in a repeated step, of the same item.
    question = pick(draw, answerable[-2:] if draw(_up_to[1]) else answerable)
    if kind in {d.Above, d.Below}:
        if bounds := _bounds(question):
            return (d.Above if kind is d.Above else d.Below)(question=question.id, value=pick(draw, bounds))
        return d.Answered(question=question.id)
    values = _comparable(question)
    if not values or kind is d.Answered:
        return d.Answered(question=question.id)
    if kind is d.Is:
        return d.Is(question=question.id, value=pick(draw, values))
    return d.In(question=question.id, values=tuple(pick(draw, values) for _ in range(1 + draw(_up_to[2]))))


def _comparable(question: d.Question) -> Sequence[str | bool]:
    if isinstance(question, d.Choice | d.Choices):
        return [option.value for option in question.options]
    if isinstance(question, d.YesNo | d.Consent):
        return (True, False)
    return ("0", "10", "-5.5") if isinstance(question, d.Number | d.Amount) else ()


def _bounds(question: d.Question) -> Sequence[str]:
    if isinstance(question, d.Number | d.Amount):
        return ("0", "10", "-5.5", "10.25")
    return ("2026-11-23", "2028-02-29") if isinstance(question, d.Date) else ()
