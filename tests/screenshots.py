"""Take the demo town's pictures anew, for its manifest and the README: `python -m tests.screenshots`."""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser import DESK, REPOSITORY, chromium, first_page, playwright_session
from tests.citizen import choose_address, report_a_problem
from tests.console import enter_by_link
from tests.house import House
from tests.pictures import a_photo

PICTURES = REPOSITORY / "manifest" / "towns" / "sainte-aurelie"
_REPORTS = (
    "Devant le 46, rue Bilodeau",
    "Au coin de la rue du Moulin et de la rue du Pont",
    "Rang des Prairies, près de l’érablière",
)


def _keep(page: Page, name: str) -> None:
    page.evaluate("() => document.fonts.ready")
    page.screenshot(path=PICTURES / f"screenshot-{name}.png")


def _citizen(context: BrowserContext, house: House, folder: Path) -> None:
    page = first_page(context)
    choose_address(page, house.url)
    for number, place in enumerate(_REPORTS):
        report_a_problem(page, house.url, where=place, photo=a_photo(folder) if number == 0 else None)
        expect(page.get_by_role("heading", level=1)).to_contain_text("La ville a reçu votre demande")
    page.goto(f"{house.url}/collectes")
    page.wait_for_load_state("networkidle")
    _keep(page, "narrow")


def _wide(context: BrowserContext, house: House) -> None:
    page = first_page(context)
    choose_address(page, house.url)
    page.goto(house.url)
    page.wait_for_load_state("networkidle")
    _keep(page, "wide")


def _console(context: BrowserContext, house: House) -> None:
    page = first_page(context)
    enter_by_link(page, house.staff_link())
    page.get_by_role("link", name=re.compile("Nid-de-poule")).last.click()
    expect(page.get_by_role("img", name=re.compile("Photo 1 de 1"))).to_be_visible()
    _keep(page, "console")


def main() -> None:
    """Take all three from one house."""
    with tempfile.TemporaryDirectory(prefix="parvis-") as name, playwright_session() as playwright:
        folder = Path(name)
        folder.chmod(0o755)  # the database runs as a user of its own, which must pass through
        with House(folder / "house") as house:
            _take(playwright, house, folder)


def _take(playwright: Playwright, house: House, folder: Path) -> None:
    with chromium(playwright, folder / "phone", scale=2) as context:
        _citizen(context, house, folder)
    with chromium(playwright, folder / "wide", viewport=DESK) as context:
        _wide(context, house)
    with chromium(playwright, folder / "desk", viewport=DESK) as context:
        _console(context, house)


if __name__ == "__main__":
    main()
