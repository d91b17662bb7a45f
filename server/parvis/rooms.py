"""The table of contents of the product."""

from parvis.forms import room as forms
from parvis.kernel.room import Room
from parvis.notices import room as notices
from parvis.people import room as people
from parvis.requests import room as requests
from parvis.towns import room as towns
from parvis.waste import room as waste

ROOMS: tuple[Room, ...] = (towns.ROOM, people.ROOM, forms.ROOM, notices.ROOM, waste.ROOM, requests.ROOM)
