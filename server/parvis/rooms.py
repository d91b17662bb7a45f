"""The table of contents of the product."""

from parvis.kernel.room import Room
from parvis.towns import room as towns

ROOMS: tuple[Room, ...] = (towns.ROOM,)
