"""Refusals as RFC 9457 problem documents: one mapping, for our errors, Litestar's, and the unexpected.

A document has `type`, `title`, `status`, `detail`, our stable `code` (also the end of `type`), the `request_id` to
quote to the town hall, and whatever the error adds. Never a stack trace, never a value that somebody sent.
"""

from http import HTTPStatus
from typing import Any

import asyncpg
import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from parvis.kernel.errors import ParvisError
from parvis.web.requests import REQUEST_ID_KEY

_log = structlog.get_logger()

PROBLEM_TYPE = "application/problem+json"
_CODES = {
    400: "web.bad-request",
    404: "web.not-found",
    405: "web.method-not-allowed",
    413: "web.too-large",
    415: "web.unsupported-media-type",
}
_RETRY_AFTER_SECONDS = 5
DATABASE_AWAY = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    asyncpg.InterfaceError,
    OSError,
)
"""What asyncpg raises when the server cannot be reached, starts, stops, or cut the line."""


class Problem(msgspec.Struct, kw_only=True):
    """What clients read; errors may add members of their own."""

    type: str
    title: str
    status: int
    code: str
    detail: str = ""
    request_id: str = ""


class Refusal(msgspec.Struct, frozen=True):
    """An exception, told as HTTP."""

    status: int
    code: str
    detail: str
    fields: dict[str, Any] = {}
    headers: dict[str, str] = {}

    def document(self, request_id: str) -> bytes:
        """Return the problem document."""
        problem = Problem(
            type=f"/problems/{self.code}",
            title=HTTPStatus(self.status).phrase,
            status=self.status,
            code=self.code,
            detail=self.detail,
            request_id=request_id,
        )
        return msgspec.json.encode({**self.fields, **msgspec.to_builtins(problem)})


def refusal_of(error: BaseException) -> Refusal:
    """Return how `error` is told to the caller."""
    if isinstance(error, ParvisError):
        return _of_ours(error)
    if isinstance(error, HTTPException) and error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return _of_litestar(error)
    if isinstance(error, RecursionError) and str(error).endswith("deserializing an object"):
        return Refusal(400, "web.bad-request", "The body is nested too deeply.")  # msgspec's own words
    if isinstance(error, DATABASE_AWAY):
        headers = {"Retry-After": str(_RETRY_AFTER_SECONDS)}
        return Refusal(503, "web.database-away", "The database cannot be reached at this moment.", headers=headers)
    return Refusal(500, "web.unexpected", "Something unexpected happened; it was logged under this request id.")


def _of_ours(error: ParvisError) -> Refusal:
    headers = {}
    if error.status in {429, 503}:
        headers["Retry-After"] = str(error.fields.get("retry_after_seconds", _RETRY_AFTER_SECONDS))
    return Refusal(error.status, error.code, error.detail, error.fields, headers)


def _of_litestar(error: HTTPException) -> Refusal:
    code = _CODES.get(error.status_code, f"web.http-{error.status_code}")
    fields: dict[str, Any] = {}
    if isinstance(error, ValidationException):
        code, fields = "web.invalid-request", {"errors": _places(error.extra)}
    return Refusal(error.status_code, code, error.detail, fields, dict(error.headers or {}))


def _places(extra: object) -> list[dict[str, str]]:
    """Return where the request broke the contract; the message is msgspec's."""
    wanted = ("key", "source", "message")
    items = [item for item in extra if isinstance(item, dict)] if isinstance(extra, list) else []
    return [{name: str(item[name]) for name in wanted if name in item} for item in items]


def log_unexpected(error: BaseException, request_id: str, route: str) -> None:
    """Log where an error came from; the log's writer leaves out its message, which may quote what somebody typed."""
    _log.error("request.unexpected-error", exc_info=error, request_id=request_id, route=route)


def _answer(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    refusal = refusal_of(error)
    request_id = str(request.scope["state"].get(REQUEST_ID_KEY, ""))
    if refusal.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        log_unexpected(error, request_id, request.scope.get("path_template", ""))
    return Response(
        refusal.document(request_id),
        status_code=refusal.status,
        media_type=PROBLEM_TYPE,
        headers={"Cache-Control": "no-store", **refusal.headers},
    )


EXCEPTION_HANDLERS: ExceptionHandlersMap = {Exception: _answer, HTTPException: _answer}
