"""Who may call a route. Every route has one of these, or says `opt=public`; a test walks them all."""

import hmac
from typing import Final

from litestar.handlers.base import BaseRouteHandler

from parvis.kernel.errors import Forbidden, NotSignedIn
from parvis.web.identity import CSRF_HEADER, DEVICE_HEADER, SESSION_COOKIE, Gatekeeper, Role
from parvis.web.requests import DEVICE_KEY, STAFF_KEY, Connection, current_town, own_origin

public: Final = {"public": True}
"""`@get(…, opt=public)`: anyone may call this, on purpose."""

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class NeedsRole(Forbidden):
    """This account may not do that."""

    code = "web.needs-role"


class ForeignOrigin(Forbidden):
    """A page of another site sent this."""

    code = "web.foreign-origin"


class BadCsrfToken(Forbidden):
    """The session's own token is missing: the page is older than the session."""

    code = "web.bad-csrf-token"


async def device_required(connection: Connection, _handler: BaseRouteHandler) -> None:
    """Let a citizen's device in, known or new; injects `device`.

    Raises:
        NotSignedIn: No `Parvis-Device: <id>.<secret>`, or not that device's secret.
    """
    credential = connection.headers.get(DEVICE_HEADER)
    if not credential:
        raise NotSignedIn(f"The header {DEVICE_HEADER} is missing.")
    town = current_town(connection)
    device = await gatekeeper(connection).recognise_device(town.id, credential)
    connection.scope["state"][DEVICE_KEY] = device


class StaffRequired:
    """The guard that lets staff in who may all that `role` may; injects `staff`."""

    def __init__(self, role: Role) -> None:
        self.role = role

    async def __call__(self, connection: Connection, handler: BaseRouteHandler) -> None:
        """Let in or refuse.

        Unsafe methods also need our own Origin and the session's CSRF token: SameSite=Strict alone trusts sibling
        subdomains.

        Raises:
            NotSignedIn: No session, or it ended.
            NeedsRole: The account's role is not enough.
            ForeignOrigin: An unsafe method without our own Origin.
            BadCsrfToken: An unsafe method without the session's token.
        """
        token = connection.cookies.get(SESSION_COOKIE)
        if not token:
            raise NotSignedIn
        staff = await gatekeeper(connection).recognise_staff(current_town(connection).id, token)
        if connection.scope.get("method") not in _SAFE_METHODS:
            await same_origin_required(connection, handler)
            if not hmac.compare_digest(connection.headers.get(CSRF_HEADER, "").encode(), staff.csrf_token.encode()):
                raise BadCsrfToken
        if not staff.may(self.role):
            raise NeedsRole(needed=self.role, held=staff.role)
        connection.scope["state"][STAFF_KEY] = staff


def staff_required(role: Role = "agent") -> StaffRequired:
    """Return the guard for routes of the town's staff with this role, or one that includes it."""
    return StaffRequired(role)


async def same_origin_required(connection: Connection, _handler: BaseRouteHandler) -> None:
    """Refuse what another site's page sends: for public routes that open a session.

    Raises:
        ForeignOrigin: The Origin header is not ours, or not there.
    """
    if connection.headers.get("origin", "").lower() != own_origin(connection):
        raise ForeignOrigin


def is_guarded(handler: BaseRouteHandler) -> bool:
    """Return whether this route says who may call it, or that anyone may."""
    return bool(handler.opt.get("public")) or any(
        guard is device_required or isinstance(guard, StaffRequired) for guard in handler.resolve_guards()
    )


def gatekeeper(connection: Connection) -> Gatekeeper:
    """Return who recognises callers in this application."""
    keeper: Gatekeeper = connection.app.state.gatekeeper
    return keeper
