"""Waiting for what another process does: ask again and again until it is so, with an end."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_PAUSE_SECONDS = 0.05


class NeverHappened(AssertionError):
    """What was waited for did not become so before the end."""


def wait_for(question: Callable[[], T | None], *, seconds: float, what: str) -> T:
    """The first answer that is neither None nor False.

    Raises:
        NeverHappened: with `what` was waited for, in words.
    """
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while True:
        answer = question()
        if answer is not None and answer is not False:
            return answer
        if time.monotonic() > deadline:
            raise NeverHappened(f"{what}, within {seconds:g} s")
        pause.wait(_PAUSE_SECONDS)
