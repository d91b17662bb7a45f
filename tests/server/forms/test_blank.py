"""Forms on paper: each question once, in the order of asking, with what it depends on, readable aloud."""

import io
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import msgspec
import pypdf
import pytest

import parvis.forms
from parvis.forms import definition as d
from parvis.forms.blank import BlankForm, BlankLanguage, BlankTown, make_blank
from parvis.forms.loading import load_definition
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town
from parvis.typesetting import Sheet
from tests.cast import Person
from tests.server.forms.engine_cases import OUR_FORMS
from tests.server.waste.papers import pictures_of, tags_of, words_of

PATHS = sorted(OUR_FORMS.glob("*.json"))
TEMPLATE = Path(parvis.forms.__file__).parent / "paper" / "form.typ"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>'
TOWN = BlankTown(
    name="Lac-Vert", region="CA-QC", phone="418 555-0100", address="1, rue du Lac, Lac-Vert", colour="#2f5d3a",
    emblem=SQUARE, url="https://lac-vert.example/formulaires/a?version=1", qr=SQUARE, counter_qr=SQUARE,
)  # fmt: skip
WORDS = {"fr": "Oui", "en": "Yes"}
MOST_PAGES = 3


@cache
def read(name: str) -> d.Definition:
    return load_definition((OUR_FORMS / f"{name}.json").read_bytes(), ("fr", "en"))


@cache
def blank(name: str, language: BlankLanguage = "fr") -> BlankForm:
    return make_blank(TOWN, read(name), language)


@cache
def printed(name: str, language: BlankLanguage = "fr") -> pypdf.PdfReader:
    made_at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    sheet = Sheet(template=TEMPLATE, data=msgspec.json.encode(blank(name, language)), made_at=made_at)
    return pypdf.PdfReader(io.BytesIO(sheet.typeset()))


def when_of(name: str, question: str) -> str:
    """What is said above a question."""
    label = read(name).questions()[question].label["fr"]
    rows = [row for part in blank(name).parts for row in part.rows]
    return next(asked.when for row in rows for asked in row if asked.label == label)


def without_spaces(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", [path.stem for path in PATHS])
def test_a_ready_form_on_paper_holds_every_question_and_every_option(name: str, language: BlankLanguage) -> None:
    form, written = read(name), without_spaces(words_of(printed(name, language)))
    missing = [
        words[language]
        for question in form.questions().values()
        if not isinstance(question, d.Signature)
        for words in (question.label, *(option.label for option in getattr(question, "options", ())))
        if without_spaces(words[language]) not in written
    ]
    assert missing == []
    assert len(printed(name, language).pages) <= MOST_PAGES


@pytest.mark.parametrize("name", [path.stem for path in PATHS])
def test_a_form_on_paper_is_read_aloud_in_order(name: str) -> None:
    """Headings of each step, pictures with words, boxes as lists: what PDF/UA-1 asks, and typst refuses to break."""
    pdf = printed(name)
    kinds = [str(tag["/S"]) for tag in tags_of(pdf)]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") >= len(blank(name).parts)
    assert ("/L" in kinds) == any(_has_boxes(question) for question in read(name).questions().values())
    assert [words.replace("\u00a0", " ") for words in pictures_of(pdf)] == [
        "Code à lire avec un téléphone. Il mène à https://lac-vert.example/formulaires/a?version=1.",
        "Code pour le personnel : il ouvre la saisie de ce formulaire.",
    ]


def _has_boxes(question: d.Question) -> bool:
    return isinstance(question, d.Choice | d.Choices | d.YesNo | d.Consent | d.Photo | d.File)


@pytest.mark.parametrize("name", [path.stem for path in PATHS])
def test_questions_on_paper_are_numbered_in_the_order_of_asking(name: str) -> None:
    numbers = [
        asked.number for part in blank(name).parts for row in part.rows for asked in row if asked.number
    ]  # fmt: skip
    assert sorted(set(numbers)) == list(range(1, max(numbers) + 1))
    assert numbers == sorted(numbers) or read(name).repeated()


@pytest.mark.parametrize(
    ("name", "question", "said"),
    [
        ("abattage-arbre", "reason_words", "Si vous avez coché « Une autre raison » au numéro 1 :"),
        ("abattage-arbre", "owner_letter", "Si vous avez coché « Non » au numéro 5 :"),
        (
            "permis-piscine",
            "fence_height",
            "Si vous avez coché « Une clôture autour de la piscine » ou « Une terrasse fermée » au numéro 10 :",
        ),
        (
            "certificat-residence",
            "proof",
            "Si vous n’avez pas coché « Je n’en ai pas » au numéro 10 :",
        ),
        (
            "demenagement",
            "bins_missing",
            (
                "Si vous avez coché « Les bacs » au numéro 9 et vous avez coché « Arrivez dans la ville » ou "
                "« Changez d’adresse dans la ville » au numéro 1 :"
            ),
        ),
    ],
)
def test_a_condition_is_said_with_the_number_to_look_back_at(name: str, question: str, said: str) -> None:
    assert when_of(name, question).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (d.Answered(question="a"), "Si vous avez répondu au numéro 1 :"),
        (d.Not(of=d.Answered(question="a")), "Si vous n’avez rien répondu au numéro 1 :"),
        (d.Above(question="a", value="12.5"), "Si votre réponse au numéro 1 dépasse 12.5 :"),
        (d.Not(of=d.Below(question="a", value="3")), "Si votre réponse au numéro 1 n’est pas sous 3 :"),
        (d.Is(question="b", value=True), "Si vous avez coché la case du numéro 2 :"),
        (d.Is(question="b", value=False), "Si vous n’avez pas coché la case du numéro 2 :"),
        (
            d.Not(of=d.All(of=(d.Answered(question="a"), d.Is(question="b", value=True)))),
            "Si vous n’avez rien répondu au numéro 1 ou vous n’avez pas coché la case du numéro 2 :",
        ),
    ],
)
def test_every_kind_of_condition_has_words(condition: d.Condition, said: str) -> None:
    questions = (
        d.Number(id="a", label=WORDS, need="optional"),
        d.Consent(id="b", label=WORDS, need="optional"),
        d.Text(id="c", label=WORDS, need="optional", max_length=10, when=condition),
    )
    form = d.Definition(
        code="made", version=1, semantics=2, title=WORDS, summary=WORDS, category="made",
        steps=(d.Step(id="one", title=WORDS, questions=questions),), stages=(WORDS,), retention_days=1,
        confirmation=d.Confirmation(next=WORDS, delay_days=1),
    )  # fmt: skip
    last = make_blank(TOWN, form, "fr").parts[0].rows[-1][-1]
    assert last.when.replace("\u00a0", " ") == said


