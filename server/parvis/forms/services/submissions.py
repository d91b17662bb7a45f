"""Forms that arrive: each is accepted once, however often and however many at a time it is sent.

The id is made by the phone at the first keystroke. The unique index on it decides between senders that come at the
same moment: the later one waits for the earlier to commit, and then finds its receipt.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID

import msgspec

from parvis.database.unit_of_work import UnitOfWork, unit_of_work
from parvis.forms.attachments import NamedFile, list_named_files
from parvis.forms.correspondence import Correspondence
from parvis.forms.definition import Definition, File
from parvis.forms.engine import Finding, blocking, check, normalise
from parvis.forms.engine.values import Answer
from parvis.forms.errors import AttachmentMissing, DifferentBody, Refused, UnknownSubmission, UnknownVersion
from parvis.forms.events import SubmissionAccepted, SubmissionContradicted
from parvis.forms.kinds import IMAGES
from parvis.forms.rules.arriving import believe, canonical, day_of_filling, digest, erase_on, erased_mark
from parvis.forms.schemas import Channel, FollowUp, NewSubmission, Receipt
from parvis.forms.services.addressing import check_about, tidy_follow_up
from parvis.forms.services.definitions import find_current, get_definition
from parvis.forms.services.drafts import close_draft, refuse_unless_holder
from parvis.forms.services.files import SentFile, attach_files, find_files
from parvis.jobs import publish
from parvis.kernel import clock
from parvis.kernel.ids import new_id, receipt_code
from parvis.web.current_town import ServedTown
from parvis.web.identity import Device

MOST_OTHER_BODIES = 20


class Acceptance(NamedTuple):
    """A receipt, and whether it is the first one for this form."""

    receipt: Receipt
    is_first: bool


class Entry(NamedTuple):
    """A member of staff brings a form for somebody: from a file, the telephone, the counter."""

    account_id: UUID | None
    channel: Channel


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """A form that arrived, as other rooms know it. `submission_id` is the phone's.

    `account_id` is the member of staff who wrote it down for somebody; then there may be no device.
    """

    submission_id: UUID
    device_id: UUID | None
    account_id: UUID | None
    channel: Channel
    about: UUID | None
    follow_up: FollowUp | None
    language: str
    definition: Definition
    answers: dict[str, Any]
    needs_review: bool
    review_findings: list[Finding]
    queued_at: datetime
    received_at: datetime


class OtherVersion(NamedTuple):
    """Another form under an id that was taken; without definition when the town never published it."""

    received_at: datetime
    definition: Definition | None
    answers: dict[str, Answer]


class _Judged(NamedTuple):
    """`review`: what the form's present version would say; None when it is the one that was filled in."""

    definition: Definition
    answers: dict[str, Answer]
    review: list[Finding] | None


async def accept_submission(
    town: ServedTown,
    device: Device,
    submission_id: UUID,
    sent: NewSubmission,
    *,
    correspondence: Correspondence | None = None,
    entry: Entry | None = None,
) -> Acceptance:
    """Take a form in, with all that follows from it, or say why not.

    Args:
        town: The town.
        device: Who sends it; with `entry`, the device at which staff sit, and only its files count.
        submission_id: The phone's id of it.
        sent: What was filled in.
        correspondence: Who may write about requests; without it nobody may.
        entry: Who brings it for somebody (staff, or nobody of theirs: a program with a key), and how it reached them.

    Raises:
        NotYours: It is about a request that this device has no part in.
        BadFollowUp: Nobody can be written to at the address that it gives.
        DifferentBody: Something else was accepted under this id, or another device holds it.
        UnknownVersion: The town never published this version of the form.
        Refused: The answers have blocking findings.
        AttachmentMissing: Photos that the answers name have not arrived from this device.
        HeldElsewhere: Another device goes on with this draft.
    """
    body = canonical(sent)
    async with unit_of_work(town.id) as uow:
        outcome = await _find_earlier(uow, device, submission_id, body, entry)
        if outcome is None:
            await check_about(device, sent, correspondence)
            outcome = await _accept(uow, town, device, submission_id, sent, entry=entry)
        if outcome is None:  # Lost the race for the id: whoever won it has committed by now.
            outcome = await _find_earlier(uow, device, submission_id, body, entry)
    # Raised out here: the other body that was kept must outlive the refusal.
    if not isinstance(outcome, Acceptance):
        raise DifferentBody
    return outcome


