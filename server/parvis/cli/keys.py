"""`parvis keys`: what signs each town's notifications."""

from collections.abc import Sequence

import click

from parvis.cli.house import LazyHouse
from parvis.gateways.push.protocol import PushKey
from parvis.towns import services
from parvis.towns.services import Town


@click.group(invoke_without_command=True)
@click.pass_context
def keys(context: click.Context) -> None:
    """Show the public half of each town's push key, making the first one where there is none."""
    if context.invoked_subcommand is None:
        house: LazyHouse = context.obj
        for town, key in house.run(_all_keys()):
            click.echo(f"{town.slug:<24}  {key.public}")


@keys.command()
@click.option("--town", "slug", required=True, help="The town's short name.")
@click.pass_obj
def rotate(house: LazyHouse, slug: str) -> None:
    """Make a town a new key. Phones that know an older one go on being served with it, and move over when opened."""
    click.echo(house.run(_rotate(slug)).public)


async def _all_keys() -> Sequence[tuple[Town, PushKey]]:
    return [(town, await services.get_or_create_push_key(town.id)) for town in await services.list_towns()]


async def _rotate(slug: str) -> PushKey:
    town = await services.get_town_by_slug(slug)
    return await services.rotate_push_key(town.id)
