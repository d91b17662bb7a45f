"""Lighthouse on the home page, as a phone: performance, accessibility, best practices, SEO (0 to 100)."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.house import House

GOAL = 100
NEVER_BELOW = 95
RUNS = 3
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_PACKAGE = Path(__file__).parent / "lighthouse_package"


def _install(folder: Path, node: Path) -> Path:
    """Lighthouse in a folder of its own, from its lock file; the app never needs its hundred packages."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = (_PACKAGE / "package-lock.json").read_text(encoding="utf-8")
    installed = folder / "package-lock.json"
    script = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not script.exists() or installed.read_text(encoding="utf-8") != lock:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(_PACKAGE / name, folder / name)
        environment = dict(os.environ) | {"PATH": f"{node}{os.pathsep}{os.environ['PATH']}"}
        subprocess.run([node / "npm", "ci", "--no-audit", "--no-fund"], cwd=folder, env=environment, check=True)
    return script


def measure(house: House, folder: Path, node: Path) -> dict[str, object]:
    """The median score of each category over some runs, with the lowest beside it.

    Args:
        house: a running server.
        folder: where Lighthouse is installed and writes.
        node: the `bin` folder of this checkout's Node.
    """
    script = _install(folder, node)
    chromium = shutil.which("chromium")
    environment = dict(os.environ) | ({"CHROME_PATH": chromium} if chromium else {})
    scores: dict[str, list[int]] = {category: [] for category in _CATEGORIES}
    for run in range(RUNS):
        report = folder / f"report-{run}.json"
        subprocess.run(
            [
                node / "node",
                script,
                house.url,
                "--quiet",
                "--output=json",
                f"--output-path={report}",
                f"--only-categories={','.join(_CATEGORIES)}",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            ],
            env=environment,
            check=True,
        )
        categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
        for category in _CATEGORIES:
            scores[category].append(round(categories[category]["score"] * 100))
    medians = {category: round(statistics.median(values)) for category, values in scores.items()}
    lowest = {f"{category}_lowest": min(values) for category, values in scores.items()}
    return medians | lowest | {"goal": f"{GOAL} each, never below {NEVER_BELOW}"}
