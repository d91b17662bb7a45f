"""The cast: persons who speak to the app over HTTP, as their phones and browsers would.

Alice is a citizen, Bob is of her household; Chloé works for the town, Didier for another one; Eve is signed out.
`tests/server/conftest.py` makes them fixtures: ask for them by name. Each is an httpx client.
"""

import base64
from uuid import UUID, uuid5

import httpx
from litestar import Litestar

from parvis.people import services
from parvis.towns.services import Town
from parvis.web.identity import CSRF_HEADER, DEVICE_HEADER, SESSION_COOKIE, Role, Staff
from tests.browsers import transport_to

_NAMES = UUID("0b5c1e1e-0000-4000-8000-000000000000")


class Person(httpx.AsyncClient):
    """Somebody at a browser, at a town's address; over https, as `__Host-` cookies want. It follows no redirect."""

    def __init__(self, app: Litestar, town: Town, headers: dict[str, str] | None = None) -> None:
        self.origin = f"https://{town.hosts[0]}"
        super().__init__(transport=transport_to(app), base_url=self.origin, headers=headers)


class Citizen(Person):
    """Somebody with a phone and no account; every request carries the device's credential."""

    def __init__(self, app: Litestar, town: Town, name: str) -> None:
        self.device_id = uuid5(_NAMES, name)
        secret = base64.urlsafe_b64encode(uuid5(_NAMES, f"{name}'s").bytes * 2).rstrip(b"=").decode()
        self.credential = f"{self.device_id}.{secret}"
        super().__init__(app, town, {DEVICE_HEADER: self.credential})


class Member(Person):
    """A member of staff, signed in; every request carries the cookie, our Origin and the CSRF token."""

    def __init__(self, app: Litestar, town: Town, token: str, staff: Staff) -> None:
        super().__init__(app, town)
        self.staff = staff
        self.become(token, staff.csrf_token)

    def become(self, token: str, csrf_token: str) -> None:
        """Use this session from now on."""
        self.cookies.clear()
        self.cookies.set(SESSION_COOKIE, token)
        self.headers.update({CSRF_HEADER: csrf_token, "Origin": self.origin})


async def sign_in(app: Litestar, town: Town, name: str, role: Role) -> Member:
    """Return a member of `town`'s staff with a session, as an invitation would open it."""
    invitation = await services.invite(town.id, name, role)
    account = await services.spend_invitation(town.id, invitation.token)
    opened = await services.open_session(town.id, account.id, "invitation")
    return Member(app, town, opened.token, opened.staff)
