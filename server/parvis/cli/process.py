"""What each web process that Granian starts does first."""

import asyncio
import contextlib
import multiprocessing
import os
import signal
import threading

from litestar import Litestar

from parvis.app import create_app_from_environment

_LOOK_SECONDS = 1.0
_GRACE_SECONDS = 10.0


def create_app() -> Litestar:
    """Return the application that the PARVIS_ variables describe, in a process that lives and ends with its parent."""
    app = create_app_from_environment()
    parent = multiprocessing.parent_process()
    if parent is not None and parent.pid is not None:
        app.on_startup.append(_leave_interrupts_to_parent)
        threading.Thread(target=_end_with, args=(parent.pid,), daemon=True).start()
    return app


async def _leave_interrupts_to_parent() -> None:
    """Ignore Ctrl+C, which a terminal sends to every process: the parent hears it too, and asks us to stop, once.

    Granian 2.8's `WorkerSignal.set` blocks for ever the third time, holding the interpreter.
    """
    with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
        asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end_with(parent: int) -> None:
    """Stop when the parent was killed: Granian 2.8 leaves its processes behind, on a port that nobody then owns."""
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(_LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    pause.wait(_GRACE_SECONDS)
    os._exit(1)
