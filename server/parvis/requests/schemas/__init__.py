"""What phones and the console say to the room."""

from parvis.requests.schemas.citizen import EntryKind, MyRequest, MyRequests, TimelineEntry
from parvis.requests.schemas.queue import (
    Category,
    Colleague,
    NewAssignment,
    NewSavedFilter,
    QueueChoices,
    QueueCounts,
    SavedFilter,
    SavedFilters,
)
from parvis.requests.schemas.reports import (
    PublicCategory,
    Publicity,
    PublicReport,
    PublicReports,
    PublicStep,
    ReportCategory,
)
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
    "Category",
    "Colleague",
    "EntryKind",
    "MyRequest",
    "MyRequests",
    "NewAssignment",
    "NewSavedFilter",
    "OtherVersionView",
    "PublicCategory",
    "PublicReport",
    "PublicReports",
    "PublicStep",
    "Publicity",
    "QueueChoices",
    "QueueCounts",
    "ReportCategory",
    "SavedFilter",
    "SavedFilters",
    "StaffRequest",
    "StaffRequestDetail",
    "StaffRequests",
    "TimelineEntry",
    "Transition",
]
