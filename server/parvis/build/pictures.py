"""Draws a town's icons from its drawings; rarely run, as git keeps them: installing a town needs no browser."""

import shutil
from pathlib import Path
from typing import NamedTuple

import click
from msgspec.json import decode
from playwright.sync_api import Page, sync_playwright


class Picture(NamedTuple):
    """One PNG: which drawing, how wide, under which name."""

    drawing: str
    size: int
    name: str


PICTURES = (
    Picture("emblem.svg", 192, "icon-192.png"),
    Picture("emblem.svg", 512, "icon-512.png"),
    Picture("icon.svg", 512, "maskable-512.png"),
    Picture("icon.svg", 180, "apple-touch-icon.png"),
    Picture("badge.svg", 96, "badge-96.png"),
)
SHORTCUT_SIZE = 96


def draw_pictures(town: Path) -> None:
    """Draws every picture of a town.

    Args:
        town: `manifest/towns/<slug>`, with `town.json`, `emblem.svg`, `icon.svg` and `badge.svg`.
    """
    accent = decode((town / "town.json").read_bytes(), type=dict[str, str])["accent_color"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for picture in PICTURES:
            _draw(page, (town / picture.drawing).read_text(), picture.size, town / picture.name)
        for glyph in sorted((town.parent.parent / "shortcuts").glob("*.svg")):
            drawing = glyph.read_text().replace("currentColor", accent)
            _draw(page, drawing, SHORTCUT_SIZE, town / f"shortcut-{glyph.stem}.png")
        browser.close()


def _draw(page: Page, drawing: str, size: int, target: Path) -> None:
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>{drawing}")
    page.screenshot(path=target, omit_background=True)
    click.echo(f"  {target.name}")
