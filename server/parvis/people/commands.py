"""`parvis staff …`: who works for a town."""

import click

from parvis.kernel.commands import CommandHouse
from parvis.people import services
from parvis.people.services.accounts import Account, Invitation
from parvis.towns.services import get_town_by_slug
from parvis.web.identity import ROLES, Role

INVITATION_PATH = "/staff/entrer#"
"""The token stands after the #: no server, proxy or log ever sees it there."""


@click.group("staff")
def staff() -> None:
    """Who works for a town: invite, list, close."""


@staff.command()
@click.option("--town", "slug", required=True, help="The town's short name.")
@click.option("--name", required=True, help="As colleagues read it.")
@click.option(
    "--role", type=click.Choice(ROLES), help="What they may do; a town's first account is admin, others agent."
)
@click.pass_obj
def invite(house: CommandHouse, slug: str, name: str, role: Role | None) -> None:
    """Print a link that signs somebody in once, within a day."""
    host, invitation = house.run(_invite(slug, name, role))
    click.echo(f"{invitation.name} ({invitation.role}), once, within 24 hours:", err=True)
    click.echo(f"{house.origin(host)}{INVITATION_PATH}{invitation.token}")


@staff.command("list")
@click.option("--town", "slug", required=True, help="The town's short name.")
@click.pass_obj
def list_staff(house: CommandHouse, slug: str) -> None:
    """List who may sign in."""
    for account in house.run(_list(slug)):
        click.echo(f"{account.role:<8}{account.name}")


@staff.command()
@click.option("--town", "slug", required=True, help="The town's short name.")
@click.option("--name", required=True, help="Who leaves.")
@click.pass_obj
def close(house: CommandHouse, slug: str, name: str) -> None:
    """Let somebody in no more, from this moment on."""
    account = house.run(_close(slug, name))
    click.echo(f"{account.name} may no longer sign in.")


async def _invite(slug: str, name: str, role: Role | None) -> tuple[str, Invitation]:
    town = await get_town_by_slug(slug)
    return town.hosts[0], await services.invite(town.id, name, role)


async def _list(slug: str) -> list[Account]:
    return await services.list_accounts((await get_town_by_slug(slug)).id)


async def _close(slug: str, name: str) -> Account:
    return await services.close_account((await get_town_by_slug(slug)).id, name)
