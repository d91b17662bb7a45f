"""What the forms room declares."""

from parvis.forms.commands import import_group
from parvis.forms.controllers import (
    AttachmentsController,
    DraftOpeningsController,
    DraftsController,
    FormLibraryController,
    FormSourcesController,
    StaffDraftOpeningsController,
    StaffFormsController,
    StaffSubmissionsController,
    SubmissionsController,
)
from parvis.forms.demo import load_demo
from parvis.forms.jobs import ERASE, FORGET, RE_ENCODE, SCAN
from parvis.forms.services import build_published
from parvis.kernel.room import Room
from parvis.web.datasets import Dataset

PUBLISHED_FORMS = Dataset(
    name="forms.published",
    path="/api/v1/forms/published",
    build=build_published,
    budget_bytes=40_000,
    summary="Every form that is open, with its questions",
)

ROOM = Room(
    name="forms",
    controllers=(
        AttachmentsController,
        SubmissionsController,
        DraftsController,
        DraftOpeningsController,
        StaffDraftOpeningsController,
        StaffSubmissionsController,
        StaffFormsController,
        FormSourcesController,
        FormLibraryController,
    ),
    jobs=(RE_ENCODE, SCAN, FORGET),
    datasets=(PUBLISHED_FORMS,),
    crons=(ERASE,),
    commands=(import_group,),
    demo=load_demo,
)