async def get_submission(town_id: UUID, submission_id: UUID) -> Submission:
    """A form that arrived.

    Raises:
        UnknownSubmission: It did not, or was erased.
    """
    async with unit_of_work(town_id) as uow:
        row = await uow.connection.fetchrow(
            "select device_id, account_id, channel, about, follow_up, form, version, language, answers, needs_review, "
            "review_findings, queued_at, received_at from forms_submission where submission_id = $1",
            submission_id,
        )
        if row is None:
            raise UnknownSubmission
        definition = await get_definition(town_id, row["form"], row["version"])
    return Submission(
        submission_id=submission_id,
        device_id=row["device_id"],
        account_id=row["account_id"],
        channel=row["channel"],
        about=row["about"],
        follow_up=msgspec.json.decode(row["follow_up"], type=FollowUp) if row["follow_up"] else None,
        language=row["language"],
        definition=definition,
        answers=msgspec.json.decode(row["answers"]),
        needs_review=row["needs_review"],
        review_findings=msgspec.json.decode(row["review_findings"], type=list[Finding]),
        queued_at=row["queued_at"],
        received_at=row["received_at"],
    )


async def list_other_versions(town_id: UUID, submission_id: UUID) -> list[OtherVersion]:
    """What the same device sent under the same id afterwards, and was refused: kept for a person to compare."""
    async with unit_of_work(town_id) as uow:
        rows = await uow.connection.fetch(
            "select body, received_at from forms_other_body where submission_id = $1 order by received_at, id",
            submission_id,
        )
        return [await _read_other(town_id, row["body"], row["received_at"]) for row in rows]


async def _read_other(town_id: UUID, body: bytes, received_at: datetime) -> OtherVersion:
    sent = msgspec.json.decode(body, type=NewSubmission)
    try:
        definition = await get_definition(town_id, sent.form, sent.version)
    except UnknownVersion:
        return OtherVersion(received_at, None, {})
    return OtherVersion(received_at, definition, normalise(definition, sent.answers))


async def _find_earlier(
    uow: UnitOfWork, device: Device, submission_id: UUID, body: bytes, entry: Entry | None
) -> Acceptance | Literal["taken"] | None:
    """What became of this id before. Whoever did not send this very form learns only that the id is taken.

    A form that staff brought belongs to no device: the phone that it came from has its very words, and its receipt.
    """
    row = await uow.connection.fetchrow(
        "select device_id, body_hash, received_at, needs_review from forms_submission where submission_id = $1",
        submission_id,
    )
    if row is None:
        return await _find_erased(uow, device, submission_id, body)
    is_theirs = entry is not None or row["device_id"] in {device.id, None}
    if is_theirs and row["body_hash"] == digest(body):
        return Acceptance(_receipt(submission_id, row["received_at"], row["needs_review"]), is_first=False)
    if entry is None and row["device_id"] != device.id:
        return "taken"
    await _keep_other_body(uow, device.town_id, submission_id, body)
    return "taken"


async def _find_erased(
    uow: UnitOfWork, device: Device, submission_id: UUID, body: bytes
) -> Acceptance | Literal["taken"] | None:
    """What became of an id whose form was erased: its phone hears the same as before, and nothing begins anew."""
    row = await uow.connection.fetchrow(
        "select mark, received_at, needs_review from forms_erased where submission_id = $1", submission_id
    )
    if row is None:
        return None
    if row["mark"] not in {erased_mark(device.id, body), erased_mark(None, body)}:
        return "taken"
    return Acceptance(_receipt(submission_id, row["received_at"], row["needs_review"]), is_first=False)


