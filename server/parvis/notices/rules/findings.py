"""What is wrong with a notice before people read it."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from parvis.kernel.language import Words
from parvis.notices.rules.payload import compose
from parvis.notices.schemas import Finding, NoticeContent

_LONGEST_TITLE = 70
_LONGEST_SENTENCE_WORDS = 28
_SHOUTING = re.compile(r"(?:\b[A-ZÀ-Ý]{3,}\b[\s,]*){3,}|!")
_PLACEHOLDER = re.compile(r"\[[^\]\n]+\]")
_REQUIRED = ("title", "body", "what_to_do", "place_words")
_WRITTEN = (*_REQUIRED, "contact", "closing")
_URGENT = frozenset({"emergency", "boil_water", "snow"})


def find_problems(
    content: NoticeContent, *, languages: tuple[str, ...], districts: Collection[str], now: datetime
) -> list[Finding]:
    """Return what an editor should look at, what blocks first.

    Args:
        content: The draft.
        languages: The town's, its own first: that one must be whole.
        districts: The town's district codes.
        now: This instant.
    """
    found = [*_missing(content, languages), *_left_over(content), *_style(content, languages)]
    found += _times_and_places(content, districts, now)
    return sorted(found, key=lambda finding: not finding.is_blocking)


def _missing(content: NoticeContent, languages: tuple[str, ...]) -> Iterator[Finding]:
    own, *others = languages
    for field in _REQUIRED:
        words: Words = getattr(content, field)
        if not words.get(own, "").strip():
            # News may only inform; whoever warns must say what to do.
            blocks = field != "what_to_do" or content.kind in _URGENT or content.severity != "information"
            yield Finding(code=f"missing-{field.replace('_', '-')}", field=field, language=own, is_blocking=blocks)
    for language in others:
        fields = [field for field in _REQUIRED if getattr(content, field).get(own, "").strip()]
        untold = [field for field in fields if not getattr(content, field).get(language, "").strip()]
        if untold and len(untold) == len(fields):
            yield Finding(code="missing-language", field=untold[0], language=language, is_blocking=False)
        elif untold:
            for field in untold:
                yield Finding(code="missing-translation", field=field, language=language, is_blocking=False)
    if content.ends_at is None and content.kind not in {"news", "emergency", "boil_water"}:
        yield Finding(code="missing-end", field="ends_at", is_blocking=False)
    if not any(text.strip() for text in content.contact.values()):
        yield Finding(code="missing-contact", field="contact", is_blocking=False)


def _left_over(content: NoticeContent) -> Iterator[Finding]:
    for field in _WRITTEN:
        for language, text in getattr(content, field).items():
            if left := _PLACEHOLDER.search(text):
                params = {"text": left[0]}
                yield Finding(code="left-over", field=field, language=language, is_blocking=True, params=params)


def _style(content: NoticeContent, languages: tuple[str, ...]) -> Iterator[Finding]:
    for language in languages:
        if len(content.title.get(language, "")) > _LONGEST_TITLE:
            params = {"longest": _LONGEST_TITLE}
            yield Finding(code="title-too-long", field="title", language=language, is_blocking=False, params=params)
        if content.what_to_do.get(language) and compose(content, language).body.endswith("…"):
            yield Finding(code="cut-on-phones", field="what_to_do", language=language, is_blocking=False)
        for field in _REQUIRED:
            text = getattr(content, field).get(language, "")
            if _SHOUTING.search(text):
                yield Finding(code="shouting", field=field, language=language, is_blocking=False)
            if any(len(sentence.split()) > _LONGEST_SENTENCE_WORDS for sentence in re.split(r"[.?!\n]", text)):
                yield Finding(code="long-sentence", field=field, language=language, is_blocking=False)


def _times_and_places(content: NoticeContent, districts: Collection[str], now: datetime) -> Iterator[Finding]:
    if content.ends_at is not None and content.ends_at <= now:
        yield Finding(code="already-over", field="ends_at", is_blocking=True)
    if content.ends_at is not None and content.starts_at is not None and content.ends_at <= content.starts_at:
        yield Finding(code="ends-before-start", field="ends_at", is_blocking=True)
    for code in content.districts:
        if code not in districts:
            yield Finding(code="unknown-district", field="districts", is_blocking=True, params={"district": code})
