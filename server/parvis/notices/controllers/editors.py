"""What editors do: write, look, publish, end, and see who was reached."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from parvis.kernel.pages import Page
from parvis.notices import services
from parvis.notices.reach_schemas import Reach
from parvis.notices.ready_texts import all_templates
from parvis.notices.schemas import (
    EndNotice,
    NoticeContent,
    NoticePreview,
    NoticeTemplates,
    PublishNotice,
    SaveNotice,
    StaffNotice,
    StaffNoticeItem,
)
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, CurrentTown, own_origin


class NoticeTemplatesController(Controller):
    """The prepared texts."""

    path = "/api/v1/notice-templates"
    tags = ["notices"]
    guards = [staff_required("editor")]

    @get(operation_id="ListNoticeTemplates", sync_to_thread=False)
    def list(self) -> NoticeTemplates:
        """Read every prepared text."""
        return all_templates()


class StaffNoticesController(Controller):
    """The editors' notices."""

    path = "/api/v1/staff/notices"
    tags = ["notices"]
    guards = [staff_required("editor")]

    @get(operation_id="ListStaffNotices")
    async def list(self, town: CurrentTown, cursor: FromQuery[str | None] = None) -> Page[StaffNoticeItem]:
        """Read the list, the last saved first."""
        return await services.list_notices(town, cursor)

    @get("/{notice_id:uuid}", operation_id="GetStaffNotice")
    async def read(self, town: CurrentTown, notice_id: FromPath[UUID]) -> StaffNotice:
        """Read one notice with its draft."""
        return await services.get_notice(town, notice_id)

    @put("/{notice_id:uuid}", operation_id="SaveStaffNotice")
    async def save(
        self, town: CurrentTown, staff: CurrentStaff, notice_id: FromPath[UUID], data: JSONBody[SaveNotice]
    ) -> Response[StaffNotice]:
        """Keep a draft under an id made by the console."""
        saved, is_new = await services.save_draft(town, staff, notice_id, data)
        return Response(saved, status_code=201 if is_new else 200)

    @post("/{notice_id:uuid}/preview", operation_id="PreviewStaffNotice", status_code=200)
    async def preview(
        self,
        request: Request[Any, Any, Any],
        town: CurrentTown,
        notice_id: FromPath[UUID],
        data: JSONBody[NoticeContent],
    ) -> NoticePreview:
        """See whom this content would reach, what phones would show, and what is wrong with it. Nothing is kept."""
        return await services.preview_notice(town, notice_id, data, own_origin(request))

    @post("/{notice_id:uuid}/publish", operation_id="PublishStaffNotice", status_code=200)
    async def publish(
        self, town: CurrentTown, staff: CurrentStaff, notice_id: FromPath[UUID], data: JSONBody[PublishNotice]
    ) -> StaffNotice:
        """Publish the draft everywhere, or as an update."""
        return await services.publish_notice(town, staff, notice_id, data)

    @post("/{notice_id:uuid}/end", operation_id="EndStaffNotice", status_code=200)
    async def end(
        self, town: CurrentTown, staff: CurrentStaff, notice_id: FromPath[UUID], data: JSONBody[EndNotice]
    ) -> StaffNotice:
        """Say that it is over, to those who heard of it."""
        return await services.end_notice(town, staff, notice_id, data)

    @get("/{notice_id:uuid}/reach", operation_id="MeasureStaffNoticeReach")
    async def reach(self, town: CurrentTown, notice_id: FromPath[UUID]) -> Reach:
        """See whom it reached."""
        return await services.measure_reach(town, notice_id)
