"""Calendars to print over HTTP: anybody's without a number, the counter's with one, and who may not."""

from datetime import date
from uuid import uuid4

import httpx
import pytest

from parvis.kernel.clock import FakeClock
from parvis.towns.services import NewAddress, Town, replace_streets
from parvis.waste.imports.reader import read_schedule
from parvis.waste.services import ImportedFile, import_schedule, set_streams
from tests.cast import Member, Person
from tests.server.waste.factories import OPTIONS, a_stream
from tests.server.waste.papers import pictures_of, read_pdf, words_of

CHANGES = "/api/v1/staff/collection-changes"
FOUND = "/api/v1/staff/addresses/found"
FILE = ImportedFile("a.csv", "0" * 64, "Ville")
ON_MONDAYS = b"secteur,r\xc3\xa8gle\ntous,chaque lundi\n"
HOME = {"number": 12, "suffix": "a", "street": "Rue du moulin"}


@pytest.fixture
async def collected(town: Town, clock: FakeClock) -> Town:
    """The town, with a house on each of two streets, and recycling on Mondays."""
    await set_streams(town.id, [a_stream("recyclage")])
    homes = [("rue du Moulin", 12, "A"), ("rue de l’Église", 3, "")]
    await replace_streets(
        town.id,
        [NewAddress(street=street, number=number, suffix=suffix, lon=-71, lat=46) for street, number, suffix in homes],
    )
    await import_schedule(town, "recyclage", read_schedule("a.csv", ON_MONDAYS, OPTIONS), FILE)
    return town


async def paper_of(person: httpx.AsyncClient, **wish: object) -> httpx.Response:
    book = (await person.get("/api/v1/waste/address-book")).json()
    return await person.get(f"/api/v1/waste/zones/{book['zones'][0]['key']}/calendar.pdf", params=wish)  # type: ignore[arg-type]


async def found_by(member: httpx.AsyncClient) -> str:
    answer = await member.post(FOUND, json=HOME)
    assert answer.status_code == 200
    return str(answer.json()["id"])


async def test_anybody_prints_the_calendar_of_a_street_without_telling_a_number(collected: Town, eve: Person) -> None:
    answer = await paper_of(eve, rue="rue-de-l-eglise")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    name = "calendrier-des-collectes-rue-de-l-eglise.pdf"
    assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
    pdf = read_pdf(answer.content)
    assert "Rue de l’Église" in words_of(pdf)
    assert "val-des-sources.example/collectes" in words_of(pdf)
    assert "lundi 30\u00a0novembre\u00a0: bac bleu" in pictures_of(pdf)


async def test_a_street_that_the_town_does_not_have_is_not_printed(collected: Town, eve: Person) -> None:
    words = words_of(read_pdf((await paper_of(eve, rue="panneau-publicitaire")).content))
    assert "panneau" not in words.lower()
    assert "Val-des-Sources" in words


async def test_the_page_speaks_english_and_comes_in_large_letters(collected: Town, eve: Person) -> None:
    assert "Days that change" in words_of(read_pdf((await paper_of(eve, langue="en")).content))
    large = read_pdf((await paper_of(eve, format="gros", langue="en")).content)
    assert len(large.pages) > 2
    assert f"Page 1 of {len(large.pages)}" in words_of(large)


