"""Forms as staff write them: drafts, cases that were tried, versions."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

from parvis.forms.definition import Definition
from parvis.forms.engine import Finding, JourneyStep
from parvis.forms.formcode import FormcodeLanguage, Note
from parvis.forms.loading import Flaw
from parvis.forms.rules.difference import FormChange

FormCode = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]{0,62}$")]


class NewFormDraft(msgspec.Struct, frozen=True):
    """A draft to keep. `base_revision` is the one that it was written on, 0 for a first one."""

    base_revision: Annotated[int, msgspec.Meta(ge=0, le=2_000_000_000)]
    definition: Definition


class FormDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as it is kept."""

    revision: int
    edited_by: str
    edited_at: datetime
    definition: Definition


class KeptDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What the town says of a draft that it just kept."""

    revision: int
    edited_at: datetime
    flaws: list[Flaw]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What comes of answers: the steps that are shown, and what is found."""

    journey: list[JourneyStep]
    findings: list[Finding]


class NewFormCase(msgspec.Struct, frozen=True, kw_only=True):
    """Answers to keep as a case of their form; what the draft makes of them now is what is expected from now on."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    answers: dict[str, Any]


class FormCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case, what is expected of it, and what the draft makes of it."""

    id: UUID
    name: str
    answers: dict[str, Any]
    filled_on: date
    kept_by: str
    expected: Outcome
    actual: Outcome
    holds: bool


class FormOnDesk(msgspec.Struct, frozen=True, kw_only=True):
    """All that the editor opens with.

    `current` is the newest version, open or not; `draft` what becomes the next, and `changes` what it changes.
    """

    code: str
    languages: tuple[str, ...]
    next_version: int
    is_open: bool
    current: Definition | None
    draft: FormDraft | None
    flaws: list[Flaw]
    cases: list[FormCase]
    changes: list[FormChange]


class FormRow(msgspec.Struct, frozen=True, kw_only=True):
    """One form in the list. `complete_percent`: of those received lately, how many lack nothing recommended."""

    code: str
    title: dict[str, str]
    state: Literal["open", "withdrawn", "unpublished"]
    version: int | None
    published_at: datetime | None
    draft_by: str | None
    draft_at: datetime | None
    received: int
    complete_percent: int | None


class FormRows(msgspec.Struct, frozen=True):
    """The forms of the town."""

    forms: list[FormRow]


class FormToPublish(msgspec.Struct, frozen=True):
    """Which revision of the draft was looked at."""

    revision: int


class FormVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version that was published, and what it changed of the one before."""

    version: int
    published_at: datetime
    published_by: str
    withdrawn_at: datetime | None
    changes: list[FormChange]
    definition: Definition


class FormVersions(msgspec.Struct, frozen=True):
    """The versions of a form, the newest first."""

    versions: list[FormVersion]


class ReadyForms(msgspec.Struct, frozen=True):
    """Forms that every town may begin with."""

    forms: list[Definition]


class FormToImport(msgspec.Struct, frozen=True):
    """A form from elsewhere: ours as JSON, or a text that another system knows, and the language it is written in."""

    kind: Literal["json", "formcode"]
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=400_000)]
    code: FormCode
    language: FormcodeLanguage = "fr"


class ImportedForm(msgspec.Struct, frozen=True):
    """What became of it, to be looked at, and what our engine means otherwise than it stands there."""

    definition: Definition
    notes: list[Note]
