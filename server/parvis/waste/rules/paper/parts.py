"""The parts of a printed calendar: what templates read, as JSON."""

import msgspec


class PaperDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day of a month.

    Args:
        says: All of it in words, for who cannot see the marks; empty on a day without collection.
        marks: Which of the streams, by their place.
        note: Signs that lead to the changes (`*`) and to whom the day is for (`°`).
    """

    number: int
    says: str = ""
    marks: list[int] = []
    note: str = ""


class PaperLine(msgspec.Struct, frozen=True, kw_only=True):
    """A stream on a day of the list: `mark` is its place, `detail` why the day is not as usual, or for whom it is."""

    mark: int
    name: str
    detail: str
    is_off: bool


class PaperDate(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the list, with all that happens on it or was to."""

    day: str
    lines: list[PaperLine]


class PaperMonth(msgspec.Struct, frozen=True, kw_only=True):
    """A month, as weeks of seven cells (None before its first day and after its last), and as a list."""

    name: str
    weeks: list[list[PaperDay | None]]
    dates: list[PaperDate]


class PaperStream(msgspec.Struct, frozen=True, kw_only=True):
    """A stream in the key: its drawing, and a letter on it where the drawing alone would not tell it apart."""

    name: str
    matter: str
    hours: str
    how: str
    mark: str
    letter: str
    ink: str


class PaperChange(msgspec.Struct, frozen=True, kw_only=True):
    """Days that change for one reason: `ven. 25 déc. → sam. 26 déc.`, `bac noir`, `Noël`."""

    when: str
    bins: str
    why: str


class PaperCalendar(msgspec.Struct, frozen=True, kw_only=True):
    """All that is collected at a household in thirteen months."""

    period: str
    weekdays: list[tuple[str, str]]
    streams: list[PaperStream]
    months: list[PaperMonth]
    changes: list[PaperChange]
    notes: list[str]


class PaperDocument(msgspec.Struct, frozen=True, kw_only=True):
    """All that a template places.

    Args:
        paper: typst's name of a size of paper.
        region: ISO 3166, two letters: with the language, how a screen reader reads.
        title: Of the document, in the reader's title bar.
        heading: Above everything.
        place: Whose calendar it is: a street, at the counter an address.
        emblem: The town's, as SVG.
        qr: What leads to `url`, as SVG.
        notes: What sectors say of themselves.
        words: The template's own, by their names.
    """

    paper: str
    language: str
    region: str
    accent: str
    title: str
    heading: str
    place: str
    sectors: str
    town: str
    phone: str
    emblem: str
    qr: str
    url: str
    notes: list[str]
    words: dict[str, str]
    calendar: PaperCalendar
