"""What is promised, and how promises were held."""

from datetime import date
from typing import Annotated

import msgspec

from parvis.requests.rules.promises import OverdueReason


class LearnedPromise(msgspec.Struct, frozen=True, kw_only=True):
    """Requests of `category` are closed in `days` business days or fewer, eight times out of ten."""

    category: str
    days: int
    sample_size: int


class Promises(msgspec.Struct, frozen=True, kw_only=True):
    """What the last year teaches; for other categories, the form's own delay holds.

    `has_mail`: the town can write by mail, so the phone may offer it.
    """

    promises: list[LearnedPromise]
    has_mail: bool


class CategoryTally(msgspec.Struct, frozen=True, kw_only=True):
    """How promises were held in a category: `late` holds those still open, `explained` those with a reason."""

    category: str
    kept: int
    late: int
    explained: int
    escalated: int


class PromiseTallies(msgspec.Struct, frozen=True, kw_only=True):
    """How the last year's promises were held. `escalated`: open requests that are late for long."""

    categories: list[CategoryTally]
    escalated: int


class Lateness(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request is late, and the new day; `note` says it where the reason is another."""

    reason: OverdueReason
    promised_on: date
    note: Annotated[str, msgspec.Meta(max_length=300)] = ""
