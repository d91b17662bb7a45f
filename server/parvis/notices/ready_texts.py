"""The prepared texts: what nobody should have to write from nothing on a Sunday night."""

from functools import cache
from importlib import resources

import msgspec

from parvis.notices.schemas import NoticeTemplate, NoticeTemplates

_IN_ORDER = ("boil_water", "boil_water_lifted", "road_closed", "parking_ban", "information")


@cache
def all_templates() -> NoticeTemplates:
    """Return every prepared text, the most urgent first."""
    folder = resources.files(__package__) / "templates"
    return NoticeTemplates(
        [msgspec.json.decode((folder / f"{code}.json").read_bytes(), type=NoticeTemplate) for code in _IN_ORDER]
    )
