"""The pages of a form for these answers. Twin of `pwa/src/form_engine/journey.ts`."""

from msgspec import Struct

from parvis.forms.definition import Definition
from parvis.forms.engine.walk import walk


class JourneyStep(Struct, frozen=True):
    """One page, and the questions on it, by id."""

    step: str
    questions: list[str]


def journey(definition: Definition, answers: object) -> list[JourneyStep]:
    """The pages in order; one with nothing to ask is left out, and none comes after an answer that stops the form."""
    pages: list[JourneyStep] = []
    for asked in walk(definition, answers):
        if not pages or pages[-1].step != asked.step.id:
            pages.append(JourneyStep(asked.step.id, []))
        pages[-1].questions.append(asked.question.id)
    return pages
