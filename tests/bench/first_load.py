"""What a first visit fetches before it can show anything, in kB (1000 bytes) as gzip makes them."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

GOALS = {"scripts_kb": 90, "styles_kb": 25, "worker_kb": 15}
_SCRIPT = re.compile(r'(?:src|href)="(/[^"]+\.js)"')
_STYLE = re.compile(r'href="(/assets/[^"]+\.css)"')


def _kilobytes(files: list[Path]) -> float:
    return round(sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000, 1)


def measure(site: Path) -> dict[str, object]:
    """Sizes of what index.html names (scripts with their preloads, style sheets) and of the worker."""
    index = (site / "index.html").read_text(encoding="utf-8")
    sizes: dict[str, object] = {
        "scripts_kb": _kilobytes([site / path[1:] for path in _SCRIPT.findall(index)]),
        "styles_kb": _kilobytes([site / path[1:] for path in _STYLE.findall(index)]),
        "worker_kb": _kilobytes([site / "sw.js"]),
    }
    return sizes | {"goal": ", ".join(f"{name} <= {most}" for name, most in GOALS.items())}
