"""The room's routes, a module for each subject."""

from parvis.forms.controllers.drafts import DraftOpeningsController, DraftsController, StaffDraftOpeningsController
from parvis.forms.controllers.sending import AttachmentsController, SubmissionsController

__all__ = [
    "AttachmentsController",
    "DraftOpeningsController",
    "DraftsController",
    "StaffDraftOpeningsController",
    "SubmissionsController",
]
