"""Calendars: read exactly, or refused with the line and the reason."""

from datetime import date, timedelta

import pytest

from parvis.waste.imports.findings import BadFile
from parvis.waste.imports.options import ImportOptions
from parvis.waste.imports.reader import check_size, read_schedule
from parvis.waste.imports.schedule import ReadSchedule, ReadSector
from parvis.waste.rules.pickups import planned_days
from parvis.waste.rules.recurrence import EveryWeeks, Weekly
from tests.server.waste.factories import OPTIONS, TODAY


def calendar_of(*events: str) -> str:
    inside = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}\r\n{event}\r\nEND:VEVENT\r\n" for number, event in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//FR\r\n{inside}END:VCALENDAR\r\n"


def read(*events: str, options: ImportOptions = OPTIONS) -> ReadSchedule:
    return read_schedule("a.ics", calendar_of(*events).encode(), options)


def the_sector(*events: str) -> ReadSector:
    (sector,) = read(*events).sectors
    return sector


def refused(content: bytes | str, name: str = "a.ics") -> list[str]:
    with pytest.raises(BadFile) as refusal:
        read_schedule(name, content.encode() if isinstance(content, str) else content, OPTIONS)
    return [finding.say("en") for finding in refusal.value.findings]


def test_an_all_day_event_is_a_day() -> None:
    sector = the_sector("DTSTART;VALUE=DATE:20270104\r\nDTEND;VALUE=DATE:20270105")
    assert [(day.on, day.uid) for day in sector.days] == [(date(2027, 1, 4), "0")]
    assert sector.is_everywhere


def test_a_timed_event_is_on_its_day_in_the_town() -> None:
    assert the_sector("DTSTART:20270105T030000Z").days[0].on == date(2027, 1, 4)
    assert the_sector("DTSTART;TZID=America/Toronto:20270104T070000").days[0].on == date(2027, 1, 4)
    assert the_sector("DTSTART:20270104T233000").days[0].on == date(2027, 1, 4)


def test_a_rule_without_end_stays_a_rule() -> None:
    sector = the_sector("DTSTART;VALUE=DATE:20270107\r\nRRULE:FREQ=WEEKLY;INTERVAL=2")
    assert sector.rules[0].recurrence == EveryWeeks((4,), 2, date(2027, 1, 7))
    assert sector.days == ()


def test_a_weekly_event_in_utc_that_crosses_midnight_is_kept_day_by_day() -> None:
    read_file = read("DTSTART:20270105T033000Z\r\nRRULE:FREQ=WEEKLY;COUNT=30")
    days = [day.on for day in read_file.sectors[0].days]
    assert {day.isoweekday() for day in days} == {1}
    assert len(days) == 30
    assert [remark.code for remark in read_file.remarks] == ["expanded"]


def test_an_exdate_is_a_cancelled_day_not_a_hole() -> None:
    sector = the_sector("DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=WEEKLY\r\nEXDATE;VALUE=DATE:20270111,20270118")
    assert [(each.kind, each.planned_on.day) for each in sector.changes] == [("cancelled", 11), ("cancelled", 18)]
    assert sector.rules[0].recurrence == Weekly((1,))


def test_an_exdate_outside_the_series_is_left_out_and_told() -> None:
    schedule = read("DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=WEEKLY\r\nEXDATE;VALUE=DATE:20270112")
    assert schedule.sectors[0].changes == ()
    assert [remark.code for remark in schedule.remarks] == ["not-in-series"]


