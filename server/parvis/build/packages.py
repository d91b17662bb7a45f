"""The packages of the front end, installed exactly as the lock says, and only when it changed."""

import hashlib
from pathlib import Path

from parvis.build.node import Node
from parvis.build.progress import step


def ensure_packages(node: Node, pwa: Path) -> None:
    """Runs `npm ci` unless what stands in node_modules came from this very lock."""
    mark = pwa / "node_modules" / ".parvis-lock"  # `npm ci` empties the folder, so a failed run leaves no mark.
    wanted = _lock_hash(pwa)
    if mark.is_file() and mark.read_text() == wanted:
        return
    with step("Installing the app's packages"):
        node.run(node.npm, "ci", "--no-audit", "--no-fund", folder=pwa)
        mark.write_text(wanted)


def _lock_hash(pwa: Path) -> str:
    return hashlib.sha256((pwa / "package-lock.json").read_bytes()).hexdigest()
