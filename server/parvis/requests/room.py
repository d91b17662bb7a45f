"""What the requests room declares."""

from parvis.forms.events import SubmissionAccepted, SubmissionContradicted, SubmissionErased
from parvis.kernel.room import Room
from parvis.kernel.work import Counts, Listener
from parvis.requests.controllers import (
    ApiKeysController,
    AssignmentsController,
    GeoReportController,
    QueueController,
    RequestsController,
    SavedFiltersController,
    StaffAttachmentsController,
    StaffRequestsController,
    StatisticsController,
)
from parvis.requests.services import answer_case, forget_case, mark_case, receive
from parvis.waste.events import RequestAnswered


async def _answer(event: RequestAnswered) -> Counts:
    return await answer_case(
        event.town_id, event.submission_id, answer_id=event.answer_id, to=event.to, message=event.message
    )


ROOM = Room(
    name="requests",
    controllers=(
        RequestsController,
        StaffRequestsController,
        StaffAttachmentsController,
        ApiKeysController,
        GeoReportController,
        AssignmentsController,
        QueueController,
        SavedFiltersController,
        StatisticsController,
    ),
    listens=(
        Listener(name="requests.open", event_type=SubmissionAccepted, run=receive),
        Listener(name="requests.mark", event_type=SubmissionContradicted, run=mark_case),
        Listener(name="requests.answer", event_type=RequestAnswered, run=_answer),
        Listener(name="requests.forget", event_type=SubmissionErased, run=forget_case),
    ),
)
