"""`parvis serve`."""

import os
import socket
import threading
import time
import urllib.error
import urllib.request
from importlib import import_module

import click
from granian.constants import Interfaces, Loops
from granian.log import LogLevels
from granian.server.mp import MPServer

from parvis import __version__
from parvis.cli.demo import load_demo
from parvis.cli.house import CannotStart, in_open_house, origin, prepare, read, run_async
from parvis.settings import Settings, as_environment

_TARGET = "parvis.cli.process:create_app"
_WORKER_KILL_SECONDS = 15
_READY_SECONDS = 60


@click.command()
@click.option("--demo", "with_demo", is_flag=True, help="Load the demo town first, if it is not there.")
@click.option("--host", help="The address to listen on (PARVIS_HOST).")
@click.option("--port", type=int, help="The port to listen on (PARVIS_PORT or PORT).")
@click.option("--workers", type=int, help="Web processes (PARVIS_WORKERS).")
def serve(*, with_demo: bool, host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the towns: the app, the API, and the background jobs."""
    started = time.monotonic()
    click.echo(f"Parvis {__version__}")
    settings = read(host=host, port=port, workers=workers)
    _refuse_taken_port(settings)
    settings = prepare(settings)
    _tell("database", "embedded PostgreSQL" if not os.environ.get("PARVIS_DATABASE_URL") else "PostgreSQL")
    links = run_async(_get_ready(settings, with_demo=with_demo))
    os.environ.update(as_environment(settings))
    threading.Thread(target=_tell_when_ready, args=(settings, links, started), daemon=True).start()
    import_module(_TARGET.partition(":")[0])  # once here: the processes are forked, and share it
    _granian(settings).serve()
    click.echo("Stopped.")


async def _get_ready(settings: Settings, *, with_demo: bool) -> list[tuple[str, str]]:
    from parvis.database.migrations import migrate

    done = await migrate(settings.database_url)
    _tell("migrations", f"{len(done)} run" if done else "up to date")
    if not with_demo:
        return []
    return await in_open_house(settings, _load_demo(settings))


async def _load_demo(settings: Settings) -> list[tuple[str, str]]:
    from parvis.rooms import ROOMS

    await load_demo()
    address = origin("localhost", settings.port)
    return [link for room in ROOMS if room.demo_links is not None for link in await room.demo_links(address)]


def _granian(settings: Settings) -> MPServer:
    return MPServer(
        _TARGET,
        factory=True,
        interface=Interfaces.ASGI,
        address=settings.host,
        port=settings.port,
        workers=settings.workers,
        loop=Loops.auto,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=_WORKER_KILL_SECONDS,
    )


def _refuse_taken_port(settings: Settings) -> None:
    """Say plainly that the port is taken; Granian shares ports (SO_REUSEPORT) and would serve beside the other.

    Raises:
        CannotStart: Something listens there already, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as cause:
            message = (
                f"Cannot listen on {settings.host} port {settings.port}: {os.strerror(cause.errno or 0)}. "
                f"Stop what listens there, or choose another port: PORT={settings.port + 1}."
            )
            raise CannotStart(message) from cause


def _tell_when_ready(settings: Settings, links: list[tuple[str, str]], started: float) -> None:
    """Print the addresses once the first process answers."""
    home = origin("localhost", settings.port)
    if not _is_ready(home, time.monotonic() + _READY_SECONDS):
        click.echo(f"Nothing answers at {home} after {_READY_SECONDS} s; `parvis doctor` says more.", err=True)
        return
    _tell("ready", f"after {time.monotonic() - started:.1f} s")
    click.echo()
    for label, address in [("Citizens", home), *links]:
        click.echo(f"  {label:<10}  {address}")
    click.echo(f"  {'Stop':<10}  Ctrl+C\n")


def _is_ready(home: str, deadline: float) -> bool:
    pause = threading.Event()
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{home}/readyz", timeout=2) as answer:  # noqa: S310 - our own http address
                if answer.status == 200:  # noqa: PLR2004 - OK
                    return True
        except (urllib.error.URLError, OSError):
            pass
        pause.wait(0.05)
    return False


def _tell(what: str, words: str) -> None:
    click.echo(f"  {what:<10}  {words}")
