"""The table of contents of the product."""

from parvis.kernel.room import Room

ROOMS: tuple[Room, ...] = ()
