"""The town's desks, and which form goes to which."""

from uuid import UUID

import asyncpg
import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.engine.formats import tidy_email
from parvis.forms.services import find_current, list_open_forms
from parvis.kernel.ids import new_id
from parvis.kernel.language import Words
from parvis.people.services import record_access
from parvis.requests.errors import BadDeskAddress, DeskInUse, UnknownDesk, UnknownForm
from parvis.requests.schemas import Desk, DeskBook, DeskCard, FormSetting, NewDesk, NewFormSetting
from parvis.web.identity import Staff

_SAVE_DESK = """
insert into requests_desk (id, town_id, code, name, phone, email) values ($1, $2, $3, $4, $5, $6)
on conflict (town_id, code) do update set name = excluded.name, phone = excluded.phone, email = excluded.email
"""
_SAVE_SETTING = """
insert into requests_form_setting (id, town_id, form, desk, next_steps) values ($1, $2, $3, $4, $5)
on conflict (town_id, form) do update set desk = excluded.desk, next_steps = excluded.next_steps
"""
_IS_USED = """
select exists (select from requests_form_setting where desk = $1)
    or exists (select from requests_case where desk = $1 and closed_at is null)
"""


async def read_desk_book(town_id: UUID) -> DeskBook:
    """All desks by name, and every open form with its desk and its next steps."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch("select code, name, phone, email from requests_desk order by code")
        settings = await _settings(uow)
        forms = await list_open_forms(town_id)
    none = NewFormSetting()
    return DeskBook(
        desks=[_desk(row) for row in rows],
        forms=[
            FormSetting(
                form=form.code,
                title=form.title,
                stages=list(form.stages),
                desk=settings.get(form.code, none).desk,
                next_steps=settings.get(form.code, none).next_steps,
            )
            for form in forms
        ],
    )


async def save_desk(staff: Staff, code: str, desk: NewDesk) -> Desk:
    """Keep a desk under its code.

    Raises:
        BadDeskAddress: No mail can go to its address.
    """
    email = desk.email.strip()
    if email and tidy_email(email) is None:
        raise BadDeskAddress
    kept = Desk(code=code, name=desk.name, phone=desk.phone.strip(), email=email)
    async with unit_of_work(staff.town_id) as uow:
        await uow.connection.execute(
            _SAVE_DESK, new_id(), staff.town_id, code, _json(kept.name), kept.phone, kept.email
        )
        await record_access(staff.town_id, staff.id, "requests.save-desk", code)
    return kept


async def delete_desk(staff: Staff, code: str) -> None:
    """Close a desk that has nothing left to answer; closing it twice is fine.

    Raises:
        DeskInUse: A form or an open request goes to it.
    """
    async with unit_of_work(staff.town_id) as uow:
        if await uow.connection.fetchval(_IS_USED, code):
            raise DeskInUse
        await uow.connection.execute("delete from requests_desk where code = $1", code)
        await record_access(staff.town_id, staff.id, "requests.delete-desk", code)


async def save_form_setting(staff: Staff, form: str, setting: NewFormSetting) -> FormSetting:
    """Say which desk answers a form from now on, and what comes next at each stage.

    Raises:
        UnknownForm: The town has no such form open.
        UnknownDesk: The town has no such desk.
    """
    async with unit_of_work(staff.town_id) as uow:
        definition = await find_current(staff.town_id, form)
        if definition is None:
            raise UnknownForm
        if setting.desk and await find_desk(uow, setting.desk) is None:
            raise UnknownDesk
        steps = setting.next_steps[: len(definition.stages)]
        await uow.connection.execute(_SAVE_SETTING, new_id(), staff.town_id, form, setting.desk, _json(steps))
        await record_access(staff.town_id, staff.id, "requests.set-form", form)
    return FormSetting(
        form=form, title=definition.title, stages=list(definition.stages), desk=setting.desk, next_steps=steps
    )


async def find_desk(uow: UnitOfWork, code: str) -> DeskCard | None:
    """A desk as people see it."""
    return (await read_cards(uow)).get(code)


async def read_cards(uow: UnitOfWork) -> dict[str, DeskCard]:
    """Every desk as people see it, by code."""
    rows = await uow.connection.fetch("select code, name, phone from requests_desk")
    return {
        row["code"]: DeskCard(code=row["code"], name=msgspec.json.decode(row["name"]), phone=row["phone"])
        for row in rows
    }


async def read_next_steps(uow: UnitOfWork) -> dict[str, list[Words]]:
    """What comes next at each stage, by form."""
    return {form: setting.next_steps for form, setting in (await _settings(uow)).items()}


async def desk_of_form(uow: UnitOfWork, form: str) -> str:
    """The code of the desk that answers a form; empty when none does."""
    found: str | None = await uow.connection.fetchval("select desk from requests_form_setting where form = $1", form)
    return found or ""


async def _settings(uow: UnitOfWork) -> dict[str, NewFormSetting]:
    rows = await uow.connection.fetch("select form, desk, next_steps from requests_form_setting")
    return {
        row["form"]: NewFormSetting(desk=row["desk"], next_steps=msgspec.json.decode(row["next_steps"])) for row in rows
    }


def _desk(row: asyncpg.Record) -> Desk:
    return Desk(code=row["code"], name=msgspec.json.decode(row["name"]), phone=row["phone"], email=row["email"])


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
