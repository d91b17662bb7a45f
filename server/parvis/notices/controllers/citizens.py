"""What everybody reads, and what a phone says about its alerts."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody

from parvis.notices import services
from parvis.notices.push_schemas import Receipts, SavedSubscription, SaveSubscription, TestResult
from parvis.notices.schemas import Notice
from parvis.web.guards import device_required, public
from parvis.web.limits import DEVICES, RateLimit
from parvis.web.requests import CurrentDevice, CurrentTown, own_origin


class NoticesController(Controller):
    """Published notices."""

    path = "/api/v1/notices"
    tags = ["notices"]

    @get("/{notice_id:uuid}", operation_id="GetNotice", opt=public)
    async def get_notice(self, town: CurrentTown, notice_id: FromPath[UUID]) -> Notice:
        """Read one notice, however old."""
        return await services.get_published(town, notice_id)


class PushSubscriptionsController(Controller):
    """A device's alerts."""

    path = "/api/v1/push-subscriptions/{subscription_id:uuid}"
    tags = ["notices"]
    guards = [DEVICES, device_required]

    @put(
        operation_id="SavePushSubscription",
        guards=[RateLimit("push-subscriptions", times=30, per_seconds=600, by="device")],
    )
    async def save(
        self,
        request: Request[Any, Any, Any],
        town: CurrentTown,
        device: CurrentDevice,
        subscription_id: FromPath[UUID],
        data: JSONBody[SaveSubscription],
    ) -> Response[SavedSubscription]:
        """Say what this device wants to hear; said again at each opening."""
        saved, is_new = await services.save_subscription(town, device, subscription_id, data, own_origin(request))
        return Response(saved, status_code=201 if is_new else 200)

    @delete(operation_id="DeletePushSubscription")
    async def delete(self, town: CurrentTown, device: CurrentDevice, subscription_id: FromPath[UUID]) -> None:
        """Stop every alert to this device."""
        await services.delete_subscription(town, device, subscription_id)

    @post(
        "/test",
        operation_id="TestPushSubscription",
        status_code=200,
        guards=[RateLimit("push-tests", times=5, per_seconds=600, by="device")],
    )
    async def test(self, town: CurrentTown, device: CurrentDevice, subscription_id: FromPath[UUID]) -> TestResult:
        """Send a test alert to this device now."""
        return await services.send_test(town, device, subscription_id)


class PushReceiptsController(Controller):
    """What phones report about what they showed."""

    path = "/api/v1/push-receipts"
    tags = ["notices"]

    @post(
        operation_id="ReportPushReceipts",
        status_code=204,
        opt=public,
        guards=[RateLimit("push-receipts", times=1_200, per_seconds=60)],
    )
    async def report(self, town: CurrentTown, data: JSONBody[Receipts]) -> None:
        """Report what was shown, opened or read; repeating it is fine."""
        await services.note_receipts(town, data.receipts)
