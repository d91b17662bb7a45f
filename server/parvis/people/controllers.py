"""How staff come in and go out."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, post
from litestar.datastructures import Cookie
from litestar.params import FromPath, JSONBody

from parvis.people import services
from parvis.people.rules import SESSION_LIFE, can_have_passkeys
from parvis.people.schemas import (
    CeremonyOptions,
    InvitationToken,
    NewPasskey,
    Passkeys,
    Session,
    SessionTown,
    SignIn,
)
from parvis.people.services.sessions import OpenedSession
from parvis.people.webauthn import RelyingParty
from parvis.web.current_town import ServedTown
from parvis.web.guards import public, same_origin_required, staff_required
from parvis.web.identity import SESSION_COOKIE, Staff
from parvis.web.limits import RateLimit
from parvis.web.requests import CurrentStaff, CurrentTown, own_host, own_origin

AnyRequest = Request[Any, Any, Any]

_SIGN_IN = RateLimit("sign-in", times=20, per_seconds=60)
_NEVER_KEPT = {"Cache-Control": "no-store"}


class SignInController(Controller):
    """For whoever is not signed in yet."""

    path = "/api/v1/staff"
    tags = ["people"]
    guards = [_SIGN_IN, same_origin_required]
    opt = public

    @post("/invitations/accept", operation_id="AcceptInvitation", status_code=200)
    async def accept_invitation(
        self, request: AnyRequest, town: CurrentTown, data: JSONBody[InvitationToken]
    ) -> Response[Session]:
        """Open a session with the one-time token of an invitation."""
        account = await services.spend_invitation(town.id, data.token)
        opened = await services.open_session(town.id, account.id, "invitation")
        return await _open(request, town, opened)

    @post("/sign-in/options", operation_id="StartSignIn", status_code=200)
    async def start_sign_in(self, request: AnyRequest, town: CurrentTown) -> CeremonyOptions:
        """Ask for a challenge that any passkey of this address may answer."""
        return CeremonyOptions(await services.start_sign_in(town.id, _party(request, town)))

    @post("/sign-in", operation_id="SignIn", status_code=200)
    async def sign_in(self, request: AnyRequest, town: CurrentTown, data: JSONBody[SignIn]) -> Response[Session]:
        """Open a session with a passkey's answer."""
        opened = await services.finish_sign_in(town.id, _party(request, town), data.credential)
        return await _open(request, town, opened)


class SessionController(Controller):
    """For whoever is signed in."""

    path = "/api/v1/staff"
    tags = ["people"]
    guards = [staff_required()]

    @get("/session", operation_id="GetSession")
    async def get_session(self, request: AnyRequest, town: CurrentTown, staff: CurrentStaff) -> Response[Session]:
        """Say who is signed in, and the session's CSRF token."""
        return Response(await _describe(request, town, staff), headers=_NEVER_KEPT)

    @delete("/session", operation_id="SignOut")
    async def sign_out(self, staff: CurrentStaff) -> Response[None]:
        """End the session."""
        await services.end_session(staff)
        # The browser forgets what it cached of the console, too.
        return Response(None, status_code=204, cookies=[_cookie("", max_age=0)], headers={"Clear-Site-Data": '"cache"'})

    @get("/passkeys", operation_id="ListPasskeys")
    async def list_passkeys(self, staff: CurrentStaff) -> Passkeys:
        """List one's own passkeys."""
        return Passkeys(await services.list_passkeys(staff))

    @post("/passkeys/options", operation_id="StartPasskey", status_code=200)
    async def start_passkey(self, request: AnyRequest, town: CurrentTown, staff: CurrentStaff) -> CeremonyOptions:
        """Ask for a challenge to make a passkey with."""
        return CeremonyOptions(await services.start_registration(staff, _party(request, town)))

    @post("/passkeys", operation_id="AddPasskey", status_code=201)
    async def add_passkey(
        self, request: AnyRequest, town: CurrentTown, staff: CurrentStaff, data: JSONBody[NewPasskey]
    ) -> Response[Session]:
        """Keep the passkey that was made; the session gets a new cookie and CSRF token."""
        opened = await services.finish_registration(staff, _party(request, town), data.credential, data.label)
        return await _open(request, town, opened, status_code=201)

    @delete("/passkeys/{passkey_id:uuid}", operation_id="RemovePasskey")
    async def remove_passkey(self, staff: CurrentStaff, passkey_id: FromPath[UUID]) -> None:
        """Give a passkey up; never the last one."""
        await services.remove_passkey(staff, passkey_id)


def _party(request: AnyRequest, town: ServedTown) -> RelyingParty:
    return RelyingParty(own_host(request), own_origin(request), town.name)


async def _open(
    request: AnyRequest, town: ServedTown, opened: OpenedSession, *, status_code: int = 200
) -> Response[Session]:
    cookie = _cookie(opened.token, max_age=int(SESSION_LIFE.total_seconds()))
    session = await _describe(request, town, opened.staff)
    return Response(session, status_code=status_code, cookies=[cookie], headers=_NEVER_KEPT)


def _cookie(token: str, *, max_age: int) -> Cookie:
    return Cookie(
        key=SESSION_COOKIE, value=token, path="/", max_age=max_age, secure=True, httponly=True, samesite="strict"
    )


async def _describe(request: AnyRequest, town: ServedTown, staff: Staff) -> Session:
    return Session(
        name=staff.name,
        role=staff.role,
        csrf_token=staff.csrf_token,
        has_passkey=bool(await services.list_passkeys(staff)),
        can_have_passkeys=can_have_passkeys(own_host(request)),
        town=SessionTown(town.slug, town.name),
    )
