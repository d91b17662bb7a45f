"""`parvis import town` and `parvis import addresses`: a town from two files."""

from pathlib import Path

import click

from parvis.kernel.commands import CommandHouse
from parvis.towns.files import LARGEST_BYTES, BadTownFile, read_addresses, read_town
from parvis.towns.services import (
    get_or_create_push_key,
    get_town_by_slug,
    place_in_districts,
    replace_streets,
    save_town,
    set_districts,
)

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_LANGUAGE = click.option("--language", type=click.Choice(["fr", "en"]), default="fr", show_default=True)


@click.group("import")
def import_group() -> None:
    """Bring a town's data in from files."""


@import_group.command("town")
@click.argument("file", type=_FILE)
@_LANGUAGE
@click.pass_obj
def town(house: CommandHouse, /, file: Path, language: str) -> None:
    """Add a town, or change what it says of itself, from a JSON file.

    The file holds slug, hosts, name, languages, time_zone, region, phone, hours, emergency_numbers, theme, rooms,
    services, about and districts, as in the demo town's `towns/demo/profile.json` and `services.json`.
    """
    for line in house.run(_take_town(file, language)):
        click.echo(line)


@import_group.command("addresses")
@click.argument("file", type=_FILE)
@click.option("--town", "slug", required=True, metavar="SLUG", help="Which town.")
@_LANGUAGE
@click.pass_obj
def addresses(house: CommandHouse, /, file: Path, slug: str, language: str) -> None:
    """Make the addresses of a CSV table those of the town; one that stays keeps its identity.

    Columns, in French or English: numéro, suffixe, rue, lon, lat, quartier, logements. Collection zones follow by
    themselves, as soon as a worker runs.
    """
    for line in house.run(_take_addresses(file, slug, language)):
        click.echo(line)


async def _take_town(file: Path, language: str) -> list[str]:
    try:
        read = read_town(_read(file))
    except BadTownFile as refusal:
        raise _refused(refusal, language) from refusal
    saved = await save_town(read.slug, hosts=read.hosts, profile=read.profile())
    await set_districts(saved.id, read.districts)
    await get_or_create_push_key(saved.id)
    return [f"{saved.profile.name} ({saved.slug}): {', '.join(saved.hosts)}"]


async def _take_addresses(file: Path, slug: str, language: str) -> list[str]:
    found = await get_town_by_slug(slug)
    try:
        read = read_addresses(_read(file))
    except BadTownFile as refusal:
        raise _refused(refusal, language) from refusal
    many = await replace_streets(found.id, await place_in_districts(found.id, read))
    streets = len({address.street for address in read})
    return [f"{many} adresses, {streets} rues" if language == "fr" else f"{many} addresses, {streets} streets"]


def _read(file: Path) -> bytes:
    if file.stat().st_size > LARGEST_BYTES:
        limit = f"{LARGEST_BYTES // 1_000_000} Mo / MB"
        raise BadTownFile([{"fr": f"le fichier dépasse {limit}", "en": f"the file is larger than {limit}"}])
    return file.read_bytes()


def _refused(refusal: BadTownFile, language: str) -> click.ClickException:
    began = "Le fichier est refusé; rien n’a changé." if language == "fr" else "The file is refused; nothing changed."
    return click.ClickException("\n  ".join([began, *(reason[language] for reason in refusal.reasons)]))
