"""The dataset `towns.profile`."""

from parvis.database.unit_of_work import unit_of_work
from parvis.towns.schemas import PublicProfile
from parvis.towns.services.addresses import list_districts
from parvis.towns.services.towns import get_town
from parvis.web.current_town import ServedTown


async def build_profile(served: ServedTown, _key: str | None) -> PublicProfile:
    """Return what the town says of itself."""
    town = await get_town(served.id)
    async with unit_of_work(town.id) as uow:
        public_key = await uow.connection.fetchval(
            "select public_key from towns_push_key order by created_at desc, id desc limit 1"
        )
    own = town.profile
    return PublicProfile(
        slug=town.slug,
        name=own.name,
        languages=own.languages,
        time_zone=own.time_zone,
        phone=own.phone,
        hours=own.hours,
        emergency_numbers=own.emergency_numbers,
        theme=own.theme,
        districts=await list_districts(town.id),
        rooms=own.rooms,
        vapid_public_key=public_key or "",
        services=own.services,
        about=own.about,
    )
