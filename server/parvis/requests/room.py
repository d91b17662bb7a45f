"""What the requests room declares."""

from parvis.forms.events import SubmissionAccepted, SubmissionContradicted, SubmissionErased
from parvis.kernel.room import Room
from parvis.kernel.work import Listener
from parvis.requests.controllers import RequestsController, StaffAttachmentsController, StaffRequestsController
from parvis.requests.services import forget_case, mark_case, open_case

ROOM = Room(
    name="requests",
    controllers=(RequestsController, StaffRequestsController, StaffAttachmentsController),
    listens=(
        Listener(name="requests.open", event_type=SubmissionAccepted, run=open_case),
        Listener(name="requests.mark", event_type=SubmissionContradicted, run=mark_case),
        Listener(name="requests.forget", event_type=SubmissionErased, run=forget_case),
    ),
)
