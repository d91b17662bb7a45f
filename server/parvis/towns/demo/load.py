"""Write the demo town: whom it is, its districts, streets, addresses and services."""

from importlib.resources import files

import msgspec

from parvis.towns.demo.addresses import number_houses
from parvis.towns.demo.ground import DISTRICT_NAMES, as_geojson, districts
from parvis.towns.errors import UnknownTown
from parvis.towns.schemas import Profile, Service
from parvis.towns.services import (
    NewDistrict,
    Town,
    get_or_create_push_key,
    get_town_by_slug,
    list_addresses,
    replace_streets,
    save_town,
    set_districts,
)

SLUG = "sainte-aurelie"
HOSTS = ("localhost", "127.0.0.1")
_FOLDER = files("parvis.towns.demo")


async def load_demo() -> list[str]:
    """Write the town, or bring it to what this version says of it; what people added stays."""
    town = await save_town(SLUG, hosts=await _hosts(), profile=read_profile())
    grounds = districts()
    names = DISTRICT_NAMES.items()
    await set_districts(
        town.id, [NewDistrict(code=code, name={"fr": name}, polygon=as_geojson(grounds[code])) for code, name in names]
    )
    houses = number_houses()
    if len(await list_addresses(town.id)) != len(houses):
        await replace_streets(town.id, houses)
    await get_or_create_push_key(town.id)
    streets = len({house.street for house in houses})
    return [f"{town.profile.name}: {len(houses):,} addresses on {streets} streets, {len(grounds)} districts"]


async def _hosts() -> tuple[str, ...]:
    """Return the hosts that the town has, or its first ones."""
    try:
        return (await get_demo_town()).hosts
    except UnknownTown:
        return HOSTS


async def get_demo_town() -> Town:
    """Return the demo town.

    Raises:
        UnknownTown: `parvis demo` has not run.
    """
    return await get_town_by_slug(SLUG)


def read_profile() -> Profile:
    """Return what the town says of itself, with its services."""
    profile = msgspec.json.decode((_FOLDER / "profile.json").read_bytes(), type=Profile)
    services = msgspec.json.decode((_FOLDER / "services.json").read_bytes(), type=tuple[Service, ...])
    return msgspec.structs.replace(profile, services=services)
