"""What the parts of the engine hand to each other. Twin of `pwa/src/form_engine/values.ts`."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, NamedTuple, TypeAlias


class Shape(Enum):
    """What is no answer at all."""

    WRONG = "wrong"


WRONG: Final = Shape.WRONG
"""A shape that no page of ours could have sent."""
Answer: TypeAlias = str | bool | list[Any] | dict[str, Any]
Cleaned: TypeAlias = Answer | None

MOST_ITEMS = 1000
SAFE_WHOLE = 2**53 - 1


class Fault(NamedTuple):
    """A finding that does not know its question yet."""

    code: str
    params: Mapping[str, str | int]


def whole(value: object) -> int | None:
    """A whole number that both languages hold exactly; `1.0` is `1`, as JavaScript reads it."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not -SAFE_WHOLE <= value <= SAFE_WHOLE:
        return None
    return int(value) if value == int(value) else None


def judge_length(text: str, least: int, most: int, params: Mapping[str, str] | None = None) -> list[Fault]:
    """What is wrong with a text's length, in code points; `params` say of which part it is."""
    if len(text) > most:
        return [Fault("too-long", {**(params or {}), "max": most, "length": len(text)})]
    return [Fault("too-short", {**(params or {}), "min": least, "length": len(text)})] if len(text) < least else []
