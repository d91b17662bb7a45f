"""Tell Piccolo where the queue's migrations are; its tables are PgQueuer's, not Piccolo's."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

APP_CONFIG = AppConfig(app_name="jobs", migrations_folder_path=Path(__file__).parent / "migrations")
