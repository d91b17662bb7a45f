"""Firefox's own remote control, spoken directly: length-prefixed JSON over a socket.

Source: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html (version 3)
"""

from __future__ import annotations

import json
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_TIMEOUT_SECONDS = 30


class MarionetteError(AssertionError):
    """Firefox refused a command."""


class Marionette:
    """One session with one Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_TIMEOUT_SECONDS)
        self._file = self._socket.makefile("rb")
        self._number = 0
        self._read()  # it introduces itself
        self.send("WebDriver:NewSession", {})
        self.send("WebDriver:SetTimeouts", {"script": 20_000, "pageLoad": 20_000, "implicit": 0})

    def send(self, command: str, parameters: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever the command answers
        """Send a command; return its answer.

        Raises:
            MarionetteError: Firefox says why not.
        """
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, answer = self._read()
        if error is not None:
            raise MarionetteError(f"{command}: {error['error']}: {error['message']}")
        return answer.get("value", answer) if isinstance(answer, dict) else answer

    def go(self, url: str) -> None:
        """Open an address in the tab."""
        self.send("WebDriver:Navigate", {"url": url})

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - what the script returns
        """Run a function's body in the page; a promise is waited for."""
        return self.send("WebDriver:ExecuteScript", {"script": script, "args": list(arguments)})

    def press(self, selector: str) -> None:
        """Click what a CSS selector finds, as a person would."""
        found = self.send("WebDriver:FindElement", {"using": "css selector", "value": selector})
        self.send("WebDriver:ElementClick", {"id": found[_ELEMENT]})

    @contextmanager
    def browser_itself(self) -> Iterator[None]:
        """Speak to Firefox, not to the page, until the block ends: its windows, its notifications."""
        self.send("Marionette:SetContext", {"value": "chrome"})
        try:
            yield
        finally:
            self.send("Marionette:SetContext", {"value": "content"})

    def close(self) -> None:
        """Hang up; Firefox goes on."""
        self._file.close()
        self._socket.close()

    def _read(self) -> Any:  # noqa: ANN401 - any message
        length = b""
        while not length.endswith(b":"):
            byte = self._file.read(1)
            if not byte:
                raise MarionetteError("Firefox hung up")
            length += byte
        return json.loads(self._file.read(int(length[:-1])))
