"""Cases and their stories."""

from piccolo.columns import JSONB, UUID, Boolean, Date, Integer, Text, Timestamptz, Varchar

from parvis.database.tables import TownTable


class RequestsCase(TownTable, tablename="requests_case"):
    """What one person asked. `submission_id` is the phone's id of the form; `found_by` is folded text to search in."""

    submission_id = UUID(null=False, default=None)
    device_id = UUID(null=False, default=None)
    receipt = Varchar(length=9)
    form = Varchar(length=63)
    title = JSONB(default={})
    state = Varchar(length=20, default="received")
    stage = Integer(default=1)
    stages = JSONB(default=[])
    place_words = Varchar(length=500)
    has_photo = Boolean(default=False)
    needs_review = Boolean(default=False)
    delay_days = Integer(default=0)
    found_by = Text(default="")
    opened_at = Timestamptz(null=False, default=None)
    changed_at = Timestamptz(null=False, default=None)
    promised_on = Date(null=True, default=None)


class RequestsEntry(TownTable, tablename="requests_entry"):
    """One line of a case's story. `entry_id` is made by whoever writes it, so that it is written once."""

    case_id = UUID(null=False, default=None)
    position = Integer(default=0)
    entry_id = UUID(null=False, default=None)
    kind = Varchar(length=20)
    state = Varchar(length=20)
    stage = Integer(default=1)
    message = Text(default="")
    account_id = UUID(null=True, default=None)
    by_name = Varchar(length=120)
    at = Timestamptz(null=False, default=None)
