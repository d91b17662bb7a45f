"""A condition as a schema of the answers: it holds when they fit it. What is not asked is not there."""

from parvis.forms import definition as d
from parvis.forms.json_schema.questions import Schema


def make_condition(condition: d.Condition, questions: dict[str, d.Question], out_of_sight: set[str]) -> Schema | None:
    """Return the schema of answers for which it holds; None when a schema cannot say it."""
    match condition:
        case d.Not(of=of):
            test = make_condition(of, questions, out_of_sight)
            return None if test is None else {"not": test}
        case d.All(of=parts) | d.Any(of=parts):
            tests = [make_condition(part, questions, out_of_sight) for part in parts]
            said = [test for test in tests if test is not None]
            if len(said) < len(tests):
                return None
            return {"allOf" if isinstance(condition, d.All) else "anyOf": said}
        case d.Above() | d.Below():
            return None
        case _:
            if condition.question in out_of_sight:
                return None
            return _simple(condition, questions[condition.question])


def _simple(condition: d.Is | d.In | d.Answered, question: d.Question) -> Schema:
    test: Schema = {"required": [question.id]}
    if isinstance(condition, d.Answered):
        return test
    values = [condition.value] if isinstance(condition, d.Is) else list(condition.values)
    one_of: Schema = {"enum": values}
    test["properties"] = {question.id: {"contains": one_of} if isinstance(question, d.Choices) else one_of}
    return test
