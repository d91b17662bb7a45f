"""`parvis doctor`: look at everything Parvis stands on, and say in plain words what is well and what is not."""

import sys
from collections.abc import AsyncIterator

import asyncpg
import click

from parvis.cli import look_around, look_at_database
from parvis.cli.finding import Finding, Verdict
from parvis.cli.house import in_open_house, prepare, run_async
from parvis.cli.look_at_towns import look_at_towns
from parvis.kernel.errors import ParvisError
from parvis.settings import Settings

_SIGNS: dict[Verdict, tuple[str, str]] = {"well": ("ok", "green"), "look": ("look", "yellow"), "ill": ("ILL", "red")}


@click.command()
def doctor() -> None:
    """Look at the database, the wall between towns, the keys, the site, the disk, the clock. Exit code 1 when ill."""
    findings = run_async(_examine_from_the_start())
    for finding in findings:
        sign, colour = _SIGNS[finding.verdict]
        click.echo(f"  {click.style(f'{sign:<5}', fg=colour)} {finding.subject:<12} {finding.words}")
    if any(finding.verdict == "ill" for finding in findings):
        sys.exit(1)


async def _examine_from_the_start() -> list[Finding]:
    try:
        settings = prepare()
    except ParvisError as refusal:
        return [Finding("settings", "ill", refusal.detail)]
    return [Finding("settings", "well", "read"), *[finding async for finding in examine(settings)]]


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Yield what is found, from the ground up; without a database, only what needs none."""
    for look in look_around.LOOKS:
        yield look(settings)
    try:
        connection = await asyncpg.connect(settings.database_url, timeout=5)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
        yield Finding("database", "ill", f"cannot be reached ({type(cause).__name__}). Check PARVIS_DATABASE_URL.")
        return
    try:
        is_ready = True
        for look_at in look_at_database.LOOKS:
            finding = await look_at(connection, settings)
            is_ready = is_ready and finding.verdict != "ill"
            yield finding
    finally:
        await connection.close()
    if is_ready:
        for finding in await in_open_house(settings, look_at_towns(settings)):
            yield finding
