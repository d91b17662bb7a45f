"""The room over HTTP: who may do what, and what they are told."""

from uuid import UUID

import httpx
import msgspec
import pytest

from parvis.gateways.push.recording import RecordingPush
from parvis.kernel.ids import new_id
from parvis.web.current_town import ServedTown
from tests.browser_keys import BrowserKeys
from tests.cast import Citizen, Member, Person, sign_in
from tests.server.notices.contents import BOIL

KEYS = BrowserKeys()
CONTENT = msgspec.to_builtins(BOIL)


def subscription(**changes: object) -> dict[str, object]:
    wish = {
        "endpoint": f"https://web.push.apple.com/{new_id()}",
        "keys": {"p256dh": KEYS.p256dh, "auth": KEYS.auth},
        "topics": ["emergency", "snow"],
        "districts": [],
        "language": "fr",
    }
    return wish | changes


def path_of(subscription_id: UUID) -> str:
    return f"/api/v1/push-subscriptions/{subscription_id}"


async def a_draft(editor: Member, **changes: object) -> tuple[str, dict[str, object]]:
    path = f"/api/v1/staff/notices/{new_id()}"
    answer = await editor.put(path, json={"revision": 0, "content": CONTENT | changes})
    assert answer.status_code == 201, answer.text
    return path, answer.json()


async def a_notice(editor: Member, **changes: object) -> str:
    path, draft = await a_draft(editor, **changes)
    answer = await editor.post(f"{path}/publish", json={"revision": draft["revision"]})
    assert answer.status_code == 200, answer.text
    return path


def code_of(answer: httpx.Response) -> str:
    return str(answer.json()["code"])


async def test_alice_turns_alerts_on_changes_them_and_off(here: ServedTown, alice: Citizen) -> None:
    mine = new_id()
    wish = subscription()
    first = await alice.put(path_of(mine), json=wish)
    assert (first.status_code, first.json()) == (201, {"id": str(mine), "state": "active"})
    assert (await alice.put(path_of(mine), json=wish | {"topics": ["snow"]})).status_code == 200
    assert (await alice.delete(path_of(mine))).status_code == 204
    assert (await alice.delete(path_of(mine))).status_code == 204
    assert (await alice.post(f"{path_of(mine)}/test")).status_code == 404


async def test_nobody_may_change_or_try_anothers_subscription(here: ServedTown, alice: Citizen, bob: Citizen) -> None:
    mine = new_id()
    await alice.put(path_of(mine), json=subscription())
    refused = await bob.put(path_of(mine), json=subscription())
    assert (refused.status_code, code_of(refused)) == (403, "notices.anothers-subscription")
    assert (await bob.delete(path_of(mine))).status_code == 204
    assert (await bob.post(f"{path_of(mine)}/test")).status_code == 404
    assert (await alice.post(f"{path_of(mine)}/test")).json()["state"] == "sent"


async def test_alerts_need_a_device(here: ServedTown, eve: Person) -> None:
    assert (await eve.put(path_of(new_id()), json=subscription())).status_code == 401


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"endpoint": "https://intranet.example/hook"}, "unknown-push-service"),
        ({"endpoint": "http://web.push.apple.com/x"}, "bad-endpoint"),
        ({"endpoint": "https://169.254.169.254/latest"}, "bad-endpoint"),
        ({"keys": {"p256dh": "AAAA", "auth": KEYS.auth}}, "bad-public-key"),
        ({"keys": {"p256dh": KEYS.p256dh, "auth": "AA"}}, "bad-auth-secret"),
    ],
)
async def test_the_town_does_not_send_just_anywhere(
    here: ServedTown, alice: Citizen, changes: dict[str, object], reason: str
) -> None:
    refused = await alice.put(path_of(new_id()), json=subscription(**changes))
    assert (refused.status_code, code_of(refused)) == (422, "notices.subscription-refused")
    assert refused.json()["reason"] == reason


