"""Forms as staff write them: a draft that only one can change at a time, published when nothing is wrong with it.

Each saving names the revision that it was written on: who was overtaken is told by whom, and decides.
"""

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.definition import Definition
from parvis.forms.errors import BadCode, CasesChanged, DraftConflict, ReservedCode, UnknownForm
from parvis.forms.loading import find_flaws, find_needed_semantics, load_definition
from parvis.forms.loading.steps import CODE
from parvis.forms.rules.difference import find_changes
from parvis.forms.schemas import FormDraft, FormOnDesk, KeptDraft, NewFormDraft
from parvis.forms.services.definitions import PUBLISHED, find_newest, publish_form
from parvis.forms.services.trying import judge_cases
from parvis.forms.system import CODES
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.people.services import record_access
from parvis.web.changes import touch
from parvis.web.current_town import ServedTown
from parvis.web.identity import Staff

_BEGIN = (
    "insert into forms_draft (code, body, editor_id, edited_by, edited_at, id, town_id, revision) "
    "values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict (town_id, code) do nothing returning revision"
)
_GO_ON = (
    "update forms_draft set revision = revision + 1, body = $2, editor_id = $3, edited_by = $4, edited_at = $5 "
    "where code = $1 and revision = $6 returning revision"
)


async def open_form(town: ServedTown, code: str) -> FormOnDesk:
    """All that the editor shows of a form.

    Raises:
        UnknownForm: The town has neither published nor begun it.
    """
    async with unit_of_work(town.id) as uow:
        newest = await find_newest(uow, code)
        draft = await find_draft(uow, code)
        current = msgspec.json.decode(newest["body"], type=Definition) if newest else None
        shown = draft.definition if draft else current
        if shown is None:
            raise UnknownForm
        cases = await judge_cases(uow, shown)
    return FormOnDesk(
        code=code,
        languages=town.languages,
        next_version=newest["version"] + 1 if newest else 1,
        is_open=newest is not None and newest["withdrawn_at"] is None,
        current=current,
        draft=draft,
        flaws=find_flaws(shown, town.languages),
        cases=cases,
        changes=find_changes(current, draft.definition) if current and draft else [],
    )


async def keep_draft(town: ServedTown, staff: Staff, code: str, draft: NewFormDraft) -> KeptDraft:
    """Keep what a member of staff wrote; sent again, it is kept once.

    Raises:
        BadCode: No form can have this code.
        ReservedCode: It is called as a form that every town has.
        DraftConflict: Somebody saved, published or dropped the draft since; `theirs` is what stands now.
    """
    if not CODE.fullmatch(code):
        raise BadCode
    if code in CODES:
        raise ReservedCode(form=code)
    now = clock.now()
    async with unit_of_work(town.id) as uow:
        newest = await find_newest(uow, code)
        definition = msgspec.structs.replace(
            draft.definition,
            code=code,
            version=newest["version"] + 1 if newest else 1,
            semantics=find_needed_semantics(draft.definition),
        )
        body = msgspec.json.encode(definition).decode()
        written = (code, body, staff.id, staff.name, now)
        if draft.base_revision == 0:
            revision = await uow.connection.fetchval(_BEGIN, *written, new_id(), town.id)
        else:
            revision = await uow.connection.fetchval(_GO_ON, *written, draft.base_revision)
        if revision is None:
            theirs = await find_draft(uow, code)
            if theirs is None or theirs.definition != definition or theirs.edited_by != staff.name:
                raise DraftConflict(theirs=msgspec.to_builtins(theirs))
            revision, now = theirs.revision, theirs.edited_at
    return KeptDraft(revision=revision, edited_at=now, flaws=find_flaws(definition, town.languages))


async def drop_draft(town: ServedTown, staff: Staff, code: str) -> None:
    """Forget a draft: what is published stays as it is, a form that never was goes with its cases."""
    async with unit_of_work(town.id) as uow:
        await uow.connection.execute("delete from forms_draft where code = $1", code)
        if await find_newest(uow, code) is None:
            await uow.connection.execute("delete from forms_test_case where code = $1", code)
        await record_access(town.id, staff.id, "forms.drop-draft", code)


async def publish_draft(town: ServedTown, staff: Staff, code: str, revision: int) -> Definition:
    """Make the draft the form's next version, which phones get with their next refresh.

    Raises:
        UnknownForm: There is no draft.
        DraftConflict: It is not the revision that was looked at.
        DefinitionRefused: It has flaws; all are said.
        CasesChanged: A case gives something else than what is expected of it; `cases` are their ids.
    """
    async with unit_of_work(town.id) as uow:
        await uow.connection.execute("select from forms_draft where code = $1 for update", code)
        draft = await find_draft(uow, code)
        if draft is None:
            raise UnknownForm
        if draft.revision != revision:
            raise DraftConflict(theirs=msgspec.to_builtins(draft))
        data = msgspec.json.encode(draft.definition)
        load_definition(data, town.languages)
        if changed := [str(case.id) for case in await judge_cases(uow, draft.definition) if not case.holds]:
            raise CasesChanged(cases=changed)
        published = await publish_form(town.id, data, town.languages, by=staff.name)
        await uow.connection.execute("delete from forms_draft where code = $1", code)
        await record_access(town.id, staff.id, "forms.publish", f"{code}/{published.version}")
    return published


async def withdraw(town: ServedTown, staff: Staff, code: str) -> None:
    """Close a form for who would begin it now.

    Raises:
        UnknownForm: It was never published.
    """
    await _set_withdrawn(town, staff, code, is_withdrawn=True)


async def reopen(town: ServedTown, staff: Staff, code: str) -> None:
    """Open a form again, at its newest version.

    Raises:
        UnknownForm: It was never published.
    """
    await _set_withdrawn(town, staff, code, is_withdrawn=False)


async def find_draft(uow: UnitOfWork, code: str) -> FormDraft | None:
    """Find the draft of a form."""
    row = await uow.connection.fetchrow(
        "select revision, body, edited_by, edited_at from forms_draft where code = $1", code
    )
    if row is None:
        return None
    return FormDraft(
        revision=row["revision"],
        edited_by=row["edited_by"],
        edited_at=row["edited_at"],
        definition=msgspec.json.decode(row["body"], type=Definition),
    )


async def _set_withdrawn(town: ServedTown, staff: Staff, code: str, *, is_withdrawn: bool) -> None:
    async with unit_of_work(town.id) as uow:
        newest = await find_newest(uow, code)
        if newest is None:
            raise UnknownForm
        if is_withdrawn:
            await uow.connection.execute(
                "update forms_definition set withdrawn_at = $2 where code = $1 and withdrawn_at is null",
                code, clock.now(),
            )  # fmt: skip
        else:
            await uow.connection.execute(
                "update forms_definition set withdrawn_at = null where code = $1 and version = $2",
                code, newest["version"],
            )  # fmt: skip
        await record_access(town.id, staff.id, "forms.withdraw" if is_withdrawn else "forms.reopen", code)
        await touch(town.id, PUBLISHED)
