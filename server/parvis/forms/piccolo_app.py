"""The room's tables, for Piccolo's migrations."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="forms",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(["parvis.forms.tables"], exclude_imported=True),
)