async def test_a_test_alert_says_at_once_what_became_of_it(
    here: ServedTown, alice: Citizen, push: RecordingPush
) -> None:
    mine, wish = new_id(), subscription()
    await alice.put(path_of(mine), json=wish)
    assert (await alice.post(f"{path_of(mine)}/test")).json() == {"state": "sent", "reason": None}
    push.answers[str(wish["endpoint"])] = (503, None)
    assert (await alice.post(f"{path_of(mine)}/test")).json() == {"state": "failed", "reason": "unavailable"}
    push.answers[str(wish["endpoint"])] = (410, None)
    assert (await alice.post(f"{path_of(mine)}/test")).json() == {"state": "gone", "reason": "gone"}
    assert (await alice.post(f"{path_of(mine)}/test")).status_code == 404


async def test_a_browser_that_forgot_us_is_one_browser(here: ServedTown, alice: Citizen, bob: Citizen) -> None:
    wish = subscription()
    first, second = new_id(), new_id()
    await alice.put(path_of(first), json=wish)
    await bob.put(path_of(second), json=wish)
    assert (await alice.post(f"{path_of(first)}/test")).status_code == 404
    assert (await bob.post(f"{path_of(second)}/test")).status_code == 200


async def test_chloe_writes_looks_and_publishes_and_everybody_reads(
    here: ServedTown, chloe: Member, alice: Citizen, eve: Person
) -> None:
    await alice.put(path_of(new_id()), json=subscription(districts=["village"]))
    path, draft = await a_draft(chloe)
    assert (draft["state"], draft["version"], draft["saved_by"]) == ("draft", 0, "Chloé Bélanger")

    preview = (await chloe.post(f"{path}/preview", json=CONTENT)).json()
    assert preview["audience"] == {"devices": 1, "by_district": [{"district": "village", "devices": 1}]}
    assert [push["language"] for push in preview["push"]] == ["fr", "en"]
    assert preview["push"][0]["size_bytes"] < 2_700
    assert preview["findings"] == []
    assert (await eve.get("/api/v1/notices/recent")).json() == {"notices": []}

    published = await chloe.post(f"{path}/publish", json={"revision": draft["revision"]})
    assert published.json()["state"] == "published"
    notice_id = path.rpartition("/")[2]
    read = (await eve.get(f"/api/v1/notices/{notice_id}")).json()
    assert read["title"]["fr"] == "Avis d’ébullition de l’eau"
    assert read["state"] == "published"
    reach = (await chloe.get(f"{path}/reach")).json()
    assert (reach["targeted"], reach["waiting"], reach["sent"]) == (1, 1, 0)


async def test_a_notice_that_is_not_ready_says_why(here: ServedTown, chloe: Member) -> None:
    path, draft = await a_draft(chloe, what_to_do={}, place_words={"fr": "[Rues ou secteur touchés]"})
    refused = await chloe.post(f"{path}/publish", json={"revision": draft["revision"]})
    assert (refused.status_code, code_of(refused)) == (422, "notices.not-ready")
    assert {finding["code"] for finding in refused.json()["findings"]} == {"missing-what-to-do", "left-over"}


async def test_two_editors_do_not_overwrite_each_other(here: ServedTown, chloe: Member) -> None:
    path, _ = await a_draft(chloe)
    newer = {"revision": 1, "content": CONTENT | {"body": {"fr": "Nouveau texte.", "en": "New text."}}}
    assert (await chloe.put(path, json=newer)).json()["revision"] == 2
    assert (await chloe.put(path, json=newer)).json()["revision"] == 2
    older = {"revision": 1, "content": CONTENT | {"body": {"fr": "Autre texte.", "en": "Other text."}}}
    refused = await chloe.put(path, json=older)
    assert (refused.status_code, code_of(refused)) == (409, "notices.edited-elsewhere")
    assert refused.json()["saved_by"] == "Chloé Bélanger"
    unseen = await chloe.post(f"{path}/publish", json={"revision": 1})
    assert (unseen.status_code, code_of(unseen)) == (409, "notices.edited-elsewhere")


