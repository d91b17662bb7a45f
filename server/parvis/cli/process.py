"""What each web process that Granian starts does first."""

import multiprocessing
import os
import signal
import threading

from litestar import Litestar

from parvis.app import create_app_from_environment

_LOOK_SECONDS = 1.0
_GRACE_SECONDS = 10.0


def create_app() -> Litestar:
    """Return the application that the PARVIS_ variables describe, in a process that does not outlive its parent."""
    parent = multiprocessing.parent_process()
    if parent is not None and parent.pid is not None:
        threading.Thread(target=_end_with, args=(parent.pid,), daemon=True).start()
    return create_app_from_environment()


def _end_with(parent: int) -> None:
    """Stop when the parent was killed: Granian 2.8 leaves its processes behind, on a port that nobody then owns."""
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(_LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    pause.wait(_GRACE_SECONDS)
    os._exit(1)