def with_override(*override: str) -> str:
    series = "BEGIN:VEVENT\r\nUID:x\r\nDTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n"
    lines = "\r\n".join(override)
    return (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{series}BEGIN:VEVENT\r\nUID:x\r\n"
        f"RECURRENCE-ID;VALUE=DATE:20270111\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def test_an_occurrence_given_another_day_is_moved() -> None:
    (sector,) = read_schedule("a.ics", with_override("DTSTART;VALUE=DATE:20270112").encode(), OPTIONS).sectors
    assert [(each.kind, each.planned_on, each.new_on) for each in sector.changes] == [
        ("moved", date(2027, 1, 11), date(2027, 1, 12))
    ]


def test_an_occurrence_that_is_cancelled_is_cancelled() -> None:
    text = with_override("DTSTART;VALUE=DATE:20270111", "STATUS:CANCELLED")
    (sector,) = read_schedule("a.ics", text.encode(), OPTIONS).sectors
    assert [each.kind for each in sector.changes] == ["cancelled"]


def test_a_change_of_all_that_follows_is_refused() -> None:
    text = with_override("DTSTART;VALUE=DATE:20270112").replace(
        "VALUE=DATE:20270111", "VALUE=DATE;RANGE=THISANDFUTURE:20270111"
    )
    assert refused(text) == ["Line 8: RANGE=THISANDFUTURE is not accepted: export the corrected series."]


def test_numeric_uids_and_line_ends_of_any_kind_are_fine() -> None:
    text = calendar_of("DTSTART;VALUE=DATE:20270104").replace("\r\n", "\n")
    assert read_schedule("a.ics", text.encode(), OPTIONS).sectors[0].days[0].uid == "0"


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    text = "\ufeff" + calendar_of("DTSTART;VALUE=DATE:20270104")
    assert read_schedule("a.ics", text.encode(), OPTIONS).sectors[0].days


def test_an_event_of_several_days_is_each_of_them() -> None:
    sector = the_sector("DTSTART;VALUE=DATE:20270104\r\nDTEND;VALUE=DATE:20270107")
    assert [day.on.day for day in sector.days] == [4, 5, 6]


def test_a_first_day_that_its_rule_does_not_have_is_kept_and_told() -> None:
    schedule = read("DTSTART;VALUE=DATE:20270105\r\nRRULE:FREQ=WEEKLY;BYDAY=MO")
    assert [day.on for day in schedule.sectors[0].days] == [date(2027, 1, 5)]
    assert [remark.code for remark in schedule.remarks] == ["start-out-of-rule"]


def test_collections_that_are_mixed_must_be_chosen_from() -> None:
    events = "SUMMARY:Papier\r\nDTSTART;VALUE=DATE:20270104", "SUMMARY:Verre\r\nDTSTART;VALUE=DATE:20270105"
    assert refused(calendar_of(*events)) == ["File: several collections are mixed: Papier (1), Verre (1). Choose one."]
    only = ImportOptions(zone=OPTIONS.zone, today=TODAY, only="verre")
    assert [day.on.day for day in read(*events, options=only).sectors[0].days] == [5]
    with pytest.raises(BadFile, match="not in it"):
        read(*events, options=ImportOptions(zone=OPTIONS.zone, today=TODAY, only="Métal"))


def test_a_calendar_that_is_over_says_so() -> None:
    assert [remark.code for remark in read("DTSTART;VALUE=DATE:20200104").remarks] == ["only-past"]


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("DTSTART;VALUE=DATE:20270231", "Line 6: DTSTART cannot be read: DTSTART;VALUE=DATE:20270231"),
        ("SUMMARY:Papier", "Line 4: the event has no date (DTSTART)."),
        ("DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=FOO", "Line 7: RRULE cannot be read: RRULE:FREQ=FOO"),
        ("DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=SECONDLY", "Line 4: the event comes back more than once a day"),
        ("DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=DAILY;BYHOUR=1,2", "Line 4: the event comes back more than once"),
        ("DTSTART;VALUE=DATE:20270104\r\nDTEND;VALUE=DATE:20280104", "Line 4: the event lasts 365 days"),
        ("DTSTART;VALUE=DATE:19710101\r\nRRULE:FREQ=DAILY", "Line 4: DTSTART cannot be read: 1971-01-01"),
        ("DTSTART;VALUE=DATE:16010101", "Line 6: DTSTART cannot be read"),
        ("DTSTART;VALUE=TIME:100000", "Line 6: DTSTART cannot be read"),
        ("DTSTART;VALUE=DATE:20270104\r\nRDATE;VALUE=DATE:99991231", "Line 7: RDATE cannot be read"),
        ("DTSTART;VALUE=DATE:20270104\r\nDTSTART;VALUE=DATE:20270105", "Line 6: DTSTART cannot be read"),
        ("DTSTART;VALUE=DATE:20270104\r\nEXDATE;VALUE=DATE:20271341", "Line 7: EXDATE cannot be read"),
    ],
)
def test_an_event_that_cannot_be_taken_is_named_by_its_line(event: str, reason: str) -> None:
    assert refused(calendar_of(event))[0].startswith(reason)


def test_every_bad_event_is_named_at_once() -> None:
    assert len(refused(calendar_of(*["DTSTART;VALUE=DATE:20270231"] * 3))) == 3


@pytest.mark.parametrize("kept", [20, 60, 95, 130])
def test_a_calendar_cut_short_is_refused_where_it_was_cut(kept: int) -> None:
    text = calendar_of("SUMMARY:Papier\r\nDTSTART;VALUE=DATE:20270104")[:kept]
    assert any(word in refused(text)[0] for word in ("never closed", "cannot be read"))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.ics", b"", "File: the file is empty."),
        ("a.ics", b"hello", "Line 1: the line cannot be read: hello"),
        ("a.ics", calendar_of().encode(), "File: no collection was found in it."),
        ("a.ics", b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "Line 1: the file is cut short"),
        ("a.ics", b"\xff\xfe\x00\x01" * 50, "Line 1: the line cannot be read"),
        (
            "a.ics",
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART\r\nEND:VEVENT\r\nEND:VCALENDAR",
            "Line 2: the event has no date",
        ),
        ("a.pdf", b"%PDF", "File: this is neither a calendar"),
    ],
)
def test_what_is_no_calendar_is_refused_plainly(name: str, content: bytes, reason: str) -> None:
    assert refused(content, name)[0].startswith(reason)


def test_a_calendar_of_a_hundred_megabytes_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadFile, match="larger than 10 Mo"):
        check_size("a.ics", 100_000_000)


def test_rules_that_never_fall_do_not_hang() -> None:
    events = ["DTSTART;VALUE=DATE:20270228\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"] * 5
    assert len(read(*events).sectors[0].days) <= 1


def test_a_day_by_day_rule_stops_at_its_horizon() -> None:
    sector = the_sector("DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=15")
    assert 30 <= len(sector.days) <= 40
    assert sector.days[-1].on <= TODAY + timedelta(days=4 * 366)


def test_a_rule_and_its_days_agree_over_the_change_of_clocks() -> None:
    sector = the_sector("DTSTART;TZID=America/Toronto:20270301T020000\r\nRRULE:FREQ=WEEKLY")
    assert all(day.isoweekday() == 1 for day in planned_days(sector.rules, date(2027, 3, 1), date(2027, 12, 1)))


def test_a_recurrence_until_the_year_9999_has_no_end() -> None:
    (sector,) = read("DTSTART;VALUE=DATE:20270104\r\nRRULE:FREQ=WEEKLY;UNTIL=99991231").sectors
    assert sector.rules[0].until_on is None
