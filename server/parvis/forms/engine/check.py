"""What is wrong with these answers. Twin of `pwa/src/form_engine/check.ts`.

A finding is a code; its words come from translations. No finding repeats what a person typed.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from parvis.forms import definition as d
from parvis.forms.engine.judge import Fault, judge
from parvis.forms.engine.text import clean_line, cut
from parvis.forms.engine.walk import Asked, find_stop, walk

MOST_UNKNOWN = 20
UNKNOWN_ID_LENGTH = 64


class Finding(Struct, frozen=True):
    """One thing to put right: `question` is empty when the whole of the answers has a wrong shape."""

    question: str
    code: str
    params: Mapping[str, str | int]


def check(definition: d.Definition, answers: object, today: str | None = None) -> list[Finding]:
    """Findings in the order of the journey, then answers to unknown questions.

    Args:
        definition: The version that was filled in.
        answers: Anything at all; as typed, or already normalised.
        today: The municipal day (`2027-03-27`) that relative bounds of dates mean. Without it they are not judged.
    """
    if not isinstance(answers, dict):
        return [Finding("", "wrong-shape", {})]
    found = [
        Finding(asked.question.id, fault.code, fault.params)
        for asked in walk(definition, answers)
        for fault in _faults(asked, today)
    ]
    # UTF-16 order: how JavaScript sorts.
    unknown = sorted(
        set(answers) - set(definition.questions()), key=lambda name: name.encode("utf-16-be", "surrogatepass")
    )
    return found + [
        Finding(cut(clean_line(name), UNKNOWN_ID_LENGTH), "unknown-question", {}) for name in unknown[:MOST_UNKNOWN]
    ]


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that keep a form from being accepted."""
    return [finding for finding in findings if finding.code != "recommended"]


def _utf16(name: str) -> bytes:
    """The order in which JavaScript sorts."""
    return name.encode("utf-16-be", "surrogatepass")


def _faults(asked: Asked, today: str | None) -> list[Fault]:
    question = asked.question
    if asked.is_wrong:
        return [Fault("wrong-shape", {})]
    if isinstance(question, d.Consent) and question.need == "required" and asked.value is not True:
        return [Fault("not-consented", {})]
    if isinstance(question, d.Statement):
        return []
    if asked.value is None:
        return [] if question.need == "optional" else [Fault(question.need, {})]
    stop = find_stop(question, asked.value)
    return judge(question, asked.value, today) + ([Fault("stopped", {"option": stop})] if stop else [])
