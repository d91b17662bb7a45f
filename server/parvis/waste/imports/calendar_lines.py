"""The lines of an iCalendar file, so that what is wrong in it can be named by its line.

Source: RFC 5545, section 3.1 (content lines, folding).
"""

from collections.abc import Sequence

from icalendar.parser import Contentline

from parvis.waste.imports.findings import BadFile, refuse


def check_envelope(lines: Sequence[str]) -> None:
    """Check that everything begun is ended, in order.

    Raises:
        BadFile: It is no calendar, or it is cut short.
    """
    opened: list[tuple[str, int]] = []
    has_calendar = False
    for number, line in enumerate(lines, start=1):
        word, _, name = line.strip().upper().partition(":")
        if word == "BEGIN":
            has_calendar |= name == "VCALENDAR"
            opened.append((name, number))
        elif word == "END":
            if not opened or opened[-1][0] != name:
                begin, where = opened[-1] if opened else (name, number)
                raise refuse("truncated", part="line", number=where, begin=f"BEGIN:{begin}")
            opened.pop()
    if not has_calendar:
        raise refuse("unreadable-line", part="line", number=1, text=lines[0] if lines else "")
    if opened:
        raise refuse("truncated", part="line", number=opened[-1][1], begin=f"BEGIN:{opened[-1][0]}")


def event_lines(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that begin an event."""
    return [number for number, line in enumerate(lines, start=1) if line.strip().upper() == "BEGIN:VEVENT"]


def property_line(lines: Sequence[str], event_line: int, name: str) -> int:
    """Return the number of the line of a property of the event that begins at `event_line`."""
    for number in range(event_line, len(lines)):
        line = lines[number].upper()
        if line.startswith((f"{name}:", f"{name};")):
            return number + 1
        if line.startswith("END:VEVENT"):
            break
    return event_line


def find_bad_line(lines: Sequence[str], cause: Exception) -> BadFile:
    """Return the refusal that names the first line that icalendar cannot take."""
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith((" ", "\t")):
            continue
        try:
            Contentline(line).parts()  # type: ignore[no-untyped-call]  # icalendar 7.3 leaves it without types
        except ValueError:
            return refuse("unreadable-line", part="line", number=number, text=line)
    return refuse("unreadable-line", part="line", number=1, text=cause)
