"""What staff see and decide of bookings."""

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, put
from litestar.params import FromPath, JSONBody, QueryParameter

from parvis.waste import services
from parvis.waste.booking_schemas import StaffBookings, TableWish
from parvis.waste.rules.bookings import BookingPolicy
from parvis.web.guards import staff_required
from parvis.web.requests import CurrentStaff, CurrentTown

_NEVER_KEPT = {"Cache-Control": "no-store"}


class StaffBookingsController(Controller):
    """Bookings of the days ahead."""

    path = "/api/v1/staff"
    tags = ["waste"]

    @get("/collection-bookings", guards=[staff_required()], operation_id="ListCollectionBookings")
    async def list_bookings(self, town: CurrentTown, staff: CurrentStaff) -> Response[StaffBookings]:
        """List the days ahead, each with its bookings in the order of the streets."""
        return Response(await services.list_bookings(town, staff), headers=_NEVER_KEPT)

    @get(
        "/collection-bookings.csv",
        guards=[staff_required()],
        operation_id="ExportCollectionBookings",
        media_type="text/csv",
    )
    async def export_bookings(  # noqa: PLR0917 - injected by name
        self,
        town: CurrentTown,
        staff: CurrentStaff,
        uid: Annotated[str, QueryParameter(max_length=255, pattern=r"^[0-9]{8}-[^\x00]+$")],
        on: Annotated[date, QueryParameter()],
        is_cancelled: Annotated[bool, QueryParameter()] = False,  # noqa: FBT002 - a query's
        language: Annotated[str, QueryParameter(pattern="^(fr|en)$")] = "fr",
    ) -> Response[bytes]:
        """Take one day's list away, for the truck."""
        table = await services.export_bookings(
            town, staff, TableWish(uid=uid, on=on, is_cancelled=is_cancelled, language=language)
        )
        name = {"Content-Disposition": 'attachment; filename="reservations.csv"'}
        return Response(table, media_type="text/csv", headers=_NEVER_KEPT | name)

    @delete("/collection-bookings/{booking_id:uuid}", guards=[staff_required()], operation_id="CancelCollectionBooking")
    async def cancel(self, town: CurrentTown, staff: CurrentStaff, booking_id: FromPath[UUID]) -> None:
        """Cancel a booking, and tell the person."""
        await services.cancel_booking(town.id, booking_id, by=staff.name)

    @put(
        "/collection-booking-policies/{stream:str}",
        guards=[staff_required("editor")],
        operation_id="SetCollectionBookingPolicy",
    )
    async def set_policy(
        self, town: CurrentTown, staff: CurrentStaff, stream: FromPath[str], data: JSONBody[BookingPolicy]
    ) -> None:
        """Decide how many places, things and bookings there are."""
        await services.set_booking_policy(town.id, stream, data, by=staff.name)
