"""Published forms, what citizens sent, and the files that came with it."""

from piccolo.columns import JSONB, UUID, Array, BigInt, Boolean, Bytea, Date, Integer, Timestamptz, Varchar

from parvis.database.tables import TownTable


class FormsDefinition(TownTable, tablename="forms_definition"):
    """A published version of a form. It is never changed (a trigger sees to it), only withdrawn."""

    code = Varchar(length=63)
    version = Integer(default=1)
    body = JSONB(default={})
    published_at = Timestamptz(null=False, default=None)
    published_by = Varchar(length=200, default="")
    withdrawn_at = Timestamptz(null=True, default=None)


class FormsDraft(TownTable, tablename="forms_draft"):
    """The next version of a form as staff write it, flaws and all. `revision` grows with each saving."""

    code = Varchar(length=63)
    revision = Integer(default=1)
    body = JSONB(default={})
    editor_id = UUID(null=False, default=None)
    edited_by = Varchar(length=200, default="")
    edited_at = Timestamptz(null=False, default=None)


class FormsTestCase(TownTable, tablename="forms_test_case"):
    """Answers that staff tried on a form, and what must come of them: nothing is published that breaks it.

    `filled_on` is the day that « today » means in it, so that a case never changes by itself.
    """

    case_id = UUID(null=False, default=None)
    code = Varchar(length=63)
    name = Varchar(length=120)
    answers = JSONB(default={})
    expected = JSONB(default={})
    filled_on = Date(null=False, default=None)
    kept_by = Varchar(length=200, default="")
    kept_at = Timestamptz(null=False, default=None)


class FormsSubmission(TownTable, tablename="forms_submission"):
    """A form that arrived. `body` is what was sent, to the letter; `answers` is what it means.

    It came from a device, or a member of staff (`account_id`) wrote it down for somebody; `about` is the request that
    one of our own forms speaks of.
    """

    submission_id = UUID(null=False, default=None)
    device_id = UUID(null=True, default=None)
    account_id = UUID(null=True, default=None)
    channel = Varchar(length=20, default="app")
    about = UUID(null=True, default=None)
    follow_up = JSONB(null=True, default=None)
    form = Varchar(length=63)
    version = Integer(default=1)
    language = Varchar(length=20)
    answers = JSONB(default={})
    body = Bytea(default=b"")
    body_hash = Bytea(default=b"")
    needs_review = Boolean(default=False)
    review_findings = JSONB(default=[])
    started_at = Timestamptz(null=False, default=None)
    queued_at = Timestamptz(null=False, default=None)
    received_at = Timestamptz(null=False, default=None)
    erase_on = Date(null=False, default=None)


class FormsOtherBody(TownTable, tablename="forms_other_body"):
    """Something else that the same device sent under an id that was taken: kept, so that nothing typed is lost."""

    submission_id = UUID(null=False, default=None)
    body = Bytea(default=b"")
    body_hash = Bytea(default=b"")
    received_at = Timestamptz(null=False, default=None)


class FormsErased(TownTable, tablename="forms_erased"):
    """A form that was erased, so that its phone is answered and nothing is opened again: an id, and no word of it.

    `mark` is the digest of who sent it and of what was sent, of which neither can be read.
    """

    submission_id = UUID(null=False, default=None)
    mark = Bytea(default=b"")
    needs_review = Boolean(default=False)
    received_at = Timestamptz(null=False, default=None)


class FormsFile(TownTable, tablename="forms_file"):
    """A photo or a document that a device sent.

    `image_sha256` names what the town made of a photo: the only thing ever shown. `finding` is what a scanner called
    the trouble in a document.
    """

    device_id = UUID(null=False, default=None)
    sha256 = Varchar(length=64)
    size_bytes = BigInt(default=0)
    media_type = Varchar(length=120)
    state = Varchar(length=20, default="stored")
    finding = Varchar(length=100, default="")
    image_sha256 = Varchar(length=64, null=True, default=None)
    image_size_bytes = BigInt(default=0)
    received_at = Timestamptz(null=False, default=None)


class FormsAttachment(TownTable, tablename="forms_attachment"):
    """A file as one submission names it."""

    submission_id = UUID(null=False, default=None)
    file_id = UUID(null=False, default=None)
    question = Varchar(length=63)
    name = Varchar(length=120)
    position = Integer(default=0)


class FormsHandover(TownTable, tablename="forms_handover"):
    """A draft that changes devices. `content` is sealed, and goes when it is sent or its week is over."""

    envelope_id = UUID(null=False, default=None)
    held_by = UUID(null=False, default=None)
    devices = Array(base_column=UUID(), default=[])
    code_digest = Bytea(null=True, default=None)
    content = Bytea(null=True, default=None)
    put_at = Timestamptz(null=False, default=None)
    taken_at = Timestamptz(null=True, default=None)
    valid_until = Timestamptz(null=False, default=None)
    sent_at = Timestamptz(null=True, default=None)
