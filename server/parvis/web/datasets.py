"""What everybody of a town reads alike, served from memory as compressed bytes.

A room declares a `Dataset`; the phone keeps its own copy and asks with the ETag. A warm copy is answered by the edge
before any routing (`edge.py`); the first reader after a change pays for building it.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any, get_type_hints
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import structlog
from litestar import Request, get
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath
from litestar.types import ASGIApp

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.kernel.errors import NotFound, Unavailable
from parvis.web.changes import touch
from parvis.web.current_town import ServedTown
from parvis.web.guards import public
from parvis.web.problems import DATABASE_AWAY
from parvis.web.representations import Representation, represent_aside
from parvis.web.requests import current_town

_log = structlog.get_logger()

_MEMORY_BYTES = 96_000_000
_LONGEST_KEY = 200
_MOST_TRIES = 3


class UnknownKey(NotFound):
    """This dataset has no such part."""

    code = "web.unknown-dataset-key"


class Dataset(msgspec.Struct, frozen=True, kw_only=True):
    """Something read by everybody in a town, as one JSON document or one for each key.

    Args:
        name: `room.thing`; what `touch` takes.
        path: `/api/v1/…`, with `{key}` where it has parts.
        build: Given the town and the key (None without parts), reads the database, inside the town's unit of work, and
            returns the Struct to send; raises NotFound for an unknown key. Called after `touch`, and after midnight.
        budget_bytes: What it may weigh on the wire, compressed; more is logged.
        summary: One line for the API's documentation.
    """

    name: str
    path: str
    build: Callable[[ServedTown, str | None], Awaitable[msgspec.Struct]]
    budget_bytes: int
    summary: str = ""

    @property
    def has_parts(self) -> bool:
        """Return whether each key has a document of its own."""
        return "{key}" in self.path


class Copy(msgspec.Struct):
    """A dataset as it was when it was built.

    Attributes:
        route: The dataset's path, with `{key}`.
    """

    name: str
    route: str
    representation: Representation
    size_bytes: int
    good_until: datetime
    is_stale: bool = False


_Place = tuple[UUID, str]
"""The town, and the path with its key."""


class Shelf:
    """One process's copies of the datasets, by town and path; the oldest make room."""

    def __init__(self, memory_bytes: int = _MEMORY_BYTES) -> None:
        self._copies: OrderedDict[_Place, Copy] = OrderedDict()
        self._building: dict[_Place, asyncio.Task[Representation]] = {}
        self._editions: dict[tuple[UUID, str], int] = {}
        self._memory_bytes = memory_bytes
        self._used_bytes = 0

    def find(self, town_id: UUID, path: str) -> Copy | None:
        """Return the fresh copy, if there is one."""
        copy = self._copies.get((town_id, path))
        if copy is None or copy.is_stale or copy.good_until <= clock.now():
            return None
        return copy

    async def get(self, town: ServedTown, dataset: Dataset, key: str | None) -> Representation:
        """Return the fresh copy, building it once however many ask; the last one while the database is away.

        Raises:
            NotFound: The dataset has no such key.
            Unavailable: There is no copy, and the database cannot be read.
        """
        path = dataset.path if key is None else dataset.path.replace("{key}", key)
        place = (town.id, path)
        if fresh := self.find(*place):
            return fresh.representation
        building = self._building.get(place)
        if building is None:
            building = asyncio.create_task(self._build(town, dataset, key, place))
            self._building[place] = building
            building.add_done_callback(lambda task: self._built(place, task))
        try:
            return await asyncio.shield(building)
        except (Unavailable, *DATABASE_AWAY):
            if last := self._copies.get(place):
                return last.representation
            raise

    def drop(self, town_id: UUID, name: str) -> None:
        """Distrust the copies of one dataset of a town: it changed."""
        self._editions[town_id, name] = self._editions.get((town_id, name), 0) + 1
        for (owner, _), copy in self._copies.items():
            if owner == town_id and copy.name == name:
                copy.is_stale = True

    def drop_all(self) -> None:
        """Distrust every copy: changes may have been missed."""
        self._editions = {place: edition + 1 for place, edition in self._editions.items()}
        for copy in self._copies.values():
            copy.is_stale = True

    def _built(self, place: _Place, task: asyncio.Task[Representation]) -> None:
        self._building.pop(place, None)
        if not task.cancelled():
            task.exception()  # Read, or asyncio complains when every reader left before the end.

    async def _build(self, town: ServedTown, dataset: Dataset, key: str | None, place: _Place) -> Representation:
        """Build until nothing changed meanwhile: a copy read before a change must not outlive it."""
        tries = 0
        while True:
            tries += 1
            edition = self._editions.setdefault((town.id, dataset.name), 0)
            good_until = _next_midnight(town.time_zone)
            async with unit_of_work(town.id):
                content = await dataset.build(town, key)
            encoded = msgspec.json.encode(content)
            made = await represent_aside(encoded, "application/json", cache_control="no-cache")
            is_current = edition == self._editions[town.id, dataset.name]
            if is_current:
                size_bytes = sum(variant.size_bytes for variant in made.variants())
                self._keep(place, Copy(dataset.name, dataset.path, made, size_bytes, good_until))
                _weigh(dataset, made)
            if is_current or tries == _MOST_TRIES:
                return made

    def _keep(self, place: _Place, copy: Copy) -> None:
        if before := self._copies.pop(place, None):
            self._used_bytes -= before.size_bytes
        self._copies[place] = copy
        self._used_bytes += copy.size_bytes
        while self._used_bytes > self._memory_bytes and len(self._copies) > 1:
            _, oldest = self._copies.popitem(last=False)
            self._used_bytes -= oldest.size_bytes


