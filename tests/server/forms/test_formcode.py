"""Forms of OneGov towns, converted: the 24 that are public, and every kind of field that the language has."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from parvis.forms import definition as d
from parvis.forms.commands import import_group
from parvis.forms.engine import blocking, check, normalise
from parvis.forms.formcode import Converted, FormcodeRefused, convert_formcode
from parvis.forms.formcode.converting import FormcodeLanguage
from parvis.forms.formcode.reading import Field, read_formcode
from parvis.forms.loading import find_flaws, load_definition
from parvis.towns.services import Town
from tests.cast import Member
from tests.server.forms.walking import paths_of
from tests.shared_data import SHARED_DATA, shared_data

ONEGOV = SHARED_DATA / "forms" / "onegov"
FILES = sorted(ONEGOV.glob("*.form"))


def language_of(path: Path) -> FormcodeLanguage:
    return {"de": "de", "fr": "fr", "it": "it"}[path.stem.split("_")[1]]  # type: ignore[return-value]


def converted(path: Path) -> Converted:
    return convert_formcode(path.read_text(), language_of(path))


def every_field(fields: list[Field], opened_by: tuple[str, str] | None = None) -> Iterator[tuple[Field, Any]]:
    """Each field, with the label of the field and of the box that open it."""
    for field in fields:
        yield field, opened_by
        for box in field.boxes:
            yield from every_field(box.fields, (field.label, box.label))


def one(definition: str, *, label: str = "Frage") -> d.Question:
    questions = convert_formcode(f"{label} = {definition}", "de").definition.questions()
    assert len(questions) == 1
    return next(iter(questions.values()))


def notes_of(text: str) -> list[tuple[int, str, str]]:
    return [(note.line, note.code, note.label) for note in convert_formcode(text, "de").notes]


def refusals_of(text: str) -> list[tuple[str, str]]:
    with pytest.raises(FormcodeRefused) as refused:
        convert_formcode(text, "de")
    return [(flaw.path, flaw.reason) for flaw in refused.value.flaws]


@shared_data
def test_there_are_24_public_forms() -> None:
    assert len(FILES) == 24


@shared_data
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_public_form_is_converted_without_loss(path: Path) -> None:
    """Counted in the text itself, not by our reader: lines with an equals sign, with a box, with a heading."""
    lines = [line.strip() for line in path.read_text().splitlines()]
    fields = [line for line in lines if "=" in line]
    boxes = [line[4:] for line in lines if line.startswith(("( ) ", "(x) ", "[ ] ", "[x] "))]
    headings = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    form = converted(path).definition
    language = language_of(path)
    questions = list(form.questions().values())
    assert [step.title[language] for step in form.steps] == headings
    assert [question.label[language] for question in questions] == [line.split("=")[0].strip(" *") for line in fields]
    assert [question.need == "required" for question in questions] == [
        line.split("=")[0].rstrip().endswith("*") for line in fields
    ]
    options = [question.options for question in questions if isinstance(question, d.Choice | d.Choices)]
    assert [option.label[language] for each in options for option in each] == boxes
    assert form.title[language] == lines[0]


@shared_data
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_box_opens_is_asked_when_it_is_ticked(path: Path) -> None:
    form = converted(path).definition
    language = language_of(path)
    read = [each for fieldset in read_formcode(path.read_text()).fieldsets for each in every_field(fieldset.fields)]
    for (field, opened_by), question in zip(read, form.questions().values(), strict=True):
        assert field.label == question.label[language]
        if opened_by is None:
            assert question.when is None
            continue
        assert isinstance(question.when, d.Is)
        opener = form.questions()[question.when.question]
        assert isinstance(opener, d.Choice | d.Choices)
        ticked = next(option for option in opener.options if option.value == question.when.value)
        assert (opener.label[language], ticked.label[language]) == opened_by


@shared_data
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_converted_form_loads_without_flaw_and_every_way_through_it_ends(path: Path) -> None:
    form = converted(path).definition
    assert find_flaws(form, (language_of(path),)) == []
    assert msgspec.json.decode(msgspec.json.encode(form), type=d.Definition) == form
    ways = list(paths_of(form))
    assert ways
    for answers in ways:
        assert blocking(check(form, normalise(form, answers), "2027-03-27")) == []


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ("___", ("text", {"max_length": 300})),
        ("___[50]", ("text", {"max_length": 50})),
        ("___[4]/^[0-9]+$", ("text", {"max_length": 4})),
        ("...", ("long_text", {"max_length": 5000})),
        ("...[10]", ("long_text", {"max_length": 5000})),
        ("<markdown>", ("long_text", {"max_length": 5000})),
        ("@@@", ("email", {})),
        ("https://", ("text", {"max_length": 2000})),
        ("# ch.ssn", ("text", {"max_length": 60})),
        ("HH:MM", ("text", {"max_length": 5})),
        ("YYYY.MM.DD", ("date", {})),
        ("YYYY.MM.DD (+1 days..)", ("date", {"min": "today+1"})),
        ("YYYY.MM.DD (today..)", ("date", {"min": "today"})),
        ("YYYY.MM.DD (..-2 weeks)", ("date", {"max": "today-14"})),
        ("YYYY.MM.DD (2010.01.01..2020.12.31)", ("date", {"min": "2010-01-01", "max": "2020-12-31"})),
        ("0..99", ("number", {"min": "0", "max": "99"})),
        ("-100.00..100.00", ("number", {"min": "-100", "max": "100", "decimals": 2})),
        ("*.pdf", ("file", {"types": ["application/pdf"], "max_files": 1, "max_bytes": 8_000_000})),
        ("*.png|*.jpg|*.webp", ("photo", {"max_files": 1, "max_bytes": 8_000_000})),
    ],
)
def test_every_kind_of_field_becomes_a_question(definition: str, expected: tuple[str, dict[str, Any]]) -> None:
    said = json.loads(msgspec.json.encode(one(definition)))
    rest = {name: value for name, value in said.items() if name not in ("type", "id", "label", "need")}
    assert (said["type"], rest) == expected


def test_a_day_with_a_time_is_two_questions() -> None:
    questions = convert_formcode("Wann * = YYYY.MM.DD HH:MM (today..)", "de").definition.questions()
    kinds = {name: (type(question), question.need) for name, question in questions.items()}
    assert kinds == {"wann": (d.Date, "required"), "wann_hh_mm": (d.Text, "required")}


def test_files_of_any_kind_are_of_the_kinds_that_we_take() -> None:
    question = one("*.* (multiple)")
    assert isinstance(question, d.File)
    assert (len(question.types), question.max_files) == (9, 10)


def test_a_comment_is_the_help_of_what_it_stands_under() -> None:
    text = """
        Lieferung * =
            (x) Bringen
                Andere Adresse =
                    (x) Nein
                    ( ) Ja
                        Strasse = ___
                        << wo >>
                << welche >>
            ( ) Holen
        << wie
           wir liefern >>
    """
    helps = {name: question.help for name, question in convert_formcode(text, "de").definition.questions().items()}
    assert helps == {
        "lieferung": {"de": "wie wir liefern"}, "andere_adresse": {"de": "welche"}, "strasse": {"de": "wo"},
    }  # fmt: skip


def test_a_comment_under_a_heading_is_the_help_of_the_step() -> None:
    step = convert_formcode("# Adresse\n<< Heute >>\nOrt = ___", "de").definition.steps[0]
    assert (step.id, step.title, step.help) == ("adresse", {"de": "Adresse"}, {"de": "Heute"})


def test_two_fields_of_one_name_are_two_questions() -> None:
    questions = convert_formcode("# Frau\nName = ___\n# Mann\nName = ___\n# Frau\nName = ___", "de").definition
    assert list(questions.questions()) == ["name", "name_2", "name_3"]
    assert [step.id for step in questions.steps] == ["frau", "mann", "frau-2"]


def test_what_our_engine_means_otherwise_is_noted_by_line() -> None:
    text = "Grösse =\n    (x) Klein (20 CHF)\n    ( ) Gross\nNummer = ___/^[0-9]+$\nBild = *.gif|*.png"
    assert notes_of(text) == [
        (2, "preselected", "Klein (20 CHF)"), (2, "price", "Klein (20 CHF)"), (4, "pattern", "Nummer"),
        (5, "file-types", "Bild"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "refusals"),
    [
        ("", [("", "nothing is asked")]),
        ("Titel\n-----\nnichts", [("line 3", "is no field, option, comment or fieldset")]),
        ("Kennwort = ***", [("line 1", "Kennwort: asks nothing that we know")]),
        ("Wahl =", [("line 1", "Wahl: asks nothing that we know")]),
        ("Tag = YYYY.MM.DD (2010.13.40..)", [("line 1", "Tag: asks nothing that we know")]),
        ("Zahl = 9..1", [("line 1", "Zahl: asks nothing that we know")]),
        ("(x) Ja", [("line 1", "is an option of no field")]),
        ("Name = ___\n    (x) Ja", [("line 2", "is an option of no field")]),
        ("Wahl =\n    ( ) Ja\n    [ ] Nein", [("line 3", "mixes ( ) and [ ]")]),
        ("Wahl =\n    Name = ___", [("line 2", "stands inside a field, and not inside an option")]),
        ("<< ohne Feld >>\nName = ___\n  << schief >>", [("line 3", "is a comment on no field")]),
        ("Name = ___\n<< ohne Ende", [("line 2", "the comment does not end with >>")]),
    ],
)
def test_a_text_that_is_no_formcode_is_refused_with_its_lines(text: str, refusals: list[tuple[str, str]]) -> None:
    found = refusals_of(text)
    assert found[: len(refusals)] == refusals


@given(st.text(st.sampled_from("aé *=_#.()[]<>x-|/\n\t0Y…\U0001f600"), max_size=120))
def test_any_text_is_converted_or_refused(text: str) -> None:
    with suppress(FormcodeRefused):
        assert find_flaws(convert_formcode(text, "fr").definition, ("fr",)) == []


def test_a_converted_form_is_plain_data_of_ours() -> None:
    said = json.loads(msgspec.json.encode(convert_formcode("Hund\n----\nName * = ___", "de").definition))
    assert (said["code"], said["version"], said["semantics"]) == ("hund", 1, 1)


async def test_staff_read_a_formcode_before_they_keep_it(forms: Town, chloe: Member) -> None:
    file = {"kind": "formcode", "language": "fr", "code": "inscription", "text": "Nom * = ___\nSite = https://"}
    answer = (await chloe.post("/api/v1/staff/form-imports", json=file)).json()
    assert [question["id"] for question in answer["definition"]["steps"][0]["questions"]] == ["nom", "site"]
    assert answer["definition"]["code"] == "inscription"
    assert answer["notes"] == [{"line": 2, "code": "link-as-text", "label": "Site"}]
    refused = await chloe.post("/api/v1/staff/form-imports", json=file | {"text": "Nom = ___\nrien"})
    assert (refused.status_code, refused.json()["code"]) == (422, "forms.formcode-refused")
    assert [flaw["path"] for flaw in refused.json()["flaws"]] == ["line 2"]


def command(*words: str) -> Result:
    return CliRunner().invoke(import_group, ["form", *words, "--town", "val"])


def test_a_draft_is_written_from_the_command_line(tmp_path: Path) -> None:
    source, draft = tmp_path / "inscription.form", tmp_path / "draft.json"
    source.write_text("Inscription\n---\nRepas =\n    (x) Tout\n    ( ) Végétarien\n")
    done = command(str(source), "--formcode", "fr", "--draft", str(draft))
    assert done.output == (
        f"line 4, Tout: was ticked beforehand; here a person ticks it\n{draft}: written, nothing is published\n"
    )
    assert load_definition(draft.read_bytes(), ("fr",)).code == "inscription"


def test_a_file_that_is_no_text_is_refused_with_its_place(tmp_path: Path) -> None:
    source = tmp_path / "photo.form"
    source.write_bytes(b"Nom = \xff\xd8")
    refused = command(str(source), "--formcode", "fr").exception
    assert isinstance(refused, FormcodeRefused)
    assert refused.flaws[0].reason == "is no text in UTF-8 at byte 6"
