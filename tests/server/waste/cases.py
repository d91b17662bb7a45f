"""Cases that Python and TypeScript both read."""

from pathlib import Path
from typing import Any

import msgspec

_FOLDER = Path(__file__).parents[2] / "cases" / "waste"


def read_cases(name: str) -> list[dict[str, Any]]:
    return msgspec.json.decode((_FOLDER / f"{name}.json").read_bytes(), type=list[dict[str, Any]])
