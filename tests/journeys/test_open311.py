"""Chloé makes a key in the console; an independent Open311 client reads what was reported with it, in both formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest
from georeport import GeoReport
from playwright.sync_api import expect

from tests.browser import DESK, PHONE, chromium, first_page, look
from tests.console import enter_by_link

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser


def _make_key(chloe: Page) -> str:
    chloe.get_by_role("button", name="Faire la clé").click()
    expect(chloe.get_by_text("Donnez un nom")).to_be_visible()
    chloe.get_by_label("Nom du programme").fill("Application de la MRC")
    chloe.keyboard.press("Enter")
    return chloe.locator(".pv-key").inner_text()


def test_another_program_reports_with_a_key_and_everybody_reads_it(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path, viewport=DESK) as context:
        chloe = first_page(context)
        enter_by_link(chloe, house.staff_link())
        chloe.goto(f"{house.url}/staff/reglages")
        chloe.get_by_role("link", name="Clés d’échange").click()
        expect(chloe.get_by_text("Aucune clé pour l’instant")).to_be_visible()
        key = _make_key(chloe)
        look(chloe, "open311-key")
        chloe.set_viewport_size(PHONE)
        look(chloe, "open311-key-narrow")

        address = f"{house.url}/api/open311/v2"
        report = {"api_key": key, "service_code": "nid-de-poule", "lat": "46.3", "long": "-71.2"}
        made = httpx.post(f"{address}/requests.json", data=report)
        assert made.status_code == 201, made.text
        number = made.json()[0]["service_request_id"]

        for output_format in ("json", "xml"):
            client = GeoReport(address, output_format=output_format)
            services = {service["service_code"]: service for service in client.get_service_list()}
            assert services["nid-de-poule"]["type"] == "realtime"
            assert client.get_service_definition("nid-de-poule")["service_code"] == "nid-de-poule"
            assert client.get_service_request(number)["status"] == "open"
            found = client.get_service_requests(service_request_id=f"{number},{number}")
            assert number in re.findall(r"[0-9a-f-]{36}", str(found))

        chloe.goto(f"{house.url}/staff")
        expect(chloe.get_by_role("link", name=re.compile("Nid-de-poule")).first).to_be_visible()
