"""Cases, their stories, who follows them, who looks after them, and what is promised."""

from piccolo.columns import JSONB, UUID, Boolean, Bytea, Date, DoublePrecision, Integer, Text, Timestamptz, Varchar

from parvis.database.tables import TownTable


class RequestsCase(TownTable, tablename="requests_case"):
    """What one person asked. `submission_id` is the phone's id of the form; `found_by` is folded text to search in.

    `category` is the form, or `form/option` where an option is the request's subject. `entered_by` is the member of
    staff who wrote it down for somebody; then there may be no device.
    """

    submission_id = UUID(null=False, default=None)
    device_id = UUID(null=True, default=None)
    channel = Varchar(length=20, default="app")
    entered_by = UUID(null=True, default=None)
    language = Varchar(length=20)
    receipt = Varchar(length=9)
    form = Varchar(length=63)
    category = Varchar(length=127)
    title = JSONB(default={})
    state = Varchar(length=20, default="received")
    stage = Integer(default=1)
    stages = JSONB(default=[])
    place_words = Varchar(length=500)
    lon = DoublePrecision(null=True, default=None)
    lat = DoublePrecision(null=True, default=None)
    has_photo = Boolean(default=False)
    needs_review = Boolean(default=False)
    delay_days = Integer(default=0)
    found_by = Text(default="")
    opened_at = Timestamptz(null=False, default=None)
    changed_at = Timestamptz(null=False, default=None)
    closed_at = Timestamptz(null=True, default=None)
    promised_on = Date(null=True, default=None)
    promise_basis = Varchar(length=10, default="rule")
    overdue_reason = Varchar(length=40, null=True, default=None)
    overdue_note = Text(default="")
    overdue_since = Date(null=True, default=None)
    escalated_at = Timestamptz(null=True, default=None)
    desk = Varchar(length=63)
    assignee_id = UUID(null=True, default=None)
    next_step = JSONB(default={})
    merged_into = UUID(null=True, default=None)
    is_public = Boolean(default=False)
    follow_channel = Varchar(length=10, default="none")
    follow_email = Varchar(length=320, null=True, default=None)


class RequestsEntry(TownTable, tablename="requests_entry"):
    """One line of a case's story. `entry_id` is made by whoever writes it, so that it is written once.

    `submission_id` is the envelope that brought it, with its photos, when a citizen wrote.
    """

    case_id = UUID(null=False, default=None)
    position = Integer(default=0)
    entry_id = UUID(null=False, default=None)
    kind = Varchar(length=20)
    state = Varchar(length=20)
    stage = Integer(default=1)
    message = Text(default="")
    account_id = UUID(null=True, default=None)
    by_name = Varchar(length=120)
    submission_id = UUID(null=True, default=None)
    at = Timestamptz(null=False, default=None)


class RequestsFollower(TownTable, tablename="requests_follower"):
    """A device that follows a request which another one made.

    It said « moi aussi » by the envelope `submission_id`; or it is the person's own other device (`is_holder`), which
    reads and answers all.
    """

    case_id = UUID(null=False, default=None)
    device_id = UUID(null=True, default=None)
    submission_id = UUID(null=True, default=None)
    is_holder = Boolean(default=False)
    follow_channel = Varchar(length=10, default="push")
    follow_email = Varchar(length=320, null=True, default=None)
    language = Varchar(length=20)
    since = Timestamptz(null=False, default=None)


class RequestsApiKey(TownTable, tablename="requests_api_key"):
    """Who may write through Open311: the key's hash; the row's id is also the device that its forms come from."""

    name = Varchar(length=120)
    contact = Varchar(length=320)
    key_hash = Bytea(null=False, default=b"")
    created_by = UUID(null=False, default=None)
    created_at = Timestamptz(null=False, default=None)
    used_on = Date(null=True, default=None)
    revoked_at = Timestamptz(null=True, default=None)


class RequestsOpen311Report(TownTable, tablename="requests_open311_report"):
    """What a key sent, by its hash: the interface has no id of a sender's, and the same within a day is the same."""

    key_id = UUID(null=False, default=None)
    body_hash = Bytea(null=False, default=b"")
    submission_id = UUID(null=False, default=None)
    at = Timestamptz(null=False, default=None)


class RequestsSavedFilter(TownTable, tablename="requests_saved_filter"):
    """A filter of the queue that somebody kept under a name."""

    account_id = UUID(null=False, default=None)
    name = Varchar(length=60)
    filter = JSONB(default={})
    is_shared = Boolean(default=False)
    is_default = Boolean(default=False)


class RequestsReportCategory(TownTable, tablename="requests_report_category"):
    """A kind of problem that people report: `code` is an option of the reporting form's subject.

    A report of a public kind is told to everybody under this title, without a word of whoever made it, while it is open
    and `open_days` days after. Another within `radius_metres` may be the same.
    """

    code = Varchar(length=63)
    position = Integer(default=0)
    title = JSONB(default={})
    radius_metres = Integer(default=50)
    is_public = Boolean(default=False)
    open_days = Integer(default=30)


class RequestsFollowUp(TownTable, tablename="requests_follow_up"):
    """The ledger of what is told: one line of a story to one recipient, once.

    `recipient` is the case for whoever made it, else the follower's row. States: queued → sending → sent, failed, or →
    retry → sending; `uncertain` is what a worker was sending when it died; `stopped`, what a person asked not to get.
    """

    case_id = UUID(null=False, default=None)
    entry_id = UUID(null=False, default=None)
    recipient = UUID(null=False, default=None)
    channel = Varchar(length=10)
    state = Varchar(length=12, default="queued")
    attempts = Integer(default=0)
    reason = Varchar(length=60, null=True, default=None)
    queued_at = Timestamptz(null=False, default=None)
    claimed_at = Timestamptz(null=True, default=None)
    next_attempt_at = Timestamptz(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)


class RequestsDesk(TownTable, tablename="requests_desk"):
    """A team that answers requests."""

    code = Varchar(length=63)
    name = JSONB(default={})
    phone = Varchar(length=40)
    email = Varchar(length=320)


class RequestsFormSetting(TownTable, tablename="requests_form_setting"):
    """Which desk answers a form, and what comes next at each of its stages, in words."""

    form = Varchar(length=63)
    desk = Varchar(length=63)
    next_steps = JSONB(default=[])


class RequestsPromise(TownTable, tablename="requests_promise"):
    """In how many business days requests of a category are closed, eight times out of ten, as the last year taught."""

    category = Varchar(length=127)
    days = Integer(default=0)
    sample_size = Integer(default=0)
    as_of = Date(null=False, default=None)
