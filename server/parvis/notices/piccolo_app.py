"""What Piccolo must know of this room."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from parvis.notices import tables

APP_CONFIG = AppConfig(
    app_name="notices",
    migrations_folder_path=Path(__file__).parent / "migrations",
    table_classes=[
        tables.NoticesNotice,
        tables.NoticesVersion,
        tables.NoticesSubscription,
        tables.NoticesDelivery,
        tables.NoticesReceipt,
        tables.NoticesMessage,
    ],
)
