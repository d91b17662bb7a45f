"""`parvis migrate`."""

import click

from parvis.cli.house import prepare, run_async


@click.command()
def migrate() -> None:
    """Bring the database to what this version expects. Safe to run twice, and from several machines."""
    from parvis.database.migrations import migrate as run_migrations

    done = run_async(run_migrations(prepare().database_url))
    for migration in done:
        click.echo(f"{migration.room}: {migration.identifier}")
    click.echo(f"{len(done)} migrations run." if done else "Nothing to do.")
