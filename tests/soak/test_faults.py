"""Real browsers on a network at its worst: whatever happens to a form on its way, the town has it once, to the letter.

A run is one form with a schedule of faults of its own. Forms are put into the app's own journal, twenty at a time, as
one that was filled in by hand; the app's own sender, its worker, its locks and its store do the rest, while tabs close,
the worker stops, the server is killed, the clock jumps and the phone is full. `SEED=… make soak` repeats a run.
"""

from __future__ import annotations

import base64
import json
import os
import random
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import pytest

from parvis.kernel import clock
from parvis.kernel.ids import new_id, receipt_code
from tests.browser import REPOSITORY, chromium, playwright_session
from tests.citizen import choose_address, make_ready_for_offline, report_a_problem
from tests.house import House, free_port
from tests.pictures import a_photo
from tests.server.forms.sending import a_photo as a_small_photo
from tests.server.forms.sending import sha256_of
from tests.soak.bad_network import FAULTS, BadNetwork
from tests.waiting import NeverHappened, wait_for

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

Json = dict[str, Any]
RUNS = 200 if os.environ.get("SOAK") else 20
AT_ONCE = 20
CALM_SECONDS = 240
"""A request that nobody answers holds the sender for 45 s, a chunk for 90; stranded is what stays after that."""
REPLY = REPOSITORY / "server" / "parvis" / "forms" / "definitions" / "system" / "reponse.json"

_READ = """() => new Promise((done, failed) => {
  const opening = indexedDB.open("parvis");
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const all = opening.result.transaction("envelopes").objectStore("envelopes").getAll();
    all.onsuccess = () => { opening.result.close(); done(all.result); };
  };
})"""
_WRITE = """([envelopes, photos]) => new Promise((done, failed) => {
  const opening = indexedDB.open("parvis");
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const writing = opening.result.transaction(["envelopes", "blobs"], "readwrite");
    for (const one of envelopes) writing.objectStore("envelopes").put(one);
    for (const { base64, ...photo } of photos) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
      writing.objectStore("blobs").put({ ...photo, bytes });
    }
    writing.oncomplete = () => { opening.result.close(); done(); };
    writing.onabort = () => failed(writing.error);
  };
})"""


