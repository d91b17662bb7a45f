"""What the build says while it works: one line per step, in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import click


@contextmanager
def step(doing: str) -> Iterator[None]:
    """Says what is being done before it starts, and how long it took after it ended."""
    click.echo(f"  {doing} …", nl=False)
    started = perf_counter()
    try:
        yield
    except BaseException:
        click.echo(" failed")
        raise
    click.echo(f" {perf_counter() - started:.1f} s")
