"""Open311 GeoReport v2 for other programs: read by everybody, written with a key."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath

from parvis.kernel import clock
from parvis.kernel.errors import ParvisError
from parvis.kernel.places import Point
from parvis.requests import services
from parvis.requests.rules.georeport import MEDIA_TYPES, Format, Node, write
from parvis.requests.rules.georeport_services import BadRequest, Report
from parvis.requests.services.georeport import UnknownService, UnknownServiceRequest, Wanted
from parvis.web.guards import public
from parvis.web.limits import RateLimit
from parvis.web.problems import refusal_of
from parvis.web.requests import CurrentTown, current_town, language, own_origin

AnyRequest = Request[Any, Any, Any]

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS, _MOST_BYTES = 300, 64 * 1024
_MOST_LISTED = 200
_MOST_LATITUDE, _MOST_LONGITUDE = 90, 180
_STATUSES = {"open": False, "closed": True}
_DOCUMENT = {200: ResponseSpec(str, description="The document, as XML or JSON", generate_examples=False)}


class UnknownFormat(BadRequest):
    """The format is xml or json."""

    code = "requests.open311-unknown-format"
    status = 404


class UnknownJurisdiction(BadRequest):
    """The jurisdiction_id is not this town's."""

    code = "requests.open311-unknown-jurisdiction"
    status = 404


def _say_what_is_wrong(request: AnyRequest, error: ParvisError) -> Response[bytes]:
    """Refuse in the interface's own document, in the format that was asked for."""
    refusal = refusal_of(error)
    wanted: Format = "json" if request.url.path.endswith(".json") else "xml"
    errors: Node = [{"code": refusal.status, "description": refusal.detail}]
    return _document("errors", errors, wanted, status_code=refusal.status, headers=refusal.headers)


class GeoReportController(Controller):
    """The interface's resources; `{what}` ends in .xml or .json."""

    path = "/api/open311"
    tags = ["open311"]
    opt = public
    guards = [RateLimit("open311", times=240, per_seconds=60)]
    exception_handlers = {ParvisError: _say_what_is_wrong}
    request_max_body_size = _MOST_BYTES

    @get("/{document:str}", operation_id="DiscoverOpen311", responses=_DOCUMENT)
    async def discover(self, request: AnyRequest, document: FromPath[str]) -> Response[bytes]:
        """Say where the interface is, and how to get a key."""
        wanted = _format(document, "discovery")
        changed = clock.now().date().isoformat()
        url = f"{own_origin(request)}/api/open311/v2"
        endpoint: Node = {
            "specification": SPECIFICATION,
            "url": url,
            "changeset": changed,
            "type": "production",
            "formats": ["text/xml", "application/json"],
        }
        help_page = f"{own_origin(request)}/aide"
        content: Node = {
            "changeset": changed, "contact": help_page, "key_service": help_page, "endpoints": [endpoint]
        }  # fmt: skip
        return _document("discovery", content, wanted)

    @get("/v2/{document:str}", operation_id="ListOpen311", responses=_DOCUMENT)
    async def list_all(self, request: AnyRequest, town: CurrentTown, document: FromPath[str]) -> Response[bytes]:
        """List the kinds of problem (services), or what became of reports (requests)."""
        _check_jurisdiction(request, request.query_params.get("jurisdiction_id", ""))
        if document.startswith("services."):
            wanted = _format(document, "services")
            return _document("services", await services.list_services(town, language(request)), wanted)
        wanted = _format(document, "requests")
        found = await services.find_requests(town, _filters(request), language(request))
        return _document("service_requests", found, wanted)

    @get("/v2/services/{document:str}", operation_id="DescribeOpen311Service", responses=_DOCUMENT)
    async def describe(self, request: AnyRequest, town: CurrentTown, document: FromPath[str]) -> Response[bytes]:
        """Give the questions of one kind of problem."""
        _check_jurisdiction(request, request.query_params.get("jurisdiction_id", ""))
        code, wanted = _split(document)
        return _document("service_definition", await services.describe(town, code, language(request)), wanted)

    @get("/v2/requests/{document:str}", operation_id="ReadOpen311Request", responses=_DOCUMENT)
    async def read(self, request: AnyRequest, town: CurrentTown, document: FromPath[str]) -> Response[bytes]:
        """Tell what became of one report."""
        _check_jurisdiction(request, request.query_params.get("jurisdiction_id", ""))
        told, wanted = _split(document)
        found = await services.find_request(town, _id(told), language(request))
        return _document("service_requests", [found], wanted)

    @get("/v2/tokens/{document:str}", operation_id="ReadOpen311Token", responses=_DOCUMENT)
    async def read_token(self, document: FromPath[str]) -> Response[bytes]:
        """Refuse: every report gets its id at once, so that no token is ever given."""
        _split(document)
        raise UnknownServiceRequest("No token was ever given: each report is answered with its id.")

    @post("/v2/{document:str}", operation_id="ReportOpen311", status_code=201, responses={201: _DOCUMENT[200]})
    async def report(self, request: AnyRequest, town: CurrentTown, document: FromPath[str]) -> Response[bytes]:
        """Report a problem; the same report again within a day is answered with the same id."""
        wanted = _format(document, "requests")
        fields = await _fields(request)
        _check_jurisdiction(request, _one(fields, "jurisdiction_id"))
        key_id = await services.recognise_api_key(town.id, _one(fields, "api_key"))
        made = await services.take_report(town, key_id, _read(fields), language(request))
        told: Node = [{"service_request_id": str(made), "service_notice": "", "account_id": ""}]
        return _document("service_requests", told, wanted, status_code=201)


