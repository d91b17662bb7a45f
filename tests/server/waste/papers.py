"""Calendars on paper for tests: made of rules, set, and read back from the PDF as a screen reader would."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pypdf
from pypdf.generic import DictionaryObject

from parvis.typesetting import Sheet
from parvis.waste import services
from parvis.waste.rules.paper import PaperDocument, PaperFor, PaperTown, make_document, paper_stretch
from parvis.waste.rules.paper.words import PaperLanguage
from parvis.waste.rules.pickups import Pickup, PickupChange, Rule, SectorPlan, calendar
from parvis.waste.rules.recurrence import Weekly
from parvis.waste.schemas import Stream
from tests.server.waste.factories import EVENING, a_stream

TODAY = date(2026, 11, 23)
TEMPLATES = Path(services.__file__).parents[1] / "paper"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>'
TOWN = PaperTown(
    name="Val-des-Sources", region="CA-QC", phone="418 555-0100", colour="#2f5d3a", emblem=SQUARE,
    url="https://val.example/collectes", qr=SQUARE,
)  # fmt: skip
BINS = (
    ("ordures", "bac noir", "garbage"), ("recyclage", "bac bleu", "recycling"), ("organiques", "bac brun", "organic"),
    ("verts", "sacs de papier", "leaves"), ("encombrants", "encombrants", "bulky"), ("sapins", "sapins", "tree"),
    ("verre", "caisse verte", "glass"), ("textiles", "sac blanc", "textiles"),
)  # fmt: skip


def some_streams(many: int = len(BINS)) -> list[Stream]:
    return [
        msgspec.structs.replace(
            a_stream(code).stream, container={"fr": name, "en": name}, name={"fr": name, "en": name}, symbol=symbol
        )
        for code, name, symbol in BINS[:many]
    ]


def pickups_of(weekdays: Mapping[str, int], changes: Sequence[PickupChange] = (), today: date = TODAY) -> list[Pickup]:
    """Each stream on its weekday, every week of what is printed."""
    plans = [
        SectorPlan(town="val", stream=stream, sector="nord", set_out=EVENING, rules=(Rule(recurrence=Weekly((day,))),))
        for stream, day in weekdays.items()
    ]
    found = [pickup for plan in plans for pickup in calendar(plan, changes, *paper_stretch(today))]
    return sorted(found, key=lambda each: (each.on, each.stream))


def a_change(stream: str, planned_on: date, new_on: date | None, why: str = "Noël") -> PickupChange:
    return PickupChange(
        kind="moved" if new_on else "cancelled", planned_on=planned_on, new_on=new_on, stream=stream,
        reason={"fr": why}, author="Chloé", made_at=datetime(2026, 11, 20, tzinfo=UTC),
    )  # fmt: skip


def many_changes(stream: str, weekday: int, many: int) -> list[PickupChange]:
    """That many weeks in a row, moved by a day."""
    first = TODAY + timedelta(days=(weekday - TODAY.isoweekday()) % 7)
    days = [first + timedelta(weeks=week) for week in range(many)]
    return [
        a_change(stream, day, day + timedelta(days=1), f"Travaux du {day:%d}, par le chemin du Roy") for day in days
    ]


def a_document(
    pickups: Sequence[Pickup],
    streams: Sequence[Stream] | None = None,
    *,
    town: PaperTown = TOWN,
    place: str = "rue du Moulin",
    sectors: Sequence[str] = ("Nord",),
    language: PaperLanguage = "fr",
    today: date = TODAY,
) -> PaperDocument:
    whose = PaperFor(place=place, sectors=sectors)
    return make_document(town, whose, pickups, streams or some_streams(), today=today, language=language)


def printed(document: PaperDocument, template: str = "page") -> bytes:
    made_at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    return Sheet(template=TEMPLATES / f"{template}.typ", data=msgspec.json.encode(document), made_at=made_at).typeset()


def read_pdf(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def tags_of(pdf: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    """Every tag of the document, in the order in which it is read."""
    root = pdf.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]  # pypdf types every object alike
    yield from _below(root)


def _below(tag: Any) -> Iterator[DictionaryObject]:  # noqa: ANN401 - a PDF object
    kids = tag.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        known = kid.get_object()
        if isinstance(known, DictionaryObject) and "/S" in known:
            yield known
            yield from _below(known)


def pictures_of(pdf: pypdf.PdfReader) -> list[str]:
    """What stands for each picture, in the order in which it is read."""
    return [str(tag["/Alt"]) for tag in tags_of(pdf) if str(tag["/S"]) == "/Figure"]


def words_of(pdf: pypdf.PdfReader) -> str:
    """All that is written, in single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
