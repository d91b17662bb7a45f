"""The command `parvis-build`."""

import click
import fasteners

from parvis.build.checkout import find_checkout


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Builds the app and the service worker; does nothing when nothing changed."""
    if context.invoked_subcommand is None:
        context.invoke(site)


@main.command()
def site() -> None:
    """Builds the app, the service worker and their compressed twins (the default)."""
    from parvis.build.site import build_site

    checkout = find_checkout()
    checkout.scratch.mkdir(exist_ok=True)
    with fasteners.InterProcessLock(checkout.scratch / "lock"):
        build_site(checkout)


@main.command()
def node() -> None:
    """Prepares Node and the app's packages, and builds nothing."""
    from parvis.build.node import ensure_node
    from parvis.build.packages import ensure_packages

    checkout = find_checkout()
    checkout.scratch.mkdir(exist_ok=True)
    with fasteners.InterProcessLock(checkout.scratch / "lock"):
        ensure_packages(ensure_node(checkout.node), checkout.pwa)


@main.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when the file is not what the API says.")
def types(*, check: bool) -> None:
    """Writes pwa/src/wire/api.gen.ts from the API's own description."""
    from parvis.build.api_types import write_api_types

    write_api_types(find_checkout().pwa / "src" / "wire" / "api.gen.ts", check=check)


@main.command()
@click.argument("slug")
def pictures(slug: str) -> None:
    """Draws a town's icons from its emblem.svg, with Chromium (needs the [test] extra)."""
    from parvis.build.pictures import draw_pictures

    draw_pictures(find_checkout().manifest / "towns" / slug)
