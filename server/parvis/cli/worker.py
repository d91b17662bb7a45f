"""`parvis worker`."""

import asyncio
import contextlib
import signal

import click

from parvis.cli.house import in_open_house, prepare, run_async


@click.command()
@click.option("--at-once", default=16, show_default=True, help="How many jobs run at the same moment.")
def worker(at_once: int) -> None:
    """Work on background jobs, beside `parvis serve`; on as many machines as wanted."""
    settings = prepare()
    click.echo("Working. Ctrl+C stops, after the jobs under way.")
    run_async(in_open_house(settings, _work(settings.database_url, at_once)))


async def _work(url: str, at_once: int) -> None:
    from parvis.jobs.registry import REGISTRY
    from parvis.jobs.worker import Worker

    running = Worker(url, REGISTRY, at_once=at_once)
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows ends a process without asking it
            loop.add_signal_handler(sign, running.stop)
    await running.run()
