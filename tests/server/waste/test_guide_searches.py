"""What people looked for in the guide and did not find: counted without them, and answered by staff."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from parvis.database.unit_of_work import unit_of_work
from parvis.kernel.clock import FakeClock
from parvis.towns.services import Town
from parvis.waste.jobs import FORGET_SEARCHES
from parvis.waste.rules.search_misses import keepable
from parvis.waste.schemas import GuideEntry, Place
from parvis.waste.services import build_streams, set_guide, set_streams
from tests.cast import Member, Person
from tests.server.waste.cases import read_cases
from tests.server.waste.factories import a_stream

MISSES = "/api/v1/waste/search-misses"
INVENTED = """
insert into waste_search_miss (id, town_id, words, language, times, days, last_on)
select gen_random_uuid(), $1, 'mot ' || n, 'fr', 1, 1, '2026-11-22' from generate_series(1, 4998) n
"""
SEARCHES = "/api/v1/staff/guide/searches"
ENTRIES = "/api/v1/staff/guide/entries"
LAMPSHADE = {"object": {"fr": "Abat-jour", "en": "Lampshade"}, "synonyms": ["lampe sur pied"], "stream": "ordures",
             "words": {"fr": "Sans l’ampoule.", "en": "Without the bulb."}}  # fmt: skip


@pytest.fixture
async def guided(town: Town, clock: FakeClock) -> Town:
    """The town, with a bin, a place, and one object in its guide."""
    await set_streams(town.id, [a_stream("ordures")])
    place = Place(code="ecocentre", name={"fr": "Écocentre"}, address="140, rang", phone="418 555-0149")
    await set_guide(town.id, [place], [tires()])
    return town


def tires() -> GuideEntry:
    return GuideEntry(object={"fr": "Pneus"}, synonyms=[], place="ecocentre", words={"fr": "Sans jante."})


async def miss(person: Person, words: str, on: str = "2026-11-23", language: str = "fr") -> int:
    return await report(person, [{"words": words, "language": language, "on": on}])


async def report(person: Person, misses: list[dict[str, str]], report_id: UUID | None = None) -> int:
    return (await person.put(f"{MISSES}/{report_id or uuid4()}", json={"misses": misses})).status_code


async def searches(chloe: Member) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await chloe.get(SEARCHES)).json()["searches"]
    return found


@pytest.mark.parametrize("case", read_cases("search_misses"), ids=lambda case: case["text"] or "nothing")
def test_only_words_are_kept_of_what_people_typed(case: dict[str, Any]) -> None:
    assert keepable(case["text"]) == case["kept"]


async def test_what_one_phone_looked_for_once_is_seen_by_nobody(guided: Town, eve: Person, chloe: Member) -> None:
    assert await miss(eve, "Abat-jour") == 204
    assert await searches(chloe) == []


async def test_what_is_looked_for_on_two_days_is_shown_with_how_often(guided: Town, eve: Person, chloe: Member) -> None:
    await miss(eve, "Abat-jour", "2026-11-22")
    await miss(eve, "abat jour", "2026-11-23")
    (found,) = await searches(chloe)
    assert (found["words"], found["times"], found["days"], found["last_on"]) == ("abat jour", 2, 2, "2026-11-23")


async def test_repeating_words_in_one_report_counts_once(guided: Town, eve: Person, chloe: Member) -> None:
    one = {"words": "abat-jour", "language": "fr", "on": "2026-11-23"}
    assert await report(eve, [one, one, one]) == 204
    assert await miss(eve, "abat-jour", "2026-11-22") == 204
    assert [found["times"] for found in await searches(chloe)] == [2]


async def test_a_report_that_comes_twice_counts_once(guided: Town, eve: Person, chloe: Member) -> None:
    one, report_id = {"words": "abat-jour", "language": "fr", "on": "2026-11-23"}, uuid4()
    assert [await report(eve, [one], report_id) for _ in range(3)] == [204] * 3
    assert await miss(eve, "abat-jour", "2026-11-22") == 204
    assert [found["times"] for found in await searches(chloe)] == [2]


async def test_what_was_looked_for_on_one_day_alone_is_seen_by_nobody(guided: Town, eve: Person, chloe: Member) -> None:
    assert [await miss(eve, "Jeanne Tremblay") for _ in range(3)] == [204] * 3
    assert await searches(chloe) == []


async def test_when_too_many_words_are_known_the_oldest_of_one_day_make_room(
    guided: Town, eve: Person, chloe: Member
) -> None:
    await miss(eve, "abat-jour", "2026-11-21")
    await miss(eve, "abat-jour", "2026-11-22")
    await miss(eve, "vieux mot", "2026-11-21")
    async with unit_of_work(guided.id) as uow:
        await uow.connection.execute(INVENTED, guided.id)
    await miss(eve, "bouilloire", "2026-11-22")
    await miss(eve, "vieux mot", "2026-11-22")
    await miss(eve, "bouilloire", "2026-11-23")
    assert [found["words"] for found in await searches(chloe)] == ["bouilloire", "abat jour"]
    async with unit_of_work(guided.id) as uow:
        assert await uow.connection.fetchval("select count(*) from waste_search_miss") == 5_000


async def test_an_address_or_a_number_is_not_kept_even_when_a_phone_sends_it(
    guided: Town, eve: Person, chloe: Member
) -> None:
    for text in ("12 rue du Moulin", "jeanne@exemple.ca", "418 555-0142"):
        assert [await miss(eve, text), await miss(eve, text)] == [204, 204]
    assert await searches(chloe) == []


async def test_a_day_of_another_year_counts_as_the_nearest_that_can_be(
    guided: Town, eve: Person, chloe: Member
) -> None:
    await miss(eve, "abat-jour", "2031-01-01")
    await miss(eve, "abat-jour", "1999-01-01")
    assert (await searches(chloe))[0]["last_on"] == "2026-11-23"


@pytest.mark.parametrize(
    "body",
    [
        {"misses": []},
        {"misses": [{"words": "abat-jour", "language": "fr", "on": "hier"}]},
        {"misses": [{"words": "x" * 61, "language": "fr", "on": "2026-11-23"}]},
        {"misses": [{"words": "abat-jour", "language": "la", "on": "2026-11-23"}]},
        {"misses": [{"words": "abat-jour", "language": "fr", "on": "2026-11-23", "device": "1"}]},
        {"misses": [{"words": "abat-jour", "language": "fr", "on": "2026-11-23"}] * 51},
    ],
)
async def test_a_report_that_is_none_is_refused(guided: Town, eve: Person, body: dict[str, Any]) -> None:
    assert (await eve.put(f"{MISSES}/{uuid4()}", json=body)).status_code in {400, 422}


async def test_too_many_reports_are_asked_to_wait(guided: Town, eve: Person) -> None:
    answers = [await miss(eve, "abat-jour") for _ in range(31)]
    assert answers[:30] == [204] * 30
    assert answers[30] == 429


async def test_searches_are_forgotten_after_half_a_year(
    guided: Town, eve: Person, chloe: Member, clock: FakeClock
) -> None:
    await miss(eve, "abat-jour", "2026-11-22")
    await miss(eve, "abat-jour", "2026-11-23")
    assert await FORGET_SEARCHES.run() == {"forgotten": 0}
    clock.advance(timedelta(days=181))
    assert await FORGET_SEARCHES.run() == {"forgotten": 1}


async def test_an_object_that_chloe_adds_answers_the_search_and_says_who_wrote_it(
    guided: Town, eve: Person, chloe: Member
) -> None:
    await miss(eve, "lampe sur pied", "2026-11-22")
    await miss(eve, "lampe sur pied", "2026-11-23")
    answer = await chloe.put(f"{ENTRIES}/{uuid4()}", json=LAMPSHADE)
    assert (answer.status_code, answer.json()["author"]) == (201, "Chloé Bélanger")
    assert await searches(chloe) == []
    guide = (await build_streams(guided.as_served(), None)).guide
    assert [entry.object["fr"] for entry in guide] == ["Pneus", "Abat-jour"]


async def test_an_object_sent_twice_is_one_and_can_be_changed_and_taken_out(guided: Town, chloe: Member) -> None:
    path = f"{ENTRIES}/{uuid4()}"
    assert [(await chloe.put(path, json=LAMPSHADE)).status_code for _ in range(2)] == [201, 200]
    both = {**LAMPSHADE, "place": "ecocentre"}
    assert (await chloe.put(path, json=both)).json()["entry"]["place"] == "ecocentre"
    assert len((await chloe.get(ENTRIES)).json()["entries"]) == 2
    assert (await chloe.delete(path)).status_code == 204
    assert (await chloe.delete(path)).json()["type"] == "/problems/waste.unknown-entry"


@pytest.mark.parametrize(
    ("entry", "status", "problem"),
    [
        ({**LAMPSHADE, "stream": "compost"}, 404, "waste.unknown-stream"),
        ({**LAMPSHADE, "place": "garage"}, 404, "waste.unknown-place"),
        ({**LAMPSHADE, "object": {"fr": "PNEUS"}}, 409, "waste.same-object"),
    ],
)
async def test_an_object_that_cannot_be_is_refused(
    guided: Town, chloe: Member, entry: dict[str, Any], status: int, problem: str
) -> None:
    answer = await chloe.put(f"{ENTRIES}/{uuid4()}", json=entry)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{problem}")


@pytest.mark.parametrize(
    "wrong",
    [
        {"object": {"fr": "Abat\x00jour"}},
        {"object": {"f\x00": "Abat-jour"}},
        {"object": {f"l{n}": "Abat-jour" for n in range(2_000)}},
        {"object": {chr(97 + n) * 2: "Abat-jour" for n in range(9)}},
        {"synonyms": ["lampe\x00"]},
        {"words": {"fr": "Sans\x00ampoule."}},
        {"words": {"français": "Sans l’ampoule."}},
        {"stream": None, "place": "\x00"},
        {"place": "ecocentre", "also_at": ["\x00"]},
    ],
)
async def test_what_no_guide_can_hold_is_refused(guided: Town, chloe: Member, wrong: dict[str, Any]) -> None:
    answer = await chloe.put(f"{ENTRIES}/{uuid4()}", json={**LAMPSHADE, **wrong})
    assert answer.status_code in {400, 404}, answer.text
    assert len((await chloe.get(ENTRIES)).json()["entries"]) == 1


async def test_an_id_that_another_town_uses_is_refused(guided: Town, chloe: Member, didier: Member) -> None:
    path = f"{ENTRIES}/{uuid4()}"
    of_his = {**LAMPSHADE, "stream": None}
    assert (await didier.put(path, json=of_his)).status_code == 201
    answer = await chloe.put(path, json=LAMPSHADE)
    assert (answer.status_code, answer.json()["code"]) == (409, "waste.different-entry")
    (his,) = (await didier.get(ENTRIES)).json()["entries"]
    assert "stream" not in his["entry"]


async def test_an_object_that_also_goes_to_a_place_goes_to_one_first(guided: Town, chloe: Member) -> None:
    answer = await chloe.put(f"{ENTRIES}/{uuid4()}", json={**LAMPSHADE, "also_at": ["ecocentre"]})
    assert answer.status_code in {400, 422}


async def test_what_staff_wrote_stays_when_a_file_brings_the_guide_anew(guided: Town, chloe: Member) -> None:
    await chloe.put(f"{ENTRIES}/{uuid4()}", json=LAMPSHADE)
    lampshade = GuideEntry(object={"fr": "abat-jour"}, synonyms=[], place="ecocentre", words={"fr": "Autre chose."})
    await set_guide(guided.id, [], [tires(), lampshade])
    guide = (await build_streams(guided.as_served(), None)).guide
    assert sorted((entry.object["fr"], entry.words["fr"]) for entry in guide) == [
        ("Abat-jour", "Sans l’ampoule."), ("Pneus", "Sans jante."),
    ]  # fmt: skip


async def test_a_search_that_names_nothing_is_put_aside(guided: Town, eve: Person, chloe: Member) -> None:
    await miss(eve, "abracadabra", "2026-11-22")
    await miss(eve, "abracadabra", "2026-11-23")
    (found,) = await searches(chloe)
    assert (await chloe.delete(f"{SEARCHES}/{found['id']}")).status_code == 204
    assert (await chloe.delete(f"{SEARCHES}/{found['id']}")).json()["type"] == "/problems/waste.unknown-search"


async def test_didier_sees_nothing_of_another_town(guided: Town, eve: Person, chloe: Member, didier: Member) -> None:
    await miss(eve, "abat-jour", "2026-11-22")
    await miss(eve, "abat-jour", "2026-11-23")
    assert (await didier.get(SEARCHES)).json() == {"searches": []}
    assert (await didier.get(ENTRIES)).json() == {"entries": []}
    (found,) = await searches(chloe)
    assert (await didier.delete(f"{SEARCHES}/{found['id']}")).status_code == 404


async def test_eve_reads_and_writes_nothing_of_it(guided: Town, eve: Person) -> None:
    assert (await eve.get(SEARCHES)).status_code == 401
    assert (await eve.get(ENTRIES)).status_code == 401
    assert (await eve.put(f"{ENTRIES}/{uuid4()}", json=LAMPSHADE)).status_code == 401
