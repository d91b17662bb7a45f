"""`make check`: every check that needs no test run, side by side, each ending in its own closing line."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
NODE = REPOSITORY / ".nodeenv" / "bin" / "node"
NPM = REPOSITORY / "pwa" / "node_modules" / ".bin"


class Check(NamedTuple):
    """One command; its folder is the repository's root."""

    name: str
    command: tuple[str | Path, ...]


CHECKS = (
    # The slowest first: two run at a time on a small machine.
    Check("mypy", (BIN / "mypy",)),
    Check("import-linter", (BIN / "lint-imports", "--no-cache")),
    Check("ruff", (BIN / "ruff", "check", "server", "tests")),
    Check("ruff format", (BIN / "ruff", "format", "--check", "server", "tests")),
    Check("API types", (BIN / "parvis-build", "types", "--check")),
    Check("biome", (NPM / "biome", "ci", "--colors=off")),
    Check("tsc, app", (NPM / "tsc", "-p", "pwa/tsconfig.json")),
    Check("tsc, worker", (NPM / "tsc", "-p", "service_worker/tsconfig.json")),
    Check("words", (NODE, "tests/checks/words.ts")),
    Check("sizes", (sys.executable, "tests/checks/sizes.py")),
)


class Outcome(NamedTuple):
    """How a check ended, and all that it said."""

    check: Check
    is_good: bool
    said: str
    seconds: float


def main() -> int:
    """Run all checks; say of each how it ended; show what the failing ones said.

    Returns:
        The process's exit status: 1 when one failed.
    """
    started = perf_counter()
    failed: list[Outcome] = []
    with ThreadPoolExecutor(os.cpu_count() or 2) as threads:
        for done in as_completed([threads.submit(run, check) for check in CHECKS]):
            outcome = done.result()
            report(outcome)
            if not outcome.is_good:
                failed.append(outcome)
    names = ", ".join(outcome.check.name for outcome in failed)
    verdict = f"{len(failed)} of {len(CHECKS)} checks failed: {names}" if failed else f"{len(CHECKS)} checks passed"
    print(f"{verdict}, in {perf_counter() - started:.0f} s")
    return 1 if failed else 0


def run(check: Check) -> Outcome:
    """Run one command to its end."""
    started = perf_counter()
    path = os.pathsep.join((str(NODE.parent), os.environ.get("PATH", "")))
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1", "PYTHONPATH": ""}
    done = subprocess.run(
        check.command,
        cwd=REPOSITORY,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(check, done.returncode == 0, done.stdout.strip(), perf_counter() - started)


def report(outcome: Outcome) -> None:
    """Print the closing line of a good check, everything of a bad one."""
    closing = outcome.said.splitlines()[-1].strip() if outcome.said else "nothing to say"
    mark = "ok    " if outcome.is_good else "FAILED"
    print(f"{mark} {outcome.check.name} ({outcome.seconds:.1f} s): {closing}", flush=True)
    if not outcome.is_good:
        print(outcome.said, end="\n\n", flush=True)


if __name__ == "__main__":
    sys.exit(main())
