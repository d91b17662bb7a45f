"""The build helper: makes the app from a checkout, with nothing installed but Python.

Node comes through pip and nodeenv; Vite builds the app, then the service worker; the result stands in `parvis/_site`,
compressed, where the server and the wheel find it, and the fonts of what is printed in `parvis/typesetting/_fonts`. A
second run with the same sources does nothing.
"""

from parvis.build.commands import main

__all__ = ["main"]
