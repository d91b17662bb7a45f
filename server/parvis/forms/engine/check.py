"""What is wrong with these answers. Twin of `pwa/src/form_engine/check.ts`.

A finding is a code; its words come from translations. No finding repeats what a person typed.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from parvis.forms import definition as d
from parvis.forms.engine.judge import judge
from parvis.forms.engine.text import clean_line, cut
from parvis.forms.engine.values import Fault
from parvis.forms.engine.walk import Asked, Page, find_stop, read_items, walk

MOST_UNKNOWN = 20
UNKNOWN_ID_LENGTH = 64


class Finding(Struct, frozen=True):
    """One thing to put right.

    `question` is its id, `children.0.name` in an item of a repeated step, `children` for the step as a whole, and empty
    when the whole of the answers has a wrong shape.
    """

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
    found: list[Finding] = []
    for page in walk(definition, answers):
        found += [Finding(page.step.id, fault.code, fault.params) for fault in _faults_of_list(page)]
        found += [
            Finding(asked.path, fault.code, fault.params) for asked in page.asked for fault in _faults(asked, today)
        ]
    unknown = list(_unknown(definition, answers))
    return found + [Finding(name, "unknown-question", {}) for name in unknown[:MOST_UNKNOWN]]


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that keep a form from being accepted."""
    return [finding for finding in findings if finding.code != "recommended"]


def _unknown(definition: d.Definition, answers: Mapping[str, object]) -> Iterator[str]:
    """Names that are no question's, at the top and then in each item."""
    repeated = definition.repeated()
    top = {question.id for step in definition.steps if not step.repeat for question in step.questions}
    yield from _names(answers, top | set(repeated))
    for step in repeated.values():
        asked = {question.id for question in step.questions}
        for index, item in enumerate(read_items(step, answers) or []):
            yield from (f"{step.id}.{index}.{name}" for name in _names(item, asked))


def _names(answers: Mapping[str, object], known: set[str]) -> list[str]:
    names = sorted(set(answers) - known, key=_utf16)
    return [cut(clean_line(name), UNKNOWN_ID_LENGTH) for name in names[:MOST_UNKNOWN]]


def _utf16(name: str) -> bytes:
    """The order in which JavaScript sorts."""
    return name.encode("utf-16-be", "surrogatepass")


def _faults_of_list(page: Page) -> list[Fault]:
    if page.given is None:
        return [Fault("wrong-shape", {})]
    if page.step.repeat and page.given > page.step.repeat.max:
        return [Fault("too-many", {"max": page.step.repeat.max})]
    return []


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
