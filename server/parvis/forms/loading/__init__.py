"""Turns JSON into a definition, or says everything that is wrong with it: staff correct a form in one go."""

import msgspec

from parvis.forms import definition as d
from parvis.forms.loading.flaw import Flaw
from parvis.forms.loading.form import find_form_flaws
from parvis.forms.loading.semantics import find_needed_semantics
from parvis.forms.loading.steps import find_step_flaws
from parvis.forms.loading.words import find_unsaid
from parvis.kernel.errors import Invalid

__all__ = ["DefinitionRefused", "Flaw", "find_flaws", "find_needed_semantics", "load_definition"]


class DefinitionRefused(Invalid):
    """This is not a form that the engine can follow."""

    code = "forms.definition-refused"

    def __init__(self, flaws: list[Flaw]) -> None:
        self.flaws = flaws
        said = "; ".join(f"{flaw.path}: {flaw.reason}" for flaw in flaws)
        super().__init__(said, flaws=[msgspec.to_builtins(flaw) for flaw in flaws])


def load_definition(data: bytes, languages: tuple[str, ...]) -> d.Definition:
    """Read one definition from JSON.

    Args:
        data: The JSON.
        languages: The town's; every word must be there in each of them.

    Raises:
        DefinitionRefused: With every flaw that was found.
    """
    try:
        definition = msgspec.json.decode(data, type=d.Definition)
    except (msgspec.MsgspecError, RecursionError) as wrong:
        raise DefinitionRefused([Flaw("", str(wrong))]) from wrong
    if flaws := find_flaws(definition, languages):
        raise DefinitionRefused(flaws)
    return definition


def find_flaws(definition: d.Definition, languages: tuple[str, ...]) -> list[Flaw]:
    """Everything that keeps this definition from being published in a town of these languages."""
    return [
        *find_form_flaws(definition, languages),
        *find_step_flaws(definition),
        *find_unsaid("", definition, definition.languages or languages),
    ]
