"""The room's routes, a module for each subject."""

from parvis.forms.controllers.drafts import DraftOpeningsController, DraftsController, StaffDraftOpeningsController
from parvis.forms.controllers.editing import FormSourcesController, StaffFormsController
from parvis.forms.controllers.library import FormLibraryController
from parvis.forms.controllers.sending import AttachmentsController, SubmissionsController
from parvis.forms.controllers.staff import StaffSubmissionsController

__all__ = [
    "AttachmentsController",
    "DraftOpeningsController",
    "DraftsController",
    "FormLibraryController",
    "FormSourcesController",
    "StaffDraftOpeningsController",
    "StaffFormsController",
    "StaffSubmissionsController",
    "SubmissionsController",
]
