"""Problems that people report, as everybody reads them."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from parvis.kernel.language import Words
from parvis.requests.rules.moves import State

Code = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]{0,62}$")]


class ReportCategory(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of problem: `code` is an option of the reporting form's subject.

    Args:
        code: The option.
        title: What a report of it is called in public.
        radius_metres: So near, another report of it may be the same problem.
        is_public: Whether reports of it are told to everybody, without a word of whoever made them.
        open_days: For so long after it was settled, it is still told.
    """

    code: Code
    title: Words
    radius_metres: Annotated[int, msgspec.Meta(ge=0, le=5000)]
    is_public: bool
    open_days: Annotated[int, msgspec.Meta(ge=0, le=365)]


class PublicCategory(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of problem in public, with how long its last reports took to be settled.

    `settled` reports of the last year were; half of them within `median_days`, eight of ten within `most_days`.
    """

    code: str
    title: Words
    radius_metres: int
    settled: int
    median_days: int | None
    most_days: int | None


class PublicStep(msgspec.Struct, frozen=True):
    """A report came to a state on a day."""

    on: date
    state: State


class PublicReport(msgspec.Struct, frozen=True, kw_only=True):
    """A reported problem, without a word of whoever reported it.

    Args:
        id: The report.
        category: Its kind.
        place_words: The town's own streets that its place names, nothing else of what was typed.
        streets: Those streets, folded, to compare.
        lon: Where it is, to about ten metres.
        lat: The same.
        opened_on: The day it was reported.
        state: Where it stands.
        followers: How many others said « moi aussi ».
        timeline: The days on which it came to a state.
    """

    id: UUID
    category: str
    place_words: str
    streets: list[str]
    lon: float | None
    lat: float | None
    opened_on: date
    promised_on: date | None
    closed_on: date | None
    state: State
    followers: int
    timeline: list[PublicStep]


class PublicReports(msgspec.Struct, frozen=True, kw_only=True):
    """The problems that everybody may read about, the newest first, and their kinds."""

    categories: list[PublicCategory]
    reports: list[PublicReport]


class Publicity(msgspec.Struct, frozen=True):
    """Whether everybody is told of a request."""

    is_public: bool
