"""What `parvis doctor` sees in each town."""

from parvis.cli.finding import Finding
from parvis.kernel.sealed import Unsealable
from parvis.settings import Settings
from parvis.towns import services
from parvis.towns.errors import NoPushKey
from parvis.towns.services import Town


async def look_at_towns(settings: Settings) -> list[Finding]:
    """Is there a town, and can each sign its notifications?"""
    towns = await services.list_towns()
    if not towns:
        return [Finding("towns", "look", "none yet. `parvis demo` loads one to try.")]
    found = Finding("towns", "well", ", ".join(f"{town.slug} ({', '.join(town.hosts)})" for town in towns))
    return [found, *[await _look_at_key(town, settings) for town in towns]]


async def _look_at_key(town: Town, settings: Settings) -> Finding:
    try:
        await services.get_push_key(town.id)
    except NoPushKey:
        return Finding("push key", "look", f"{town.slug} has none yet. Run parvis keys.")
    except Unsealable:
        where = (
            "PARVIS_SECRET_KEY" if not (settings.data_dir / "secret").exists() else str(settings.data_dir / "secret")
        )
        return Finding(
            "push key", "ill", f"{town.slug}'s was sealed with another secret than {where}. Put the old one back."
        )
    return Finding("push key", "well", f"{town.slug} can sign")
