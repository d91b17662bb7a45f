"""What staff see of all the town's forms: the list with its figures, and the versions of one."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec
from asyncpg import Record

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.definition import Definition, Words
from parvis.forms.engine import check
from parvis.forms.errors import UnknownForm
from parvis.forms.rules.difference import find_changes
from parvis.forms.schemas import FormRow, FormRows, FormVersion, FormVersions
from parvis.kernel import clock

COUNTED_FOR = timedelta(days=30)
MOST_MEASURED = 100
"""Submissions of a form whose completeness is looked at: more would not change what the figure tells."""


class _Titled(msgspec.Struct, frozen=True):
    title: Words


async def list_forms(town_id: UUID) -> FormRows:
    """The town's forms, published or begun, by code."""
    since = clock.now() - COUNTED_FOR
    async with unit_of_work(town_id) as uow:
        published = await uow.connection.fetch(
            "select distinct on (code) code, version, body, published_at, withdrawn_at from forms_definition "
            "order by code, version desc"
        )
        drafts = await uow.connection.fetch("select code, body, edited_by, edited_at from forms_draft")
        received = await uow.connection.fetch(
            "select form, count(*) from forms_submission where received_at >= $1 group by form", since
        )
        complete = await _measure_completeness(uow, since)
    newest = {row["code"]: row for row in published}
    begun = {row["code"]: row for row in drafts}
    counts = {row["form"]: row["count"] for row in received}
    return FormRows([
        _row(code, newest.get(code), begun.get(code), counts.get(code, 0), complete.get(code))
        for code in sorted({*newest, *begun})
    ])  # fmt: skip


async def list_versions(town_id: UUID, code: str) -> FormVersions:
    """The versions of a form, the newest first.

    Raises:
        UnknownForm: None was published.
    """
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "select version, body, published_at, published_by, withdrawn_at from forms_definition where code = $1 "
            "order by version desc limit 50",
            code,
        )
    if not rows:
        raise UnknownForm
    definitions = [msgspec.json.decode(row["body"], type=Definition) for row in rows]
    return FormVersions([
        FormVersion(
            version=row["version"],
            published_at=row["published_at"],
            published_by=row["published_by"],
            withdrawn_at=row["withdrawn_at"],
            changes=find_changes(before, definition) if before else [],
            definition=definition,
        )
        for row, definition, before in zip(rows, definitions, [*definitions[1:], None], strict=True)
    ])  # fmt: skip


def _row(code: str, newest: "Record | None", draft: "Record | None", received: int, complete: int | None) -> FormRow:
    shown = newest or draft
    assert shown is not None  # noqa: S101 (a code comes from one of the two)
    state: Literal["open", "withdrawn", "unpublished"] = "unpublished"
    if newest:
        state = "withdrawn" if newest["withdrawn_at"] else "open"
    return FormRow(
        code=code,
        title=msgspec.json.decode((draft or shown)["body"], type=_Titled).title,
        state=state,
        version=newest["version"] if newest else None,
        published_at=newest["published_at"] if newest else None,
        draft_by=draft["edited_by"] if draft else None,
        draft_at=draft["edited_at"] if draft else None,
        received=received,
        complete_percent=complete,
    )


async def _measure_completeness(uow: UnitOfWork, since: datetime) -> Mapping[str, int]:
    """Of the newest submissions of each form, how many in a hundred lack nothing that is recommended."""
    rows = await uow.connection.fetch(
        "select s.form, s.version, s.answers from (select form, version, answers, "
        "row_number() over (partition by form order by received_at desc) as place from forms_submission "
        "where received_at >= $1) s where s.place <= $2",
        since, MOST_MEASURED,
    )  # fmt: skip
    bodies = await uow.connection.fetch("select code, version, body from forms_definition")
    versions = {(row["code"], row["version"]): row["body"] for row in bodies}
    read: dict[tuple[str, int], Definition] = {}
    lacks: defaultdict[str, list[bool]] = defaultdict(list)
    for row in rows:
        name = (row["form"], row["version"])
        if name not in versions:
            continue
        if name not in read:
            read[name] = msgspec.json.decode(versions[name], type=Definition)
        findings = check(read[name], msgspec.json.decode(row["answers"]))
        lacks[row["form"]].append(any(finding.code == "recommended" for finding in findings))
    return {form: round(100 * each.count(False) / len(each)) for form, each in lacks.items()}
