"""Tables: a day, a rule or an address a row, in French or English, or refused row by row."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.waste.imports.findings import BadFile
from parvis.waste.imports.phrases import read_rule
from parvis.waste.imports.reader import read_schedule
from parvis.waste.imports.schedule import ReadSchedule
from parvis.waste.rules.pickups import Rule, SetOut
from parvis.waste.rules.recurrence import EveryWeeks, MonthlyWeekday, Season, Weekly
from tests.server.waste.factories import OPTIONS


def read(text: str, encoding: str = "utf-8") -> ReadSchedule:
    return read_schedule("a.csv", text.encode(encoding), OPTIONS)


def refused(text: str, language: str = "en") -> list[str]:
    with pytest.raises(BadFile) as refusal:
        read(text)
    return [finding.say("fr" if language == "fr" else "en") for finding in refusal.value.findings]


def test_days_in_french_with_semicolons_in_latin_1() -> None:
    schedule = read("Secteur;Date;Dépôt\nÉrables;4 janvier 2027;\nÉrables;2027-01-18;\n", "latin-1")
    (sector,) = schedule.sectors
    assert (sector.code, sector.name) == ("erables", "Érables")
    assert [day.on for day in sector.days] == [date(2027, 1, 4), date(2027, 1, 18)]
    assert [remark.code for remark in schedule.remarks] == ["not-utf-8"]


def test_days_in_english_with_commas() -> None:
    sectors = read('date,sector\n"January 4, 2027",North\n2027-01-18,South\n').sectors
    assert [(sector.code, sector.days[0].on) for sector in sectors] == [
        ("North", date(2027, 1, 4)), ("South", date(2027, 1, 18)),
    ]  # fmt: skip


def test_a_stretch_of_days_is_each_of_them() -> None:
    assert len(read("secteur,date,jusqu'au\ntous,2027-01-04,2027-01-08\n").sectors[0].days) == 5


def test_a_day_in_the_place_of_another_is_moved_with_its_reason() -> None:
    text = "secteur,date,remplace,raison\nA,2027-01-04,,\nA,2027-01-12,2027-01-11,Tempête\n"
    (sector,) = read(text).sectors
    (change,) = sector.changes
    assert (change.planned_on, change.new_on, change.reason) == (
        date(2027, 1, 11),
        date(2027, 1, 12),
        {"fr": "Tempête"},
    )
    assert [day.on for day in sector.days] == [date(2027, 1, 4), date(2027, 1, 11)]


def test_a_rule_with_season_hours_and_dates() -> None:
    text = (
        "secteur;règle;saison;dépôt;à partir du;jusqu'au\n"
        "A;chaque vendredi;20 avril au 5 juin;entre 17 h la veille et 8 h;2027-04-01;2028-12-31\n"
    )
    assert read(text).sectors[0].rules == (
        Rule(
            recurrence=Weekly((5,)),
            seasons=(Season("04-20", "06-05"),),
            set_out=SetOut(opens="17:00", opens_day_before=True, closes="08:00"),
            from_on=date(2027, 4, 1),
            until_on=date(2029, 1, 1),
        ),
    )


@pytest.mark.parametrize(
    ("written", "recurrence"),
    [
        ("chaque lundi", Weekly((1,))),
        ("Tous les lundis et les jeudis", Weekly((1, 4))),
        ("every monday and thursday", Weekly((1, 4))),
        ("un jeudi sur deux à partir du 2027-01-07", EveryWeeks((4,), 2, date(2027, 1, 7))),
        ("aux 3 semaines le jeudi à partir du 7 janvier 2027", EveryWeeks((4,), 3, date(2027, 1, 7))),
        ("every other thursday from January 7, 2027", EveryWeeks((4,), 2, date(2027, 1, 7))),
        ("1er et 3e mercredis du mois", MonthlyWeekday(3, (1, 3))),
        ("last friday of the month", MonthlyWeekday(5, (-1,))),
    ],
)
def test_a_rule_is_understood_as_a_clerk_writes_it(written: str, recurrence: object) -> None:
    assert read_rule(written, starts_on=None, zone=OPTIONS.zone).recurrence == recurrence


def test_icalendar_s_own_rules_work_with_their_first_day() -> None:
    text = "secteur,règle,à partir du\nA,FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,2027-01-07\n"
    assert read(text).sectors[0].rules[0].recurrence == EveryWeeks((4,), 2, date(2027, 1, 7))
    assert "not understood" in refused("secteur,règle\nA,FREQ=WEEKLY\n")[0]


def test_a_column_that_means_nothing_is_told() -> None:
    remarks = read("secteur,date,camion\nA,2027-01-04,12\n").remarks
    assert [remark.say("fr") for remark in remarks] == ["Fichier : la colonne « camion » n’est pas utilisée."]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,2027-02-30,", "Line 2: “2027-02-30” is not a date that exists. Write it like 2027-03-27."),
        ("A,03/04/2027,", "Line 2: “03/04/2027” can be read in two ways. Write the date like 2027-03-27."),
        ("A,lundi 5 janvier 2027,", "Line 2: “lundi 5 janvier 2027” is not a date"),
        (",2027-01-04,", "Line 2: the sector is missing."),
        ("A,,", "Line 2: a date, a rule or an address is needed."),
        ("A,,lundi", "Line 2: “lundi” is not understood."),
        ("A,,un jeudi sur deux", "Line 2: “un jeudi sur deux” is not understood."),
        ("A,,un jeudi sur deux à partir du 2027-01-08", "Line 2: 2027-01-08 is not a jeudi."),
        ("A,,,x", "Line 2: the line has 4 cells, the heading 3."),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_with_its_reason(row: str, reason: str) -> None:
    assert refused(f"secteur,date,règle\n{row}\n")[0].startswith(reason)


def test_every_bad_row_is_named_and_none_is_taken() -> None:
    text = "secteur,date\nA,2027-01-04\nA,demain\nA,2027-13-01\n"
    assert [line.partition(":")[0] for line in refused(text)] == ["Line 3", "Line 4"]


def test_the_reasons_are_in_plain_french_too() -> None:
    assert refused("secteur,date\nA,2027-02-30\n", "fr") == [
        "Ligne 2 : « 2027-02-30 » n’est pas une date qui existe. Écrivez-la comme 2027-03-27."
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" \n", "File: the file is empty."),
        ("a,b\n1,2\n", "File: the column “secteur / sector” is missing."),
        ("secteur,nom\nA,b\n", "File: the column “date / règle / adresse” is missing."),
        ("secteur,sector,date\nA,b,2027-01-04\n", "File: two columns mean “secteur”."),
        ("secteur,date\n", "File: no collection was found in it."),
        ('secteur,date\n"A,2027-01-04\n', "Line 2: the line cannot be read"),
        ("secteur,date,jusqu'au\nA,2027-01-04,2030-01-04\n", "Line 2: the event lasts 1097 days"),
        ("secteur,date,jusqu'au\nA,2027-01-04,2027-01-03\n", "Line 2: the end (2027-01-03) is before the start"),
    ],
)
def test_what_is_no_table_of_ours_is_refused_plainly(text: str, reason: str) -> None:
    assert refused(text)[0].startswith(reason)


@given(st.text(alphabet="secteurdat,;\n\"'0123456789-é\t ", max_size=120) | st.binary(max_size=80))
def test_no_table_however_strange_does_anything_but_be_read_or_refused(content: str | bytes) -> None:
    with contextlib.suppress(BadFile):
        read_schedule("a.csv", content.encode() if isinstance(content, str) else content, OPTIONS)
