"""Conditions: about questions that come earlier, and about answers that they can have."""

from collections.abc import Iterator, Mapping

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.loading.flaw import Flaw

DEEPEST_CONDITION = 8


def find_condition_flaws(
    path: str, condition: d.Condition, earlier: Mapping[str, d.Question], depth: int = 1
) -> Iterator[Flaw]:
    """What is wrong with a condition, given the questions that come before it."""
    if depth > DEEPEST_CONDITION:
        yield Flaw(path, f"at most {DEEPEST_CONDITION} levels", "too-deep")
        return
    match condition:
        case d.Not(of=of):
            yield from find_condition_flaws(path, of, earlier, depth + 1)
        case d.All(of=parts) | d.Any(of=parts):
            if not parts:
                yield Flaw(path, "needs at least one part", "no-part")
            for part in parts:
                yield from find_condition_flaws(path, part, earlier, depth + 1)
        case d.Answered(question=name):
            yield from _refers(path, name, earlier)
        case d.Above(question=name, value=value) | d.Below(question=name, value=value):
            yield from _ranks(path, name, value, earlier)
        case d.Is(question=name, value=value):
            yield from _compares(path, name, (value,), earlier)
        case d.In(question=name, values=values):
            yield from _compares(path, name, values, earlier)


def _refers(path: str, name: str, earlier: Mapping[str, d.Question]) -> Iterator[Flaw]:
    if name not in earlier:
        yield Flaw(path, f"{name} is not an earlier question", "not-earlier")
    elif isinstance(earlier[name], d.Statement):
        yield Flaw(path, f"{name} has no answer", "no-answer")


def _compares(
    path: str, name: str, values: tuple[str | bool, ...], earlier: Mapping[str, d.Question]
) -> Iterator[Flaw]:
    flaws = list(_refers(path, name, earlier))
    if flaws:
        yield from flaws
        return
    if not values:
        yield Flaw(path, "needs at least one value", "no-value")
    for value in values:
        if not _can_be(earlier[name], value):
            yield Flaw(path, f"{name} is never {value!r}", "never-so")


def _ranks(path: str, name: str, value: str, earlier: Mapping[str, d.Question]) -> Iterator[Flaw]:
    flaws = list(_refers(path, name, earlier))
    yield from flaws
    if flaws:
        return
    match earlier[name]:
        case d.Number() | d.Amount():
            is_right = formats.tidy_number(value) == value
        case d.Date():
            is_right = formats.tidy_date(value) == value
        case _:
            is_right = False
    if not is_right:
        yield Flaw(path, f"{name} is never more or less than {value!r}", "never-so")


def _can_be(question: d.Question, value: str | bool) -> bool:  # noqa: FBT001 (one of two kinds of value, not a switch)
    match question:
        case d.Choice() | d.Choices():
            return any(option.value == value for option in question.options)
        case d.YesNo() | d.Consent():
            return isinstance(value, bool)
        case d.Number() | d.Amount():
            return isinstance(value, str) and formats.tidy_number(value) == value
    return False
