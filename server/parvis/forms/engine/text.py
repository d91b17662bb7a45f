"""Tidies what a person typed. Twin of `pwa/src/form_engine/text.ts`: the same patterns, letter for letter."""

import re
import unicodedata

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Control characters, invisible spaces, and the marks that make text read backwards on the screen of an employee.
_DROPPED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]",
)
_SPACES = re.compile(r"[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_BREAK = re.compile(r"\r\n|[\n\v\f\r\x85\u2028\u2029]")
_SPACES_IN_LINE = re.compile(r"[\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_MANY_BREAKS = re.compile(r"\n{3,}")
_TRIMMED = " \n"

_UPPER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_LOWER = {code: code - 32 for code in range(ord("a"), ord("z") + 1)}


def clean_line(text: str) -> str:
    """One line: no control characters, single spaces, none at the ends, form NFC."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _visible(text))).strip(_TRIMMED)


def clean_block(text: str) -> str:
    """Several lines: line feeds only, at most one empty line, single spaces, form NFC."""
    lines = _SPACES_IN_LINE.sub(" ", _BREAK.sub("\n", _visible(text)))
    tidy = _MANY_BREAKS.sub("\n\n", _AROUND_BREAK.sub("\n", lines))
    return unicodedata.normalize("NFC", tidy).strip(_TRIMMED)


def cut(text: str, length: int) -> str:
    """The first `length` code points."""
    return text[:length].rstrip(_TRIMMED)


def lower(text: str) -> str:
    """Small letters, A to Z only: the rest of Unicode is not the same in every language."""
    return text.translate(_UPPER)


def upper(text: str) -> str:
    """Capital letters, a to z only."""
    return text.translate(_LOWER)


def _visible(text: str) -> str:
    return _DROPPED.sub("", _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))
