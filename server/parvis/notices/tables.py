"""The notices room's tables. What Piccolo cannot say (indexes over several columns) is in `tables.sql`."""

from piccolo.columns import UUID, Array, ForeignKey, Integer, SmallInt, Text, Timestamptz
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import JSONB

from parvis.database.tables import TownTable


class NoticesNotice(TownTable):
    """A notice: the draft its editors work on, and where its publication stands.

    `content` is a NoticeContent. What people read is the last NoticesVersion, never the draft.
    """

    state = Text(default="draft")
    content = JSONB()
    revision = Integer(default=1)
    version = Integer(default=0)
    published_revision = Integer(default=0)
    saved_by = Text()
    saved_at = Timestamptz(default=None)
    published_at = Timestamptz(null=True, default=None)
    updated_at = Timestamptz(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)


class NoticesVersion(TownTable):
    """What was published, each time: never changed, never deleted with the notice's next version."""

    notice_id = ForeignKey(NoticesNotice, on_delete=OnDelete.restrict, index=False)
    version = Integer()
    occasion = Text()
    content = JSONB()
    made_by = UUID(default=None)
    made_by_name = Text()
    made_at = Timestamptz(default=None)


class NoticesSubscription(TownTable):
    """What one device wants to hear, and where its push service is. No name, no street: topics, districts and sectors.

    `application_server_key` is the public half of the town's key that the browser subscribed with, empty for the one in
    use; `origin` is where the device opens us. A push service that says "gone" empties `endpoint`, `p256dh` and `auth`.
    `endpoint_since` is when this endpoint was first told; `silent_since`, since when nothing that was sent to it was
    ever shown.
    """

    device_id = UUID(default=None, index=True)
    channel = Text(default="push")
    state = Text(default="active")
    endpoint = Text()
    p256dh = Text()
    auth = Text()
    application_server_key = Text()
    origin = Text()
    topics = Array(base_column=Text())
    districts = Array(base_column=Text())
    sectors = Array(base_column=Text(), default=list)
    language = Text(default="fr")
    created_at = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)
    gone_at = Timestamptz(null=True, default=None)
    endpoint_since = Timestamptz(null=True, default=None)
    silent_since = Timestamptz(null=True, default=None)


class NoticesDelivery(TownTable):
    """The ledger: one message about one version of a notice to one subscription, and what became of it.

    Its id is random and travels in the message: whoever knows it may report a receipt. States: targeted → sending →
    sent, or → retry → sending, or → gone, failed; a newer version turns what still waits into superseded. `batch`
    groups the rows that one job sends.
    """

    notice_id = UUID(default=None)
    version = Integer()
    occasion = Text()
    channel = Text(default="push")
    subscription_id = UUID(default=None)
    batch = Integer()
    state = Text(default="targeted")
    attempts = SmallInt(default=0)
    reason = Text(null=True, default=None)
    claimed_at = Timestamptz(null=True, default=None)
    next_attempt_at = Timestamptz(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)


class NoticesReceipt(TownTable):
    """What a phone said of a delivery: shown, clicked or read, once each."""

    delivery_id = ForeignKey(NoticesDelivery, on_delete=OnDelete.cascade, index=False)
    event = Text()
    happened_at = Timestamptz(default=None)
    received_at = Timestamptz(default=None)


class NoticesMessage(TownTable):
    """A message to one subscription, of a matter of its own: a reminder, an answer. Written once per `key`.

    Its id is random and travels in the message, as a delivery's does. States: queued → sending → sent, or → retry →
    sending, or → gone, failed; a later version of the same `tag` turns what still waits into superseded. It goes with
    its subscription, and a month after it was queued.
    """

    subscription_id = ForeignKey(NoticesSubscription, on_delete=OnDelete.cascade, index=False)
    key = Text()
    kind = Text()
    tag = Text()
    version = Integer(default=1)
    title = Text()
    body = Text()
    path = Text()
    language = Text()
    urgency = Text(default="normal")
    queued_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)
    state = Text(default="queued")
    attempts = SmallInt(default=0)
    reason = Text(null=True, default=None)
    claimed_at = Timestamptz(null=True, default=None)
    next_attempt_at = Timestamptz(null=True, default=None)
    settled_at = Timestamptz(null=True, default=None)
    shown_at = Timestamptz(null=True, default=None)
    clicked_at = Timestamptz(null=True, default=None)
