"""The room's commands: `parvis import form`."""

from pathlib import Path

import click

from parvis.forms.definition import Definition
from parvis.forms.services import publish_form
from parvis.kernel.commands import CommandHouse
from parvis.towns.services import get_town_by_slug


@click.group("import")
def import_group() -> None:
    """Bring a town's data in from files."""


@import_group.command("form")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--town", "slug", required=True, help="The town's short name.")
@click.pass_obj
def import_form(house: CommandHouse, file: Path, slug: str) -> None:
    """Publish one version of a form from a JSON file; every flaw is said, and nothing changes."""
    definition = house.run(_publish(slug, file.read_bytes()))
    click.echo(f"{definition.code}, version {definition.version}: published")


async def _publish(slug: str, data: bytes) -> Definition:
    town = await get_town_by_slug(slug)
    return await publish_form(town.id, data, town.profile.languages)
