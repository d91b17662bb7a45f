"""What phones and the console say to the room."""

from parvis.requests.schemas.citizen import (
    EntryAttachment,
    EntryKind,
    MyRequest,
    MyRequests,
    RequestCopy,
    TimelineEntry,
)
from parvis.requests.schemas.desks import Desk, DeskBook, DeskCard, FormSetting, NewDesk, NewFormSetting
from parvis.requests.schemas.links import FollowedRequest, LinkToken
from parvis.requests.schemas.promises import CategoryTally, Lateness, LearnedPromise, Promises, PromiseTallies
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
    NewNote,
    OtherVersionView,
    StaffRequest,
    StaffRequestDetail,
    StaffRequests,
    Transition,
)

__all__ = [
    "AttachmentView", "Category", "CategoryTally", "Colleague", "Desk", "DeskBook", "DeskCard", "EntryAttachment",
    "EntryKind", "FollowedRequest", "FormSetting", "Lateness", "LearnedPromise", "LinkToken", "MyRequest",
    "MyRequests", "NewAssignment", "NewDesk", "NewFormSetting", "NewNote", "NewSavedFilter", "OtherVersionView",
    "PromiseTallies", "Promises", "PublicCategory", "PublicReport", "PublicReports", "PublicStep", "Publicity",
    "QueueChoices", "QueueCounts", "ReportCategory", "RequestCopy", "SavedFilter", "SavedFilters", "StaffRequest",
    "StaffRequestDetail", "StaffRequests", "TimelineEntry", "Transition",
]  # fmt: skip
