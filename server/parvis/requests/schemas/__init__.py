"""What phones and the console say to the room."""

from parvis.requests.schemas.citizen import EntryKind, MyRequest, MyRequests, TimelineEntry
from parvis.requests.schemas.staff import (
    AttachmentView,
    OtherVersionView,
    StaffRequest,
    StaffRequestDetail,
    StaffRequests,
    Transition,
)

__all__ = [
    "AttachmentView",
    "EntryKind",
    "MyRequest",
    "MyRequests",
    "OtherVersionView",
    "StaffRequest",
    "StaffRequestDetail",
    "StaffRequests",
    "TimelineEntry",
    "Transition",
]
