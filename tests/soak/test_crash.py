"""Nothing is lost and nothing is sent twice, whatever is killed, and whenever.

Reports are filled in without network. While they leave, the tab, the service worker and the server with its workers are
killed at random moments. At the end the town has each of them, once. `SEED=… make soak` repeats a run.
"""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from parvis.kernel.ids import receipt_code
from tests.browser import chromium, playwright_session
from tests.citizen import choose_address, make_ready_for_offline, report_a_problem
from tests.house import House
from tests.pictures import a_photo
from tests.waiting import NeverHappened, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

IS_SOAK = bool(os.environ.get("SOAK"))
REPORTS = 200 if IS_SOAK else 30
BATCH = 6
FIRST_MOMENTS_SECONDS = 0.6
"""Kills fall within the first moments of sending, where they hurt most."""


class Troubled:
    """A phone and a house to which things happen; `random` decides what, and when."""

    def __init__(self, context: BrowserContext, house: House, choice: random.Random) -> None:
        self.context = context
        self.house = house
        self.random = choice
        self.page = context.pages[0]
        self.kills = {"tab": 0, "service worker": 0, "server": 0}

    def kill_tab(self) -> None:
        """The person throws the app away, or the system does.

        (Killing the tab's process itself would be ruder, but leaves Playwright waiting for ever for the worker in it.)
        """
        self.page.close()
        self.page = self.context.new_page()
        self.kills["tab"] += 1

    def kill_service_worker(self) -> None:
        """The browser stops the worker in the middle of what it did."""
        session = self.context.new_cdp_session(self.page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        self.kills["service worker"] += 1

    def kill_server(self) -> None:
        """A power cut at the town hall, and the light comes back."""
        self.house.kill()
        self.kills["server"] += 1
        self.house.start()

    def let_pass_some_time(self) -> None:
        """Anything from nothing to the first moments of sending, while the browser goes on."""
        # Not a wait for something: the moment itself is what chance decides.
        self.page.wait_for_timeout(self.random.uniform(0, FIRST_MOMENTS_SECONDS) * 1000)

    def open_requests(self) -> Page:
        """Open « Mes demandes », as a person who wonders; the page sends what waits."""
        self.page.goto(f"{self.house.url}/demandes")
        return self.page

    def trouble(self) -> None:
        """Two or three things happen while the phone sends."""
        kinds: list[Callable[[], None]] = [
            self.kill_tab,
            self.kill_service_worker,
            self.kill_server,
        ]
        for kind in self.random.choices(kinds, k=self.random.randint(2, 3)):
            self.let_pass_some_time()
            kind()
            self.open_requests()


def _fill_in(troubled: Troubled, count: int, photo: Path) -> list[str]:
    """Fill in reports without network; the tab may die at the very moment of the receipt."""
    receipts = []
    for number in range(count):
        has_photo = number % 3 == 0
        receipts.append(
            report_a_problem(
                troubled.page, troubled.house.url, where=f"Endroit {number}", photo=photo if has_photo else None
            )
        )
        if troubled.random.random() < 0.3:
            troubled.kill_tab()
    return receipts


def _wait_for_all(troubled: Troubled, receipts: list[str], remark: str) -> None:
    """Wait until as many reports are at the town as were filled in; the page is asked so that the driver lives on."""

    def all_arrived() -> bool:
        return bool(troubled.page.evaluate("() => true")) and len(troubled.house.submissions()) >= len(receipts)

    try:
        wait_for(all_arrived, seconds=90, what=f"{len(receipts)} reports at the town ({remark})")
    except NeverHappened as late:
        missing = sorted(set(receipts) - set(troubled.house.submissions()))
        raise AssertionError(f"{late}; missing {missing}") from late


def _cases(house: House) -> list[str]:
    """The receipt numbers of the cases that staff see."""
    return [receipt_code(UUID(str(one))) for (one,) in house.rows("select submission_id from requests_case")]


def test_reports_arrive_once_each_whatever_is_killed(tmp_path_factory: pytest.TempPathFactory) -> None:
    seed = int(os.environ.get("SEED") or random.SystemRandom().randrange(2**32))
    folder = tmp_path_factory.mktemp("crash")
    photo = a_photo(folder)
    print(f"SEED={seed} repeats this run of {REPORTS} reports")
    settings = {"PARVIS_PUSH": "recording"}
    receipts: list[str] = []
    with (
        House(folder / "house", settings=settings) as house,
        playwright_session() as playwright,
        chromium(playwright, folder / "profile", reduced_motion=True) as context,
    ):
        troubled = Troubled(context, house, random.Random(seed))  # noqa: S311 - chance to be repeated, not a secret
        choose_address(troubled.page, house.url)
        make_ready_for_offline(troubled.page)
        while len(receipts) < REPORTS:
            context.set_offline(offline=True)
            receipts += _fill_in(troubled, min(BATCH, REPORTS - len(receipts)), photo)
            context.set_offline(offline=False)
            troubled.open_requests()
            troubled.trouble()
            _wait_for_all(troubled, receipts, f"SEED={seed}, killed {troubled.kills}")
        assert sorted(house.submissions()) == sorted(receipts), f"SEED={seed}"
        assert len(set(receipts)) == REPORTS
        assert sum(troubled.kills.values()) > REPORTS // BATCH
        # The work of a killed worker is taken up by the next one after a while; then each report has its case.
        wait_for(lambda: len(_cases(house)) >= REPORTS, seconds=60, what=f"{REPORTS} cases (SEED={seed})")
        assert sorted(_cases(house)) == sorted(receipts), f"SEED={seed}"
