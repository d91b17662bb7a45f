"""The forms of a town: published, read, withdrawn."""

from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.definition import FIRST_SEMANTICS, Definition
from parvis.forms.errors import AlreadyPublished, ReservedCode, UnknownVersion
from parvis.forms.loading import load_definition
from parvis.forms.rules.difference import FormChange, find_changes
from parvis.forms.schemas import PublishedForms
from parvis.forms.system import CODES, find_system_form, list_system_forms
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.web.changes import touch
from parvis.web.current_town import ServedTown

PUBLISHED = "forms.published"


async def publish_form(town_id: UUID, data: bytes, languages: tuple[str, ...], *, by: str = "") -> Definition:
    """Publish one version of a form; publishing the same one again changes nothing.

    Args:
        town_id: The town.
        data: The definition as JSON.
        languages: The town's: every word must be there in each.
        by: Who publishes it, where somebody did.

    Raises:
        DefinitionRefused: The form cannot be followed; the error lists every flaw.
        AlreadyPublished: This version is out, with other questions.
        ReservedCode: It is called as a form that every town has.
    """
    definition = load_definition(data, languages)
    if definition.code in CODES:
        raise ReservedCode(form=definition.code)
    body = msgspec.json.encode(definition).decode()
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(
            "insert into forms_definition (id, town_id, code, version, body, published_at, published_by) "
            "values ($1, $2, $3, $4, $5, $6, $7) on conflict (town_id, code, version) do nothing",
            new_id(), town_id, definition.code, definition.version, body, clock.now(), by,
        )  # fmt: skip
        if await get_definition(town_id, definition.code, definition.version) != definition:
            raise AlreadyPublished(form=definition.code, version=definition.version)
        await touch(town_id, PUBLISHED)
    return definition


async def withdraw_form(town_id: UUID, code: str) -> None:
    """Close a form: no new one is begun, those that wait on phones are still accepted, and marked for review."""
    async with unit_of_work(town_id) as uow:
        await uow.connection.execute(
            "update forms_definition set withdrawn_at = $2 where code = $1 and withdrawn_at is null", code, clock.now()
        )
        await touch(town_id, PUBLISHED)


async def get_definition(town_id: UUID, code: str, version: int) -> Definition:
    """The version of a form that somebody filled in, however old.

    Raises:
        UnknownVersion: The town never published it.
    """
    if ours := find_system_form(code, version):
        return ours
    async with unit_of_work(town_id) as uow:
        body = await uow.connection.fetchval(
            "select body from forms_definition where code = $1 and version = $2", code, version
        )
    if body is None:
        raise UnknownVersion
    return msgspec.json.decode(body, type=Definition)


async def find_current(town_id: UUID, code: str) -> Definition | None:
    """The version that a person would begin now, if the form is open."""
    if ours := next((form for form in list_system_forms() if form.code == code), None):
        return ours
    async with unit_of_work(town_id) as uow:
        body = await uow.connection.fetchval(
            "select body from forms_definition where code = $1 and withdrawn_at is null order by version desc limit 1",
            code,
        )
    return None if body is None else msgspec.json.decode(body, type=Definition)


async def find_newest(uow: UnitOfWork, code: str) -> "Record | None":
    """Find the newest version of a form that the town published, open or not."""
    return await uow.connection.fetchrow(
        "select version, body, withdrawn_at from forms_definition where code = $1 order by version desc limit 1", code
    )


async def list_changes_since(town_id: UUID, definition: Definition) -> list[FormChange]:
    """What the version that a person would begin now changed of this one; nothing when the form is closed."""
    current = await find_current(town_id, definition.code)
    return [] if current is None else find_changes(definition, current)


async def build_published(town: ServedTown, _key: str | None) -> PublishedForms:
    """The dataset of open forms, and of those that every town has."""
    forms = await list_open_forms(town.id)
    return PublishedForms(
        forms=[form for form in forms if form.semantics == FIRST_SEMANTICS],
        system=list_system_forms(),
        newer=[form for form in forms if form.semantics > FIRST_SEMANTICS],
    )


async def list_open_forms(town_id: UUID) -> list[Definition]:
    """The newest version of every form that is open, by code."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "select distinct on (code) body from forms_definition "
            "where withdrawn_at is null order by code, version desc"
        )
    return [msgspec.json.decode(row["body"], type=Definition) for row in rows]
