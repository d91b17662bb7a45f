"""Alice asks for a pool permit with the keyboard alone; the next form proposes what she told this one."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from parvis.kernel import clock
from tests.browser import DESK, PHONE, chromium, first_page, look
from tests.citizen import RECEIPT_NUMBER
from tests.keyboard import choose, go_on, tab_to, write
from tests.pictures import a_photo

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

    from tests.house import House

pytestmark = pytest.mark.browser


def test_a_pool_permit_by_the_keyboard_alone_and_what_it_told_the_next_form(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    with chromium(playwright, tmp_path / "phone", reduced_motion=True) as phone:
        page = first_page(phone)
        page.goto(f"{house.url}/formulaires/permis-piscine")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Quel est votre projet?")
        say_the_project(page)
        say_the_works(page, a_photo(tmp_path, name="plan.jpg"))
        say_who_asks(page)
        check_and_send(page)
        read_what_is_remembered(page, house.url)
        be_offered_it_again(page, house.url)
    assert len(house.submissions()) == 1


def say_the_project(page: Page) -> None:
    choose(page, "Piscine creusée ou semi-creusée")
    go_on(page, "Où se feront les travaux?")
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    write(page, "L’adresse", "12 rue du Pont")
    page.keyboard.press("Escape")
    choose(page, "Oui")
    go_on(page, "La piscine")
    write(page, re.compile("^Profondeur d’eau"), "130")
    write(page, re.compile("^Longueur"), "8,5")
    choose(page, "Non")
    page.go_back()
    expect(page.get_by_label("L’adresse", exact=True)).to_have_value("12 rue du Pont")
    page.go_forward()
    expect(page.get_by_label(re.compile("^Longueur"))).to_have_value("8,5")
    go_on(page, "L’enceinte")
    choose(page, "Une clôture autour de la piscine")
    write(page, re.compile("^Hauteur de l’enceinte"), "150")
    choose(page, "Métal ornemental")
    tab_to(page, page.get_by_role("checkbox").first)
    page.keyboard.press("Space")
    write(page, re.compile("^Distance entre"), "2")
    go_on(page, "Les travaux")


def say_the_works(page: Page, plan: Path) -> None:
    starts_on = clock.today("America/Toronto") + timedelta(days=30)
    write(page, "Jour", str(starts_on.day))
    write(page, "Mois", str(starts_on.month))
    write(page, "Année", str(starts_on.year))
    choose(page, "Moi")
    chooser = page.get_by_label("Choisir une photo")
    tab_to(page, chooser)
    chooser.set_input_files(plan)  # The window that Enter opens is the system's.
    expect(page.get_by_role("img", name="Photo 1 de 1")).to_be_visible()
    go_on(page, "Vous")


def say_who_asks(page: Page) -> None:
    """First press « Continuer » too early, and follow the summary to the first field."""
    tab_to(page, page.get_by_role("button", name="Continuer"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "filling-360-errors")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Prénom et nom")).to_be_focused()
    page.keyboard.type("Alice Tremblay")
    write(page, "Numéro et rue", "12, rue du Pont")
    write(page, "Municipalité", "Sainte-Aurélie-des-Érables")
    tab_to(page, page.get_by_label("Province ou territoire"))
    page.keyboard.type("Qu")
    write(page, "Code postal", "g5r1a1")
    write(page, "Téléphone", "418 555 0123")
    tab_to(page, page.get_by_role("checkbox").first)
    page.keyboard.press("Space")
    go_on(page, "Vérifiez vos réponses")


def check_and_send(page: Page) -> None:
    look(page, "filling-360-check")
    tab_to(page, page.get_by_role("link", name=re.compile("Modifier.*Longueur")))
    page.keyboard.press("Enter")
    expect(page.get_by_label(re.compile("^Longueur"))).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.type("6")
    go_on(page, "Vérifiez vos réponses")
    expect(page.get_by_text(re.compile(r"8,6\s*m"))).to_be_visible()
    page.emulate_media(media="print")
    look(page, "filling-print-check")
    page.emulate_media(media="screen")
    tab_to(page, page.get_by_role("button", name="Envoyer"))
    page.keyboard.press("Enter")
    expect(page.locator(".pv-receipt-number")).to_have_text(RECEIPT_NUMBER)
    expect(page.get_by_role("heading", level=1)).to_contain_text("La ville a reçu votre demande")


def read_what_is_remembered(page: Page, origin: str) -> None:
    page.goto(f"{origin}/demandes/renseignements")
    expect(page.get_by_text("Alice Tremblay")).to_be_visible()
    look(page, "facts-360-list")
    page.set_viewport_size(DESK)
    look(page, "facts-1280-list")
    page.set_viewport_size(PHONE)


def be_offered_it_again(page: Page, origin: str) -> None:
    page.goto(f"{origin}/formulaires/signaler")
    choose(page, "Nid-de-poule")
    go_on(page, "Où est-ce?")
    look(page, "facts-360-place")
    tab_to(page, page.get_by_role("button", name=re.compile(r"Utiliser\s: 12, rue du Pont.*Permis")))
    page.keyboard.press("Enter")
    expect(page.get_by_label("L’adresse", exact=True)).to_have_value("12, rue du Pont")
    go_on(page, "Aidez-nous à le trouver")
    expect(page.get_by_label("Votre nom")).to_have_value("")
    look(page, "facts-360-offers")
    for label, told in (("Votre nom", "Alice Tremblay"), ("Votre téléphone", re.compile(r"418.555.0123"))):
        tab_to(page, page.get_by_role("button", name=re.compile("Utiliser")).first)
        page.keyboard.press("Enter")
        expect(page.get_by_label(label)).to_be_focused()
        expect(page.get_by_label(label)).to_have_value(told)
