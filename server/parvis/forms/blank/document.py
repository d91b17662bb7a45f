"""The sheet as a template reads it: every word chosen, every question numbered, every condition said."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal, TypeAlias

import msgspec

from parvis.forms import definition as d
from parvis.forms.blank.conditions import Speaker, names_in
from parvis.forms.blank.words import BLANK_WORDS, BlankLanguage
from parvis.kernel.language import pick

Shape: TypeAlias = Literal[
    "line", "lines", "one", "some", "yes_no", "number", "date", "address", "person", "attach", "place", "signature",
    "statement", "consent",
]  # fmt: skip
"""What is drawn for a question."""

_AMERICA: Final = {"CA", "US"}
"""Where letter paper is used."""
_MOST_ITEMS: Final = 3
"""How many items of a repeated step have room; the others go on a sheet of their own."""
_HALF_LENGTH: Final = 120
_SHORT_LABEL: Final = 44
_SHORT_OPTION: Final = 34
_SHORT_PAIR: Final = 18


class BlankTown(msgspec.Struct, frozen=True, kw_only=True):
    """The town as it signs paper.

    Args:
        region: ISO 3166, `CA-QC`.
        address: Where the form is brought or mailed.
        emblem: As SVG.
        url: Where the form is filled in online; `qr` leads there, as SVG.
        counter_qr: What leads staff to the entry of this form, as SVG.
    """

    name: str
    region: str
    phone: str
    address: str
    colour: str
    emblem: str
    url: str
    qr: str
    counter_qr: str


class BlankOption(msgspec.Struct, frozen=True, kw_only=True):
    """One box. `stop`: why whoever ticks it stops there."""

    label: str
    help: str
    stop: str


class BlankQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """One question.

    Args:
        number: On the sheet; 0 for what asks nothing.
        is_half: It has room enough in half of the width.
        note: How to answer, or what is recommended.
        parts: What is written on each line, with its label.
        lines: How many, for a text.
    """

    number: int
    label: str
    help: str
    when: str
    note: str
    shape: Shape
    is_required: bool
    is_half: bool
    unit: str = ""
    lines: int = 1
    options: list[BlankOption] = []
    is_in_columns: bool = False
    parts: list[str] = []


class BlankPart(msgspec.Struct, frozen=True, kw_only=True):
    """One step, or one item of a repeated one; `after` is said below."""

    title: str
    help: str
    when: str
    rows: list[list[BlankQuestion]]
    after: str = ""


class BlankForm(msgspec.Struct, frozen=True, kw_only=True):
    """All that the template places."""

    paper: str
    language: str
    region: str
    accent: str
    town: str
    phone: str
    emblem: str
    url: str
    where: str
    qr: str
    counter_qr: str
    title: str
    summary: str
    fee: str
    version: str
    declaration: str
    return_to: str
    parts: list[BlankPart]
    words: dict[str, str]


def make_blank(town: BlankTown, definition: d.Definition, language: BlankLanguage) -> BlankForm:
    """Return the sheet of one version of a form."""
    words = BLANK_WORDS[language]
    country = town.region.partition("-")[0]
    return BlankForm(
        paper="us-letter" if country in _AMERICA else "a4",
        language=language,
        region=country,
        accent=town.colour,
        town=town.name,
        phone=town.phone,
        emblem=town.emblem,
        url=town.url,
        where=town.url.partition("://")[2].partition("?")[0],
        qr=town.qr,
        counter_qr=town.counter_qr,
        title=pick(definition.title, language),
        summary=pick(definition.summary, language),
        fee=pick(definition.fee.words, language) if definition.fee else "",
        version=words["version"].format(code=definition.code, version=definition.version),
        declaration=pick(definition.declaration, language) if definition.declaration else "",
        return_to=words["return_to"].format(address=town.address, phone=town.phone.replace(" ", "\N{NO-BREAK SPACE}")),
        parts=list(_Writer(definition, language).parts()),
        words=words,
    )


class _Writer:
    """Numbers the questions once, and then writes each."""

    def __init__(self, definition: d.Definition, language: BlankLanguage) -> None:
        questions = definition.questions()
        self._signed_below = _signed_below(definition)
        asked = [name for name, question in questions.items() if self._is_answered_here(question)]
        self._definition = definition
        self._language = language
        self._words = BLANK_WORDS[language]
        self._numbers = {name: number for number, name in enumerate(asked, start=1)}
        self._speaker = Speaker(self._words, language, questions, self._numbers)

    def parts(self) -> Iterator[BlankPart]:
        for step in self._definition.steps:
            part = BlankPart(
                title=self._say(step.title),
                help=self._say(step.help),
                when=self._when(step.when),
                rows=list(
                    _in_rows([self._question(each) for each in step.questions if each.id not in self._signed_below])
                ),
            )
            if not step.repeat:
                yield part
                continue
            yield from self._items(part, step.repeat)

    def _is_answered_here(self, question: d.Question) -> bool:
        return not isinstance(question, d.Statement) and question.id not in self._signed_below

    def _items(self, part: BlankPart, repeat: d.Repeat) -> Iterator[BlankPart]:
        """The same questions for each item there is room for; what is said of them all is said with the first."""
        many = min(max(repeat.min, 2), repeat.max, _MOST_ITEMS)
        for number in range(1, many + 1):
            title = self._words["item"].format(item=self._say(repeat.item), number=number)
            after = self._words["more"] if number == many < repeat.max else ""
            if number == 1:
                yield msgspec.structs.replace(part, title=f"{part.title} · {title}", after=after)
            else:
                yield BlankPart(title=title, help="", when="", rows=part.rows, after=after)

    def _question(self, question: d.Question) -> BlankQuestion:
        drawn = self._drawn(question)
        is_half = drawn.pop("is_half", False) and len(self._say(question.label)) <= _SHORT_LABEL
        notes = [drawn.pop("note", ""), self._words["recommended"] if question.need == "recommended" else ""]
        return BlankQuestion(
            number=self._numbers.get(question.id, 0),
            label=self._say(question.label),
            help=self._say(question.help),
            when=self._when(question.when),
            note=", ".join(note for note in notes if note),
            is_required=question.need == "required",
            is_half=is_half,
            **drawn,
        )

    def _drawn(self, question: d.Question) -> dict[str, Any]:  # noqa: PLR0911 - a return per kind
        """Return what is drawn for this kind of question."""
        match question:
            case d.Text():
                return {"shape": "line", "is_half": question.max_length <= _HALF_LENGTH}
            case d.LongText():
                return {"shape": "lines", "lines": 3 if question.max_length <= 1000 else 5}  # noqa: PLR2004 (a short one)
            case d.Choice() | d.Choices():
                return self._boxes(question)
            case d.Number() | d.Amount():
                unit = "$" if isinstance(question, d.Amount) else self._say(question.unit)
                return {"shape": "number", "is_half": True, "unit": unit}
            case d.Person():
                return {"shape": "person", "parts": self._person(question)}
            case d.Address():
                return {"shape": "address", "parts": self._address()}
            case d.Photo() | d.File():
                most = self._words["at_most"].format(max=question.max_files) if question.max_files > 1 else ""
                return {"shape": "attach", "note": most, "is_half": True}
            case d.Place():
                return {"shape": "place", "note": self._words["place"]}
        return {"shape": _PLAIN[type(question)], "is_half": type(question) in _NARROW}

    def _boxes(self, question: d.Choice | d.Choices) -> dict[str, Any]:
        options = [
            BlankOption(
                label=self._say(option.label),
                help=self._say(option.help),
                stop=self._words["stop"].format(why=self._say(option.stop)) if option.stop else "",
            )
            for option in question.options
        ]
        is_one = isinstance(question, d.Choice) or question.max == 1
        some = "some_most" if isinstance(question, d.Choices) and question.max else "some"
        note = self._words["one" if is_one else some].format(max=getattr(question, "max", None))
        is_short = all(len(each.label) <= _SHORT_OPTION and not each.help and not each.stop for each in options)
        is_pair = is_short and len(options) == 2 and all(len(each.label) <= _SHORT_PAIR for each in options)  # noqa: PLR2004
        shape = "one" if is_one else "some"
        return {"shape": shape, "note": note, "options": options, "is_in_columns": is_short, "is_half": is_pair}

    def _person(self, question: d.Person) -> list[str]:
        kinds = [part for part in question.parts if part not in ("name", "address")]
        parts = [self._words[name] for name in ("given_name", "family_name", *kinds)]
        return parts + (self._address() if "address" in question.parts else [])

    def _address(self) -> list[str]:
        return [self._words[name] for name in ("line1", "line2", "city", "region", "postal_code", "country")]

    def _when(self, condition: d.Condition | None) -> str:
        return self._words["when"].format(condition=self._speaker.say(condition)) if condition else ""

    def _say(self, words: d.Words | None) -> str:
        return pick(words, self._language) if words else ""


_PLAIN: Final[dict[type[d.Question], Shape]] = {
    d.YesNo: "yes_no",
    d.Date: "date",
    d.Email: "line",
    d.Phone: "line",
    d.Signature: "signature",
    d.Statement: "statement",
    d.Consent: "consent",
}
_NARROW: Final = {d.YesNo, d.Date, d.Email, d.Phone}


def _signed_below(definition: d.Definition) -> set[str]:
    """The signatures that the declaration's line takes: one signs a sheet once, under what one declares."""
    if not definition.declaration:
        return set()
    named = {name for step in definition.steps for each in (step, *step.questions) for name in names_in(each.when)}
    signatures = {name for name, question in definition.questions().items() if isinstance(question, d.Signature)}
    return signatures - named


def _in_rows(questions: Iterable[BlankQuestion]) -> Iterator[list[BlankQuestion]]:
    """Two narrow questions side by side, when both are asked under the same condition."""
    waiting: BlankQuestion | None = None
    for question in questions:
        if waiting and question.is_half and question.when == waiting.when:
            yield [waiting, question]
            waiting = None
            continue
        if waiting:
            yield [waiting]
        waiting = question if question.is_half else None
        if not question.is_half:
            yield [question]
    if waiting:
        yield [waiting]
