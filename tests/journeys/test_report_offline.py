"""Alice reports a problem with no network at all; it reaches the town once, whatever happens on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import chromium, first_page, look
from tests.citizen import choose_address, make_ready_for_offline, report_a_problem
from tests.pictures import a_photo
from tests.waiting import wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Playwright

    from tests.house import House

pytestmark = pytest.mark.browser


def test_a_report_with_a_photo_made_offline_leaves_by_itself_once(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "profile") as context:
        page = first_page(context)
        choose_address(page, house.url)
        make_ready_for_offline(page)
        context.set_offline(offline=True)
        number = report_a_problem(
            page, house.url, where="Devant la patinoire du parc des Sources", photo=a_photo(tmp_path), words="Profond."
        )
        expect(page.get_by_role("heading", level=1)).to_contain_text("Sera envoyée dès que le réseau revient")
        look(page, "receipt-offline-360")
        page.goto(f"{house.url}/demandes")
        expect(page.get_by_text(number)).to_be_visible()
        look(page, "my-requests-waiting-360")
        page.close()

        # No page of the app is open: the worker sends when the network is back (Background Sync).
        context.new_page()
        context.set_offline(offline=False)
        wait_for(lambda: house.submissions() == [number], seconds=20, what="the report at the town, once")

        page = context.new_page()
        page.goto(f"{house.url}/demandes")
        expect(page.get_by_text(re.compile("Reçue")).first).to_be_visible()
        look(page, "my-requests-received-360")
        page.reload()
        assert house.submissions() == [number]
