"""What a form costs the one who sends it. Twin of `pwa/src/form_engine/fees.ts`."""

from parvis.forms.definition import Definition, Fee
from parvis.forms.engine.walk import holds, walk


def find_fee(definition: Definition, answers: object) -> Fee | None:
    """The fee, when there is one and its condition is true of these answers."""
    fee = definition.fee
    if fee is None or fee.when is None:
        return fee
    known = {asked.path: asked.value for page in walk(definition, answers) for asked in page.asked}
    return fee if holds(fee.when, known) else None
