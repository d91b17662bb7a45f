"""The bare Litestar handler that the dataset endpoint is measured against: the same bytes, nothing around them."""

from __future__ import annotations

import os
from pathlib import Path

from litestar import Litestar, get

_BODY = Path(os.environ["BARE_BODY"]).read_bytes()


@get("/bare", media_type="application/json")
async def bare() -> bytes:
    """Return the bytes."""
    return _BODY


app = Litestar([bare], openapi_config=None)
