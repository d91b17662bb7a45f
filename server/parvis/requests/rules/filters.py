"""What staff ask of the queue, and how the database is asked for it. Pure: no value of a filter is ever in the SQL."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from parvis.kernel.ids import normalise_receipt_code
from parvis.kernel.places import fold
from parvis.requests.rules.moves import CLOSED, State

MOST_WORDS = 8
NO_DESK = "none"
WHOSE = "^(me|nobody|[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12})$"
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(9000, 1, 1)
_FOLDED_PLACE = "translate(lower(place_words), 'àâäçéèêëîïôöùûüÿ’-', 'aaaceeeeiioouuuy  ')"

Sort = Literal["newest", "oldest", "promised"]
Standing = State | Literal["open", "closed"]
Whose = Annotated[str, msgspec.Meta(pattern=WHOSE)]
Code = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]{0,62}$")]
Category = Annotated[str, msgspec.Meta(pattern="^[a-z0-9_-]{1,63}(/[a-z0-9_-]{1,63})?$")]
SomeWords = Annotated[str, msgspec.Meta(max_length=200)]


class Filter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which requests somebody wants to see; whatever is left out does not matter.

    `category` is a form, or `form/option`; `desk` may be `none`; `assignee` is `me`, `nobody` or an account. Days are
    the town's, both included. `q` is a receipt as somebody read it out, or words.
    """

    state: Standing | None = None
    category: Category | None = None
    desk: Code | None = None
    assignee: Whose | None = None
    channel: Code | None = None
    late: bool = False
    review: bool = False
    opened_from: date | None = None
    opened_to: date | None = None
    place: SomeWords = ""
    q: SomeWords = ""
    sort: Sort = "newest"


class Reader(msgspec.Struct, frozen=True):
    """Who asks, and when and where."""

    account_id: UUID
    today: date
    time_zone: str


class Question(msgspec.Struct, frozen=True):
    """A `where` with `$1`, `$2`…, and what they stand for."""

    where: str
    values: list[Any]


class _Where:
    """Conditions with what their marks stand for."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.values: list[Any] = []

    def add(self, condition: str, *values: object) -> None:
        """Ask for one thing more; each `{}` stands for the next value."""
        first = len(self.values) + 1
        self.conditions.append(condition.format(*(f"${first + place}" for place in range(len(values)))))
        self.values.extend(values)


def question_of(wanted: Filter, reader: Reader) -> Question:
    """How the database is asked for what somebody wants to see."""
    where = _Where()
    # A duplicate is found by its own number, and stands nowhere else.
    where.add("(merged_into is null or receipt = {}::varchar)", normalise_receipt_code(wanted.q))
    _add_words(where, wanted)
    _add_state(where, wanted, reader)
    _add_kind(where, wanted)
    _add_whose(where, wanted, reader)
    _add_days(where, wanted, reader)
    return Question(" and ".join(where.conditions), where.values)


def patterns(words: str) -> list[str]:
    """One pattern per word; folding leaves letters and digits only, so none of them means anything to `like`."""
    return [f"%{word}%" for word in fold(words).split()[:MOST_WORDS]]


def _add_words(where: _Where, wanted: Filter) -> None:
    if wanted.q:
        receipt = normalise_receipt_code(wanted.q)
        where.add("(receipt = {}::varchar or found_by like all({}::text[]))", receipt, patterns(wanted.q))
    if wanted.place:
        where.add(f"{_FOLDED_PLACE} like all({{}}::text[])", patterns(wanted.place))


def _add_state(where: _Where, wanted: Filter, reader: Reader) -> None:
    if wanted.state == "open":
        where.add("state <> all({}::text[])", list(CLOSED))
    elif wanted.state == "closed":
        where.add("state = any({}::text[])", list(CLOSED))
    elif wanted.state is not None:
        where.add("state = {}::varchar", wanted.state)
    if wanted.late:
        where.add("promised_on < {}::date and state <> all({}::text[])", reader.today, list(CLOSED))
    if wanted.review:
        where.add("needs_review")


def _add_kind(where: _Where, wanted: Filter) -> None:
    if wanted.category is not None:
        where.add("(category = {0}::varchar or starts_with(category, {0}::varchar || '/'))", wanted.category)
    if wanted.channel is not None:
        where.add("channel = {}::varchar", wanted.channel)


def _add_whose(where: _Where, wanted: Filter, reader: Reader) -> None:
    if wanted.desk is not None:
        where.add("desk = {}::varchar", "" if wanted.desk == NO_DESK else wanted.desk)
    if wanted.assignee == "nobody":
        where.add("assignee_id is null")
    elif wanted.assignee is not None:
        where.add("assignee_id = {}::uuid", reader.account_id if wanted.assignee == "me" else UUID(wanted.assignee))


def _add_days(where: _Where, wanted: Filter, reader: Reader) -> None:
    zone = ZoneInfo(reader.time_zone)
    if wanted.opened_from is not None:
        where.add("opened_at >= {}::timestamptz", _start(wanted.opened_from, zone))
    if wanted.opened_to is not None and wanted.opened_to < LAST_DAY:
        where.add("opened_at < {}::timestamptz", _start(wanted.opened_to + timedelta(days=1), zone))


def _start(day: date, zone: ZoneInfo) -> datetime:
    """When a day begins; years that no zone can say are the nearest one that it can."""
    return datetime.combine(min(max(day, FIRST_DAY), LAST_DAY), time(), zone)
