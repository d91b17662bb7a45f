from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from parvis.kernel.ids import new_id
from piccolo.columns.column_types import Date
from piccolo.columns.column_types import UUID
from piccolo.columns.indexes import IndexMethod

ID = "2026-11-24T16:41:51:458456"
VERSION = "1.38.0"
DESCRIPTION = ""


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="waste", description=DESCRIPTION
    )

    manager.add_table(
        class_name="WasteSearchReport",
        tablename="waste_search_report",
        schema=None,
        columns=None,
    )

    manager.add_column(
        table_class_name="WasteSearchReport",
        tablename="waste_search_report",
        column_name="id",
        db_column_name="id",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": new_id,
            "null": False,
            "primary_key": True,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema=None,
    )

    manager.add_column(
        table_class_name="WasteSearchReport",
        tablename="waste_search_report",
        column_name="town_id",
        db_column_name="town_id",
        column_class_name="UUID",
        column_class=UUID,
        params={
            "default": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": True,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema=None,
    )

    manager.add_column(
        table_class_name="WasteSearchReport",
        tablename="waste_search_report",
        column_name="received_on",
        db_column_name="received_on",
        column_class_name="Date",
        column_class=Date,
        params={
            "default": None,
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema=None,
    )

    return manager


AFTERWARDS = (
    """alter table "waste_search_report" alter column id drop default;alter table "waste_search_report" enable row level security;alter table "waste_search_report" force row level security;create policy own_town on "waste_search_report" using (town_id = nullif(current_setting('parvis.town', true), '')::uuid) with check (town_id = nullif(current_setting('parvis.town', true), '')::uuid);alter table "waste_search_report" add foreign key (town_id) references towns_town (id);grant select, insert, update, delete on "waste_search_report" to parvis_app;""",
)
