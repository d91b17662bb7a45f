"""Puts the house together: the only module that builds Litestar."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import cast
from uuid import UUID

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import ControllerRouterHandler

from parvis.database.engine import ENGINE, open_database
from parvis.database.notify import NotificationHub
from parvis.gateways import open_gateways
from parvis.jobs.registry import REGISTRY
from parvis.jobs.worker import Worker, working
from parvis.kernel import sealed
from parvis.kernel.logs import set_up_logs
from parvis.kernel.room import Room
from parvis.people.gatekeeper import PeopleGatekeeper
from parvis.requests.services import RequestsCorrespondence
from parvis.rooms import ROOMS
from parvis.settings import Settings, read_settings
from parvis.towns.services import find_town_by_host
from parvis.web.changes import hear_changes
from parvis.web.current_town import TownDirectory
from parvis.web.datasets import Dataset, Shelf, dataset_handler
from parvis.web.edge import Edge
from parvis.web.figures import Figures
from parvis.web.health import answer_healthz, answer_metrics, answer_readyz
from parvis.web.limits import Buckets
from parvis.web.openapi import Document, describe_api
from parvis.web.problems import EXCEPTION_HANDLERS
from parvis.web.proxy import read_networks
from parvis.web.reference import answer_docs, answer_docs_style, answer_openapi
from parvis.web.request_log import RequestLog
from parvis.web.requests import current_device, current_staff, current_town
from parvis.web.site import Site

_LARGEST_BODY_BYTES = 1_000_000
"""Answers to the longest form fit; routes that take files raise their own limit."""
_WORTH_COMPRESSING_BYTES = 600
_EAR_SECONDS = 5
_INJECTED = {
    "town": Provide(current_town, sync_to_thread=False),
    "device": Provide(current_device, sync_to_thread=False),
    "staff": Provide(current_staff, sync_to_thread=False),
}


def create_app(settings: Settings, rooms: Iterable[Room] = ROOMS, *, site: Site | None = None) -> Litestar:
    """Return the whole application, ready for an ASGI server.

    Args:
        settings: `database_url` must be there: whoever starts the embedded server says where it listens.
        rooms: Which rooms are open.
        site: The app's files; as built, unless a test has others.
    """
    rooms = tuple(rooms)
    towns, shelf = TownDirectory(find_town_by_host), Shelf()
    state = State(
        {
            "settings": settings,
            "towns": towns,
            "shelf": shelf,
            "site": site or Site(),
            "figures": Figures(),
            "log": RequestLog(settings.log_format),
            "buckets": Buckets(),
            "gatekeeper": PeopleGatekeeper(),
            "correspondence": RequestsCorrespondence(),
            "describe": partial(describe, rooms),
        }
    )
    app = Litestar(
        route_handlers=_handlers(rooms),
        dependencies=_INJECTED,
        exception_handlers=EXCEPTION_HANDLERS,
        compression_config=CompressionConfig(
            backend="brotli",
            brotli_quality=4,
            minimum_size=_WORTH_COMPRESSING_BYTES,
            exclude_opt_key="exclude_from_compression",
        ),
        request_max_body_size=_LARGEST_BODY_BYTES,
        openapi_config=None,
        state=state,
        lifespan=[_living],
        logging_config=None,
    )
    edge = Edge(
        app.asgi_handler,
        towns=towns,
        shelf=shelf,
        site=state["site"],
        figures=state["figures"],
        log=state["log"],
        trusted=read_networks(settings.trusted_proxy),
    )
    app.asgi_handler = edge.answer
    REGISTRY.use_rooms(rooms)
    return app


def describe(rooms: Iterable[Room] = ROOMS) -> Document:
    """Return the OpenAPI document of these rooms' API."""
    return describe_api(_handlers(rooms), _INJECTED)


def _handlers(rooms: Iterable[Room]) -> list[ControllerRouterHandler]:
    controllers = [controller for room in rooms for controller in room.controllers]
    datasets = [dataset_handler(cast("Dataset", dataset)) for room in rooms for dataset in room.datasets]
    own = [answer_healthz, answer_readyz, answer_metrics, answer_openapi, answer_docs, answer_docs_style]
    return [*cast("list[ControllerRouterHandler]", controllers), *datasets, *own]


def create_app_from_environment() -> Litestar:
    """Return the application that the PARVIS_ variables describe; what Granian's processes call.

    Raises:
        BadSetting: A variable is unknown or unusable.
    """
    settings = read_settings(os.environ)
    set_up_logs(settings.log_format)
    return create_app(settings)


class Forgetting:
    """What a change makes this process distrust."""

    def __init__(self, towns: TownDirectory, shelf: Shelf) -> None:
        self._towns, self._shelf = towns, shelf

    def of_one(self, town_id: UUID, name: str) -> None:
        """Distrust one dataset of a town; and the town itself when it is what changed."""
        self._shelf.drop(town_id, name)
        if name.startswith("towns."):
            self._towns.forget()

    def of_all(self) -> None:
        """Distrust everything: the line to the database was cut for a while."""
        self._shelf.drop_all()
        self._towns.forget()


@asynccontextmanager
async def _living(app: Litestar) -> AsyncIterator[None]:
    """Open what the process needs while it serves: database, gateways, the ear for changes, perhaps a worker."""
    settings: Settings = app.state.settings
    async with AsyncExitStack() as stack:
        stack.callback(app.state.log.flush)
        stack.enter_context(sealed.holding(settings.secret_key))
        if ENGINE.pool is None:
            await stack.enter_async_context(
                open_database(settings.database_url, max_size=settings.database_connections)
            )
        await stack.enter_async_context(open_gateways(settings))
        hub = NotificationHub(settings.database_url)
        forgetting = Forgetting(app.state.towns, app.state.shelf)
        hear_changes(hub, forgetting.of_one, on_gap=forgetting.of_all)
        await stack.enter_async_context(hub.running())
        async with asyncio.timeout(_EAR_SECONDS):
            await hub.is_listening.wait()
        if settings.run_worker:
            await stack.enter_async_context(working(Worker(settings.database_url, REGISTRY)))
        yield
