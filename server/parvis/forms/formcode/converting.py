"""Turns formcode that was read into a definition: a fieldset is a step, what a box opens is asked when it is ticked."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from parvis.forms import definition as d
from parvis.forms.formcode.fields import NoteCode, Told, make_time, read_question
from parvis.forms.formcode.reading import Field, Fieldset, FormcodeRefused, read_formcode
from parvis.forms.loading import Flaw
from parvis.kernel.places import fold

FormcodeLanguage: TypeAlias = Literal["de", "en", "fr", "it"]

_SAID: Final[Mapping[str, Mapping[FormcodeLanguage, str]]] = {
    "next": {
        "de": "Wir prüfen Ihre Angaben und melden uns bei Ihnen.",
        "en": "We look at what you sent and get back to you.",
        "fr": "Nous regardons votre demande et vous répondons.",
        "it": "Esaminiamo i suoi dati e la ricontattiamo.",
    },
    "received": {"de": "Eingegangen", "en": "Received", "fr": "Reçue", "it": "Ricevuta"},
    "in_progress": {"de": "In Bearbeitung", "en": "In progress", "fr": "En traitement", "it": "In corso"},
    "done": {"de": "Erledigt", "en": "Done", "fr": "Terminée", "it": "Conclusa"},
}
_CATEGORY: Final = "demarches"
_DELAY_DAYS: Final = 10
_RETENTION_DAYS: Final = 1095
_LONGEST_NAME: Final = 50
_PRICE: Final = re.compile(r"\(\s*-?\d+(\.\d+)?\s*([A-Za-z]{3}!?|%)\s*\)$")


class Note(Struct, frozen=True):
    """What our engine means otherwise than the text, for whoever publishes the draft."""

    line: int
    code: NoteCode
    label: str


class Converted(Struct, frozen=True):
    """The draft, and what to look at in it."""

    definition: d.Definition
    notes: tuple[Note, ...]


def convert_formcode(text: str, language: FormcodeLanguage, *, code: str = "") -> Converted:
    """Turn a text in formcode into the first version of a form.

    Args:
        text: The text.
        language: What it is written in; the definition has words in no other.
        code: The form's; without it, its title makes one.

    Raises:
        FormcodeRefused: With every line that cannot be taken.
    """
    formcode = read_formcode(text)
    converter = _Converter(language)
    title = formcode.title or code or formcode.fieldsets[0].label or _CATEGORY
    steps = tuple(converter.make_step(fieldset, title) for fieldset in formcode.fieldsets)
    if converter.flaws:
        raise FormcodeRefused(converter.flaws)
    kinds = {type(question) for step in steps for question in step.questions}
    definition = d.Definition(
        code=code or _name(title, "-", set()),
        version=1,
        semantics=d.SEMANTICS if d.File in kinds else 1,
        title=converter.say(title),
        summary=converter.say(title),
        category=_CATEGORY,
        steps=steps,
        confirmation=d.Confirmation(next=_fixed("next", language), delay_days=_DELAY_DAYS),
        stages=tuple(_fixed(stage, language) for stage in ("received", "in_progress", "done")),
        retention_days=_RETENTION_DAYS,
    )
    return Converted(definition, tuple(converter.notes))


class _Converter:
    """Remembers which names are taken, and what is to be said of the draft."""

    def __init__(self, language: FormcodeLanguage) -> None:
        self._language = language
        self._step_names: set[str] = set()
        self._names: set[str] = set()
        self.notes: list[Note] = []
        self.flaws: list[Flaw] = []

    def say(self, text: str) -> d.Words:
        """Return a text as words."""
        return {self._language: text}

    def make_step(self, fieldset: Fieldset, title: str) -> d.Step:
        """One fieldset; what has no heading goes under the form's."""
        label = fieldset.label or title
        return d.Step(
            id=_name(label, "-", self._step_names),
            title=self.say(label),
            questions=tuple(self._questions(fieldset.fields, None)),
            help=self.say(fieldset.comment) if fieldset.comment else None,
        )

    def _questions(self, fields: list[Field], when: d.Condition | None) -> Iterator[d.Question]:
        """Each field, and after it what its boxes open: the condition on a question not asked is never true."""
        for field in fields:
            told = Told(
                id=_name(field.label, "_", self._names),
                label=self.say(field.label),
                need="required" if field.is_required else "optional",
                help=self.say(field.comment) if field.comment else None,
                when=when,
            )
            if field.boxes:
                options = self._options(field)
                yield _choice(told, field, options)
                for box, option in zip(field.boxes, options, strict=True):
                    yield from self._questions(box.fields, d.Is(question=told.id, value=option.value))
                continue
            read = read_question(field.definition, told)
            if read is None:
                self.flaws.append(Flaw(f"line {field.line}", f"{field.label}: asks nothing that we know"))
                continue
            self.notes += [Note(field.line, code, field.label) for code in read.notes]
            yield read.question
            if read.has_time:
                label = f"{field.label} (HH:MM)"
                yield make_time(told._replace(id=_name(label, "_", self._names), label=self.say(label), help=None))

    def _options(self, field: Field) -> tuple[d.Option, ...]:
        values: set[str] = set()
        options: list[d.Option] = []
        for box in field.boxes:
            if box.is_ticked:
                self.notes.append(Note(box.line, "preselected", box.label))
            if _PRICE.search(box.label):
                self.notes.append(Note(box.line, "price", box.label))
            options.append(d.Option(value=_name(box.label, "-", values), label=self.say(box.label)))
        return tuple(options)


def _choice(told: Told, field: Field, options: tuple[d.Option, ...]) -> d.Question:
    if field.kind == "(" and len(options) > 1:
        return d.Choice(**told.parts(), options=options)
    most = 1 if field.kind == "(" else None
    return d.Choices(**told.parts(), options=options, max=most)


def _name(label: str, between: str, taken: set[str]) -> str:
    """Return an id that says what the label says, and that nothing else has."""
    ascii_only = fold(label).encode("ascii", "ignore").decode()
    words = between.join(ascii_only.split())[:_LONGEST_NAME].strip(between)
    name = words if words[:1].isalpha() else f"n{between}{words}".strip(between)
    number = 1
    unique = name
    while unique in taken:
        number += 1
        unique = f"{name}{between}{number}"
    taken.add(unique)
    return unique


def _fixed(name: str, language: FormcodeLanguage) -> d.Words:
    return {language: _SAID[name][language]}
