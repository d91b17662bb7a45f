"""Chloé at the console, by the API that her screens use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import httpx

from parvis.kernel.ids import new_id
from tests.waiting import wait_for

if TYPE_CHECKING:
    from datetime import date
    from types import TracebackType

    from tests.house import House

_WORDS: dict[str, dict[str, str]] = {
    "title": {"fr": "Avis d’ébullition de l’eau", "en": "Boil-water advisory"},
    "body": {"fr": "Une conduite s’est brisée rue du Moulin.", "en": "A main broke on rue du Moulin."},
    "what_to_do": {"fr": "Faites bouillir l’eau 1 minute.", "en": "Boil water for 1 minute."},
    "place_words": {"fr": "Toute la municipalité", "en": "The whole town"},
    "contact": {"fr": "Travaux publics", "en": "Public Works"},
    "closing": {"fr": "L’eau est redevenue potable.", "en": "The water is safe again."},
}


class Editor:
    """A session opened by the one-time link that the server printed."""

    def __init__(self, house: House) -> None:
        origin, _, token = house.staff_link().partition("/staff/entrer#")
        self._http = httpx.Client(base_url=f"{origin}/api/v1/staff", headers={"Origin": origin}, timeout=20)
        opened = self._http.post("/invitations/accept", json={"token": token}).raise_for_status()
        # The cookie is Secure, which browsers send to http://localhost and httpx does not.
        cookie = opened.headers["set-cookie"].partition(";")[0]
        self._http.headers.update({"Cookie": cookie, "Parvis-CSRF": opened.json()["csrf_token"]})

    def publish(self, **words: dict[str, str]) -> str:
        """Publish a boil-water notice for the whole town; return its id."""
        notice = str(new_id())
        self._save(notice, 0, words)
        return notice

    def update(self, notice: str, **words: dict[str, str]) -> None:
        """Publish the notice again, with other words."""
        self._save(notice, self._get(notice)["revision"], words)

    def end(self, notice: str) -> None:
        """Say that it is over."""
        self._http.post(f"/notices/{notice}/end", json={}).raise_for_status()

    def add_pickup(self, stream: str, on: date) -> None:
        """Add a pickup for the whole town, unless one is planned that day."""
        change = {"kind": "added", "planned_on": str(on), "stream": stream, "reason": {"fr": "Essai", "en": "Trial"}}
        answer = self._http.put(f"/collection-changes/{new_id()}", json=change)
        if answer.status_code != httpx.codes.CONFLICT:
            answer.raise_for_status()

    def reach(self, notice: str) -> dict[str, Any]:
        """Whom it reached."""
        return self._get(f"{notice}/reach")

    def wait_for_reach(self, notice: str, **numbers: int) -> None:
        """Wait until the ledger says so."""
        wait_for(lambda: numbers.items() <= self.reach(notice).items(), seconds=20, what=f"a reach of {numbers}")

    def _save(self, notice: str, revision: int, words: dict[str, dict[str, str]]) -> None:
        content = {"kind": "boil_water", "severity": "emergency", **_WORDS, **words}
        saved = self._http.put(f"/notices/{notice}", json={"revision": revision, "content": content})
        order = {"revision": saved.raise_for_status().json()["revision"]}
        self._http.post(f"/notices/{notice}/publish", json=order).raise_for_status()

    def _get(self, path: str) -> dict[str, Any]:
        read: dict[str, Any] = self._http.get(f"/notices/{path}").raise_for_status().json()
        return read

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()
