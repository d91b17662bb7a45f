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
KINDS = (
    *(d.Text, d.LongText, d.Choice, d.Choices, d.YesNo, d.Number, d.Date, d.Email, d.Phone, d.Address, d.Photo),
    *(d.Place, d.Statement, d.Consent),
)
DEEPEST = 3
_up_to = [st.integers(0, most) for most in range(40)]


def pick(draw: st.DrawFn, items: Sequence[Item]) -> Item:
    return items[draw(_up_to[len(items) - 1])]


@st.composite
def definitions(draw: st.DrawFn) -> d.Definition:
    """A definition of up to four pages, with conditions on earlier questions."""
    earlier: list[d.Question] = []
    steps: list[d.Step] = []
    for number in range(1 + draw(_up_to[3])):
        when = _condition_or_none(draw, earlier)
        questions: list[d.Question] = []
        for _ in range(2 + draw(_up_to[2])):
            questions.append(_question(draw, f"q{len(earlier)}", earlier))
            earlier.append(questions[-1])
        steps.append(d.Step(id=f"s{number}", title=WORDS, questions=tuple(questions), when=when))
    made = d.Definition(
        code="made", version=1, semantics=1, title=WORDS, summary=WORDS, category="made", steps=tuple(steps),
        confirmation=d.Confirmation(next=WORDS, delay_days=1), stages=(WORDS,), retention_days=1,
    )  # fmt: skip
    assert [flaw for flaw in find_flaws(made, ("fr", "en")) if flaw.reason != "min is above max"] == []
    return made


def _question(draw: st.DrawFn, name: str, earlier: list[d.Question]) -> d.Question:
    kind = pick(draw, KINDS)
    limits: dict[str, object] = {}
    if kind is d.Text:
        limits = {"max_length": 1 + draw(_up_to[12]), "min_length": draw(_up_to[1])}
    elif kind is d.LongText:
        limits = {"max_length": 1 + draw(_up_to[30])}
    elif kind in {d.Choice, d.Choices}:
        limits = {"options": _options(draw)}
    elif kind is d.Number:
        limits = {"decimals": draw(_up_to[6]), "min": pick(draw, BOUNDS), "max": pick(draw, BOUNDS)}
    elif kind is d.Date:
        limits = {"min": pick(draw, DAYS), "max": pick(draw, DAYS)}
    elif kind in {d.Phone, d.Address}:
        limits = {"country": pick(draw, COUNTRIES)}
    elif kind is d.Photo:
        limits = {"max_files": 1 + draw(_up_to[2]), "max_bytes": pick(draw, (2000, 1, 500))}
    if kind is d.Choices:
        limits |= {"min": draw(_up_to[2]), "max": pick(draw, (None, 2))}
    made: d.Question = kind(
        id=name, label=WORDS, need=pick(draw, NEEDS), when=_condition_or_none(draw, earlier), **limits
    )
    return made


def _options(draw: st.DrawFn) -> tuple[d.Option, ...]:
    values = VALUES[draw(_up_to[2]) :]
    return tuple(d.Option(value=value, label=WORDS, stop=WORDS if draw(_up_to[7]) == 1 else None) for value in values)


def _condition_or_none(draw: st.DrawFn, earlier: list[d.Question]) -> d.Condition | None:
    answerable = [question for question in earlier if not isinstance(question, d.Statement)]
    return _condition(draw, answerable, DEEPEST) if answerable and draw(_up_to[2]) == 1 else None


def _condition(draw: st.DrawFn, answerable: Sequence[d.Question], depth: int) -> d.Condition:
    kind = pick(draw, (d.Is, d.Answered, d.In, d.Not, d.All, d.Any)[: 6 if depth else 3])
    if kind is d.Not:
        return d.Not(of=_condition(draw, answerable, depth - 1))
    if kind in {d.All, d.Any}:
        parts = tuple(_condition(draw, answerable, depth - 1) for _ in range(1 + draw(_up_to[2])))
        return d.All(of=parts) if kind is d.All else d.Any(of=parts)
    question = pick(draw, answerable)
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
    return ("0", "10", "-5.5") if isinstance(question, d.Number) else ()
