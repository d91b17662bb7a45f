"""Cases of a form: answers that staff tried, and what must come of them.

What is expected is what the draft made of the answers when they were kept, or when somebody looked at a new outcome
and accepted it by keeping them again.
"""

from typing import Any
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.definition import Definition
from parvis.forms.engine import check, journey
from parvis.forms.errors import TooManyCases, UnknownForm
from parvis.forms.schemas import FormCase, NewFormCase, Outcome
from parvis.forms.services.definitions import find_newest
from parvis.kernel import clock
from parvis.kernel.ids import new_id
from parvis.web.current_town import ServedTown
from parvis.web.identity import Staff

MOST_CASES = 100


def try_answers(definition: Definition, answers: dict[str, Any], filled_on: str) -> Outcome:
    """What comes of answers that are given on a day."""
    return Outcome(journey=journey(definition, answers), findings=check(definition, answers, filled_on))


async def judge_cases(uow: UnitOfWork, definition: Definition) -> list[FormCase]:
    """Every case of a form, with what this definition makes of it."""
    rows = await uow.connection.fetch(
        "select case_id, name, answers, expected, filled_on, kept_by from forms_test_case "
        "where code = $1 order by kept_at, case_id",
        definition.code,
    )
    cases = []
    for row in rows:
        answers = msgspec.json.decode(row["answers"])
        expected = msgspec.json.decode(row["expected"], type=Outcome)
        actual = try_answers(definition, answers, row["filled_on"].isoformat())
        cases.append(
            FormCase(
                id=row["case_id"],
                name=row["name"],
                answers=answers,
                filled_on=row["filled_on"],
                kept_by=row["kept_by"],
                expected=expected,
                actual=actual,
                holds=expected == actual,
            )
        )
    return cases


async def keep_case(town: ServedTown, staff: Staff, code: str, case_id: UUID, case: NewFormCase) -> None:
    """Keep answers as a case; under an id that is there, accept what comes of them now.

    Raises:
        UnknownForm: There is no such form.
        TooManyCases: This form has as many as it can have.
    """
    async with unit_of_work(town.id) as uow:
        body = await uow.connection.fetchval("select body from forms_draft where code = $1", code)
        if body is None:
            newest = await find_newest(uow, code)
            if newest is None:
                raise UnknownForm
            body = newest["body"]
        count = await uow.connection.fetchval(
            "select count(*) from forms_test_case where code = $1 and case_id <> $2", code, case_id
        )
        if count >= MOST_CASES:
            raise TooManyCases(most=MOST_CASES)
        filled_on = clock.today(town.time_zone)
        outcome = try_answers(msgspec.json.decode(body, type=Definition), case.answers, filled_on.isoformat())
        kept = await uow.connection.fetchval(
            "insert into forms_test_case (id, town_id, case_id, code, name, answers, expected, filled_on, kept_by, "
            "kept_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (town_id, case_id) do update "
            "set name = excluded.name, answers = excluded.answers, expected = excluded.expected, "
            "filled_on = excluded.filled_on, kept_by = excluded.kept_by where forms_test_case.code = excluded.code "
            "returning true",
            new_id(), town.id, case_id, code, case.name.strip(), msgspec.json.encode(case.answers).decode(),
            msgspec.json.encode(outcome).decode(), filled_on, staff.name, clock.now(),
        )  # fmt: skip
        if not kept:
            raise UnknownForm


async def drop_case(town: ServedTown, code: str, case_id: UUID) -> None:
    """Forget a case."""
    async with unit_of_work(town.id) as uow:
        await uow.connection.execute("delete from forms_test_case where code = $1 and case_id = $2", code, case_id)
