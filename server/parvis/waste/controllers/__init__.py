"""What the room answers over HTTP, a module a subject. What everybody reads alike: datasets, in `room.py`."""

from parvis.waste.controllers.audit import StaffAudit
from parvis.waste.controllers.bookings import StaffBookingsController
from parvis.waste.controllers.changes import StaffCalendar, StaffChanges
from parvis.waste.controllers.coverage import StaffCoverage
from parvis.waste.controllers.feeds import Feeds
from parvis.waste.controllers.guide import GuideSearches, StaffGuideDesk
from parvis.waste.controllers.holidays import StaffHolidays
from parvis.waste.controllers.imports import StaffImports
from parvis.waste.controllers.open_data import OpenDataFiles
from parvis.waste.controllers.paper import Paper, StaffPaper
from parvis.waste.controllers.passages import CrewPassages, CrewRounds
from parvis.waste.controllers.reminders import Reminders, StaffReminders

__all__ = [
    "CrewPassages",
    "CrewRounds",
    "Feeds",
    "GuideSearches",
    "OpenDataFiles",
    "Paper",
    "Reminders",
    "StaffAudit",
    "StaffBookingsController",
    "StaffCalendar",
    "StaffChanges",
    "StaffCoverage",
    "StaffGuideDesk",
    "StaffHolidays",
    "StaffImports",
    "StaffPaper",
    "StaffReminders",
]
