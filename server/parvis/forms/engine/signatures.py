"""A name that signs, typed or drawn. Twin of `pwa/src/form_engine/signatures.ts`.

A drawing is kept as lines of whole numbers, not as an image: it is text like every other answer, cannot hide anything,
and is drawn again at any size.
"""

from typing import Any

from parvis.forms.engine.text import clean_line
from parvis.forms.engine.values import WRONG, Fault, Shape, judge_length, whole

NAME_LENGTH = 200
MOST_STROKES = 200
MOST_POINTS = 5000
LARGEST = 1000
"""Both ways: the drawing fills a square of that size."""


def clean_signature(value: object) -> dict[str, Any] | Shape | None:
    """`{kind: "typed", name}` or `{kind: "drawn", strokes, name}`."""
    if not isinstance(value, dict) or set(value) - {"kind", "name", "strokes"}:
        return WRONG
    kind, name = value.get("kind"), value.get("name")
    if kind not in ("typed", "drawn") or not (name is None or isinstance(name, str)):
        return WRONG
    signature: dict[str, Any] = {"kind": kind, "name": clean_line(name or "")}
    if kind == "typed":
        return (signature if signature["name"] else None) if value.get("strokes") is None else WRONG
    strokes = _strokes(value.get("strokes"))
    if strokes is None:
        return WRONG
    signature["strokes"] = strokes
    return signature if signature["name"] or strokes else None


def judge_signature(signature: dict[str, Any]) -> list[Fault]:
    """A drawing needs its name too: nobody can read a signature."""
    faults = judge_length(signature["name"], 0, NAME_LENGTH, {"part": "name"})
    if not signature["name"]:
        faults.append(Fault("required", {"part": "name"}))
    if signature["kind"] == "drawn" and not signature["strokes"]:
        faults.append(Fault("required", {"part": "strokes"}))
    return faults


def _strokes(value: object) -> list[list[list[int]]] | None:
    """The lines that were drawn, empty ones left out; None when a program made them."""
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > MOST_STROKES or not all(isinstance(line, list) for line in value):
        return None
    if sum(len(line) for line in value) > MOST_POINTS:
        return None
    strokes = [[_point(point) for point in line] for line in value if line]
    drawn = [[point for point in line if point is not None] for line in strokes]
    return drawn if drawn == strokes else None


def _point(value: object) -> list[int] | None:
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004 (x, y)
        return None
    x, y = whole(value[0]), whole(value[1])
    if x is None or y is None or not (0 <= x <= LARGEST and 0 <= y <= LARGEST):
        return None
    return [x, y]
