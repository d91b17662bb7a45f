"""The room's tables, for Piccolo's migrations."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

APP_CONFIG = AppConfig(
    app_name="requests",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(["parvis.requests.tables"], exclude_imported=True),
)
