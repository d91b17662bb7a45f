"""What follows a publication, an update or the end, goes to exactly those who got the first message."""

from parvis.gateways.push.recording import RecordingPush
from parvis.notices import services
from parvis.notices.schemas import EndNotice
from parvis.web.current_town import ServedTown
from tests.server.notices.ledger import shown, states
from tests.server.notices.phones import Phone, an_editor, publish, send, update


async def test_an_update_goes_to_exactly_those_who_got_the_first(here: ServedTown, push: RecordingPush) -> None:
    alice, bob = await Phone(here).subscribe(), await Phone(here).subscribe()
    push.answers[bob.endpoint] = (410, None)
    notice = await publish(here)
    await send(notice, here)
    await Phone(here).subscribe()
    updated = await update(here, notice, body={"fr": "La conduite est réparée.", "en": "The main is repaired."})
    assert (updated.version, updated.has_changes) == (2, False)
    assert await send(updated, here) == {"sent": 1}
    assert [sent.target.endpoint for sent in push.sent] == [alice.endpoint, alice.endpoint]
    assert shown(push)[1]["title"] == "Mise à jour : Avis d’ébullition de l’eau"
    assert shown(push)[0]["tag"] == shown(push)[1]["tag"]


async def test_an_update_takes_the_place_of_what_still_waits(here: ServedTown, push: RecordingPush) -> None:
    alice = await Phone(here).subscribe()
    push.answers[alice.endpoint] = (503, None)
    notice = await publish(here)
    await send(notice, here)
    del push.answers[alice.endpoint]
    updated = await update(here, notice, title={"fr": "Avis prolongé", "en": "Advisory extended"})
    assert await send(notice, here) == {}
    assert await send(updated, here) == {"sent": 1}
    assert await states(here, notice) == [(1, "superseded", "unavailable"), (2, "sent", None)]


async def test_a_correction_may_be_silent(here: ServedTown, push: RecordingPush) -> None:
    await Phone(here).subscribe()
    notice = await publish(here)
    await send(notice, here)
    corrected = await update(here, notice, notifies=False, title={"fr": "Avis d’ébullition", "en": "Boil"})
    assert await send(corrected, here) == {}
    assert (await services.get_published(here, notice.id)).title["fr"] == "Avis d’ébullition"


async def test_the_end_goes_to_those_who_heard_the_beginning(here: ServedTown, push: RecordingPush) -> None:
    alice, bob = await Phone(here).subscribe(), await Phone(here).subscribe()
    push.answers[bob.endpoint] = (503, None)
    notice = await publish(here)
    await send(notice, here)
    ended = await services.end_notice(here, an_editor(here), notice.id, EndNotice())
    assert await send(ended, here) == {"sent": 1}
    assert [sent.target.endpoint for sent in push.sent] == [alice.endpoint] * 2
    assert shown(push)[1]["body"] == "L’eau est redevenue potable."
    again = await services.end_notice(here, an_editor(here), notice.id, EndNotice())
    assert again.version == 2
