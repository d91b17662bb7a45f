"""Which desk answers what, and what people read of it."""

from litestar import Litestar

from parvis.towns.services import Town
from tests.cast import Citizen, Member, sign_in
from tests.server.requests.asking import mine, move, only_id
from tests.server.requests.conftest import Report

ROADS = {"name": {"fr": "Travaux publics", "en": "Public Works"}, "phone": "418 555-0142", "email": "tp@val.example"}
STEPS = [{"fr": "L’équipe va voir.", "en": "The team goes to look."}, {"fr": "On répare.", "en": "We repair."}]


async def open_desk(chloe: Member) -> None:
    assert (await chloe.put("/api/v1/staff/desks/voirie", json=ROADS)).status_code == 200
    setting = {"desk": "voirie", "next_steps": STEPS}
    assert (await chloe.put("/api/v1/staff/form-settings/signaler", json=setting)).status_code == 200


async def test_a_person_reads_who_looks_after_their_request_and_what_comes_next(
    report: Report, alice: Citizen, chloe: Member
) -> None:
    await open_desk(chloe)
    await report()
    [request] = await mine(alice)
    assert request["desk"] == {"code": "voirie", "name": ROADS["name"], "phone": "418 555-0142"}
    assert request["next_step"] == STEPS[0]
    await move(chloe, await only_id(chloe), "in_progress")
    assert (await mine(alice))[0]["next_step"] == STEPS[1]
    await move(chloe, await only_id(chloe), "done")
    assert (await mine(alice))[0]["next_step"] == {}


async def test_the_desk_book_lists_every_form(forms: Town, chloe: Member) -> None:
    await open_desk(chloe)
    book = (await chloe.get("/api/v1/staff/desks")).json()
    assert book["desks"] == [ROADS | {"code": "voirie"}]
    desks = {form["form"]: form["desk"] for form in book["forms"]}
    assert (desks["signaler"], desks["permis-piscine"]) == ("voirie", "")


async def test_a_desk_that_something_goes_to_is_not_closed(forms: Town, chloe: Member) -> None:
    await open_desk(chloe)
    assert (await chloe.delete("/api/v1/staff/desks/voirie")).json()["code"] == "requests.desk-in-use"
    await chloe.put("/api/v1/staff/form-settings/signaler", json={"desk": ""})
    assert (await chloe.delete("/api/v1/staff/desks/voirie")).status_code == 204


async def test_what_is_not_there_is_not_set(forms: Town, chloe: Member) -> None:
    unknown = await chloe.put("/api/v1/staff/form-settings/signaler", json={"desk": "nulle-part"})
    assert unknown.json()["code"] == "requests.unknown-desk"
    assert (await chloe.put("/api/v1/staff/form-settings/rien", json={})).json()["code"] == "requests.unknown-form"
    bad = await chloe.put("/api/v1/staff/desks/voirie", json=ROADS | {"email": "tp"})
    assert bad.json()["code"] == "requests.bad-desk-address"


async def test_who_may_not_open_desks_is_told(app: Litestar, forms: Town) -> None:
    async with await sign_in(app, forms, "Émile Roy", "agent") as emile:
        assert (await emile.get("/api/v1/staff/desks")).status_code == 200
        assert (await emile.put("/api/v1/staff/desks/voirie", json=ROADS)).status_code == 403
        assert (await emile.put("/api/v1/staff/form-settings/signaler", json={})).status_code == 403
