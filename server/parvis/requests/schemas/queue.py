"""How staff find, count and share out what came in."""

from typing import Annotated
from uuid import UUID

import msgspec

from parvis.requests.rules.filters import Filter
from parvis.requests.rules.moves import State
from parvis.web.identity import Role


class QueueCounts(msgspec.Struct, frozen=True):
    """How many requests match in each state; `late` are those of all states whose promised day has passed."""

    states: dict[State, int]
    late: int


class Category(msgspec.Struct, frozen=True):
    """What requests are counted by: a form, or `form/option`."""

    code: str
    title: dict[str, str]


class QueueChoices(msgspec.Struct, frozen=True):
    """What there is to choose from: the categories, desks and channels of the town's requests, and colleagues."""

    categories: list[Category]
    desks: list[str]
    channels: list[str]
    colleagues: list["Colleague"]


class Colleague(msgspec.Struct, frozen=True):
    """Somebody whom a request can be given to."""

    id: UUID
    name: str
    role: Role


class NewAssignment(msgspec.Struct, frozen=True, kw_only=True):
    """Whose a request is from now on: a desk (none: empty) and one person of it, or nobody yet."""

    desk: Annotated[str, msgspec.Meta(pattern="^([a-z0-9][a-z0-9-]{0,62})?$")] = ""
    assignee_id: UUID | None = None


class NewSavedFilter(msgspec.Struct, frozen=True, kw_only=True):
    """A filter under a name; a shared one is everybody's."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    filter: Filter
    is_shared: bool = False
    is_default: bool = False


class SavedFilter(NewSavedFilter, frozen=True, kw_only=True):
    """A kept filter. `is_mine` says whether the reader made it; `is_default` opens the queue for whoever made it."""

    id: UUID
    is_mine: bool


class SavedFilters(msgspec.Struct, frozen=True):
    """The reader's own filters and the shared ones, by name."""

    filters: list[SavedFilter]
