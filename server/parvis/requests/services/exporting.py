"""The queue as a table for a spreadsheet, a stretch at a time."""

import csv
import io
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import asyncpg
import msgspec

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.csv_cells import DELIMITERS, harmless
from parvis.kernel.language import pick
from parvis.people.services import list_accounts, record_access
from parvis.requests.rules.filters import Filter, question_of
from parvis.requests.services.queue import read_reader
from parvis.web.identity import Staff

_STRETCH = 500
_HEADINGS = {
    "fr": (
        "numéro", "formulaire", "sujet", "état", "reçue le", "promise le", "fermée le", "endroit", "longitude",
        "latitude", "canal", "bureau", "responsable",
    ),
    "en": (
        "number", "form", "subject", "state", "received", "promised", "closed", "place", "longitude", "latitude",
        "channel", "desk", "assignee",
    ),
}  # fmt: skip
_STATES = {
    "fr": {
        "received": "Reçue", "in_progress": "En cours", "waiting_for_you": "Attend le citoyen", "done": "Réglée",
        "refused": "Sans suite", "reopened": "Rouverte",
    },
    "en": {
        "received": "Received", "in_progress": "In progress", "waiting_for_you": "Waiting for the citizen",
        "done": "Done", "refused": "Closed", "reopened": "Reopened",
    },
}  # fmt: skip
_COLUMNS = (
    "id, receipt, form, title, state, opened_at, promised_on, closed_at, place_words, lon, lat, channel, desk, "
    "assignee_id"
)


async def export_requests(staff: Staff, wanted: Filter, language: str) -> AsyncIterator[bytes]:
    """Yield the requests of a filter as CSV, the newest first; the access log remembers who took them away.

    Nothing that a person wrote in a form is in it but the place. The byte order mark tells a spreadsheet that it is
    UTF-8.
    """
    reader = await read_reader(staff)
    names = {account.id: account.name for account in await list_accounts(staff.town_id)}
    question = question_of(wanted, reader)
    async with unit_of_work(staff.town_id):
        await record_access(staff.town_id, staff.id, "requests.export", language)
    yield "\ufeff".encode() + _lines([_HEADINGS[language]], language)
    last: tuple[object, ...] | None = None
    after = f"and (opened_at, id) < (${len(question.values) + 1}::timestamptz, ${len(question.values) + 2}::uuid)"
    # A transaction for each stretch: none is open while somebody's slow line takes it in.
    while True:
        async with unit_of_work(staff.town_id) as uow:
            rows = await uow.connection.fetch(
                f"select {_COLUMNS} from requests_case where {question.where} {after if last else ''} "  # noqa: S608 - values are apart
                f"order by opened_at desc, id desc limit {_STRETCH}",
                *question.values,
                *(last or ()),
            )
        if not rows:
            return
        last = (rows[-1]["opened_at"], rows[-1]["id"])
        zone = ZoneInfo(reader.time_zone)
        yield _lines((_cells(row, names.get(row["assignee_id"], ""), language, zone) for row in rows), language)


def _lines(rows: Iterable[Sequence[str]], language: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=DELIMITERS[language], lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def _cells(row: asyncpg.Record, assignee: str, language: str, zone: ZoneInfo) -> list[str]:
    words = [
        row["receipt"],
        row["form"],
        pick(msgspec.json.decode(row["title"]), language),
        _STATES[language][row["state"]],
        _moment(row["opened_at"], zone),
        str(row["promised_on"] or ""),
        _moment(row["closed_at"], zone),
        row["place_words"],
    ]
    # Numbers of our own writing are no formulas, and a spreadsheet counts with them: west of Greenwich is negative.
    point = [_number(row["lon"], language), _number(row["lat"], language)]
    return harmless(words) + point + harmless([row["channel"], row["desk"], assignee])


def _moment(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if at else ""


def _number(value: float | None, language: str) -> str:
    """A coordinate as that language's spreadsheet reads a number."""
    text = "" if value is None else f"{value:.6f}"
    return text.replace(".", ",") if language == "fr" else text