def test_items_have_room_for_two_and_the_others_go_on_a_sheet() -> None:
    titles = [(part.title, part.after) for part in blank("licence-chien").parts if "Chien " in part.title]
    assert titles == [
        ("Le chien · Chien 1", ""), ("Chien 2", "S’il y en a d’autres, continuez sur une feuille."),
    ]  # fmt: skip


def test_one_signs_once_under_the_declaration() -> None:
    labels = [asked.shape for part in blank("demolition").parts for row in part.rows for asked in row]
    assert "signature" not in labels
    assert words_of(printed("demolition")).count("Nom en lettres moulées") == 1


async def test_anybody_prints_the_form_that_is_open(forms: Town, clock: FakeClock, eve: Person) -> None:
    answer = await eve.get("/api/v1/forms/permis-piscine/blank.pdf")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == 'inline; filename="permis-de-piscine-et-d-enceinte.pdf"'
    pdf = pypdf.PdfReader(io.BytesIO(answer.content))
    assert pdf.trailer["/Root"]["/Lang"] == "fr-CA"  # type: ignore[index]  # pypdf types every object alike
    assert pictures_of(pdf)[0].endswith("/formulaires/permis-piscine?version=2.")
    again = await eve.get("/api/v1/forms/permis-piscine/blank.pdf", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


async def test_the_sheet_speaks_the_language_that_is_asked_for(forms: Town, clock: FakeClock, eve: Person) -> None:
    answer = await eve.get("/api/v1/forms/permis-piscine/blank.pdf", params={"language": "en"})
    assert "Pool and enclosure permit" in words_of(pypdf.PdfReader(io.BytesIO(answer.content)))


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("permis-piscine/blank.pdf?language=de", 422, "forms.unknown-language"),
        ("permis-piscine/blank.pdf?version=9", 404, "forms.unknown-version"),
        ("rien/blank.pdf", 404, "forms.unknown-version"),
        ("rien/schema.json", 404, "forms.unknown-version"),
        ("permis-piscine/schema.json?version=0", 400, "web.invalid-request"),
    ],
)
async def test_what_is_not_there_is_said(forms: Town, eve: Person, path: str, status: int, code: str) -> None:
    answer = await eve.get(f"/api/v1/forms/{path}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_program_reads_the_shape_of_the_answers(forms: Town, eve: Person) -> None:
    answer = await eve.get("/api/v1/forms/permis-piscine/schema.json", params={"language": "en"})
    assert answer.headers["content-type"].startswith("application/schema+json")
    schema = answer.json()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (schema["title"], schema["properties"]["is_owner"]["type"]) == ("Pool and enclosure permit", "boolean")
