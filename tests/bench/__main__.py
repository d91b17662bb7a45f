"""Run the benches that are named, or all of them: `python -m bench [datasets push first_load …]`."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import calendars, datasets, first_load, imports, lighthouse, offline_reopen, phone_search, push
from tests.browser import REPOSITORY
from tests.house import House

if TYPE_CHECKING:
    from collections.abc import Callable

_SITE = REPOSITORY / "server" / "parvis" / "_site"
_NODE = REPOSITORY / ".nodeenv" / "bin"
_BUILD = REPOSITORY / "build"


def main(wanted: list[str]) -> None:
    """Measure, print each figure beside its goal as it comes, and write them all to build/bench.json."""
    _BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="parvis-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the database runs as a user of its own, which must pass through
        with House(folder / "house") as house:
            benches: dict[str, Callable[[], dict[str, object]]] = {
                "datasets": lambda: datasets.measure(house, folder),
                "calendars": calendars.measure,
                "zone_dataset": lambda: calendars.measure_zone_dataset(house),
                "imports": lambda: imports.measure(folder),
                "phone_search": lambda: phone_search.measure(folder),
                "push": push.measure,
                "first_load": lambda: first_load.measure(_SITE),
                "offline_reopen": lambda: offline_reopen.measure(house, folder / "profile"),
                "lighthouse": lambda: lighthouse.measure(house, _BUILD / "lighthouse", _NODE),
            }
            results = {}
            for bench in wanted or benches:
                results[bench] = benches[bench]()
                print(f"{bench}: " + json.dumps(results[bench], ensure_ascii=False), flush=True)
    (_BUILD / "bench.json").write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print("written: build/bench.json")


if __name__ == "__main__":
    main(sys.argv[1:])
