"""A published form never changes; a correction is a new version."""

import asyncio
import json
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
import pytest
from click.testing import CliRunner

from parvis.database.unit_of_work import unit_of_work
from parvis.forms.commands import import_group
from parvis.forms.errors import AlreadyPublished, UnknownVersion
from parvis.forms.loading import DefinitionRefused
from parvis.forms.services import find_current, get_definition, publish_form, withdraw_form
from parvis.kernel.clock import FakeClock
from parvis.kernel.errors import ParvisError
from parvis.towns.services import Town
from tests.cast import Person
from tests.server.forms.engine_cases import OUR_FORMS

Result = TypeVar("Result")
SIGNALER = (OUR_FORMS / "signaler.json").read_bytes()
LANGUAGES = ("fr", "en")


def changed(**changes: object) -> bytes:
    return json.dumps(json.loads(SIGNALER) | changes).encode()


async def test_publishing_the_same_form_twice_changes_nothing(forms: Town, clock: FakeClock) -> None:
    await publish_form(forms.id, SIGNALER, LANGUAGES)
    async with unit_of_work(forms.id) as uow:
        assert await uow.connection.fetchval("select count(*) from forms_definition where code = 'signaler'") == 1


async def test_a_version_is_not_published_twice_with_other_questions(forms: Town) -> None:
    with pytest.raises(AlreadyPublished):
        await publish_form(forms.id, changed(retention_days=1), LANGUAGES)
    assert (await get_definition(forms.id, "signaler", 2)).retention_days == 730


async def test_the_database_itself_refuses_to_change_a_published_form(forms: Town) -> None:
    with pytest.raises(asyncpg.RaiseError, match="never changes"):
        async with unit_of_work(forms.id) as uow:
            await uow.connection.execute("update forms_definition set body = '{}'")


async def test_of_two_who_publish_at_once_one_is_told(forms: Town) -> None:
    versions = [changed(version=3, retention_days=days) for days in (1, 2)]
    told = await asyncio.gather(*(publish_form(forms.id, data, LANGUAGES) for data in versions), return_exceptions=True)
    assert [type(one) for one in told if isinstance(one, ParvisError)] == [AlreadyPublished]


async def test_a_town_that_speaks_another_language_needs_its_words(forms: Town) -> None:
    with pytest.raises(DefinitionRefused, match="not said in de"):
        await publish_form(forms.id, SIGNALER, ("fr", "de"))


async def test_the_newest_version_is_the_one_to_begin(forms: Town) -> None:
    await publish_form(forms.id, changed(version=3), LANGUAGES)
    current = await find_current(forms.id, "signaler")
    assert current is not None
    assert current.version == 3


async def test_a_withdrawn_form_is_not_begun_and_opens_again_with_a_new_version(forms: Town) -> None:
    await withdraw_form(forms.id, "signaler")
    assert await find_current(forms.id, "signaler") is None
    await publish_form(forms.id, changed(version=3), LANGUAGES)
    assert await find_current(forms.id, "signaler") is not None


async def test_another_town_has_forms_of_its_own(forms: Town, other_town: Town) -> None:
    with pytest.raises(UnknownVersion):
        await get_definition(other_town.id, "signaler", 2)


class OpenHouse:
    """What a command gets: this test's own house, in the loop that it already runs in."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)


async def import_form(path: Path, slug: str) -> str:
    words = ["form", str(path), "--town", slug]
    house = OpenHouse(asyncio.get_running_loop())
    done = await asyncio.to_thread(CliRunner().invoke, import_group, words, obj=house, catch_exceptions=False)
    return done.output


async def test_a_form_is_imported_from_a_file(forms: Town, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_bytes(changed(version=4))
    assert await import_form(path, forms.slug) == "signaler, version 4: published\n"
    assert (await get_definition(forms.id, "signaler", 4)).version == 4


async def test_a_file_with_flaws_changes_nothing_and_names_them_all(forms: Town, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_bytes(changed(version=4, stages=[], retention_days=0))
    with pytest.raises(DefinitionRefused, match=r"stages: .*retention_days: "):
        await import_form(path, forms.slug)
    with pytest.raises(UnknownVersion):
        await get_definition(forms.id, "signaler", 4)


async def test_a_form_that_an_older_app_cannot_show_stands_where_it_does_not_look(forms: Town, eve: Person) -> None:
    await publish_form(forms.id, changed(version=3, semantics=2, sign_in="none"), LANGUAGES)
    published = (await eve.get("/api/v1/forms/published")).json()
    assert "signaler" not in [form["code"] for form in published["forms"]]
    assert [(form["code"], form["version"]) for form in published["newer"]] == [("signaler", 3)]
