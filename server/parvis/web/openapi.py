"""The API's own description: Litestar's, with what it cannot know: who may call, and how we say no."""

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Litestar
from litestar.di import Provide
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, License, SecurityScheme
from litestar.routes import HTTPRoute
from litestar.types import ControllerRouterHandler

from parvis import __version__
from parvis.web.guards import StaffRequired, device_required
from parvis.web.identity import CSRF_HEADER, DEVICE_HEADER, SESSION_COOKIE
from parvis.web.problems import PROBLEM_TYPE, Problem

Document = dict[str, Any]

_DESCRIPTION = (
    "The API of one town: the host says which. All but files is JSON, in snake_case. Refusals are RFC 9457 problem "
    "documents with a stable `code`. What a phone may send while offline is a PUT with an id made on the phone, and "
    "may be sent again safely. Datasets have an ETag: ask with If-None-Match."
)
OPENAPI_CONFIG = OpenAPIConfig(
    title="Parvis",
    version=__version__,
    description=_DESCRIPTION,
    license=License(name="Apache-2.0", identifier="Apache-2.0"),
    use_handler_docstrings=True,
    components=Components(
        security_schemes={
            "device": SecurityScheme(
                type="apiKey",
                name=DEVICE_HEADER,
                security_scheme_in="header",
                description="`<id>.<secret>`, both made by the device: a UUID, and 32 random bytes in base64url.",
            ),
            "staff": SecurityScheme(
                type="apiKey",
                name=SESSION_COOKIE,
                security_scheme_in="cookie",
                description=f"A session of staff; unsafe methods also need `{CSRF_HEADER}` and the own Origin.",
            ),
        }
    ),
)
_PROBLEM_ANSWER = {
    "description": "A problem; `code` says which.",
    "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def describe_api(handlers: Sequence[ControllerRouterHandler], dependencies: dict[str, Provide]) -> Document:
    """Return the OpenAPI document of these routes, plain JSON.

    Litestar describes an application only together with pages of its own, which load scripts from elsewhere. So the
    served one has no description, and this one, which is never served, has.
    """
    app = Litestar(handlers, dependencies=dependencies, openapi_config=OPENAPI_CONFIG, logging_config=None)
    document: Document = msgspec.json.decode(msgspec.json.encode(app.openapi_schema.to_schema()))
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = _problem_schema()
    for route in app.routes:
        if isinstance(route, HTTPRoute) and (path := document["paths"].get(route.path_format)):
            for method, (handler, _) in route.route_handler_map.items():
                if operation := path.get(method.lower()):
                    _complete(operation, handler)
    return document


def _complete(operation: Document, handler: HTTPRouteHandler) -> None:
    guards = handler.resolve_guards()
    if device_required in guards:
        operation["security"] = [{"device": []}]
    if role := next((guard.role for guard in guards if isinstance(guard, StaffRequired)), None):
        operation["security"] = [{"staff": []}]
        operation["x-role"] = role
    operation["responses"].pop("400", None)  # Litestar's own shape, which never leaves the house.
    operation["responses"]["default"] = _PROBLEM_ANSWER


def _problem_schema() -> Document:
    _, components = msgspec.json.schema_components([Problem], ref_template="#/components/schemas/{name}")
    return {**components["Problem"], "additionalProperties": True}
