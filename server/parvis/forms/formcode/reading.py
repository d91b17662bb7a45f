"""Reads formcode line by line: fieldsets, fields, boxes to tick, and what each box opens."""

import re
from typing import Final, Literal, TypeAlias

from msgspec import Struct, field

from parvis.forms.loading import DefinitionRefused, Flaw

LARGEST_CHARACTERS: Final = 200_000
DEEPEST: Final = 8

Boxes: TypeAlias = Literal["(", "["]
"""Round ones for one of several, square ones for some of them."""

_UNDERLINE: Final = re.compile(r"-{3,}")
_FIELDSET: Final = re.compile(r"#\s*(?P<label>.+)")
_NO_FIELDSET: Final = "..."
_FIELD: Final = re.compile(r"(?P<label>[^=*]+?)\s*(?P<required>\*)?\s*=\s*(?P<definition>.*)")
_BOX: Final = re.compile(r"(?P<open>[(\[])(?P<mark>[x ])[)\]]\s*(?P<label>.+)")


class FormcodeRefused(DefinitionRefused):
    """This is no formcode; each flaw says its line."""

    code = "forms.formcode-refused"


class Box(Struct):
    """One box, and the fields it opens."""

    line: int
    label: str
    is_ticked: bool
    fields: list["Field"] = field(default_factory=list)


class Field(Struct):
    """One field. `definition` is what follows the equals sign; a field with boxes has none."""

    line: int
    label: str
    is_required: bool
    definition: str
    comment: str = ""
    kind: Boxes | None = None
    boxes: list[Box] = field(default_factory=list)


class Fieldset(Struct):
    """Fields under one heading; without a label they stand alone."""

    label: str
    comment: str = ""
    fields: list[Field] = field(default_factory=list)


class Formcode(Struct):
    """A whole text."""

    title: str
    fieldsets: list[Fieldset]


def read_formcode(text: str) -> Formcode:
    """Read a text in formcode.

    Raises:
        FormcodeRefused: With every line that says nothing we know.
    """
    if len(text) > LARGEST_CHARACTERS:
        raise FormcodeRefused([Flaw("", f"at most {LARGEST_CHARACTERS} characters")])
    reader = _Reader()
    for number, raw in enumerate(text.expandtabs(4).splitlines(), start=1):
        reader.read(number, raw)
    return reader.finish()


class _Reader:
    """Holds what is open: fields and boxes, the deepest last, each with its indentation."""

    def __init__(self) -> None:
        self._title = ""
        self._fieldsets = [Fieldset("")]
        self._open: list[tuple[int, Field | Box]] = []
        self._flaws: list[Flaw] = []
        self._comment: tuple[int, int, list[str]] | None = None

    def read(self, number: int, raw: str) -> None:
        """Take one line."""
        line = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        if self._comment is not None:
            self._go_on_with_comment(line)
        elif line.startswith("<<"):
            self._comment = (number, indent, [])
            self._go_on_with_comment(line.removeprefix("<<"))
        elif _UNDERLINE.fullmatch(line):
            return
        elif found := _FIELDSET.fullmatch(line):
            self._open.clear()
            label = found["label"].strip()
            self._fieldsets.append(Fieldset("" if label == _NO_FIELDSET else label))
        elif found := _BOX.fullmatch(line):
            self._add_box(number, indent, found)
        elif found := _FIELD.fullmatch(line):
            self._add_field(number, indent, found)
        elif line:
            self._add_title(number, line)

    def finish(self) -> Formcode:
        """Return what was read.

        Raises:
            FormcodeRefused: Lines could not be read, or nothing is asked.
        """
        if self._comment is not None:
            self._refuse(self._comment[0], "the comment does not end with >>")
        fieldsets = [each for each in self._fieldsets if each.fields]
        if not fieldsets and not self._flaws:
            self._flaws.append(Flaw("", "nothing is asked"))
        if self._flaws:
            raise FormcodeRefused(self._flaws)
        return Formcode(self._title, fieldsets)

    def _add_title(self, number: int, line: str) -> None:
        if self._title or any(each.fields for each in self._fieldsets):
            self._refuse(number, "is no field, option, comment or fieldset")
        else:
            self._title = line

    def _add_field(self, number: int, indent: int, found: re.Match[str]) -> None:
        new = Field(number, found["label"].strip(), found["required"] is not None, found["definition"].strip())
        self._close(indent)
        inside = self._open[-1][1] if self._open else self._fieldsets[-1]
        if isinstance(inside, Field):
            self._refuse(number, "stands inside a field, and not inside an option")
            return
        if len(self._open) >= 2 * DEEPEST:
            self._refuse(number, f"at most {DEEPEST} levels")
            return
        inside.fields.append(new)
        self._open.append((indent, new))

    def _add_box(self, number: int, indent: int, found: re.Match[str]) -> None:
        self._close(indent)
        inside = self._open[-1][1] if self._open else None
        if not isinstance(inside, Field) or inside.definition:
            self._refuse(number, "is an option of no field")
            return
        if inside.kind not in (None, found["open"]):
            self._refuse(number, "mixes ( ) and [ ]")
            return
        inside.kind = "(" if found["open"] == "(" else "["
        box = Box(number, found["label"].strip(), found["mark"] == "x")
        inside.boxes.append(box)
        self._open.append((indent, box))

    def _go_on_with_comment(self, line: str) -> None:
        """Add a line to the comment that is open; where it ends, hand it to the field of the same indentation."""
        if self._comment is None:
            return
        number, indent, lines = self._comment
        text, end, _ = line.partition(">>")
        lines.append(text.strip())
        if not end:
            return
        self._comment = None
        comment = " ".join(part for part in lines if part)
        self._close(indent + 1)
        about = self._open[-1] if self._open else None
        if about and about[0] == indent and isinstance(about[1], Field):
            about[1].comment = comment
        elif not self._open and not self._fieldsets[-1].fields:
            self._fieldsets[-1].comment = comment
        else:
            self._refuse(number, "is a comment on no field")

    def _close(self, indent: int) -> None:
        while self._open and self._open[-1][0] >= indent:
            self._open.pop()

    def _refuse(self, number: int, reason: str) -> None:
        self._flaws.append(Flaw(f"line {number}", reason))
