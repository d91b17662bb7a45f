"""Numbers, days, e-mail addresses, telephones and postal codes as people type them.

Each `tidy_…` returns the one written form, or None when the text is not one. Twin of `pwa/src/form_engine/formats.ts`.
"""

import re

from parvis.forms.engine.text import clean_line, lower, upper

_NUMBER = re.compile(r"(-?)([0-9]{0,30})(?:\.([0-9]{0,30}))?")
_MONEY = re.compile(r"(-?)(?:\$|\u20ac|CAD|CHF|EUR|USD|Fr\.?)?(-?[0-9.]*?)(?:\$|\u20ac|CAD|CHF|EUR|USD|Fr\.?)?")
_YEAR_FIRST = re.compile(r"([1-9][0-9]{3})[-/ ]([0-9]{1,2})[-/ ]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2}) ([0-9]{1,2}) ([1-9][0-9]{3})")
_RELATIVE = re.compile(r"today(?:([+-])([0-9]{1,5}))?")
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LAST_LABEL = re.compile(r"[a-z][a-z0-9-]{0,61}[a-z0-9]")
_EXTENSION = re.compile(r"([^a-z#;]*)(?:;?(?:poste|post|extension|ext|x|#)[ .:=]*([0-9]{1,6}))?")
_PHONE_MARKS = re.compile(r"[ .,()/\u2010-\u2015-]")
_NORTH_AMERICA = re.compile(r"\+1[2-9][0-9]{2}[2-9][0-9]{6}")
_ELSEWHERE = re.compile(r"\+[2-9][0-9]{7,14}")
_POSTAL_MARKS = re.compile(r"[ -]")

_NATIONAL_PHONES: dict[str, tuple[re.Pattern[str], str]] = {
    "BE": (re.compile(r"0([1-9][0-9]{7,8})"), "+32"),
    "CA": (re.compile(r"1?([2-9][0-9]{9})"), "+1"),
    "CH": (re.compile(r"0([1-9][0-9]{8})"), "+41"),
    "FR": (re.compile(r"0([1-9][0-9]{8})"), "+33"),
    "LU": (re.compile(r"([2-9][0-9]{5,8})"), "+352"),
    "US": (re.compile(r"1?([2-9][0-9]{9})"), "+1"),
}
# Letters that Canada Post never uses are left out: they are mistakes of the hand.
_POSTAL_CODES: dict[str, tuple[re.Pattern[str], str]] = {
    "BE": (re.compile(r"B?([1-9][0-9]{3})()"), ""),
    "CA": (re.compile(r"([ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z])([0-9][ABCEGHJ-NPRSTV-Z][0-9])"), " "),
    "CH": (re.compile(r"(?:CH)?([1-9][0-9]{3})()"), ""),
    "FR": (re.compile(r"(?:F)?([0-9]{5})()"), ""),
    "LU": (re.compile(r"L?([1-9][0-9]{3})()"), ""),
    "US": (re.compile(r"([0-9]{5})([0-9]{4})?"), "-"),
}

POSTAL_COUNTRIES = frozenset(_POSTAL_CODES)
DECIMAL_PLACES = 30
DECEMBER = 12
FEBRUARY = 2
LOCAL_PART_LENGTH = 64
EMAIL_LENGTH = 254
PHONE_LENGTH = 40
POSTAL_CODE_LENGTH = 16


def tidy_number(line: str) -> str | None:
    """« 1 234,50 » becomes `1234.5`: a point, no grouping, no needless zero."""
    found = _NUMBER.fullmatch(line.replace(" ", "").replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    if not found or not (found[2] or found[3]):
        return None
    whole, fraction = found[2].lstrip("0") or "0", (found[3] or "").rstrip("0")
    number = f"{whole}.{fraction}" if fraction else whole
    return number if number == "0" else found[1] + number


def tidy_amount(line: str) -> str | None:
    """« 1 234,50 $ » and « CHF 1’234.50 » become `1234.5`: the currency is the question's, and is not compared."""
    bare = line.replace(" ", "").replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "").replace(",", ".")
    found = _MONEY.fullmatch(bare.replace("\N{MINUS SIGN}", "-"))
    return tidy_number(found[1] + found[2]) if found else None


def count_decimals(number: str) -> int:
    """How many digits follow the point of a tidy number."""
    return len(number.partition(".")[2])


