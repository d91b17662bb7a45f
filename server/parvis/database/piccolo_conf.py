"""Where Piccolo finds the engine and the rooms' tables (`PICCOLO_CONF=parvis.database.piccolo_conf`)."""

from pathlib import Path

from piccolo.conf.apps import AppRegistry

from parvis.database.engine import ENGINE

DB = ENGINE
APP_REGISTRY = AppRegistry(
    apps=[
        f"parvis.{path.parent.name}.piccolo_app" for path in sorted(Path(__file__).parents[1].glob("*/piccolo_app.py"))
    ]
)
