"""The pages of a form for these answers. Twin of `pwa/src/form_engine/journey.ts`."""

from msgspec import Struct

from parvis.forms.definition import Definition
from parvis.forms.engine.walk import walk


class JourneyStep(Struct, frozen=True):
    """One page, and the questions on it: ids, or in a repeated step `children.0.name`."""

    step: str
    questions: list[str]


def journey(definition: Definition, answers: object) -> list[JourneyStep]:
    """The pages in order; one with nothing to ask is left out, and none comes after an answer that stops the form."""
    return [JourneyStep(page.step.id, [asked.path for asked in page.asked]) for page in walk(definition, answers)]
