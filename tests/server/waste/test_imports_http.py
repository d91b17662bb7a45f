"""The import wizard over HTTP: what is seen is what is taken in, once, and can be undone."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from litestar import Litestar

from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town, replace_streets
from parvis.waste.imports.reader import read_schedule
from parvis.waste.services import set_streams
from tests.cast import Member, Person, sign_in
from tests.server.waste.factories import OPTIONS, a_stream, an_address
from tests.server.waste.feeds import calendar_of, feed
from tests.server.waste.wizard import IMPORTS, apply, dump, preview, take
from tests.server.waste.workbooks import an_xlsx

MONDAYS = "secteur,règle\ntous,chaque lundi\n".encode()
WEDNESDAYS = "secteur,règle\ntous,chaque mercredi\n".encode()
FEED = feed((1, "20261201"), (2, "20261215"), (3, "20261229"), (4, "20270112")).encode()


@pytest.fixture
async def collected(town: Town, clock: FakeClock) -> Town:
    """The town with four houses, and recycling without a schedule."""
    await set_streams(town.id, [a_stream("recyclage"), a_stream("ordures")])
    corners = [(2, 0.5, 0.5), (4, 1.5, 0.5), (6, 1.5, 1.5), (8, 0.5, 1.5)]
    await replace_streets(town.id, [an_address(*corner) for corner in corners])
    return town


async def test_a_preview_tells_everything_and_changes_nothing(collected: Town, chloe: Member) -> None:
    before = await dump(collected)
    answer = await preview(chloe, "é t é.csv", MONDAYS)
    seen = answer.json()
    assert (answer.status_code, seen["file_name"], seen["format"], seen["changes_anything"]) == (
        200, "é t é.csv", "csv", True,
    )  # fmt: skip
    assert seen["sectors"] == [{"code": "toute-la-ville", "name": "toute-la-ville", "state": "added"}]
    assert (seen["days"]["added"], len(seen["days"]["days"])) == (57, 57)
    assert seen["days"]["days"][0] == {"kind": "added", "sector": "toute-la-ville", "on": "2026-11-23", "was_on": None}
    assert seen["coverage"]["addresses"] == 4
    assert await dump(collected) == before


async def test_what_was_seen_is_taken_in_once(collected: Town, chloe: Member) -> None:
    seen, import_id = (await preview(chloe, "a.csv", MONDAYS)).json(), uuid4()
    done = await apply(chloe, "a.csv", MONDAYS, seen, import_id)
    assert (done.status_code, done.json()["author"], done.json()["can_undo"]) == (201, "Chloé Bélanger", True)
    after = await dump(collected)
    again = await apply(chloe, "a.csv", MONDAYS, seen, import_id)
    assert (again.status_code, again.json()) == (200, done.json())
    assert await dump(collected) == after


async def test_an_id_stands_for_one_file(collected: Town, chloe: Member) -> None:
    import_id = uuid4()
    seen = (await preview(chloe, "a.csv", MONDAYS)).json()
    await apply(chloe, "a.csv", MONDAYS, seen, import_id)
    other = await apply(chloe, "a.csv", WEDNESDAYS, seen, import_id)
    assert (other.status_code, other.json()["code"]) == (409, "waste.different-import")


async def test_an_import_that_travels_three_times_at_once_is_taken_in_once(collected: Town, chloe: Member) -> None:
    seen, import_id = (await preview(chloe, "a.csv", MONDAYS)).json(), uuid4()
    answers = await asyncio.gather(*(apply(chloe, "a.csv", MONDAYS, seen, import_id) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 201]
    assert [answer.json() for answer in answers] == [answers[0].json()] * 3


async def test_an_id_of_another_town_is_taken(collected: Town, chloe: Member, other_town: Town, didier: Member) -> None:
    await set_streams(other_town.id, [a_stream("recyclage")])
    await replace_streets(other_town.id, [an_address(2, 0.5, 0.5)])
    import_id = uuid4()
    first = await apply(didier, "a.csv", MONDAYS, (await preview(didier, "a.csv", MONDAYS)).json(), import_id)
    seen, before = (await preview(chloe, "a.csv", MONDAYS)).json(), await dump(collected)
    answer = await apply(chloe, "a.csv", MONDAYS, seen, import_id)
    assert (first.status_code, answer.status_code, answer.json()["code"]) == (201, 409, "waste.different-import")
    assert await dump(collected) == before


async def test_other_bytes_than_were_seen_are_not_taken_and_are_seen_first(collected: Town, chloe: Member) -> None:
    seen = (await preview(chloe, "a.csv", MONDAYS)).json()
    before = await dump(collected)
    answer = await apply(chloe, "a.csv", WEDNESDAYS, seen)
    assert (answer.status_code, answer.json()["code"]) == (409, "waste.outdated-preview")
    assert answer.json()["preview"] == (await preview(chloe, "a.csv", WEDNESDAYS)).json()
    assert await dump(collected) == before


async def test_what_somebody_else_took_in_meanwhile_is_seen_first(collected: Town, chloe: Member) -> None:
    seen = (await preview(chloe, "a.csv", MONDAYS)).json()
    await take(chloe, "b.csv", WEDNESDAYS)
    answer = await apply(chloe, "a.csv", MONDAYS, seen)
    assert (answer.status_code, answer.json()["code"]) == (409, "waste.outdated-preview")
    fresh = answer.json()["preview"]
    assert (fresh["days"]["removed"], fresh["sha256"]) == (57, seen["sha256"])
    assert (await apply(chloe, "a.csv", MONDAYS, fresh)).status_code == 201


async def test_a_preview_of_yesterday_is_seen_again(collected: Town, chloe: Member, clock: FakeClock) -> None:
    seen = (await preview(chloe, "a.csv", MONDAYS)).json()
    clock.advance(timedelta(hours=6))
    assert (await chloe.get(IMPORTS)).status_code == 200  # Chloé is still at work
    clock.advance(timedelta(hours=6, minutes=30))
    assert (await apply(chloe, "a.csv", MONDAYS, seen)).json()["code"] == "waste.outdated-preview"


async def test_a_file_that_says_nothing_new_has_nothing_to_take_in(collected: Town, chloe: Member) -> None:
    await take(chloe, "a.csv", MONDAYS)
    seen = (await preview(chloe, "a.csv", MONDAYS)).json()
    assert seen["changes_anything"] is False
    answer = await apply(chloe, "a.csv", MONDAYS, seen)
    assert (answer.status_code, answer.json()["code"]) == (409, "waste.nothing-new")


async def test_the_history_tells_who_and_what_and_undoes_the_last_first(
    collected: Town, chloe: Member, clock: FakeClock
) -> None:
    first = await take(chloe, "a.csv", MONDAYS)
    before = (await calendar_of(collected)).pickups
    clock.advance(timedelta(minutes=1))
    second = await take(chloe, "b.csv", WEDNESDAYS)
    refused = await chloe.delete(f"{IMPORTS}/{first['id']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "waste.later-import")
    undone = await chloe.delete(f"{IMPORTS}/{second['id']}")
    assert (undone.status_code, undone.json()["undone_by"]) == (200, "Chloé Bélanger")
    assert (await chloe.delete(f"{IMPORTS}/{second['id']}")).json() == undone.json()
    listed = (await chloe.get(IMPORTS)).json()["imports"]
    assert [(each["file_name"], each["can_undo"], bool(each["undone_at"])) for each in listed] == [
        ("b.csv", False, True), ("a.csv", True, False),
    ]  # fmt: skip
    assert (await calendar_of(collected)).pickups == before


async def test_mixed_collections_are_a_choice(collected: Town, chloe: Member) -> None:
    mixed = FEED.replace(b"SUMMARY:Papier", b"SUMMARY:Verre", 1)
    answer = await preview(chloe, "a.ics", mixed)
    assert (answer.status_code, answer.json()["code"]) == (422, "waste.bad-file")
    assert answer.json()["kinds"] == [{"name": "Papier", "count": 3}, {"name": "Verre", "count": 1}]
    chosen = (await preview(chloe, "a.ics", mixed, only="Papier", sector="Nord")).json()
    assert [(each["code"], each["state"]) for each in chosen["sectors"]] == [("Nord", "added")]
    assert chosen["days"]["added"] == 3
    assert [remark["code"] for remark in chosen["remarks"]] == ["sector-nowhere"]


async def test_a_feed_that_shares_nothing_with_the_one_known_asks_first(collected: Town, chloe: Member) -> None:
    await take(chloe, "a.ics", FEED)
    other = feed((91, "20261203"), (92, "20261217"), (93, "20261231"), (94, "20270114")).encode()
    before = await dump(collected)
    refused = await preview(chloe, "b.ics", other)
    assert (refused.status_code, [reason["code"] for reason in refused.json()["reasons"]]) == (422, ["another-feed"])
    seen = (await preview(chloe, "b.ics", other, replace="true")).json()
    assert (seen["days"]["added"], seen["days"]["cancelled"]) == (4, 3)
    refused = await apply(chloe, "b.ics", other, seen)
    assert (refused.status_code, await dump(collected)) == (422, before)
    assert (await apply(chloe, "b.ics", other, seen, replace="true")).status_code == 201


async def test_next_year_s_feed_with_new_identities_asks_nothing(collected: Town, chloe: Member) -> None:
    await take(chloe, "a.ics", FEED)
    next_year = feed((91, "20270126"), (92, "20270209"), (93, "20270223"), (94, "20270309")).encode()
    assert (await preview(chloe, "b.ics", next_year)).json()["days"]["added"] == 4


async def test_addresses_that_the_town_does_not_have_may_be_left_out_and_are_remembered(
    collected: Town, chloe: Member
) -> None:
    table = "secteur;règle;adresse\nNord;chaque lundi;\nNord;;6 rue du Moulin\nNord;;99 rue du Moulin\n".encode()
    refused = (await preview(chloe, "a.csv", table)).json()
    assert [(each["code"], each["where"]["en"]) for each in refused["reasons"]] == [("no-such-address", "Line 4")]
    done = await take(chloe, "a.csv", table, skip_unknown="true")
    assert done["remarks_total"] == 1


async def test_reasons_are_in_both_languages(collected: Town, chloe: Member) -> None:
    reasons = (await preview(chloe, "a.csv", b"secteur,date\nA,2027-02-30\n")).json()["reasons"]
    assert reasons == [
        {
            "code": "not-a-date",
            "where": {"fr": "Ligne 2", "en": "Line 2"},
            "why": {
                "fr": "«\u00a02027-02-30\u00a0» n’est pas une date qui existe. Écrivez-la comme 2027-03-27.",
                "en": "“2027-02-30” is not a date that exists. Write it like 2027-03-27.",
            },
        }
    ]


async def test_a_workbook_goes_the_same_way(collected: Town, chloe: Member) -> None:
    cells = "".join(
        f'<row r="{row}"><c t="str"><v>{one}</v></c><c t="str"><v>{other}</v></c></row>'
        for row, one, other in ((1, "Secteur", "Règle"), (2, "tous", "chaque lundi"))
    )
    assert (await take(chloe, "horaire.xlsx", an_xlsx(cells)))["days"]["added"] == 57


async def test_the_templates_are_read_by_what_they_are_for(collected: Town, chloe: Member) -> None:
    for kind, media_type in (("csv", "text/csv"), ("xlsx", "spreadsheetml")):
        answer = await chloe.get(f"{IMPORTS}/template.{kind}", headers={"Accept-Language": "en"})
        assert media_type in answer.headers["content-type"]
        assert f'filename="collectes.{kind}"' in answer.headers["content-disposition"]
    table = await chloe.get(f"{IMPORTS}/template.csv")
    assert len(read_schedule("a.csv", table.content, OPTIONS).sectors) == 2


async def test_an_unknown_stream_is_not_found(collected: Town, chloe: Member) -> None:
    answer = await preview(chloe, "a.csv", MONDAYS, stream="verre")
    assert (answer.status_code, answer.json()["code"]) == (404, "waste.unknown-stream")


async def test_didier_undoes_and_sees_nothing_of_another_town(collected: Town, chloe: Member, didier: Member) -> None:
    done = await take(chloe, "a.csv", MONDAYS)
    assert (await didier.get(IMPORTS)).json() == {"imports": []}
    assert (await didier.delete(f"{IMPORTS}/{done['id']}")).status_code == 404


async def test_eve_and_an_agent_import_nothing(collected: Town, app: Litestar, eve: Person) -> None:
    async with await sign_in(app, collected, "Marc", "agent") as marc:
        assert (await preview(marc, "a.csv", MONDAYS)).status_code == 403
        assert (await marc.get(IMPORTS)).status_code == 403
    assert (await preview(eve, "a.csv", MONDAYS)).status_code == 401
    assert (await eve.get(f"{IMPORTS}/template.csv")).status_code == 401
