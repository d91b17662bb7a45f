from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Varchar

ID = "2026-11-24T18:34:05:836730"
VERSION = "1.38.0"
DESCRIPTION = ""


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="forms", description=DESCRIPTION
    )

    manager.alter_column(
        table_class_name="FormsFile",
        tablename="forms_file",
        column_name="media_type",
        db_column_name="media_type",
        params={"length": 120},
        old_params={"length": 60},
        column_class=Varchar,
        old_column_class=Varchar,
        schema=None,
    )

    return manager


AFTERWARDS = (
)
