"""The people of a town, as a room."""

from urllib.parse import urlsplit

from parvis.kernel.room import Room
from parvis.people.commands import INVITATION_PATH, staff
from parvis.people.controllers import SessionController, SignInController
from parvis.people.services import invite
from parvis.towns.services import find_town_by_host

_DEMO_STAFF = "Chloé Bélanger"


async def make_demo_link(origin: str) -> list[tuple[str, str]]:
    """Return a fresh sign-in link for the demo town's first member of staff."""
    town = await find_town_by_host(urlsplit(origin).hostname or "")
    if town is None:
        return []
    invitation = await invite(town.id, _DEMO_STAFF, "admin")
    return [("Staff", f"{origin}{INVITATION_PATH}{invitation.token}")]


ROOM = Room(
    name="people",
    controllers=(SignInController, SessionController),
    commands=(staff,),
    demo_links=make_demo_link,
)
