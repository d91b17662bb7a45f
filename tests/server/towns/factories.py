"""Towns for tests: valid, small, and never the demo's."""

import msgspec

from parvis.towns.schemas import About, EmergencyNumber, OpeningHours, Profile, Theme
from parvis.towns.services import Town, save_town

_PROFILE = Profile(
    name="Val-des-Sources",
    languages=("fr", "en"),
    time_zone="America/Toronto",
    region="CA-QC",
    phone="418 555-0100",
    hours=(OpeningHours(1, "08:30", "16:30"),),
    emergency_numbers=(EmergencyNumber("911", {"fr": "Police, pompiers, ambulance", "en": "Police, fire, ambulance"}),),
    theme=Theme("#2f5d3a", "#7a3e00"),
    rooms=("towns", "waste"),
    services=(),
    about=About("https://val.example", "info@val.example", "1, rue Principale, Val-des-Sources (Québec)"),
)


def a_profile(**fields: object) -> Profile:
    return msgspec.structs.replace(_PROFILE, **fields)


async def a_town(slug: str, *hosts: str, **fields: object) -> Town:
    return await save_town(slug, hosts=hosts or (f"{slug}.example",), profile=a_profile(**fields))
