"""A condition in words, for somebody who must look back on paper: « vous avez coché « Oui » au numéro 3 »."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from parvis.forms import definition as d
from parvis.kernel.language import pick

_PAIRS = {
    "is": "is_not",
    "ticked": "not_ticked",
    "answered": "not_answered",
    "above": "not_above",
    "below": "not_below",
}
"""Each way of saying that a condition holds, and that it does not."""


def names_in(condition: d.Condition | None) -> Iterator[str]:
    """The questions that a condition looks at."""
    match condition:
        case None:
            return
        case d.Not(of=of):
            yield from names_in(of)
        case d.All(of=parts) | d.Any(of=parts):
            for part in parts:
                yield from names_in(part)
        case _:
            yield condition.question


class Speaker(Struct, frozen=True):
    """Who puts conditions in words: the words, the language, the questions and their numbers on the sheet."""

    words: Mapping[str, str]
    language: str
    questions: Mapping[str, d.Question]
    numbers: Mapping[str, int]

    def say(self, condition: d.Condition) -> str:
        """Return the condition in words, without « si »."""
        return self._say(condition, is_true=True)

    def _say(self, condition: d.Condition, *, is_true: bool) -> str:
        match condition:
            case d.Not(of=of):
                return self._say(of, is_true=not is_true)
            case d.All(of=parts) | d.Any(of=parts):
                # De Morgan: what is not all is at least one not.
                is_all = isinstance(condition, d.All) == is_true
                joint = self.words["and" if is_all else "or"]
                return joint.join(dict.fromkeys(self._say(part, is_true=is_true) for part in parts))
            case _:
                return self._simple(condition, is_true=is_true)

    def _simple(self, condition: d.Is | d.In | d.Answered | d.Above | d.Below, *, is_true: bool) -> str:
        question = self.questions[condition.question]
        key, value = self._key(condition, question)
        if isinstance(condition, d.Is) and condition.value is False and key == "ticked":
            is_true = not is_true
        return self.words[key if is_true else _PAIRS[key]].format(number=self.numbers[question.id], value=value)

    def _key(self, condition: d.Is | d.In | d.Answered | d.Above | d.Below, question: d.Question) -> tuple[str, str]:
        """Return which words say it, and of which value."""
        match condition:
            case d.Answered():
                return "answered", ""
            case d.Above(value=value):
                return "above", value
            case d.Below(value=value):
                return "below", value
            case d.Is(value=answer):
                return ("ticked", "") if isinstance(question, d.Consent) else ("is", self._quoted(question, answer))
            case d.In(values=answers):
                return "is", self.words["or"].join(self._quoted(question, answer) for answer in answers)

    def _quoted(self, question: d.Question, value: str | bool) -> str:  # noqa: FBT001 (one of two kinds of value)
        return self.words["quoted"].format(value=self._value(question, value))

    def _value(self, question: d.Question, value: str | bool) -> str:  # noqa: FBT001 (one of two kinds of value)
        if isinstance(value, bool):
            return self.words["yes" if value else "no"]
        options = question.options if isinstance(question, d.Choice | d.Choices) else ()
        return next((pick(option.label, self.language) for option in options if option.value == value), value)
