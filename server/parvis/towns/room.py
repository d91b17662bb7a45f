"""The town itself, as a room."""

from parvis.kernel.room import Room
from parvis.towns.commands import import_group
from parvis.towns.demo.load import load_demo
from parvis.towns.services import build_profile
from parvis.web.datasets import Dataset

PROFILE = Dataset(
    name="towns.profile",
    path="/api/v1/towns/profile",
    build=build_profile,
    budget_bytes=24_000,
    summary="What the town says of itself: hours, phone, services, colours, push key",
)

ROOM = Room(name="towns", datasets=(PROFILE,), commands=(import_group,), demo=load_demo)