def _next_midnight(zone: str) -> datetime:
    """Return when the town's next day starts: what is "tonight" then changes, without anyone touching anything."""
    tomorrow = clock.today(zone) + timedelta(days=1)
    return datetime.combine(tomorrow, time(), ZoneInfo(zone)).astimezone(UTC)


def _weigh(dataset: Dataset, made: Representation) -> None:
    size_bytes = min(variant.size_bytes for variant in made.variants())
    if size_bytes > dataset.budget_bytes:
        _log.warning(
            "dataset.over-budget", dataset=dataset.name, size_bytes=size_bytes, budget_bytes=dataset.budget_bytes
        )


def dataset_handler(dataset: Dataset) -> HTTPRouteHandler:
    """Return the route of a dataset: its place in the API's documentation, and the way to a first copy."""
    document_type: Any = get_type_hints(dataset.build).get("return", msgspec.Struct)
    described = {
        "opt": {**public, "exclude_from_compression": True},
        "operation_id": "".join(word.capitalize() for word in dataset.name.replace("-", ".").split(".")),
        "tags": [dataset.name.partition(".")[0]],
        "summary": dataset.summary or dataset.name,
        "responses": {200: ResponseSpec(document_type, description="The dataset", generate_examples=False)},
    }

    async def whole(request: Request[Any, Any, Any]) -> ASGIApp:
        return await _shelf(request).get(current_town(request), dataset, None)

    async def part(request: Request[Any, Any, Any], key: FromPath[str]) -> ASGIApp:
        if len(key) > _LONGEST_KEY or not key.isprintable():  # PostgreSQL's text takes no NUL.
            raise UnknownKey
        return await _shelf(request).get(current_town(request), dataset, key)

    if dataset.has_parts:
        return get(dataset.path.replace("{key}", "{key:str}"), **described)(part)  # type: ignore[arg-type]  # one table
    return get(dataset.path, **described)(whole)  # type: ignore[arg-type]  # of keyword arguments for both


def _shelf(request: Request[Any, Any, Any]) -> Shelf:
    shelf: Shelf = request.app.state.shelf
    return shelf


__all__ = ["Dataset", "Shelf", "UnknownKey", "dataset_handler", "touch"]