async def _keep_other_body(uow: UnitOfWork, town_id: UUID, submission_id: UUID, body: bytes) -> None:
    is_new = await uow.connection.fetchval(
        "insert into forms_other_body (id, town_id, submission_id, body, body_hash, received_at) "
        "select $1, $2, $3, $4, $5, $6 "
        "where (select count(*) from forms_other_body where submission_id = $3) < $7 "
        "on conflict do nothing returning true",
        new_id(), town_id, submission_id, body, digest(body), clock.now(), MOST_OTHER_BODIES,
    )  # fmt: skip
    if is_new:
        await publish(SubmissionContradicted(town_id=town_id, submission_id=submission_id))


async def _accept(
    uow: UnitOfWork, town: ServedTown, device: Device, submission_id: UUID, sent: NewSubmission, *, entry: Entry | None
) -> Acceptance | None:
    """Store a form that nobody sent before; None when somebody did at this very moment."""
    now = clock.now()
    await refuse_unless_holder(uow, submission_id, None if entry else device.id)
    follow_up = tidy_follow_up(sent.follow_up)
    judged = await _judge(town, sent, now)
    named = list_named_files(judged.definition, judged.answers)
    files = await find_files(device, [file.sha256 for file in named], hold=True)
    _check_files(named, files)
    language = sent.language if sent.language in town.languages else town.languages[0]
    body = canonical(sent)
    is_stored = await uow.connection.fetchval(
        "insert into forms_submission (id, town_id, submission_id, device_id, form, version, language, answers, body, "
        "body_hash, needs_review, review_findings, started_at, queued_at, received_at, erase_on, about, follow_up, "
        "channel, account_id) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) "
        "on conflict (town_id, submission_id) do nothing returning true",
        new_id(), town.id, submission_id, None if entry else device.id, sent.form, sent.version, language,
        _json(judged.answers), body, digest(body), judged.review is not None, _json(judged.review or []),
        believe(sent.started_at, now), believe(sent.queued_at, now), now,
        erase_on(now, town.time_zone, judged.definition.retention_days), sent.about,
        _json(follow_up) if follow_up else None, entry.channel if entry else "app", entry.account_id if entry else None,
    )  # fmt: skip
    if not is_stored:
        return None
    await attach_files(town.id, submission_id, named, files)
    await close_draft(uow, submission_id)
    await publish(SubmissionAccepted(town_id=town.id, submission_id=submission_id))
    return Acceptance(_receipt(submission_id, now, judged.review is not None), is_first=True)


async def _judge(town: ServedTown, sent: NewSubmission, now: datetime) -> _Judged:
    definition = await get_definition(town.id, sent.form, sent.version)
    today = day_of_filling(believe(sent.queued_at, now), now, town.time_zone).isoformat()
    if found := blocking(check(definition, sent.answers, today)):
        raise Refused(findings=msgspec.to_builtins(found))
    answers = normalise(definition, sent.answers)
    current = await find_current(town.id, sent.form)
    if current is not None and current.version == sent.version:
        return _Judged(definition, answers, None)
    return _Judged(definition, answers, check(current, answers, today) if current else [])


def _check_files(named: list[NamedFile], files: Mapping[str, SentFile]) -> None:
    """Judge photos and files by what arrived, not by what was said of them."""
    if missing := sorted({file.sha256 for file in named} - files.keys()):
        raise AttachmentMissing(missing=missing)
    found = [finding for file in named for finding in _judge_file(file, files[file.sha256])]
    if found:
        raise Refused(findings=msgspec.to_builtins(found))


def _judge_file(named: NamedFile, file: SentFile) -> Iterator[Finding]:
    allowed = named.question.types if isinstance(named.question, File) else IMAGES
    if file.size_bytes > named.question.max_bytes:
        yield Finding(named.path, "too-large", {"max": named.question.max_bytes})
    if file.media_type not in allowed:
        yield Finding(named.path, "unsupported-file", {"name": named.name})


def _receipt(submission_id: UUID, received_at: datetime, needs_review: bool) -> Receipt:  # noqa: FBT001 (a column)
    return Receipt(id=submission_id, receipt=receipt_code(submission_id), received_at=received_at, review=needs_review)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
