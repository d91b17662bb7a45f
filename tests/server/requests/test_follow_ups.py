"""One message for each line of a request's story and each recipient, neither lost in silence nor sent twice."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.gateways import Gateways, current, use_gateways
from parvis.gateways.delivery import DeliveryError
from parvis.gateways.mail.protocol import Mail
from parvis.gateways.mail.recording import RecordingMail
from parvis.kernel.clock import FakeClock
from parvis.requests.orders import SendMails
from parvis.requests.services import send_mails, sweep_mails
from parvis.towns.services import Town
from tests.cast import Citizen, Member, Person
from tests.server.conftest import WorkOff
from tests.server.forms.sending import pothole, send
from tests.server.requests.asking import mine, move, only_id, writing

EMAIL = "alice@example.org"
Ask = Callable[..., Awaitable[str]]


def mailbox() -> RecordingMail:
    mail = current().mail
    assert isinstance(mail, RecordingMail)
    return mail


@pytest.fixture
def ask(forms: Town, alice: Citizen, chloe: Member, work_off: WorkOff) -> Ask:
    """Alice asks, and wants to hear by mail; returns the request's id."""

    async def asked(**changes: Any) -> str:  # noqa: ANN401 - any part of a form
        body = pothole() | {"follow_up": {"channel": "email", "email": EMAIL}} | changes
        assert (await send(alice, body)).status_code == 201
        await work_off()
        return str((await mine(alice))[0]["id"])

    return asked


async def states(town: Town) -> list[str]:
    async with unit_of_work(town.id) as uow:
        rows = await uow.connection.fetch("select state from requests_follow_up ")
    return sorted(row["state"] for row in rows)


async def test_a_copy_of_all_that_was_sent_comes_at_once(ask: Ask) -> None:
    await ask()
    [mail] = mailbox().sent
    assert mail.to == EMAIL
    assert "nous l’avons reçue" in mail.subject
    for said in ("Nid-de-poule", "rue du Pont et rue Principale", "Juste avant le pont."):
        assert said in mail.text
        assert said in mail.html
    assert "rue du Pont" not in mail.subject