def compare_numbers(one: str, other: str) -> int:
    """Below, at or above zero, as `one` is smaller than, equal to or larger than `other`; exact, no floats."""
    return _scaled(one) - _scaled(other)


def _scaled(number: str) -> int:
    whole, _, fraction = number.partition(".")
    return int(whole + fraction.ljust(DECIMAL_PLACES, "0"))


def tidy_date(line: str) -> str | None:
    """« 27 3 2027 » and « 2027/3/27 » become `2027-03-27`.

    Slashes with the day first stay out: 03/04 is two days, one in each language of the town.
    """
    if found := _YEAR_FIRST.fullmatch(line):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := _DAY_FIRST.fullmatch(line):
        year, month, day = int(found[3]), int(found[2]), int(found[1])
    else:
        return None
    if not (1 <= month <= DECEMBER and 1 <= day <= _days_in(year, month)):
        return None
    return f"{year}-{month:02}-{day:02}"


def resolve_date(bound: str, today: str | None) -> str | None:
    """The day that a bound (`2027-03-27`, `today`, `today+30`) means; None when it needs today and nobody said it."""
    found = _RELATIVE.fullmatch(bound)
    if not found:
        return tidy_date(bound)
    if today is None or tidy_date(today) != today:
        return None
    days = int(found[2] or "0")
    return _shift(today, -days if found[1] == "-" else days)


def _days_in(year: int, month: int) -> int:
    leap = month == FEBRUARY and (year % 400 == 0 if year % 100 == 0 else year % 4 == 0)
    return _MONTH_DAYS[month - 1] + (1 if leap else 0)


def _shift(date: str, days: int) -> str:
    year, month, day = (int(part) for part in date.split("-"))
    day += days
    while day < 1:
        year, month = (year - 1, DECEMBER) if month == 1 else (year, month - 1)
        day += _days_in(year, month)
    while day > (length := _days_in(year, month)):
        day -= length
        year, month = (year + 1, 1) if month == DECEMBER else (year, month + 1)
    return f"{year:04}-{month:02}-{day:02}"


def tidy_email(line: str) -> str | None:
    """The part after @ in small letters. Only ASCII: what every mail server of a town accepts."""
    local, at, domain = line.rpartition("@")
    labels = lower(domain).split(".")
    is_right = (
        at
        and len(line) <= EMAIL_LENGTH
        and len(local) <= LOCAL_PART_LENGTH
        and _LOCAL_PART.fullmatch(local)
        and len(labels) > 1
        and all(_LABEL.fullmatch(label) for label in labels)
        and _LAST_LABEL.fullmatch(labels[-1])
    )
    return f"{local}@{lower(domain)}" if is_right else None


def tidy_phone(line: str, country: str) -> str | None:
    """« 418 555-0142 poste 12 » becomes `+14185550142;ext=12` (RFC 3966 without its `tel:`)."""
    if len(line) > PHONE_LENGTH or not (found := _EXTENSION.fullmatch(lower(line))):
        return None
    number = found[1]
    if number.startswith("+"):
        number = number.replace("(0)", "")
    number = _PHONE_MARKS.sub("", number)
    prefix = "011" if country in {"CA", "US"} else "00"
    if number.startswith(prefix):
        number = "+" + number.removeprefix(prefix)
    elif not number.startswith("+"):
        pattern, code = _NATIONAL_PHONES[country]
        national = pattern.fullmatch(number)
        number = code + national[1] if national else ""
    if not (_NORTH_AMERICA.fullmatch(number) or _ELSEWHERE.fullmatch(number)):
        return None
    return f"{number};ext={found[2]}" if found[2] else number


def tidy_postal_code(line: str, country: str) -> str | None:
    """« g5r1a1 » becomes `G5R 1A1`; in a country without a rule here, any short text is one."""
    if country not in _POSTAL_CODES:
        return upper(line) if line and len(line) <= POSTAL_CODE_LENGTH else None
    pattern, between = _POSTAL_CODES[country]
    found = pattern.fullmatch(_POSTAL_MARKS.sub("", upper(line)))
    return (found[1] + between + found[2] if found[2] else found[1]) if found else None


def tidy_file_name(text: str) -> str:
    """The name alone, without the folders that some browsers send, short enough for every disk."""
    return clean_line(text.replace("\\", "/").rpartition("/")[2])
