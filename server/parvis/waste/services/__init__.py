"""The room's door: calendars, changes, holidays, crews' rounds, sectors, the sorting guide, and imports."""

from parvis.waste.services.address_book import build_addresses
from parvis.waste.services.audit import AuditFilter, export_audit, list_audit
from parvis.waste.services.booked_days import (
    build_bookings,
    cancel_booking,
    export_bookings,
    has_booking_policy,
    list_bookings,
    set_booking_policy,
    tell_moved_bookings,
)
from parvis.waste.services.bookings import forget_booking, take_booking
from parvis.waste.services.calendars import build_calendar
from parvis.waste.services.change_lists import list_changes
from parvis.waste.services.changes import add_changes, withdraw_changes
from parvis.waste.services.coverage import measure_coverage, survey_stream, write_doubtful_addresses
from parvis.waste.services.feeds import build_feed
from parvis.waste.services.guide import delete_entry, list_guide, write_entry
from parvis.waste.services.holidays import decide_holidays, extend_holidays, preview_holidays, read_holidays
from parvis.waste.services.households import Household, HouseholdCalendar, read_household, read_households, street_key
from parvis.waste.services.importing import ImportedFile, ImportReport, ImportTerms, import_schedule
from parvis.waste.services.months import read_month
from parvis.waste.services.open_data import build_open_data, build_sector_csv, build_sector_feed, build_sector_json
from parvis.waste.services.paper import PaperWish, find_paper_address, print_address, print_zone
from parvis.waste.services.passages import build_passages, mark_passage, withdraw_passage
from parvis.waste.services.reminders import delete_reminders, forget_ended, measure_reminders, save_reminders
from parvis.waste.services.reminding import remind
from parvis.waste.services.reports import judge_arrived_report
from parvis.waste.services.rounds import list_rounds
from parvis.waste.services.search_misses import (
    count_misses,
    drop_missed_search,
    forget_old_misses,
    list_missed_searches,
)
from parvis.waste.services.sectors import NewSector, set_sector
from parvis.waste.services.staff import decide_change, preview_change, withdraw_change
from parvis.waste.services.streams import (
    NewStream,
    build_streams,
    get_stream_code,
    get_stream_id,
    list_stream_names,
    set_guide,
    set_streams,
)
from parvis.waste.services.undoing import PastImport, list_imports, undo_import
from parvis.waste.services.wizard import SentFile, apply_import, preview_import, show_imports, undo
from parvis.waste.services.zones import refresh_zones

__all__ = [
    "AuditFilter", "Household", "HouseholdCalendar", "ImportReport", "ImportTerms", "ImportedFile", "NewSector",
    "NewStream", "PaperWish", "PastImport", "SentFile", "add_changes", "apply_import", "build_addresses",
    "build_bookings", "build_calendar", "build_feed", "build_open_data", "build_passages", "build_sector_csv",
    "build_sector_feed", "build_sector_json", "build_streams", "cancel_booking", "count_misses", "decide_change",
    "decide_holidays", "delete_entry", "delete_reminders", "drop_missed_search", "export_audit", "export_bookings",
    "extend_holidays", "find_paper_address", "forget_booking", "forget_ended", "forget_old_misses", "get_stream_code",
    "get_stream_id", "has_booking_policy", "import_schedule", "judge_arrived_report", "list_audit", "list_bookings",
    "list_changes", "list_guide", "list_imports", "list_missed_searches", "list_rounds", "list_stream_names",
    "mark_passage", "measure_coverage", "measure_reminders", "preview_change", "preview_holidays", "preview_import",
    "print_address", "print_zone", "read_holidays", "read_household", "read_households", "read_month",
    "refresh_zones", "remind", "save_reminders", "set_booking_policy", "set_guide", "set_sector", "set_streams",
    "show_imports", "street_key", "survey_stream", "take_booking", "tell_moved_bookings", "undo", "undo_import",
    "withdraw_change", "withdraw_changes", "withdraw_passage", "write_doubtful_addresses", "write_entry",
]  # fmt: skip
