"""The catalogue and the reporting form speak of the same problems, and a report is four screens at most."""

from itertools import product

from parvis.forms import definition as d
from parvis.forms.engine import check, journey
from parvis.requests.rules.public_reports import REPORT_FORM
from tests.server.forms.engine_cases import read_definition
from tests.server.requests.catalogue import CATEGORIES

MOST_SCREENS = 4
PLACE = {"kind": "intersection", "words": "rue du Pont et rue Principale"}
SIGNALER = read_definition(REPORT_FORM)


def options_of(question: d.Question | None) -> tuple[d.Option, ...]:
    return question.options if isinstance(question, d.Choice) else ()


def test_every_option_that_does_not_stop_is_a_kind_of_problem_and_no_other_is() -> None:
    open_options = [option.value for option in options_of(SIGNALER.questions()["category"]) if not option.stop]
    assert [category.code for category in CATEGORIES] == open_options
    assert len(CATEGORIES) >= 14


def test_a_report_takes_at_most_four_screens_whatever_is_answered() -> None:
    choices = {name: options_of(asked) for name, asked in SIGNALER.questions().items() if options_of(asked)}
    subject = choices.pop("category")
    for category in subject:
        pages = journey(SIGNALER, {"category": category.value, "place": PLACE})
        asked = {name for page in pages for name in page.questions}
        open_choices = {name: [option.value for option in choices[name]] for name in choices.keys() & asked}
        for picked in product(*open_choices.values()):
            answers = {"category": category.value, "place": PLACE, **dict(zip(open_choices, picked, strict=True))}
            screens = len(journey(SIGNALER, answers)) + 1  # and the check
            assert screens <= MOST_SCREENS, answers


def test_every_stop_says_whom_to_call_in_both_languages() -> None:
    stops = [
        option.stop
        for question in SIGNALER.questions().values()
        for option in options_of(question)
        if option.stop is not None
    ]
    assert len(stops) >= 6
    for words in stops:
        assert all(any(number in words[language] for number in ("911", "511", "1 800")) for language in ("fr", "en"))


def test_a_tree_on_a_wire_is_not_for_the_town() -> None:
    found = check(SIGNALER, {"category": "arbre", "touches_wire": "yes", "place": PLACE}, "2026-11-23")
    assert [(finding.question, finding.code) for finding in found] == [("touches_wire", "stopped")]


def test_what_is_public_is_never_about_one_house() -> None:
    assert {category.code for category in CATEGORIES if not category.is_public} == {"bac", "bruit", "autre"}
    assert all(category.radius_metres > 0 for category in CATEGORIES if category.is_public)
