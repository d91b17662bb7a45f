"""Tidy answers: what is stored, shown to staff and compared. Twin of `pwa/src/form_engine/normalise.ts`."""

from typing import Any

from parvis.forms.definition import Definition
from parvis.forms.engine.values import Answer
from parvis.forms.engine.walk import Page, walk


def normalise(definition: Definition, answers: object) -> dict[str, Answer]:
    """Clean every answer, and leave out those to questions that are not asked, unknown, or of a wrong shape.

    The phone keeps what was typed in the draft, and sends that: a changed choice may bring a hidden answer back.
    An item of a repeated step keeps its number, also when nothing in it was answered.
    """
    clean: dict[str, Answer] = {}
    for page in walk(definition, answers):
        if not page.step.repeat:
            clean |= {asked.question.id: asked.value for asked in page.asked if asked.value is not None}
        elif page.given:
            clean[page.step.id] = _items(page, page.given)
    return clean


def _items(page: Page, given: int) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = [{} for _ in range(given)]
    for asked in page.asked:
        if asked.item is not None and asked.value is not None:
            items[asked.item][asked.question.id] = asked.value
    return items
