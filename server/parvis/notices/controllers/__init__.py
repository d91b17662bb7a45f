"""The notices room's routes: what everybody reads, what a phone says, what editors do."""

from parvis.notices.controllers.citizens import NoticesController, PushReceiptsController, PushSubscriptionsController
from parvis.notices.controllers.editors import NoticeTemplatesController, StaffNoticesController

__all__ = [
    "NoticeTemplatesController",
    "NoticesController",
    "PushReceiptsController",
    "PushSubscriptionsController",
    "StaffNoticesController",
]