async def test_an_ended_notice_stays_ended(here: ServedTown, chloe: Member, eve: Person) -> None:
    path = await a_notice(chloe)
    closing = {"fr": "C’est réglé.", "en": "All clear."}
    assert (await chloe.post(f"{path}/end", json={"closing": closing})).json()["state"] == "ended"
    read = (await eve.get(f"/api/v1/notices/{path.rpartition('/')[2]}")).json()
    assert (read["state"], read["closing"]) == ("ended", closing)
    changed = await chloe.put(path, json={"revision": 2, "content": CONTENT | {"body": {"fr": "Encore."}}})
    assert (changed.status_code, code_of(changed)) == (409, "notices.already-ended")


async def test_a_draft_cannot_end(here: ServedTown, chloe: Member) -> None:
    path, _ = await a_draft(chloe)
    assert code_of(await chloe.post(f"{path}/end", json={})) == "notices.not-published"


async def test_the_recent_notices_follow_each_publication(here: ServedTown, chloe: Member, eve: Person) -> None:
    path = await a_notice(chloe)
    recent = (await eve.get("/api/v1/notices/recent")).json()["notices"]
    assert [notice["id"] for notice in recent] == [path.rpartition("/")[2]]
    await a_draft(chloe)
    assert len((await eve.get("/api/v1/notices/recent")).json()["notices"]) == 1


async def test_a_draft_is_nobodys_but_the_editors(
    app: object, here: ServedTown, chloe: Member, alice: Citizen, eve: Person
) -> None:
    path, _ = await a_draft(chloe)
    assert (await eve.get(f"/api/v1/notices/{path.rpartition('/')[2]}")).status_code == 404
    for person in (alice, eve):
        assert (await person.get(path)).status_code == 401
        assert (await person.get("/api/v1/staff/notices")).status_code == 401


async def test_an_agent_without_the_editors_role_cannot_publish(here: ServedTown, app, town, chloe: Member) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    path, draft = await a_draft(chloe)
    async with await sign_in(app, town, "Agathe Simard", "agent") as agathe:
        answer = await agathe.post(f"{path}/publish", json={"revision": draft["revision"]})
    assert (answer.status_code, code_of(answer)) == (403, "web.needs-role")


async def test_didier_sees_and_touches_nothing_of_this_town(
    here: ServedTown, chloe: Member, didier: Member, alice: Citizen
) -> None:
    mine = new_id()
    await alice.put(path_of(mine), json=subscription())
    path, draft = await a_draft(chloe)
    assert (await didier.get(path)).status_code == 404
    assert (await didier.get(f"{path}/reach")).status_code == 404
    assert (await didier.post(f"{path}/publish", json={"revision": draft["revision"]})).status_code == 404
    assert (await didier.get("/api/v1/staff/notices")).json()["items"] == []
    preview = (await didier.post(f"{path}/preview", json=CONTENT | {"districts": []})).json()
    assert preview["audience"]["devices"] == 0
    stolen = await didier.put(path, json={"revision": 0, "content": CONTENT})
    assert code_of(stolen) == "notices.taken-id"
    published = await a_notice(chloe)
    assert (await didier.get(f"/api/v1/notices/{published.rpartition('/')[2]}")).status_code == 404


async def test_the_list_goes_on_by_cursor(here: ServedTown, chloe: Member) -> None:
    for _ in range(51):
        await a_draft(chloe)
    first = (await chloe.get("/api/v1/staff/notices")).json()
    second = (await chloe.get("/api/v1/staff/notices", params={"cursor": first["next_cursor"]})).json()
    assert (len(first["items"]), len(second["items"]), second["next_cursor"]) == (50, 1, None)
    assert len({item["id"] for item in first["items"] + second["items"]}) == 51
    assert (await chloe.get("/api/v1/staff/notices", params={"cursor": "nonsense"})).status_code == 422


async def test_prepared_texts_are_for_editors(here: ServedTown, chloe: Member, eve: Person) -> None:
    templates = (await chloe.get("/api/v1/notice-templates")).json()["templates"]
    assert templates[0]["content"]["kind"] == "boil_water"
    assert (await eve.get("/api/v1/notice-templates")).status_code == 401
