"""Turns JSON into a definition, or says everything that is wrong with it: staff correct a form in one go."""

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.kernel.errors import Invalid

CODE = re.compile(r"[a-z][a-z0-9-]{0,62}")
QUESTION_ID = re.compile(r"[a-z][a-z0-9_]{0,62}")
OPTION_VALUE = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")

LONGEST_TEXT = 10_000
MOST_DECIMALS = 6
MOST_FILES = 10
LARGEST_FILE_BYTES = 20_000_000
DEEPEST_CONDITION = 8
LONGEST_RETENTION_DAYS = 36_500
LONGEST_DELAY_DAYS = 365
_ANY_DAY = "2026-01-01"


class Flaw(Struct, frozen=True):
    """One thing that is wrong with a definition, and where (`steps.where.place.when`)."""

    path: str
    reason: str


class DefinitionRefused(Invalid):
    """This is not a form that the engine can follow."""

    code = "forms.definition-refused"

    def __init__(self, flaws: list[Flaw]) -> None:
        self.flaws = flaws
        said = "; ".join(f"{flaw.path}: {flaw.reason}" for flaw in flaws)
        super().__init__(said, flaws=[msgspec.to_builtins(flaw) for flaw in flaws])


def load_definition(data: bytes, languages: tuple[str, ...]) -> d.Definition:
    """Read one definition from JSON.

    Args:
        data: The JSON.
        languages: The town's; every word must be there in each of them.

    Raises:
        DefinitionRefused: With every flaw that was found.
    """
    try:
        definition = msgspec.json.decode(data, type=d.Definition)
    except (msgspec.MsgspecError, RecursionError) as wrong:
        raise DefinitionRefused([Flaw("", str(wrong))]) from wrong
    if flaws := find_flaws(definition, languages):
        raise DefinitionRefused(flaws)
    return definition


def find_flaws(definition: d.Definition, languages: tuple[str, ...]) -> list[Flaw]:
    """Everything that keeps this definition from being published in these languages."""
    return [*_form(definition), *_steps(definition), *_words("", definition, languages)]


def _form(definition: d.Definition) -> Iterator[Flaw]:
    if definition.semantics != d.SEMANTICS:
        yield Flaw("semantics", f"this engine knows {d.SEMANTICS} only")
    if not CODE.fullmatch(definition.code):
        yield Flaw("code", f"must match {CODE.pattern}")
    if not CODE.fullmatch(definition.category):
        yield Flaw("category", f"must match {CODE.pattern}")
    if definition.version < 1:
        yield Flaw("version", "starts at 1")
    if not definition.stages:
        yield Flaw("stages", "there is at least one")
    if not 0 <= definition.confirmation.delay_days <= LONGEST_DELAY_DAYS:
        yield Flaw("confirmation.delay_days", f"from 0 to {LONGEST_DELAY_DAYS}")
    if not 1 <= definition.retention_days <= LONGEST_RETENTION_DAYS:
        yield Flaw("retention_days", f"from 1 to {LONGEST_RETENTION_DAYS}")
    if definition.subject is not None and not isinstance(definition.questions().get(definition.subject), d.Choice):
        yield Flaw("subject", "names a choice")


def _steps(definition: d.Definition) -> Iterator[Flaw]:
    if not definition.steps:
        yield Flaw("steps", "there is at least one")
    if sum(len(step.questions) for step in definition.steps) > definition.MAX_QUESTIONS:
        yield Flaw("steps", f"at most {definition.MAX_QUESTIONS} questions")
    seen_steps: set[str] = set()
    earlier: dict[str, d.Question] = {}
    for step in definition.steps:
        path = f"steps.{step.id}"
        if not CODE.fullmatch(step.id):
            yield Flaw(path, f"must match {CODE.pattern}")
        if step.id in seen_steps:
            yield Flaw(path, "the id is taken")
        seen_steps.add(step.id)
        if not step.questions:
            yield Flaw(path, "a step asks or says something")
        if step.when:
            yield from _condition(f"{path}.when", step.when, earlier)
        for question in step.questions:
            yield from _question(f"{path}.{question.id}", question, earlier)
            earlier[question.id] = question


def _question(path: str, question: d.Question, earlier: dict[str, d.Question]) -> Iterator[Flaw]:
    if not QUESTION_ID.fullmatch(question.id):
        yield Flaw(path, f"must match {QUESTION_ID.pattern}")
    if question.id in earlier:
        yield Flaw(path, "the id is taken")
    if question.when:
        yield from _condition(f"{path}.when", question.when, earlier)
    yield from _limits(path, question)


