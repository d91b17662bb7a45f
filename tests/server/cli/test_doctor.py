from pathlib import Path

import asyncpg
import msgspec

from parvis.cli.doctor import examine
from parvis.cli.finding import Finding
from parvis.gateways import Gateways
from parvis.kernel.sealed import holding
from parvis.settings import Settings
from parvis.towns.services import Town, get_or_create_push_key
from tests.conftest import Database


async def findings(settings: Settings) -> dict[str, Finding]:
    return {finding.subject: finding async for finding in examine(settings)}


async def test_a_house_in_order_is_well(settings: Settings, town: Town) -> None:
    await get_or_create_push_key(town.id)
    found = await findings(settings)
    for subject in ("database", "migrations", "towns' wall", "clock", "jobs", "towns", "push key"):
        assert found[subject].verdict == "well", found[subject]


async def test_a_database_that_cannot_be_reached_is_ill_and_nothing_more_is_asked(tmp_path: Path) -> None:
    away = Settings(database_url=f"postgresql:///parvis?host={tmp_path}", data_dir=tmp_path)
    found = await findings(away)
    assert found["database"].verdict == "ill"
    assert "migrations" not in found


async def test_a_table_that_any_town_may_see_is_ill(settings: Settings, database: Database) -> None:
    administrator = await asyncpg.connect(database.url)
    await administrator.execute("create table leaky (id int, town_id uuid)")
    await administrator.close()
    wall = (await findings(settings))["towns' wall"]
    assert (wall.verdict, "leaky" in wall.words) == ("ill", True)


async def test_a_migration_that_has_not_run_is_ill(settings: Settings, database: Database) -> None:
    administrator = await asyncpg.connect(database.url)
    await administrator.execute("delete from migration where app_name = 'people'")
    await administrator.close()
    assert (await findings(settings))["migrations"].words == "1 have not run. Run parvis migrate."


async def test_a_key_sealed_with_another_secret_is_ill(settings: Settings, town: Town, gateways: Gateways) -> None:
    with holding("the old secret"):
        await get_or_create_push_key(town.id)
    assert (await findings(settings))["push key"].verdict == "ill"


async def test_dead_jobs_are_worth_a_look(settings: Settings, database: Database) -> None:
    administrator = await asyncpg.connect(database.url)
    await administrator.execute(
        "insert into pgqueuer (priority, status, entrypoint) values (0, 'failed', 'tower.ring')"
    )
    await administrator.close()
    jobs = (await findings(settings))["jobs"]
    assert (jobs.verdict, jobs.words) == ("look", "0 waiting, 0 for later, 0 running, 1 dead")


async def test_pushes_that_only_are_recorded_are_worth_a_look(settings: Settings, town: Town) -> None:
    assert (await findings(settings))["push"].verdict == "look"
    honest = msgspec.structs.replace(settings, push="webpush", push_contact="mailto:ville@ville.example")
    assert (await findings(honest))["push"].verdict == "well"
    odd = msgspec.structs.replace(honest, push_hosts="https://push.example/")
    assert (await findings(odd))["push"].verdict == "ill"
