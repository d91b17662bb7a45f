"""The answers as a whole: which there may be, which there must be, and when."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from parvis.forms import definition as d
from parvis.forms.json_schema.conditions import make_condition
from parvis.forms.json_schema.questions import Schema, value_schema
from parvis.kernel.language import pick

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_When: TypeAlias = tuple[d.Condition | None, ...]


def answers_schema(definition: d.Definition, language: str) -> Schema:
    """Return the schema of one version's clean answers, its words in `language`."""
    top: list[tuple[d.Question | d.Step, _When]] = []
    for step in definition.steps:
        if step.repeat:
            top.append((step, (step.when,)))
        else:
            top += [(question, (step.when, question.when)) for question in step.questions]
    return {
        "$schema": DIALECT,
        "title": pick(definition.title, language),
        "description": pick(definition.summary, language),
        "$comment": f"{definition.code}, version {definition.version}",
        **_object(top, definition.questions(), set(), language),
    }


def _object(
    asked: Iterable[tuple[d.Question | d.Step, _When]],
    questions: dict[str, d.Question],
    out_of_sight: set[str],
    language: str,
) -> Schema:
    """An object with a property for each of `asked`; conditions on what is out of sight are left to the engine."""
    properties: Schema = {}
    required: list[str] = []
    rules: list[Schema] = []
    for one, when in asked:
        if isinstance(one, d.Statement):
            continue
        properties[one.id] = _property(one, questions, out_of_sight, language)
        must_be = _must_be_there(one)
        conditions = [condition for condition in when if condition is not None]
        if not conditions:
            required += [one.id] * must_be
            continue
        test = make_condition(d.All(of=tuple(conditions)), questions, out_of_sight)
        if test is not None:
            rules.append(_asked_when(one.id, test, must_be=must_be))
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        schema["required"] = required
    if rules:
        schema["allOf"] = rules
    return schema


def _property(
    one: d.Question | d.Step, questions: dict[str, d.Question], out_of_sight: set[str], language: str
) -> Schema:
    if not isinstance(one, d.Step):
        return value_schema(one, language)
    if not one.repeat:
        raise TypeError(one)
    # An item holds its own answers only.
    outside = out_of_sight | (set(questions) - {question.id for question in one.questions})
    items = _object([(question, (question.when,)) for question in one.questions], questions, outside, language)
    return {
        "title": pick(one.title, language),
        "type": "array",
        "minItems": max(one.repeat.min, 1),
        "maxItems": one.repeat.max,
        "items": {"title": pick(one.repeat.item, language), **items},
    }


def _must_be_there(one: d.Question | d.Step) -> bool:
    if not isinstance(one, d.Step):
        return one.need == "required" and not isinstance(one, d.Statement)
    # Items that must be there are missed by their required questions alone.
    is_missed = any(_must_be_there(question) and question.when is None for question in one.questions)
    return bool(one.repeat and one.repeat.min) and is_missed


def _asked_when(name: str, test: Schema, *, must_be: bool) -> Schema:
    rule: Schema = {"if": test, "else": {"not": {"required": [name]}}}
    if must_be:
        rule["then"] = {"required": [name]}
    return rule
