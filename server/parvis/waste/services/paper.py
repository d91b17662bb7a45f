"""The calendar of a household as a PDF to print: one page, or in large letters."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Literal
from uuid import UUID

import msgspec
import segno

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel import clock
from parvis.kernel.language import pick
from parvis.kernel.places import fold
from parvis.towns.errors import UnknownAddress
from parvis.towns.services import Address, find_address, find_street, get_address, get_town
from parvis.typesetting import Press, Sheet
from parvis.waste.errors import UnknownLanguage, UnknownZone
from parvis.waste.feeds.scribe import CACHE_CONTROL
from parvis.waste.paper_schemas import AddressWords, FoundAddress
from parvis.waste.rules.paper import PAPER_WORDS, PaperFor, PaperLanguage, PaperTown, make_document, paper_stretch
from parvis.waste.services.calendars import SectorOfTown
from parvis.waste.services.households import Household, read_household, street_key
from parvis.waste.services.streams import read_streams
from parvis.web.current_town import ServedTown
from parvis.web.representations import Representation, represent
from parvis.web.site import BUILT_SITE, read_emblem

PaperFormat = Literal["page", "gros"]
"""One page for the door of a refrigerator, or several in large letters."""

_TEMPLATES = Path(__file__).parents[1] / "paper"
_TEMPLATE_OF: dict[PaperFormat, Path] = {"page": _TEMPLATES / "page.typ", "gros": _TEMPLATES / "large.typ"}
_PRESS = Press()
_UNSAFE_IN_A_NAME = re.compile("[^a-z0-9]+")
_STAFF_ONLY = "private, no-cache"
_ZONE_OF_ADDRESS = """
select z.key from waste_address_zone a join waste_zone z on z.id = a.zone_id where a.address_id = $1
"""


class PaperWish(msgspec.Struct, frozen=True, kw_only=True):
    """What a link asks for."""

    format: PaperFormat
    language: str


async def print_zone(served: ServedTown, household: Household, wish: PaperWish, origin: str) -> Representation:
    """Return the calendar of a household that says its street at most, ready to send.

    Raises:
        UnknownZone: No address lies in such a zone any more.
        UnknownLanguage: The town does not speak that language, or we do not.
    """
    street = await find_street(served.id, household.street) if household.street else None
    return await _print(served, household, wish, origin, place=street or "", cache_control=CACHE_CONTROL)


async def print_address(served: ServedTown, address_id: UUID, wish: PaperWish, origin: str) -> Representation:
    """Return the calendar of an address, with the address on it, for the counter.

    Raises:
        UnknownAddress: The town has no such address any more.
        UnknownZone: It lies in no sector.
        UnknownLanguage: The town does not speak that language, or we do not.
    """
    address = await get_address(served.id, address_id)
    zone = await _zone_of(served.id, address)
    household = Household(zone=zone, street=street_key(address.street), dwellings=address.dwellings)
    return await _print(served, household, wish, origin, place=_words(address), cache_control=_STAFF_ONLY)


async def find_paper_address(town_id: UUID, said: AddressWords) -> FoundAddress:
    """Return the address that these words mean, by the id under which it is printed.

    Raises:
        UnknownAddress: The town has none.
        UnknownZone: It lies in no sector: there is nothing to print.
    """
    address = await find_address(town_id, said.number, said.suffix, said.street)
    if address is None:
        raise UnknownAddress
    await _zone_of(town_id, address)
    return FoundAddress(id=address.id, words=_words(address))


async def _zone_of(town_id: UUID, address: Address) -> str:
    async with unit_of_work(town_id) as uow:
        zone: str | None = await uow.connection.fetchval(_ZONE_OF_ADDRESS, address.id)
    if zone is None:
        raise UnknownZone
    return zone


async def _print(
    served: ServedTown, household: Household, wish: PaperWish, origin: str, *, place: str, cache_control: str
) -> Representation:
    language = _language(served, wish.language)
    today = clock.today(served.time_zone)
    async with unit_of_work(served.id) as uow:
        there = await read_household(served.id, served.slug, household, *paper_stretch(today))
        streams = await read_streams(uow)
        profile = (await get_town(served.id)).profile
    url = f"{origin}/collectes"
    town = PaperTown(
        name=served.name,
        region=profile.region,
        phone=profile.phone,
        colour=served.colours.primary,
        emblem=read_emblem(BUILT_SITE / "manifest", served),
        url=url,
        qr=segno.make(url, error="m", micro=False).svg_inline(border=0),
    )
    names = list(dict.fromkeys(sector.name for sector in there.sectors))
    whose = PaperFor(place=place, sectors=names, notes=_notes(there.sectors, language))
    document = make_document(town, whose, there.pickups, streams, today=today, language=language)
    sheet = Sheet(template=_TEMPLATE_OF[wish.format], data=msgspec.json.encode(document), made_at=_noon(today))
    name = _file_name(document.title)
    return represent(
        await _PRESS.print(sheet),
        "application/pdf",
        cache_control=cache_control,
        headers=[(b"content-disposition", f'inline; filename="{name}"'.encode())],
    )


def _language(served: ServedTown, wanted: str) -> PaperLanguage:
    for language in PAPER_WORDS:
        if language == wanted and wanted in served.languages:
            return language
    spoken = [language for language in served.languages if language in PAPER_WORDS]
    raise UnknownLanguage(f"The town speaks {', '.join(spoken)}.")


def _words(address: Address) -> str:
    return f"{address.number}{address.suffix}, {address.street}"


def _notes(sectors: Iterable[SectorOfTown], language: str) -> list[str]:
    return list(dict.fromkeys(note for sector in sectors if sector.note and (note := pick(sector.note, language))))


def _noon(day: date) -> datetime:
    """Return the instant that the document bears: with the clock's, the same day would print other bytes."""
    return datetime.combine(day, time(12), UTC)


def _file_name(title: str) -> str:
    return f"{_UNSAFE_IN_A_NAME.sub('-', fold(title)).strip('-')}.pdf"
