"""Which meaning of definitions a form needs: the lowest, so that older apps are offered all that they can show."""

from collections.abc import Iterator

from parvis.forms import definition as d
from parvis.forms.loading.conditions import DEEPEST_CONDITION

_SINCE_2 = (d.Amount, d.Person, d.File, d.Signature)


def find_needed_semantics(definition: d.Definition) -> int:
    """1 for what there was in the beginning, 2 for what decision 0024 brought."""
    is_2 = (
        definition.fee is not None
        or definition.sign_in != "none"
        or definition.languages is not None
        or any(step.repeat for step in definition.steps)
        or any(_is_since_2(question) for question in definition.questions().values())
        or any(_ranks(condition) for condition in _conditions(definition))
    )
    return 2 if is_2 else 1


def _is_since_2(question: d.Question) -> bool:
    return isinstance(question, _SINCE_2) or (isinstance(question, d.Address) and question.countries is not None)


def _conditions(definition: d.Definition) -> Iterator[d.Condition]:
    for step in definition.steps:
        if step.when:
            yield step.when
        yield from (question.when for question in step.questions if question.when)


def _ranks(condition: d.Condition, depth: int = 1) -> bool:
    match condition:
        case d.Not(of=of):
            return depth < DEEPEST_CONDITION and _ranks(of, depth + 1)
        case d.All(of=parts) | d.Any(of=parts):
            return depth < DEEPEST_CONDITION and any(_ranks(part, depth + 1) for part in parts)
    return isinstance(condition, d.Above | d.Below)