async def test_what_did_not_change_is_not_sent_again_and_what_did_is(
    collected: Town, eve: Person, chloe: Member
) -> None:
    first = await paper_of(eve)
    unchanged = await eve.get(first.request.url, headers={"If-None-Match": first.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    head = await eve.head(first.request.url)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])
    storm = {"kind": "moved", "planned_on": "2026-11-30", "new_on": "2026-12-01", "reason": {"fr": "Tempête"}}
    assert (await chloe.put(f"{CHANGES}/{uuid4()}", json=storm)).status_code == 201
    changed = await eve.get(first.request.url, headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200
    assert "mardi 1er\u00a0décembre\u00a0: bac bleu" in pictures_of(read_pdf(changed.content))
    assert not any("30\u00a0novembre\u00a0:" in day for day in pictures_of(read_pdf(changed.content))[:60])


async def test_the_paper_of_another_day_bears_its_date(collected: Town, eve: Person, clock: FakeClock) -> None:
    first = await paper_of(eve)
    clock.move_to(clock().replace(day=24))
    later = await paper_of(eve)
    assert later.headers["etag"] != first.headers["etag"]
    assert "À jour le 24\u00a0novembre\u00a02026." in read_pdf(later.content).pages[0].extract_text()


@pytest.mark.parametrize(
    ("wish", "status", "problem"),
    [
        ({"langue": "de"}, 422, "waste.unknown-language"),
        ({"format": "poster"}, 422, ""),
        ({"logements": "-1"}, 422, ""),
        ({"logements": "beaucoup"}, 422, ""),
        ({"rue": "#panic()"}, 422, ""),
        ({"rue": "x" * 200}, 422, ""),
    ],
)
async def test_a_link_that_makes_no_sense_is_refused(
    collected: Town, eve: Person, wish: dict[str, str], status: int, problem: str
) -> None:
    answer = await paper_of(eve, **wish)
    assert answer.status_code in {status, 400}
    assert problem in answer.json()["type"]


async def test_a_zone_that_is_no_more_is_a_plain_404(collected: Town, eve: Person) -> None:
    answer = await eve.get("/api/v1/waste/zones/aaaa/calendar.pdf")
    assert (answer.status_code, answer.json()["code"]) == (404, "waste.unknown-zone")


async def test_whoever_prints_all_day_has_to_wait(collected: Town, eve: Person) -> None:
    answers = [await eve.get("/api/v1/waste/zones/aaaa/calendar.pdf") for _ in range(61)]
    assert [answer.status_code for answer in answers[-2:]] == [404, 429]
    assert int(answers[-1].headers["retry-after"]) > 0


async def test_chloe_prints_an_address_for_whoever_stands_at_the_counter(collected: Town, chloe: Member) -> None:
    answer = await chloe.get(f"/api/v1/staff/addresses/{await found_by(chloe)}/calendar.pdf")
    assert answer.status_code == 200
    assert "12A, rue du Moulin" in words_of(read_pdf(answer.content))
    assert answer.headers["cache-control"] == "private, no-cache"


async def test_an_address_that_the_town_does_not_have_is_a_plain_404(collected: Town, chloe: Member) -> None:
    answer = await chloe.post(FOUND, json={**HOME, "number": 13})
    assert (answer.status_code, answer.json()["code"]) == (404, "towns.unknown-address")
    answer = await chloe.get(f"/api/v1/staff/addresses/{uuid4()}/calendar.pdf")
    assert (answer.status_code, answer.json()["code"]) == (404, "towns.unknown-address")


async def test_an_address_in_no_sector_is_said_to_be_before_there_is_anything_to_print(
    collected: Town, chloe: Member
) -> None:
    far = NewAddress(street="rang Perdu", number=900, lon=-71, lat=46)
    await replace_streets(collected.id, [far])  # and no worker has placed it yet
    answer = await chloe.post(FOUND, json={"number": 900, "street": "rang Perdu"})
    assert (answer.status_code, answer.json()["code"]) == (404, "waste.unknown-zone")


async def test_the_counter_is_for_the_towns_own_staff(
    collected: Town, chloe: Member, didier: Member, eve: Person
) -> None:
    path = f"/api/v1/staff/addresses/{await found_by(chloe)}/calendar.pdf"
    assert (await eve.get(path)).status_code == 401
    assert (await eve.post(FOUND, json=HOME)).status_code == 401
    assert (await didier.get(path)).status_code == 404
    assert (await didier.post(FOUND, json=HOME)).status_code == 404


async def test_the_day_that_the_paper_begins_is_the_first_of_the_month(collected: Town, eve: Person) -> None:
    days = [text for text in pictures_of(read_pdf((await paper_of(eve)).content)) if "\u00a0: " in text]
    first, last = date(2026, 11, 2), date(2027, 11, 29)
    assert (days[0], days[-1]) == ("lundi 2\u00a0novembre\u00a0: bac bleu", "lundi 29\u00a0novembre\u00a0: bac bleu")
    assert len(days) == (last - first).days // 7 + 1
