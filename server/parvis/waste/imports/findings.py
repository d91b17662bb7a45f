"""What is wrong, or worth knowing, in a file: where, and why, in plain French and English."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from parvis.kernel.errors import Invalid
from parvis.kernel.language import Words
from parvis.waste.imports.reasons import REASONS

Part = Literal["file", "line", "feature"]
Language = Literal["fr", "en"]

MOST_FINDINGS = 100
"""Beyond, the list helps nobody."""

_PLACES: Final = {
    "file": ("Fichier", "File"),
    "line": ("Ligne {number}", "Line {number}"),
    "feature": ("Élément {number}", "Feature {number}"),
}

_LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")
_ON_SHEET: Final = ("Feuille « {sheet} »", "Sheet “{sheet}”")


class Finding(msgspec.Struct, frozen=True):
    """One thing about a file: a reason not to take it, or a remark.

    Args:
        code: Which, a key of `reasons.REASONS`.
        part: What `number` counts.
        number: From 1; 0 is the file as a whole.
        params: What the text mentions.
        sheet: The sheet of a workbook.
    """

    code: str
    part: Part = "file"
    number: int = 0
    params: dict[str, str] = {}
    sheet: str = ""

    def say(self, language: Language = "fr") -> str:
        """Return it as a sentence for the person who brought the file."""
        sentence = f"{self.where(language)}: {self.why(language)}"
        return _typeset(sentence) if language == "fr" else sentence

    def where(self, language: Language) -> str:
        """Return its place: `Feuille « Horaire », ligne 3`."""
        which = _LANGUAGES.index(language)
        place = _PLACES[self.part][which].format(number=self.number)
        if self.sheet:
            sheet = _ON_SHEET[which].format(sheet=self.sheet)
            place = sheet if self.part == "file" else f"{sheet}, {place.lower()}"
        return _typeset(place) if language == "fr" else place

    def why(self, language: Language) -> str:
        """Return its reason, as the end of a sentence."""
        reason = REASONS[self.code][_LANGUAGES.index(language)].format(**self.params)
        return _typeset(reason) if language == "fr" else reason


class ShownFinding(msgspec.Struct, frozen=True):
    """A finding as people read it, in both languages.

    Args:
        code: Which.
        where: The line, feature or sheet; or that it is the file as a whole.
        why: The reason, as a sentence.
    """

    code: str
    where: Words
    why: Words


class Kind(msgspec.Struct, frozen=True):
    """One of the collections that a calendar mixes, and how many events it has."""

    name: str
    count: int


class BadFile(Invalid):
    """The file was not taken, and nothing changed; `findings` says why.

    Args:
        findings: Every reason.
        kinds: Where the reason is that several collections are mixed: which, so that one can be chosen.
    """

    code = "waste.bad-file"

    def __init__(self, findings: list[Finding], kinds: Sequence[Kind] = ()) -> None:
        self.findings = sorted(findings[:MOST_FINDINGS], key=lambda each: each.number)
        self.kinds = list(kinds)
        fields = {"reasons": show_all(self.findings), "kinds": self.kinds}
        super().__init__(self.findings[0].say("en") if self.findings else "", **msgspec.to_builtins(fields))


def show_all(findings: Iterable[Finding]) -> list[ShownFinding]:
    """Return them as people read them."""
    return [
        ShownFinding(
            each.code,
            {language: each.where(language) for language in _LANGUAGES},
            {language: _begin(each.why(language)) for language in _LANGUAGES},
        )
        for each in findings
    ]


def _begin(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _typeset(french: str) -> str:
    """Return it with Québec's no-break spaces: before a colon and inside guillemets."""
    spaced = french.replace("\u00a0: ", ": ").replace(": ", "\u00a0: ")
    return spaced.replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def refuse(code: str, *, part: Part = "file", number: int = 0, sheet: str = "", **params: object) -> BadFile:
    """Return the refusal for one reason, to be raised."""
    return BadFile([find(code, part=part, number=number, sheet=sheet, **params)])


def find(code: str, *, part: Part = "file", number: int = 0, sheet: str = "", **params: object) -> Finding:
    """Return a finding; `params` are written as text."""
    written = {name: shorten(str(value).replace("\0", "\ufffd")) for name, value in params.items()}
    return Finding(code, part, number, written, sheet)


def shorten(text: str, longest: int = 240) -> str:
    """Return `text` on one line, cut where it would drown the rest."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