class Storm:
    """A phone, a network and a house to which things happen; `random` decides what."""

    def __init__(self, context: BrowserContext, house: House, network: BadNetwork, choice: random.Random) -> None:
        self.context, self.house, self.network, self.random = context, house, network, choice
        self.page = context.pages[0]
        self.deeds: dict[str, int] = {}

    def open_requests(self) -> Page:
        """Open « Mes demandes », as a person who wonders; the page sends what waits."""
        self.page.goto(f"{self.network.url}/demandes")
        return self.page

    def press_what_is_offered(self) -> None:
        """Press « Envoyer maintenant » wherever it stands."""
        self.page.evaluate(
            "() => { for (const one of document.querySelectorAll('.pv-envelope button'))"
            " if (/^(Envoyer maintenant|Envoyer comme nouvelle)/.test(one.textContent.trim())) one.click(); }"
        )

    def close_tab(self) -> None:
        """Throw the app away, and open it again."""
        old, self.page = self.page, self.context.new_page()
        old.close()
        self.open_requests()

    def open_second_tab(self) -> None:
        """Two tabs send at once; one is closed in the middle of it."""
        second = self.context.new_page()
        second.goto(f"{self.network.url}/demandes")
        self.page.close()
        self.page = second

    def stop_worker(self) -> None:
        """The browser stops the service worker in the middle of what it did."""
        session = self.context.new_cdp_session(self.page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")

    def jump(self) -> None:
        """The phone's clock is set to another day, before or after."""
        self.page.clock.set_system_time(clock.now() + timedelta(days=self.random.choice([-400, -1, 1, 400])))
        self.press_what_is_offered()

    def fill_up(self) -> None:
        """The phone has no room for a moment, in which it is asked to send."""
        session = self.context.new_cdp_session(self.page)
        session.send("Storage.overrideQuotaForOrigin", {"origin": self.network.url, "quotaSize": 1})
        self.press_what_is_offered()
        self.page.wait_for_timeout(200)
        session.send("Storage.overrideQuotaForOrigin", {"origin": self.network.url})

    def kill_server(self) -> None:
        """A power cut at the town hall, and the light comes back."""
        self.house.kill()
        self.press_what_is_offered()
        self.house.start()

    def rage(self) -> None:
        """A server's death, and everything else in an order that chance gives."""
        kinds = [self.close_tab, self.open_second_tab, self.stop_worker, self.jump, self.fill_up]
        deeds = [*kinds, *self.random.choices(kinds, k=2)]
        self.random.shuffle(deeds)
        deeds.insert(self.random.randint(1, 4), self.kill_server)
        for deed in deeds:
            self.page.wait_for_timeout(self.random.uniform(0, 0.5) * 1000)
            deed()
            self.deeds[deed.__name__] = self.deeds.get(deed.__name__, 0) + 1
            self.press_what_is_offered()

    def calm_down(self) -> None:
        """The faults stop; she looks now and then and presses what is offered, until all is told as received."""
        self.network.is_bad = False
        self.close_tab()

        left: list[Json] = []

        def all_accepted() -> bool:
            self.press_what_is_offered()
            left[:] = [envelope for envelope in self.page.evaluate(_READ) if envelope["state"] != "accepted"]
            return not left

        try:
            wait_for(all_accepted, seconds=CALM_SECONDS, what=f"every form accepted (after {self.deeds})")
        except NeverHappened as late:
            stranded = [(one["id"], one["form"], one["state"], one["last_problem"]) for one in left]
            locks = self.page.evaluate("() => navigator.locks.query()")
            raise AssertionError(
                f"{late}; stranded {stranded}; locks {locks}; the server said {self.house.printed()[-2000:]}"
            ) from late
        self.network.is_bad = True


def _variants(template: Json, count: int, choice: random.Random) -> tuple[list[Json], list[Json]]:
    """Forms like the one filled in by hand: other ids, other words, some with a photo, some a reply about that one."""
    envelopes, photos = [], []
    for number in range(count):
        envelope_id = new_id()
        changes: Json = {"id": str(envelope_id), "receipt": receipt_code(envelope_id)}
        text = f"{choice.random()} « Éé » \n {number}"
        if number % 5 == 4:
            reply = json.loads(REPLY.read_bytes())
            changes |= {"form": "reponse", "version": reply["version"], "definition": reply, "about": template["id"]}
            changes |= {"answers": {"message": text}, "step": "reply"}
        else:
            changes["answers"] = template["answers"] | {"place": {"kind": "landmark", "words": text.strip()}}
        if number % 4 == 0:
            content = a_small_photo(300 + choice.randrange(400), 300 + number)
            named = {
                "sha256": sha256_of(content),
                "name": "trou.jpg",
                "media_type": "image/jpeg",
                "size_bytes": len(content),
            }
            photos.append(_kept(content, template))
            changes["answers"] = changes["answers"] | {"photo": [named]}
            changes["attachments"] = [named | {"question": "photo"}]
        envelopes.append(template | _UNSENT | changes)
    return envelopes, photos


_UNSENT: Json = {
    "state": "queued", "sent_revision": 0, "attempts": 0, "next_attempt_at": None, "last_problem": None, "answer": None,
    "attachments": [],
}  # fmt: skip


def _kept(content: bytes, template: Json) -> Json:
    return {
        "sha256": sha256_of(content), "media_type": "image/jpeg", "kept_at": template["saved_at"], "is_raw": False,
        "base64": base64.b64encode(content).decode(),
    }  # fmt: skip


def _town_holds(house: House) -> dict[str, list[Json]]:
    """What was taken in, by id: the words as they were sent."""
    held: dict[str, list[Json]] = {}
    for submission_id, body in house.rows("select submission_id, body from forms_submission"):
        held.setdefault(str(submission_id), []).append(json.loads(cast("bytes", body)))
    return held


def test_whatever_happens_on_the_way_each_form_is_there_once_as_it_was_typed(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    seed = int(os.environ.get("SEED") or random.SystemRandom().randrange(2**32))
    print(f"SEED={seed} repeats these {RUNS} runs")
    choice = random.Random(seed)  # noqa: S311 - chance to be repeated, not a secret
    folder = tmp_path_factory.mktemp("faults")
    with (
        House(folder / "house", settings={"PARVIS_PUSH": "recording"}) as house,
        BadNetwork(free_port(), f"http://127.0.0.1:{house.port}", choice) as network,
        playwright_session() as playwright,
        chromium(playwright, folder / "profile", reduced_motion=True) as context,
    ):
        storm = Storm(context, house, network, choice)
        template = _fill_in_by_hand(storm, folder)
        typed = {template["id"]: template}
        while len(typed) < RUNS:
            envelopes, photos = _variants(template, min(AT_ONCE, RUNS - len(typed)), choice)
            typed |= {envelope["id"]: envelope for envelope in envelopes}
            storm.page.evaluate(_WRITE, [envelopes, photos])
            storm.open_requests()
            storm.rage()
            storm.calm_down()
        held = _town_holds(house)
        assert {one: len(bodies) for one, bodies in held.items()} == dict.fromkeys(typed, 1), f"SEED={seed}"
        for one, envelope in typed.items():
            assert held[one][0]["answers"] == envelope["answers"], f"SEED={seed} {one}"
            assert held[one][0].get("about") == envelope.get("about"), f"SEED={seed} {one}"
        _every_request_has_one_case(house, typed, seed)
        faults = {name: network.met[name] for name in FAULTS}
        print(f"faults: SEED={seed}, {len(typed)} runs, met {faults}, and {storm.deeds}; lost 0, doubled 0, stranded 0")
        assert sum(faults.values()) >= RUNS // 2


def _fill_in_by_hand(storm: Storm, folder: Path) -> Json:
    """One report as a person fills it in; its envelope, once the town has it, is the pattern of the others."""
    storm.network.is_bad = False
    choose_address(storm.page, storm.network.url)
    make_ready_for_offline(storm.page)
    report_a_problem(storm.page, storm.network.url, where="Devant l’école", photo=a_photo(folder))
    storm.open_requests()
    wait_for(lambda: len(storm.house.submissions()) == 1, seconds=30, what="the form that was filled in by hand")
    storm.calm_down()
    [template] = storm.page.evaluate(_READ)
    found: Json = template
    return found


def _every_request_has_one_case(house: House, typed: dict[str, Json], seed: int) -> None:
    """A killed worker's work is taken up by the next one after a while; a reply opens no case of its own."""
    wanted = sorted(receipt_code(UUID(one)) for one, envelope in typed.items() if "about" not in envelope)

    def cases() -> list[str]:
        return sorted(str(receipt) for (receipt,) in house.rows("select receipt from requests_case"))

    wait_for(lambda: len(cases()) >= len(wanted), seconds=60, what=f"{len(wanted)} cases (SEED={seed})")
    assert cases() == wanted, f"SEED={seed}"
