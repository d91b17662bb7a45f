"""Calendars that calendars subscribe to: a household's, whose link tells a sector and a street, never a number."""

from typing import Annotated, Any, Final, Literal

from litestar import Controller, HttpMethod, Request, route
from litestar.di import NamedDependency, Provide
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import PathParameter, QueryParameter
from litestar.types import ASGIApp

from parvis.waste import services
from parvis.waste.feeds.reminders import PATTERN, Reminder
from parvis.waste.feeds.wish import Wish
from parvis.web.guards import public
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentTown, own_origin

FEED_LIMIT: Final = RateLimit("collection-feeds", times=120, per_seconds=60)
"""By address: a large provider fetches the calendars of many people from a few, each a few times an hour."""
READ: Final = [HttpMethod.GET, HttpMethod.HEAD]
ICALENDAR: Final = {
    200: ResponseSpec(str, media_type="text/calendar", description="iCalendar", generate_examples=False)
}


def operation_id(name: str) -> Any:  # noqa: ANN401 - Litestar's own type names the route's parts, unused here
    """Return what names a route's operations in the API: HEAD's beside GET's."""

    def create(_handler: HTTPRouteHandler, method: HttpMethod, _path: object) -> str:
        return name if method == HttpMethod.GET else f"{name}Head"

    return create


def read_wish(  # noqa: PLR0917 - one argument for each part of the link
    town: CurrentTown,
    key: Annotated[str, PathParameter(pattern=r"^[a-z2-7]{1,20}$")],
    rue: Annotated[str, QueryParameter(pattern=r"^[\w-]{0,120}$")] = "",
    logements: Annotated[int, QueryParameter(ge=0, le=9_999)] = 0,
    bacs: Annotated[str, QueryParameter(max_length=400)] = "",
    rappel: Annotated[str | None, QueryParameter(pattern=PATTERN)] = None,
    langue: Annotated[str | None, QueryParameter(max_length=10)] = None,
    pour: Annotated[Literal["home-assistant"] | None, QueryParameter()] = None,
) -> Wish:
    """Return what a link asks for; injected as `wish`."""
    return Wish(
        zone=key,
        street=rue,
        dwellings=logements,
        streams=tuple(sorted({code for code in bacs.split(",") if code})),
        reminder=Reminder.read(rappel) if rappel else None,
        language=langue or town.languages[0],
        is_for_home_assistant=pour is not None,
    )


class Feeds(Controller):
    """Feeds of households."""

    path = "/api/v1/waste/zones/{key:str}"
    tags = ["waste"]
    guards = [FEED_LIMIT]
    opt = {**public, "exclude_from_compression": True}
    dependencies = {"wish": Provide(read_wish, sync_to_thread=False)}

    @route("/calendar.ics", http_method=READ, operation_id=operation_id("CollectionFeed"), responses=ICALENDAR)
    async def read_feed(
        self, request: Request[Any, Any, Any], town: CurrentTown, wish: NamedDependency[Wish]
    ) -> ASGIApp:
        """Give a household's collections as iCalendar, for an app of calendars or for Home Assistant."""
        return await services.build_feed(town, wish, own_origin(request))