def _document(
    root: str, content: Node, wanted: Format, *, status_code: int = 200, headers: dict[str, str] | None = None
) -> Response[bytes]:
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return Response(write(root, content, wanted), media_type=MEDIA_TYPES[wanted], status_code=status_code, headers=kept)


def _split(document: str) -> tuple[str, Format]:
    stem, _, ending = document.rpartition(".")
    if not stem or ending not in {"xml", "json"}:
        raise UnknownFormat
    return stem, "json" if ending == "json" else "xml"


def _format(document: str, name: str) -> Format:
    stem, wanted = _split(document)
    if stem != name:
        raise UnknownServiceRequest(f"There is no such document here; {name}.xml is one.")
    return wanted


def _check_jurisdiction(request: AnyRequest, told: str) -> None:
    """One town answers here, so that it need not be named; but another one's name is a mistake."""
    town = current_town(request)
    host = request.headers.get("host", "").partition(":")[0].lower().removeprefix("www.")
    if told and told.lower().removeprefix("www.") not in {town.slug, host}:
        raise UnknownJurisdiction


def _id(told: str) -> UUID:
    try:
        return UUID(told)
    except ValueError as wrong:
        raise UnknownServiceRequest from wrong


def _listed(request: AnyRequest, name: str) -> list[str] | None:
    """A list by commas; empty is as absent."""
    told = [part.strip() for part in request.query_params.get(name, "").split(",") if part.strip()]
    if len(told) > _MOST_LISTED:
        raise BadRequest(f"{name} has at most {_MOST_LISTED} parts.")
    return told or None


def _filters(request: AnyRequest) -> Wanted:
    ids = _listed(request, "service_request_id")
    if ids is not None:  # It overrides all the rest.
        return Wanted(ids=[_id(told) for told in ids])
    statuses = _listed(request, "status") or []
    if set(statuses) - _STATUSES.keys():
        raise BadRequest("status is open, closed, or both.")
    return Wanted(
        service_codes=_listed(request, "service_code"),
        start=_instant(request, "start_date"),
        end=_instant(request, "end_date"),
        is_closed=_STATUSES[statuses[0]] if len(set(statuses)) == 1 else None,
    )


def _instant(request: AnyRequest, name: str) -> datetime | None:
    # A plus sign that was not escaped arrives as a space.
    told = request.query_params.get(name, "").strip().replace(" ", "+")
    if not told:
        return None
    try:
        instant = datetime.fromisoformat(told)
    except ValueError as wrong:
        raise BadRequest(f"{name} is an instant: 2027-03-27T00:00:00Z.") from wrong
    if instant.tzinfo is None or not 2000 <= instant.year <= 2200:  # noqa: PLR2004 (what a database holds, and more)
        raise BadRequest(f"{name} says its zone, and a year of this century: 2027-03-27T00:00:00Z.")
    return instant


async def _fields(request: AnyRequest) -> dict[str, list[str]]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise BadRequest(f"A report is sent as {_FORM}.")
    try:
        pairs = parse_qsl(
            (await request.body()).decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
        )
    except ValueError as wrong:
        raise BadRequest("The body is not a form in UTF-8, or has too many fields.") from wrong
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        if "\0" in value:
            raise BadRequest("No field holds a NUL.")
        fields.setdefault(name, []).append(value)
    return fields


def _one(fields: dict[str, list[str]], name: str) -> str:
    return fields.get(name, [""])[-1].strip()


def _read(fields: dict[str, list[str]]) -> Report:
    service_code = _one(fields, "service_code")
    if not service_code:
        raise BadRequest("service_code was not provided.")
    if len(service_code) > _MOST_LISTED:
        raise UnknownService
    if _one(fields, "address_id"):
        raise BadRequest("This town gives no address_id: send lat and long, or address_string.")
    point, address = _point(_one(fields, "lat"), _one(fields, "long")), _one(fields, "address_string")
    if point is None and not address:
        raise BadRequest("The place was not provided: send lat and long, or address_string.")
    return Report(
        service_code=service_code,
        address_string=address,
        point=point,
        email=_one(fields, "email"),
        first_name=_one(fields, "first_name"),
        last_name=_one(fields, "last_name"),
        phone=_one(fields, "phone"),
        description=_one(fields, "description"),
        media_url=_one(fields, "media_url"),
        attributes=_attributes(fields),
    )


def _attributes(fields: dict[str, list[str]]) -> dict[str, Sequence[str]]:
    """`attribute[code]=value`, and `attribute[code][]=value` once for each of several."""
    found: dict[str, Sequence[str]] = {}
    for name, values in fields.items():
        if name.startswith("attribute[") and name.removesuffix("[]").endswith("]"):
            found[name.removesuffix("[]")[len("attribute[") : -1]] = values
    return found


def _point(lat: str, long: str) -> Point | None:
    if not lat and not long:
        return None
    try:
        point = Point(float(long), float(lat))
    except ValueError as wrong:
        raise BadRequest("lat and long are degrees, both.") from wrong
    if not (abs(point.lat) <= _MOST_LATITUDE and abs(point.lon) <= _MOST_LONGITUDE):
        raise BadRequest("lat and long are degrees, both.")
    return point
