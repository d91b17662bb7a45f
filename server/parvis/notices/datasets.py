"""What every phone of the town keeps of this room."""

from parvis.notices.services.publishing import RECENT
from parvis.notices.services.reading import build_recent
from parvis.web.datasets import Dataset

RECENT_NOTICES = Dataset(
    name=RECENT,
    path="/api/v1/notices/recent",
    build=build_recent,
    budget_bytes=20_000,
    summary="What holds now in the town, and what ended lately",
)
