"""What the requests room declares."""

from parvis.forms.events import SubmissionAccepted, SubmissionContradicted, SubmissionErased
from parvis.kernel.room import Room
from parvis.kernel.work import Counts, Listener
from parvis.requests.controllers import (
    ApiKeysController,
    AssignmentsController,
    DesksController,
    FormSettingsController,
    GeoReportController,
    LinksController,
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
from parvis.requests.jobs import LEARN, MAIL, SEE_LATE, SWEEP_MAILS
from parvis.requests.services import (
    PROMISES,
    answer_case,
    build_open_reports,
    build_promises,
    forget_case,
    mark_case,
    receive,
)
from parvis.waste.events import RequestAnswered
from parvis.web.datasets import Dataset

LEARNED_PROMISES = Dataset(
    name=PROMISES,
    path="/api/v1/requests/promises",
    build=build_promises,
    budget_bytes=8_000,
    summary="In how many business days requests of each category are closed, eight times out of ten",
)


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
        DesksController,
        FormSettingsController,
        LinksController,
    ),
    datasets=(
        LEARNED_PROMISES,
        Dataset(
            name="requests.open-reports",
            path="/api/v1/requests/open-reports",
            build=build_open_reports,
            budget_bytes=60_000,
            summary="Reported problems that everybody may read about, without a word of whoever reported them",
        ),
    ),
    jobs=(MAIL,),
    crons=(LEARN, SEE_LATE, SWEEP_MAILS),
    demo=load_demo,
    listens=(
        Listener(name="requests.open", event_type=SubmissionAccepted, run=receive),
        Listener(name="requests.mark", event_type=SubmissionContradicted, run=mark_case),
        Listener(name="requests.answer", event_type=RequestAnswered, run=_answer),
        Listener(name="requests.forget", event_type=SubmissionErased, run=forget_case),
    ),
)
