"""A form outside the app: its blank sheet to print, and the shape of its answers for programs."""

import re
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Final

import msgspec
import segno

from parvis.forms.blank import BLANK_WORDS, BlankLanguage, BlankTown, make_blank
from parvis.forms.definition import Definition
from parvis.forms.errors import UnknownLanguage, UnknownVersion
from parvis.forms.json_schema import answers_schema
from parvis.forms.services.definitions import find_current, get_definition
from parvis.kernel import clock
from parvis.kernel.places import fold
from parvis.towns.services import get_town
from parvis.typesetting import Press, Sheet
from parvis.web.current_town import ServedTown
from parvis.web.representations import Representation, represent
from parvis.web.site import BUILT_SITE, read_emblem

_TEMPLATE: Final = Path(__file__).parents[1] / "paper" / "form.typ"
_PRESS: Final = Press()
_CACHE_CONTROL: Final = "public, max-age=300"
_UNSAFE_IN_A_NAME: Final = re.compile("[^a-z0-9]+")


class FormWish(msgspec.Struct, frozen=True, kw_only=True):
    """Which form is asked for: without a version the one that is open, without a language the town's first."""

    code: str
    version: int | None = None
    language: str | None = None


async def make_answers_schema(served: ServedTown, wish: FormWish) -> dict[str, Any]:
    """Return the JSON Schema of a form's answers.

    Raises:
        UnknownVersion: The town has no such form.
    """
    return answers_schema(await _find(served, wish), wish.language or served.languages[0])


async def print_blank(served: ServedTown, wish: FormWish, origin: str) -> Representation:
    """Return a form to fill in by hand, as a PDF ready to send.

    Raises:
        UnknownVersion: The town has no such form.
        UnknownLanguage: The town does not speak that language, or we do not.
    """
    language = _language(served, wish.language)
    definition = await _find(served, wish)
    profile = (await get_town(served.id)).profile
    url = f"{origin}/formulaires/{definition.code}?version={definition.version}"
    town = BlankTown(
        name=served.name,
        region=profile.region,
        phone=profile.phone,
        address=profile.about.postal_address,
        colour=served.colours.primary,
        emblem=read_emblem(BUILT_SITE / "manifest", served),
        url=url,
        qr=_qr(url),
        counter_qr=_qr(f"{origin}/staff/demandes/nouvelle?form={definition.code}"),
    )
    document = make_blank(town, definition, language)
    noon = datetime.combine(clock.today(served.time_zone), time(12), UTC)
    sheet = Sheet(template=_TEMPLATE, data=msgspec.json.encode(document), made_at=noon)
    name = f"{_UNSAFE_IN_A_NAME.sub('-', fold(document.title)).strip('-')}.pdf"
    return represent(
        await _PRESS.print(sheet),
        "application/pdf",
        cache_control=_CACHE_CONTROL,
        headers=[(b"content-disposition", f'inline; filename="{name}"'.encode())],
    )


async def _find(served: ServedTown, wish: FormWish) -> Definition:
    if wish.version is not None:
        return await get_definition(served.id, wish.code, wish.version)
    current = await find_current(served.id, wish.code)
    if current is None:
        raise UnknownVersion
    return current


def _language(served: ServedTown, wanted: str | None) -> BlankLanguage:
    spoken = [language for language in served.languages if language in BLANK_WORDS]
    for language in BLANK_WORDS:
        if language in spoken and language == (wanted or spoken[0]):
            return language
    raise UnknownLanguage(f"The town prints forms in {', '.join(spoken) or 'no language that we know'}.")


def _qr(url: str) -> str:
    return segno.make(url, error="m", micro=False).svg_inline(border=0)
