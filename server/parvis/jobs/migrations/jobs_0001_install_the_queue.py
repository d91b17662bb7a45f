"""Install PgQueuer 1.6's tables: the queue survives a crash; its log and statistics are only for reading."""

from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment
from pgqueuer.domain.settings import DBSettings, Durability
from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from parvis.database.engine import APP_ROLE, ENGINE

ID = "2026-11-23T00:00:00:000000"

AFTERWARDS = (
    f"grant select, insert, update, delete on pgqueuer, pgqueuer_log, pgqueuer_statistics, pgqueuer_schedules to {APP_ROLE}",
    f"grant usage on all sequences in schema public to {APP_ROLE}",
)


async def forwards() -> MigrationManager:
    """Install the queue."""
    manager = MigrationManager(migration_id=ID, app_name="jobs", description="Install the queue.")

    async def install() -> None:
        settings = DBSettings(durability=Durability.balanced)
        transaction = ENGINE.current_transaction.get()
        assert transaction is not None, "migrations run in a transaction"  # noqa: S101 - says it to mypy
        await transaction.connection.execute(QueryBuilderEnvironment(settings).build_install_query(create_schema=False))

    manager.add_raw(install)
    return manager
