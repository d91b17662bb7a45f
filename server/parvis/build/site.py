"""Builds the site: the app, the list of what opens offline, the worker, the town's pictures, the compressed twins."""

import shutil
from pathlib import Path

import click

from parvis.build.checkout import Checkout
from parvis.build.fonts import write_fonts
from parvis.build.inputs import inputs_hash
from parvis.build.node import Node, ensure_node
from parvis.build.packages import ensure_packages
from parvis.build.precache import precache_entries, write_list
from parvis.build.progress import step
from parvis.build.twins import write_twins


def build_site(checkout: Checkout) -> bool:
    """Builds the site if its sources changed since the last time.

    Everything is made aside and put in place at the end: a build that fails, or is stopped, leaves the old site whole.

    Returns:
        Whether anything was built.
    """
    mark = checkout.scratch / "site.inputs"
    wanted = inputs_hash(checkout)
    is_there = (checkout.site / "sw.js").is_file() and checkout.fonts.is_dir()
    if mark.is_file() and mark.read_text() == wanted and is_there:
        return False
    click.echo("Building the app")
    node = ensure_node(checkout.node)
    ensure_packages(node, checkout.pwa)
    made = _make(checkout, node)
    with step("Making the fonts of paper"):
        write_fonts(checkout.font_package, checkout.fonts)
    _put_in_place(checkout, made)
    mark.write_text(wanted)
    return True


def _make(checkout: Checkout, node: Node) -> Path:
    site = checkout.scratch / "site"
    vite = checkout.pwa / "node_modules" / "vite" / "bin" / "vite.js"
    with step("Building the pages"):
        node.run(vite, "build", "--outDir", site, folder=checkout.pwa)
    files = write_list(site, precache_entries(site))
    with step("Building what works without network"):
        node.run(
            *(vite, "build", "--config", "vite.worker.config.ts", "--outDir", site),
            folder=checkout.pwa,
            environment={"PARVIS_PRECACHE_LIST": files},
        )
    with step("Compressing"):
        shutil.copytree(checkout.manifest, site / "manifest", ignore=shutil.ignore_patterns("README.md"))
        write_twins(site)
    return site


def _put_in_place(checkout: Checkout, made: Path) -> None:
    # Vite's own manifest stays out of what is served; the size gates read it.
    vite = checkout.scratch / "vite"
    shutil.rmtree(vite, ignore_errors=True)
    (made / ".vite").rename(vite)
    old = checkout.scratch / "site.old"
    shutil.rmtree(old, ignore_errors=True)
    if checkout.site.exists():
        checkout.site.rename(old)
    made.rename(checkout.site)
    shutil.rmtree(old, ignore_errors=True)