async def test_each_move_is_one_mail_and_a_reply_of_ones_own_is_none(
    ask: Ask, alice: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    case_id = await ask()
    await move(chloe, case_id, "waiting_for_you", "De quel <b>côté</b>?")
    await send(alice, writing("reponse", case_id, "Côté nord."))
    await work_off()
    await move(chloe, case_id, "done")
    await work_off()
    assert [mail.subject.partition("\u00a0: ")[2] for mail in mailbox().sent] == [
        "nous l’avons reçue",
        "nous avons besoin de vous",
        "elle est réglée",
    ]
    assert "De quel &lt;b&gt;côté&lt;/b&gt;?" in mailbox().sent[1].html
    assert "Ce n’est pas réglé?" in mailbox().sent[2].text
    assert len({mail.message_id for mail in mailbox().sent}) == 3


async def test_somebody_who_reads_english_is_written_to_in_english(ask: Ask) -> None:
    await ask(language="en")
    [mail] = mailbox().sent
    assert (mail.language, mail.subject.partition(": ")[2]) == ("en", "we have received it")


async def test_who_chose_nothing_gets_nothing(ask: Ask, forms: Town, chloe: Member, work_off: WorkOff) -> None:
    case_id = await ask(follow_up={"channel": "none"})
    await move(chloe, case_id, "done")
    await work_off()
    assert (mailbox().sent, await states(forms)) == ([], [])


async def test_a_worker_killed_before_it_settled_never_sends_twice(
    ask: Ask, forms: Town, chloe: Member, clock: FakeClock
) -> None:
    case_id = await ask()
    await move(chloe, case_id, "in_progress")
    dying = msgspec.structs.replace(current(), mail=_Killer(mailbox()))
    async with use_gateways(dying):
        with pytest.raises(asyncio.CancelledError):
            await send_mails(SendMails(town_id=forms.id))
    assert await send_mails(SendMails(town_id=forms.id)) == {}
    clock.advance(timedelta(minutes=11))
    assert (await sweep_mails())["uncertain"] == 1
    assert await send_mails(SendMails(town_id=forms.id)) == {}
    assert await states(forms) == ["sent", "uncertain"]
    assert len(mailbox().sent) == 2


class _Killer:
    """A mail server that takes the mail, and a worker that dies at that very moment."""

    is_available = True

    def __init__(self, behind: RecordingMail) -> None:
        self.behind = behind

    async def send(self, mail: Mail) -> None:
        await self.behind.send(mail)
        raise asyncio.CancelledError


async def test_after_a_crash_the_next_line_is_told_as_ever(
    ask: Ask, forms: Town, chloe: Member, clock: FakeClock, work_off: WorkOff
) -> None:
    case_id = await ask()
    async with unit_of_work(forms.id) as uow:
        await uow.connection.execute("update requests_follow_up set state = 'sending', settled_at = null")
    clock.advance(timedelta(minutes=11))
    await sweep_mails()
    await move(chloe, case_id, "done")
    await work_off()
    assert await states(forms) == ["sent", "uncertain"]


async def test_a_passing_refusal_is_tried_again_later_and_a_lasting_one_is_not(
    ask: Ask, forms: Town, chloe: Member, clock: FakeClock
) -> None:
    case_id = await ask()
    mailbox().failures[EMAIL] = [
        DeliveryError("unavailable", permanent=False, retry_after_seconds=3600),
        DeliveryError("refused", permanent=True),
    ]
    await move(chloe, case_id, "in_progress")
    order = SendMails(town_id=forms.id)
    assert await send_mails(order) == {"retry": 1}
    assert await send_mails(order) == {}
    clock.advance(timedelta(seconds=3601))
    assert await send_mails(order) == {"failed": 1}
    assert await states(forms) == ["failed", "sent"]


async def test_two_workers_at_once_share_the_mails(ask: Ask, forms: Town, chloe: Member) -> None:
    case_id = await ask()
    for number in range(6):
        await move(chloe, case_id, "in_progress", f"Mot {number}")
    order = SendMails(town_id=forms.id)
    done = await asyncio.gather(*(send_mails(order) for _ in range(3)))
    assert sum(counts.get("sent", 0) for counts in done) == 6
    assert len({mail.message_id for mail in mailbox().sent}) == 7


async def test_one_press_stops_the_mails_of_one_request(
    ask: Ask, forms: Town, chloe: Member, eve: Person, work_off: WorkOff
) -> None:
    case_id = await ask()
    path = mailbox().sent[0].stop_url.removeprefix(f"https://{forms.hosts[0]}")
    stopped = await eve.post(path, content="List-Unsubscribe=One-Click")
    assert stopped.status_code == 204
    await move(chloe, case_id, "done")
    await work_off()
    assert len(mailbox().sent) == 1
    assert (await eve.post(path)).status_code == 204


@pytest.mark.parametrize("token", ["A" * 43, "-" * 43, "A" * 20])
async def test_a_link_of_somebody_elses_making_opens_nothing(
    forms: Town, bob: Citizen, eve: Person, token: str
) -> None:
    assert (await eve.post(f"/api/v1/requests/mail/{token}/stop")).json()["code"] == "requests.bad-link"
    assert (await bob.post("/api/v1/requests/follow", json={"token": token})).json()["code"] == "requests.bad-link"


async def test_the_link_of_a_mail_opens_the_request_on_another_device(
    ask: Ask, alice: Citizen, bob: Citizen, work_off: WorkOff
) -> None:
    case_id = await ask()
    token = mailbox().sent[0].text.partition("/demandes/suivre#")[2].split()[0]
    for _ in range(2):
        assert (await bob.post("/api/v1/requests/follow", json={"token": token})).json() == {"request_id": case_id}
    assert [request["id"] for request in await mine(bob)] == [case_id]
    assert (await send(bob, writing("reponse", case_id, "De mon ordinateur."))).status_code == 201
    await work_off()
    assert (await mine(alice))[0]["timeline"][-1]["message"] == "De mon ordinateur."


async def test_the_link_of_another_town_opens_nothing(ask: Ask, other_town: Town, app: Any) -> None:  # noqa: ANN401
    await ask()
    token = mailbox().sent[0].text.partition("/demandes/suivre#")[2].split()[0]
    async with Citizen(app, other_town, "Carole") as elsewhere:
        answer = await elsewhere.post("/api/v1/requests/follow", json={"token": token})
    assert answer.json()["code"] == "requests.bad-link"


async def test_a_mailbox_is_not_filled_with_copies(
    forms: Town, alice: Citizen, work_off: WorkOff, gateways: Gateways
) -> None:
    for _ in range(22):
        await send(alice, pothole() | {"follow_up": {"channel": "email", "email": EMAIL}})
    await work_off()
    assert len(mailbox().sent) == 20
    assert len(await mine(alice)) == 22


async def test_who_joined_hears_that_it_moved_and_nothing_that_was_written(
    ask: Ask, forms: Town, bob: Citizen, chloe: Member, work_off: WorkOff
) -> None:
    case_id = await ask()
    async with unit_of_work(forms.id) as uow:
        await uow.connection.execute("update requests_case set is_public = true")
    joined = writing("moi-aussi", case_id, "") | {"follow_up": {"channel": "email", "email": "bob@example.org"}}
    await send(bob, joined)
    await work_off()
    await move(chloe, await only_id(chloe), "done", "Merci, Alice.")
    await work_off()
    [to_bob] = [mail for mail in mailbox().sent if mail.to == "bob@example.org"]
    assert "il est réglé" in to_bob.subject
    assert "Alice" not in to_bob.text
    assert "Juste avant le pont" not in to_bob.text
