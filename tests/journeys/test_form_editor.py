"""Chloé makes a form from nothing by keyboard, tries it, keeps the trial, publishes it; Alice's phone fills it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import DESK, PHONE, chromium, first_page, look
from tests.console import enter_by_link

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser


def _press(page: Page, button: str) -> None:
    """Reach a button and press it with Enter, as a keyboard does."""
    control = page.get_by_role("button", name=button, exact=True)
    control.focus()
    page.keyboard.press("Enter")


def _write(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def _in_both(page: Page, label: str, french: str, english: str) -> None:
    _write(page, f"{label}, français", french)
    _write(page, f"{label}, anglais", english)


def _begin(page: Page, house: House) -> None:
    page.goto(f"{house.url}/staff/formulaires")
    expect(page.get_by_role("list", name="Les formulaires de la ville").get_by_role("listitem").first).to_be_visible()
    look(page, "staff-forms-1280")
    page.set_viewport_size(PHONE)
    look(page, "staff-forms-360")
    page.set_viewport_size(DESK)
    _press(page, "Nouveau formulaire")
    _write(page, "Titre en français", "Bac brisé")
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/formulaires/bac-brise")


def _write_the_form(page: Page) -> None:
    _write(page, "Titre, anglais", "Broken bin")
    _in_both(page, "Résumé", "Pour faire réparer un bac.", "To have a bin repaired.")
    page.get_by_role("list", name="Plan").get_by_role("button", name="Le formulaire").focus()
    page.keyboard.press("ArrowDown")
    _in_both(page, "Titre de l’étape", "Quel bac?", "Which bin?")
    _press(page, "Ajouter une question")
    _press(page, "Un choix Une seule réponse dans une liste.")
    _in_both(page, "Question", "Quel bac est brisé?", "Which bin is broken?")
    _in_both(page, "Réponse 1", "Bac brun", "Brown bin")
    _in_both(page, "Réponse 2", "Bac bleu", "Blue bin")
    _press(page, "Ajouter une question")
    _press(page, "Texte long Quelques phrases, quand on doit raconter.")
    _in_both(page, "Question", "Que s’est-il passé?", "What happened?")
    _press(page, "Poser seulement si…")
    expect(page.get_by_text("Poser seulement si « Quel bac est brisé? » est Bac brun.")).to_be_visible()


def _move_and_undo(page: Page) -> None:
    outline = page.get_by_role("list", name="Plan")
    last = outline.get_by_role("button").last
    last.focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(outline.get_by_role("button").nth(2)).to_contain_text("Que s’est-il passé?")
    expect(outline.get_by_role("button").nth(2)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(outline.get_by_role("button").last).to_contain_text("Que s’est-il passé?")
    expect(page.locator('[data-saving="saved"]')).to_be_visible()


def _try_it(page: Page) -> None:
    preview = page.get_by_role("region", name="Aperçu")
    preview.get_by_label("Bac brun").check()
    preview.get_by_label("Que s’est-il passé?").fill("La roue est partie.")
    look(page, "staff-form-editor-1280")
    preview.get_by_role("button", name="Continuer").click()
    preview.get_by_label("Nom de cet essai").fill("Une roue du bac brun")
    preview.get_by_role("button", name="Garder ces réponses comme essai").click()
    expect(preview.get_by_text("Ce formulaire a 1 essai.")).to_be_visible()
    look(page, "staff-form-tried-1280")
    page.set_viewport_size(PHONE)
    for pane in ("Plan", "Réglages", "Aperçu"):
        page.get_by_role("group", name="Ce que l’écran montre").get_by_role("button", name=pane).click()
        look(page, f"staff-form-{pane.lower()}-360")
    page.set_viewport_size(DESK)


def _publish(page: Page) -> None:
    page.get_by_role("link", name="Vérifier et publier").click()
    expect(page.get_by_text("Comme attendu")).to_be_visible()
    look(page, "staff-form-publish-1280")
    page.set_viewport_size(PHONE)
    look(page, "staff-form-publish-360")
    page.set_viewport_size(DESK)
    _press(page, "Publier la version 1")
    expect(page.get_by_text("La version 1 est publiée")).to_be_visible()


def _fill_in(page: Page, house: House) -> None:
    page.goto(f"{house.url}/formulaires/bac-brise")
    page.get_by_label("Bac brun").check()
    page.get_by_label("Que s’est-il passé?").fill("La roue est partie.")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_text("La roue est partie.")).to_be_visible()


def test_a_form_made_by_keyboard_is_tried_published_and_filled_in(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with (
        chromium(playwright, tmp_path / "chloe", viewport=DESK) as desk,
        chromium(playwright, tmp_path / "alice") as phone,
    ):
        chloe, alice = first_page(desk), first_page(phone)
        enter_by_link(chloe, house.staff_link())
        _begin(chloe, house)
        _write_the_form(chloe)
        _move_and_undo(chloe)
        _try_it(chloe)
        _publish(chloe)
        chloe.goto(f"{house.url}/staff/formulaires/bac-brise/versions")
        expect(chloe.get_by_text("Version 1")).to_be_visible()
        look(chloe, "staff-form-versions-1280")
        _fill_in(alice, house)
