"""Write the catalogue of the demo town, the same each time."""

from pathlib import Path

import msgspec

from parvis.requests.demo.desks import open_desks
from parvis.requests.schemas import ReportCategory
from parvis.requests.services import set_report_categories
from parvis.towns.demo.load import get_demo_town

CATALOGUE = Path(__file__).parent / "categories.json"


async def load_demo() -> list[str]:
    """Say which problems the demo town takes, and which of them it tells everybody about."""
    town = await get_demo_town()
    categories = msgspec.json.decode(CATALOGUE.read_bytes(), type=list[ReportCategory])
    await set_report_categories(town.id, categories)
    return [f"Lists {len(categories)} kinds of problems to report", await open_desks()]
