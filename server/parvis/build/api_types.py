"""Keeps pwa/src/wire/api.gen.ts equal to what the server speaks."""

from pathlib import Path
from typing import Any

import click

from parvis.build.typescript import write_module


def write_api_types(target: Path, *, check: bool) -> None:
    """Writes the module, or only compares it.

    Raises:
        click.ClickException: with `check`, the file is not what the API says today.
    """
    wanted = write_module(_document())
    if target.is_file() and target.read_text("utf-8") == wanted:
        return
    if check:
        raise click.ClickException(f"{target.name} is not what the API says. Run: parvis-build types")
    target.write_text(wanted, "utf-8")
    click.echo(f"  {target.name} written")


def _document() -> dict[str, Any]:
    from parvis.app import describe

    return describe()
