"""From « Publier » to the screen of a real Firefox: encrypted by us, decrypted by it, shown by our worker, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.push_service import DELIVERED
from tests.waiting import wait_for

if TYPE_CHECKING:
    from tests.house import House
    from tests.push.editor import Editor
    from tests.push.phone import Phone
    from tests.push_service import PushService

pytestmark = pytest.mark.browser

BOIL = "Urgence : Avis d’ébullition de l’eau"


def test_a_notice_is_shown_on_the_phone_acknowledged_and_counted(
    alice: Phone, chloe: Editor, push_service: PushService
) -> None:
    notice = chloe.publish()
    alice.wait_until_shown(BOIL)
    assert push_service.wait_until(lambda service: service.acknowledged == [DELIVERED])
    [posted] = push_service.posted
    assert (posted.headers["Urgency"], posted.headers["Content-Encoding"]) == ("high", "aes128gcm")
    assert "ébullition".encode() not in posted.body
    chloe.wait_for_reach(notice, targeted=1, sent=1, received=1, opened=0)


def test_a_tap_opens_the_notice_and_is_counted(alice: Phone, chloe: Editor) -> None:
    notice = chloe.publish(title={"fr": "Eau brouillée", "en": "Cloudy water"})
    alice.wait_until_shown("Urgence : Eau brouillée")
    alice.tap_notification("Urgence : Eau brouillée")
    alice.wait_for_heading("Eau brouillée")
    chloe.wait_for_reach(notice, opened=1)


def test_an_update_and_the_end_take_the_place_of_the_first_message(alice: Phone, chloe: Editor) -> None:
    notice = chloe.publish(title={"fr": "Rue fermée", "en": "Street closed"})
    alice.wait_until_shown("Urgence : Rue fermée")
    chloe.update(notice, title={"fr": "Rue fermée jusqu’à mardi", "en": "Street closed until Tuesday"})
    alice.wait_until_shown("Mise à jour : Rue fermée jusqu’à mardi")
    chloe.end(notice)
    alice.wait_until_shown("C’est terminé : Rue fermée jusqu’à mardi")
    assert [one["body"] for one in alice.shown() if one["tag"] == notice] == ["L’eau est redevenue potable."]


def test_after_one_tap_on_stop_no_request_goes_out(
    alice: Phone, chloe: Editor, push_service: PushService, house: House
) -> None:
    alice.turn_alerts_off()
    assert push_service.wait_until(lambda service: len(service.unregistered) == 1)
    known = "select id from notices_subscription"
    wait_for(lambda: house.rows(known) == [], seconds=20, what="the town to forget the phone")
    before = len(push_service.posted)
    notice = chloe.publish()
    assert chloe.reach(notice)["targeted"] == 0
    assert len(push_service.posted) == before
