"""The demo town's forms, which every town may publish."""

from pathlib import Path

from parvis.forms.services import publish_form
from parvis.towns.services import get_town_by_slug

OUR_FORMS = Path(__file__).parent / "definitions"
DEMO_TOWN = "sainte-aurelie"


async def load_demo() -> list[str]:
    """Publish our forms in the demo town."""
    town = await get_town_by_slug(DEMO_TOWN)
    files = sorted(OUR_FORMS.glob("*.json"))
    for file in files:
        await publish_form(town.id, file.read_bytes(), town.profile.languages)
    return [f"Publishes {len(files)} forms"]
