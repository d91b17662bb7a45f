"""Write a room's next migration: `python -m parvis.database.new_migration waste [--from-scratch]`.

Piccolo finds what changed in the tables; this adds the wall between towns to each new table, and the statements of
`<room>/tables.sql` (what Piccolo cannot say: partial indexes, generated columns) to a room's first migration.
"""

import asyncio
import re
import sys
from pathlib import Path

from piccolo.apps.migrations.commands.new import NoChanges, _create_migrations_folder, _create_new_migration
from piccolo.conf.apps import AppConfig
from piccolo.table import Table

from parvis.database.migrations import PACKAGE
from parvis.database.piccolo_conf import APP_REGISTRY
from parvis.database.tenancy import installation_table_grants, town_table_policy

_ADDED = re.compile(r"manager\.add_table\(\s*class_name=\"(\w+)\"")


def write_migration(room: str, *, from_scratch: bool) -> Path | None:
    """Write the migration that brings `room`'s tables to what its code says, and return it; None if nothing changed.

    Args:
        room: The package's name.
        from_scratch: Put one file in the place of all there are; only before the first release.
    """
    config = APP_REGISTRY.app_configs[room]
    folder = PACKAGE / room / "migrations"
    _create_migrations_folder(str(folder))
    if from_scratch:
        for path in folder.glob(f"{room}_*.py"):
            path.unlink()
    is_first = not any(folder.glob(f"{room}_*.py"))
    try:
        made = asyncio.run(_create_new_migration(config, auto=True))
    except NoChanges:
        return None
    path = Path(made.migration_path)
    _append(path, _statements(config, path.read_text(), is_first=is_first))
    return path


def _statements(config: AppConfig, migration: str, *, is_first: bool) -> list[str]:
    added = set(_ADDED.findall(migration))
    tables = [table for table in config.table_classes if table.__name__ in added]
    own = PACKAGE / config.app_name / "tables.sql"
    written = own.read_text().split(";\n") if is_first and own.exists() else []
    return [_wall(table) for table in tables] + [f"{statement.strip()};" for statement in written if statement.strip()]


def _wall(table: type[Table]) -> str:
    name = table._meta.tablename  # noqa: SLF001 - Piccolo has no public way
    has_town = any(column._meta.name == "town_id" for column in table._meta.columns)  # noqa: SLF001 - same
    return town_table_policy(name) if has_town else installation_table_grants(name)


def _append(path: Path, statements: list[str]) -> None:
    lines = "".join(f'    """{statement}""",\n' for statement in statements)
    path.write_text(f"{path.read_text()}\n\nAFTERWARDS = (\n{lines})\n")


def main() -> None:
    """Write the migration of the room named on the command line."""
    rooms = [word for word in sys.argv[1:] if not word.startswith("-")]
    for room in rooms:
        made = write_migration(room, from_scratch="--from-scratch" in sys.argv)
        sys.stdout.write(f"{made}\n" if made else f"{room}: nothing changed\n")


if __name__ == "__main__":
    main()
