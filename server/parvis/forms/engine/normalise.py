"""Tidy answers: what is stored, shown to staff and compared. Twin of `pwa/src/form_engine/normalise.ts`."""

from parvis.forms.definition import Definition
from parvis.forms.engine.clean import Answer
from parvis.forms.engine.walk import walk


def normalise(definition: Definition, answers: object) -> dict[str, Answer]:
    """Clean every answer, and leave out those to questions that are not asked, unknown, or of a wrong shape.

    The phone keeps what was typed in the draft, and sends that: a changed choice may bring a hidden answer back.
    """
    return {asked.question.id: asked.value for asked in walk(definition, answers) if asked.value is not None}
