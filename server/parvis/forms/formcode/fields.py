"""One field's definition (`___[50]`, `YYYY.MM.DD (today..)`, `*.pdf`) as a question of ours."""

import re
from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from parvis.forms import definition as d
from parvis.forms.engine import formats

NoteCode: TypeAlias = Literal[
    "preselected", "price", "pattern", "number-format", "approximate-date", "time-as-text", "link-as-text", "file-types"
]
"""What our engine means otherwise, for the console to say in its own words."""

NOTE_WORDS: Final[dict[NoteCode, str]] = {
    "preselected": "was ticked beforehand; here a person ticks it",
    "price": "has a price, which is kept as words",
    "pattern": "was held to a pattern, and takes any text here",
    "number-format": "was held to a number format, and takes any text here",
    "approximate-date": "has a bound in months or years, counted here as 30 and 365 days",
    "time-as-text": "asks for a time, which is text here",
    "link-as-text": "asks for a link, which is text here",
    "file-types": "takes kinds of files that we do not; those that we know are taken",
}

TEXT_LENGTH: Final = 300
LONG_TEXT_LENGTH: Final = 5000
NUMBER_FORMAT_LENGTH: Final = 60
LINK_LENGTH: Final = 2000
TIME_LENGTH: Final = 5
MOST_FILES: Final = 10
FILE_BYTES: Final = 8_000_000

_DAYS_OF: Final = {"days": 1, "weeks": 7, "months": 30, "years": 365}
_MIME: Final[dict[str, d.FileType]] = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "txt": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_IMAGES: Final = {"image/jpeg", "image/png", "image/webp"}


class Told(NamedTuple):
    """What every question has, whatever it asks."""

    id: str
    label: d.Words
    need: d.Need
    help: d.Words | None
    when: d.Condition | None

    def parts(self) -> dict[str, Any]:
        """Return it as a question's first arguments."""
        return self._asdict()


class Read(NamedTuple):
    """A question, and what of the definition it does not say. `has_time`: a time of day is asked beside the day."""

    question: d.Question
    notes: tuple[NoteCode, ...] = ()
    has_time: bool = False


def read_question(definition: str, told: Told) -> Read | None:
    """Return what the definition asks; None when we know no such question, or would not ask it (a password)."""
    for pattern, make in _KINDS:
        if found := pattern.fullmatch(definition):
            return make(told, found)
    return None


def _text(told: Told, found: re.Match[str]) -> Read:
    length = min(int(found["length"] or TEXT_LENGTH), LONG_TEXT_LENGTH) or TEXT_LENGTH
    return Read(d.Text(**told.parts(), max_length=length), ("pattern",) if found["pattern"] else ())


def _long_text(told: Told, _found: re.Match[str]) -> Read:
    return Read(d.LongText(**told.parts(), max_length=LONG_TEXT_LENGTH))


def _email(told: Told, _found: re.Match[str]) -> Read:
    return Read(d.Email(**told.parts()))


def _link(told: Told, _found: re.Match[str]) -> Read:
    return Read(d.Text(**told.parts(), max_length=LINK_LENGTH), ("link-as-text",))


def _number_format(told: Told, _found: re.Match[str]) -> Read:
    return Read(d.Text(**told.parts(), max_length=NUMBER_FORMAT_LENGTH), ("number-format",))


def _time(told: Told, _found: re.Match[str]) -> Read:
    return Read(make_time(told), ("time-as-text",))


def make_time(told: Told) -> d.Text:
    """A time of day: we have no kind of our own for it."""
    return d.Text(**told.parts(), max_length=TIME_LENGTH)


def _date(told: Told, found: re.Match[str]) -> Read | None:
    notes: list[NoteCode] = ["time-as-text"] if found["time"] else []
    first, last = _bound(found["first"] or ""), _bound(found["last"] or "")
    if (found["first"] and not first) or (found["last"] and not last):
        return None
    if re.search("months|years", found["range"] or ""):
        notes.append("approximate-date")
    return Read(d.Date(**told.parts(), min=first, max=last), tuple(notes), has_time=found["time"] is not None)


def _bound(text: str) -> str | None:
    text = text.strip()
    if text == "today":
        return "today"
    if relative := re.fullmatch(r"([+-]?)(\d{1,4}) (days|weeks|months|years)", text):
        days = int(relative[2]) * _DAYS_OF[relative[3]]
        return f"today{relative[1] or '+'}{min(days, 99_999)}" if days else "today"
    return formats.tidy_date(text.replace(".", "-"))


def _number(told: Told, found: re.Match[str]) -> Read | None:
    least, most = formats.tidy_number(found["least"]), formats.tidy_number(found["most"])
    if least is None or most is None or formats.compare_numbers(least, most) > 0:
        return None
    decimals = max(len(found[side].partition(".")[2]) for side in ("least", "most"))
    question = d.Number(**told.parts(), min=least, max=most, decimals=min(decimals, 6))
    return Read(question, ("price",) if found["price"] else ())


def _file(told: Told, found: re.Match[str]) -> Read:
    """Ask for files; a type that we do not take is left to a note, never to everything."""
    endings = [ending.strip().removeprefix("*.").lower() for ending in found["endings"].split("|")]
    is_any = "*" in endings
    known = list(_MIME.values()) if is_any else [_MIME[ending] for ending in endings if ending in _MIME]
    types = tuple(dict.fromkeys(known or _MIME.values()))
    notes: tuple[NoteCode, ...] = () if len(known) >= len(endings) and not is_any else ("file-types",)
    most = MOST_FILES if found["multiple"] else 1
    if set(types) == _IMAGES:
        return Read(d.Photo(**told.parts(), max_files=most, max_bytes=FILE_BYTES), notes)
    return Read(d.File(**told.parts(), types=types, max_files=most, max_bytes=FILE_BYTES), notes)


_KINDS: Final[tuple[tuple[re.Pattern[str], Callable[[Told, re.Match[str]], Read | None]], ...]] = (
    (re.compile(r"___(?:\[(?P<length>\d{1,6})\])?(?P<pattern>/.+)?"), _text),
    (re.compile(r"\.\.\.(?:\[\d{1,4}\])?|<markdown>"), _long_text),
    (re.compile(r"@@@"), _email),
    (re.compile(r"https?://|video-url"), _link),
    (re.compile(r"#\s*[a-z.]+|chip-nr"), _number_format),
    (re.compile(r"HH:MM"), _time),
    (
        re.compile(r"YYYY\.MM\.DD(?P<time> HH:MM)?(?P<range>\s*\((?P<first>[^()]*?)\.\.(?P<last>[^()]*?)\))?"),
        _date,
    ),
    (
        re.compile(r"(?P<least>-?\d{1,9}(?:\.\d{1,6})?)\.\.(?P<most>-?\d{1,9}(?:\.\d{1,6})?)(?P<price>\s*\(.+\))?"),
        _number,
    ),
    (re.compile(r"(?P<endings>\*\.[\w*]+(?:\s*\|\s*\*\.\w+)*)(?P<multiple>\s*\(multiple\))?"), _file),
)