def _limits(path: str, question: d.Question) -> Iterator[Flaw]:
    match question:
        case d.Text():
            yield from _between(f"{path}.max_length", question.max_length, 1, LONGEST_TEXT)
            yield from _between(f"{path}.min_length", question.min_length, 0, question.max_length)
        case d.LongText():
            yield from _between(f"{path}.max_length", question.max_length, 1, LONGEST_TEXT)
        case d.Choice():
            yield from _options(path, question.options, least=2)
        case d.Choices():
            yield from _options(path, question.options, least=1)
            most = len(question.options) if question.max is None else question.max
            yield from _between(f"{path}.max", most, 1, len(question.options))
            yield from _between(f"{path}.min", question.min, 0, most)
        case d.Photo():
            yield from _between(f"{path}.max_files", question.max_files, 1, MOST_FILES)
            yield from _between(f"{path}.max_bytes", question.max_bytes, 1, LARGEST_FILE_BYTES)
        case d.Number():
            yield from _number(path, question)
        case d.Date():
            yield from _date(path, question)


def _between(path: str, value: int, least: int, most: int) -> Iterator[Flaw]:
    if not least <= value <= most:
        yield Flaw(path, f"from {least} to {most}")


def _options(path: str, options: tuple[d.Option, ...], *, least: int) -> Iterator[Flaw]:
    if len(options) < least:
        yield Flaw(f"{path}.options", f"at least {least}")
    values = [option.value for option in options]
    if len(set(values)) < len(values):
        yield Flaw(f"{path}.options", "two have the same value")
    if any(not OPTION_VALUE.fullmatch(value) for value in values):
        yield Flaw(f"{path}.options", f"values must match {OPTION_VALUE.pattern}")


def _number(path: str, question: d.Number) -> Iterator[Flaw]:
    yield from _between(f"{path}.decimals", question.decimals, 0, MOST_DECIMALS)
    bounds = [bound for bound in (question.min, question.max) if bound is not None]
    if any(formats.tidy_number(bound) != bound for bound in bounds):
        yield Flaw(path, 'bounds are decimal text, like "12.5"')
    elif len(bounds) == 2 and formats.compare_numbers(bounds[0], bounds[1]) > 0:  # noqa: PLR2004 (both bounds)
        yield Flaw(path, "min is above max")


def _date(path: str, question: d.Date) -> Iterator[Flaw]:
    bounds = [formats.resolve_date(bound, _ANY_DAY) for bound in (question.min, question.max) if bound is not None]
    if None in bounds:
        yield Flaw(path, "bounds are 2027-03-27, today, today+30 or today-30")


def _condition(path: str, condition: d.Condition, earlier: dict[str, d.Question], depth: int = 1) -> Iterator[Flaw]:
    if depth > DEEPEST_CONDITION:
        yield Flaw(path, f"at most {DEEPEST_CONDITION} levels")
        return
    match condition:
        case d.Not(of=of):
            yield from _condition(path, of, earlier, depth + 1)
        case d.All(of=parts) | d.Any(of=parts):
            if not parts:
                yield Flaw(path, "needs at least one part")
            for part in parts:
                yield from _condition(path, part, earlier, depth + 1)
        case d.Answered(question=name):
            yield from _refers(path, name, earlier)
        case d.Is(question=name, value=value):
            yield from _compares(path, name, (value,), earlier)
        case d.In(question=name, values=values):
            yield from _compares(path, name, values, earlier)


def _refers(path: str, name: str, earlier: dict[str, d.Question]) -> Iterator[Flaw]:
    if name not in earlier:
        yield Flaw(path, f"{name} is not an earlier question")
    elif isinstance(earlier[name], d.Statement):
        yield Flaw(path, f"{name} has no answer")


def _compares(path: str, name: str, values: tuple[str | bool, ...], earlier: dict[str, d.Question]) -> Iterator[Flaw]:
    flaws = list(_refers(path, name, earlier))
    if flaws:
        yield from flaws
        return
    if not values:
        yield Flaw(path, "needs at least one value")
    for value in values:
        if not _can_be(earlier[name], value):
            yield Flaw(path, f"{name} is never {value!r}")


def _can_be(question: d.Question, value: str | bool) -> bool:  # noqa: FBT001 (one of two kinds of value, not a switch)
    match question:
        case d.Choice() | d.Choices():
            return any(option.value == value for option in question.options)
        case d.YesNo() | d.Consent():
            return isinstance(value, bool)
        case d.Number():
            return isinstance(value, str) and formats.tidy_number(value) == value
    return False


def _words(path: str, part: object, languages: tuple[str, ...]) -> Iterator[Flaw]:
    """Find texts that a language of the town lacks, anywhere below `part`."""
    if isinstance(part, dict):
        missing = [language for language in languages if not str(part.get(language, "")).strip()]
        if missing:
            yield Flaw(path, f"not said in {', '.join(missing)}")
    elif isinstance(part, tuple):
        for index, item in enumerate(part):
            name = getattr(item, "id", None) or getattr(item, "value", None) or str(index)
            yield from _words(f"{path}.{name}", item, languages)
    elif isinstance(part, Struct):
        for field in part.__struct_fields__:
            yield from _words(f"{path}.{field}".removeprefix("."), getattr(part, field), languages)
