"""Chloé at the town hall: what she does in the console, by the words that she reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

_LEFT_TO_WRITE = re.compile(r"\[[^\]]+\]")


def give_an_authenticator(page: Page) -> None:
    """Let this tab's browser make and use passkeys by itself, as a fingerprint would."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def enter_by_link(page: Page, link: str) -> None:
    """Use the one-time link, and say « Plus tard » to the passkey."""
    page.goto(link)
    page.get_by_role("button", name="Entrer", exact=True).click()
    page.get_by_role("button", name="Plus tard").click()
    expect(page.get_by_role("heading", name="Boîte")).to_be_visible()


def begin_boil_water_notice(page: Page, origin: str, *, district: str) -> None:
    """Start from the prepared text, write what is left to write, and choose the sector."""
    page.goto(f"{origin}/staff/avis")
    page.get_by_role("link", name="Nouvel avis").first.click()
    page.get_by_role("button", name=re.compile("ébullition", re.IGNORECASE)).first.click()
    page.wait_for_url(re.compile(r"/staff/avis/[0-9a-f-]{36}$"))
    for language, place, since in (
        ("Français", "Secteur {}", "23 novembre à 6 h"),
        ("Anglais", "{} area", "November 23"),
    ):
        part = page.get_by_role("group", name=language)
        part.get_by_label("Où, en mots").fill(place.format(district))
        details = part.get_by_label("Détails")
        details.fill(_LEFT_TO_WRITE.sub(since, details.input_value()))
    page.get_by_role("radio", name="Choisir des secteurs").check()
    page.get_by_role("checkbox", name=district).check()
    expect(page.locator('[data-saving="saved"]')).to_be_visible()


def publish(page: Page) -> None:
    """Press « Publier », look once more at what leaves, and confirm."""
    page.get_by_role("button", name=re.compile("^Publier")).first.click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Publier et prévenir")).click()
    expect(page.get_by_role("heading", name="Qui a été rejoint")).to_be_visible()
