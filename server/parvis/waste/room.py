"""Collections, as a room."""

from parvis.kernel.room import Room
from parvis.waste import services
from parvis.waste.commands import import_group
from parvis.waste.controllers import (
    CrewPassages,
    CrewRounds,
    Feeds,
    GuideSearches,
    OpenDataFiles,
    Paper,
    Reminders,
    StaffAudit,
    StaffBookingsController,
    StaffCalendar,
    StaffChanges,
    StaffCoverage,
    StaffGuideDesk,
    StaffHolidays,
    StaffImports,
    StaffPaper,
    StaffReminders,
)
from parvis.waste.demo.load import load_demo
from parvis.waste.jobs import (
    EXTEND_HOLIDAYS,
    FORGET_BOOKING,
    FORGET_REMINDERS,
    FORGET_SEARCHES,
    JUDGE_REPORT,
    PLACE_ADDRESSES,
    REMIND,
    TAKE_BOOKING,
    TELL_BOOKINGS,
)
from parvis.web.datasets import Dataset

DATASETS = (
    Dataset(
        name="waste.addresses",
        path="/api/v1/waste/address-book",
        build=services.build_addresses,
        budget_bytes=40_000,
        summary="Every address of the town with its collection zone and its size",
    ),
    Dataset(
        name="waste.streams",
        path="/api/v1/waste/streams",
        build=services.build_streams,
        budget_bytes=32_000,
        summary="What is collected, what goes where, and places to bring the rest",
    ),
    Dataset(
        name="waste.calendar",
        path="/api/v1/waste/zones/{key}/calendar",
        build=services.build_calendar,
        budget_bytes=12_000,
        summary="A zone's pickups, thirteen months ahead",
    ),
    Dataset(
        name="waste.passages",
        path="/api/v1/waste/passages",
        build=services.build_passages,
        budget_bytes=12_000,
        summary="Where crews said that the truck has passed, or is late, in the last three days",
    ),
    Dataset(
        name="waste.bookings",
        path="/api/v1/waste/zones/{key}/bookings",
        build=services.build_bookings,
        budget_bytes=6_000,
        summary="What an address of the zone may book, on which days, and how many places are left",
    ),
)

ROOM = Room(
    name="waste",
    controllers=(
        StaffCalendar,
        StaffChanges,
        StaffHolidays,
        StaffAudit,
        StaffImports,
        StaffCoverage,
        Reminders,
        StaffReminders,
        CrewRounds,
        CrewPassages,
        StaffBookingsController,
        Feeds,
        OpenDataFiles,
        GuideSearches,
        StaffGuideDesk,
        Paper,
        StaffPaper,
    ),
    listens=(PLACE_ADDRESSES, JUDGE_REPORT, FORGET_REMINDERS, TAKE_BOOKING, FORGET_BOOKING),
    crons=(REMIND, EXTEND_HOLIDAYS, FORGET_SEARCHES, TELL_BOOKINGS),
    datasets=DATASETS,
    commands=(import_group,),
    demo=load_demo,
)
