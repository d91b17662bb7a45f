"""The routes of the API's description: for machines, for people, and the latter's style."""

import asyncio
from importlib.resources import files
from typing import Any

import msgspec
from litestar import Request, get
from litestar.types import ASGIApp

from parvis.web.guards import public
from parvis.web.openapi import Document
from parvis.web.reference_page import write_reference
from parvis.web.representations import Representation, represent

_CHECK_EACH_TIME = "no-cache"
_DESCRIBED = {"opt": {**public, "exclude_from_compression": True}, "include_in_schema": False}


class Reference(msgspec.Struct, frozen=True):
    """The three documents, ready to send."""

    openapi: Representation
    page: Representation
    style: Representation


def make_reference(document: Document) -> Reference:
    """Return what describes the API of this OpenAPI document."""
    style = files("parvis.web").joinpath("reference.css").read_bytes()
    return Reference(
        represent(msgspec.json.encode(document), "application/json", cache_control=_CHECK_EACH_TIME),
        represent(write_reference(document).encode(), "text/html; charset=utf-8", cache_control=_CHECK_EACH_TIME),
        represent(style, "text/css; charset=utf-8", cache_control=_CHECK_EACH_TIME),
    )


async def _reference_of(request: Request[Any, Any, Any]) -> Reference:
    """Return the documents, made in a thread when somebody first asks: they take a third of a second."""
    state = request.app.state
    if "reference" not in state:
        state["reference"] = await asyncio.to_thread(lambda: make_reference(state.describe()))
    reference: Reference = state["reference"]
    return reference


@get("/api/openapi.json", **_DESCRIBED)  # type: ignore[arg-type]  # one table of keyword arguments for the three
async def answer_openapi(request: Request[Any, Any, Any]) -> ASGIApp:
    """Give the OpenAPI document."""
    return (await _reference_of(request)).openapi


@get("/api/docs", **_DESCRIBED)  # type: ignore[arg-type]
async def answer_docs(request: Request[Any, Any, Any]) -> ASGIApp:
    """Give the page for people."""
    return (await _reference_of(request)).page


@get("/api/docs.css", **_DESCRIBED)  # type: ignore[arg-type]
async def answer_docs_style(request: Request[Any, Any, Any]) -> ASGIApp:
    """Give the page's style."""
    return (await _reference_of(request)).style
