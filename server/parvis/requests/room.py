"""What the requests room declares."""

from parvis.forms.events import SubmissionAccepted, SubmissionContradicted, SubmissionErased
from parvis.kernel.room import Room
from parvis.kernel.work import Counts, Listener
from parvis.requests.controllers import (
    ApiKeysController,
    AssignmentsController,
    GeoReportController,
    PublicReportsController,
    QueueController,
    RequestsController,
    SavedFiltersController,
    StaffAttachmentsController,
    StaffPublicityController,
    StaffRequestsController,
    StatisticsController,
)
from parvis.requests.demo import load_demo
from parvis.requests.services import answer_case, build_open_reports, forget_case, mark_case, receive
from parvis.waste.events import RequestAnswered
from parvis.web.datasets import Dataset


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
        PublicReportsController,
        StaffPublicityController,
    ),
    datasets=(
        Dataset(
            name="requests.open-reports",
            path="/api/v1/requests/open-reports",
            build=build_open_reports,
            budget_bytes=60_000,
            summary="Reported problems that everybody may read about, without a word of whoever reported them",
        ),
    ),
    demo=load_demo,
    listens=(
        Listener(name="requests.open", event_type=SubmissionAccepted, run=receive),
        Listener(name="requests.mark", event_type=SubmissionContradicted, run=mark_case),
        Listener(name="requests.answer", event_type=RequestAnswered, run=_answer),
        Listener(name="requests.forget", event_type=SubmissionErased, run=forget_case),
    ),
)
