"""What every phone keeps of its town."""

from parvis.towns.services import NewDistrict, Town, get_or_create_push_key, save_town, set_districts
from tests.cast import Member, Person
from tests.server.towns.factories import a_profile, a_town
from tests.until import until

PROFILE = "/api/v1/towns/profile"


async def test_anybody_reads_the_town_s_profile(town: Town, eve: Person) -> None:
    await set_districts(town.id, [NewDistrict(code="nord", name={"fr": "Le Nord"})])
    key = await get_or_create_push_key(town.id)
    body = (await eve.get(PROFILE)).json()
    assert (body["slug"], body["vapid_public_key"]) == (town.slug, key.public)
    assert body["districts"] == [{"code": "nord", "name": {"fr": "Le Nord"}}]
    assert body["hours"][0] == {"weekday": 1, "opens": "08:30", "closes": "16:30"}
    assert "private" not in str(body)


async def test_a_profile_that_did_not_change_is_not_sent_again(town: Town, eve: Person) -> None:
    tag = (await eve.get(PROFILE)).headers["etag"]
    assert (await eve.get(PROFILE, headers={"If-None-Match": tag})).status_code == 304


async def test_a_changed_profile_is_read_at_once_whatever_was_in_memory(town: Town, eve: Person) -> None:
    await eve.get(PROFILE)
    await save_town(town.slug, hosts=town.hosts, profile=a_profile(phone="418 555-0111"))

    async def is_heard() -> bool:
        return bool((await eve.get(PROFILE)).json()["phone"] == "418 555-0111")

    await until(is_heard)


async def test_each_host_has_its_own_town(town: Town, eve: Person, didier: Member) -> None:
    assert (await eve.get(PROFILE)).json()["name"] == "Val-des-Sources"
    assert (await didier.get(PROFILE)).json()["name"] == "Lac-aux-Saules"


async def test_a_host_that_nobody_serves_is_a_404_until_a_town_is_served_there(town: Town, eve: Person) -> None:
    assert (await eve.get(f"https://ailleurs.example{PROFILE}")).status_code == 404
    await a_town("ailleurs", "ailleurs.example", name="Ailleurs")

    async def is_served() -> bool:
        return (await eve.get(f"https://ailleurs.example{PROFILE}")).status_code == 200

    await until(is_served)
