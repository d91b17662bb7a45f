"""A reminder on a real Firefox: due at the next minute, planned, sent, shown by our worker, reported, and opened."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from parvis.kernel import clock
from tests.waiting import wait_for

if TYPE_CHECKING:
    from datetime import datetime

    from tests.house import House
    from tests.push.editor import Editor
    from tests.push.phone import Phone

pytestmark = pytest.mark.browser

STREAM = "sapins"
KEPT = "select id from waste_reminder"
SIGNS = "select tag, state, shown_at is not null, clicked_at is not null from notices_message"

_CHOOSE = """
  const [stream, at] = arguments;
  return (async () => {
    const book = await (await fetch("/api/v1/waste/address-book")).json();
    const open = indexedDB.open("parvis");
    const store = await new Promise((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const settings = store.transaction("settings", "readwrite").objectStore("settings");
    const [street] = book.streets;
    const number = street.steps[0];
    const choices = {
      zone: book.zones[street.grounds[0][1]].key, welcomed: true,
      address: { words: `${number} ${street.name}`, street: street.name, number, suffix: "" },
      reminders: { wishes: [{ stream, day: "eve", at }], since: Date.now(), checked_at: Date.now() },
    };
    for (const [key, value] of Object.entries(choices)) settings.put({ key, value });
    await new Promise((resolve) => { settings.transaction.oncomplete = resolve; });
    store.close();
  })()
"""


def _soon() -> datetime:
    """The next minute of the town's clocks, or the one after it where that is too near to be heard of."""
    later = clock.now().astimezone(ZoneInfo("America/Toronto")) + timedelta(seconds=70)
    return later.replace(second=0, microsecond=0)


def test_a_reminder_is_shown_at_its_minute_reported_and_opens_the_collections(
    alice: Phone, chloe: Editor, house: House
) -> None:
    soon = _soon()
    chloe.add_pickup(STREAM, soon.date() + timedelta(days=1))
    alice.browser.run(_CHOOSE, STREAM, f"{soon:%H:%M}")
    # Chosen while nobody was asked: the next opening tells the town, as after a choice made without network.
    alice.browser.go(f"{alice.url}/collectes")
    wait_for(lambda: len(house.rows(KEPT)) == 1, seconds=20, what="the town to know of the wish")

    tag = f"reminder-{soon:%Y%m%d-%H%M}"
    shown = wait_for(
        lambda: next((one for one in alice.shown() if one["tag"] == tag), None),
        seconds=(soon - clock.now()).total_seconds() + 45,
        what="the reminder to be shown",
    )
    assert shown["title"].startswith("Ce soir : sapins de Noël, à sortir avant")
    wait_for(lambda: house.rows(SIGNS) == [(tag, "sent", True, False)], seconds=20, what="the phone to report it")
    alice.tap_notification(shown["title"])
    wait_for(lambda: house.rows(SIGNS) == [(tag, "sent", True, True)], seconds=20, what="the tap to be reported")
    alice.wait_for_heading("Vos collectes")
