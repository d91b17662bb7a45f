"""Limits of questions that make sense, and that the engine can hold."""

import re
from collections.abc import Iterator

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.loading.flaw import Flaw

OPTION_VALUE = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")

LONGEST_TEXT = 10_000
MOST_DECIMALS = 6
MOST_DIGITS = 30
CENTS = 2
MOST_FILES = 10
LARGEST_FILE_BYTES = 20_000_000
_ANY_DAY = "2026-01-01"


def find_limit_flaws(path: str, question: d.Question) -> Iterator[Flaw]:  # noqa: C901 - a case per kind
    """What is wrong with the limits of one question."""
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
        case d.Photo() | d.File():
            yield from _files(path, question)
        case d.Number():
            yield from _between(f"{path}.decimals", question.decimals, 0, MOST_DECIMALS)
            yield from _bounds(path, question.min, question.max, MOST_DIGITS)
        case d.Amount():
            yield from _bounds(path, question.min, question.max, CENTS)
        case d.Address():
            yield from _countries(path, question)
        case d.Person():
            yield from _parts(path, question)
        case d.Date():
            yield from _date(path, question)


def _between(path: str, value: int, least: int, most: int) -> Iterator[Flaw]:
    if not least <= value <= most:
        yield Flaw(path, f"from {least} to {most}", "out-of-range")


def _options(path: str, options: tuple[d.Option, ...], *, least: int) -> Iterator[Flaw]:
    if len(options) < least:
        yield Flaw(f"{path}.options", f"at least {least}", "few-options")
    values = [option.value for option in options]
    if len(set(values)) < len(values):
        yield Flaw(f"{path}.options", "two have the same value", "same-option")
    if any(not OPTION_VALUE.fullmatch(value) for value in values):
        yield Flaw(f"{path}.options", f"values must match {OPTION_VALUE.pattern}", "bad-option")


def _files(path: str, question: d.Photo | d.File) -> Iterator[Flaw]:
    yield from _between(f"{path}.max_files", question.max_files, 1, MOST_FILES)
    yield from _between(f"{path}.max_bytes", question.max_bytes, 1, LARGEST_FILE_BYTES)
    if isinstance(question, d.File) and not _is_a_set(question.types):
        yield Flaw(f"{path}.types", "at least one, each once", "no-type")


def _bounds(path: str, least: str | None, most: str | None, decimals: int) -> Iterator[Flaw]:
    bounds = [bound for bound in (least, most) if bound is not None]
    if any(formats.tidy_number(bound) != bound or formats.count_decimals(bound) > decimals for bound in bounds):
        yield Flaw(path, f'bounds are decimal text of at most {decimals} decimals, like "12.5"', "bad-bound")
    elif len(bounds) == 2 and formats.compare_numbers(bounds[0], bounds[1]) > 0:  # noqa: PLR2004 (both bounds)
        yield Flaw(path, "min is above max", "min-above-max")


def _countries(path: str, question: d.Address) -> Iterator[Flaw]:
    if question.countries is not None and not _is_a_set(question.countries):
        yield Flaw(f"{path}.countries", "at least one, each once", "no-country")
    elif question.countries is not None and question.country not in question.countries:
        yield Flaw(f"{path}.country", "is one of the countries", "country-not-allowed")


def _parts(path: str, question: d.Person) -> Iterator[Flaw]:
    if "name" not in question.parts or not _is_a_set(question.parts):
        yield Flaw(f"{path}.parts", "name, and others once", "no-name")
    if not set(question.optional_parts) <= set(question.parts) - {"name"}:
        yield Flaw(f"{path}.optional_parts", "are among the parts, and never name", "bad-part")


def _is_a_set(values: tuple[object, ...]) -> bool:
    return 0 < len(values) == len(set(values))


def _date(path: str, question: d.Date) -> Iterator[Flaw]:
    bounds = [formats.resolve_date(bound, _ANY_DAY) for bound in (question.min, question.max) if bound is not None]
    if None in bounds:
        yield Flaw(path, "bounds are 2027-03-27, today, today+30 or today-30", "bad-day")
