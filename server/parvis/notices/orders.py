"""The room's work orders, as they wait in the queue: ids only."""

from uuid import UUID

import msgspec

SEND_JOB = "notices.send"
MESSAGES_JOB = "notices.send-messages"


class SendBatch(msgspec.Struct, frozen=True, kw_only=True):
    """Send what waits of one batch of deliveries.

    Attributes:
        turn: How often the batch came back because something had to be tried again.
    """

    town_id: UUID
    notice_id: UUID
    version: int
    batch: int
    turn: int = 0


def key_of(order: SendBatch) -> str:
    """Return what keeps the queue from holding the same order twice; the turn lets a running one prepare the next."""
    return f"{order.notice_id}:{order.version}:{order.batch}:{order.turn}"


class SendMessages(msgspec.Struct, frozen=True, kw_only=True):
    """Send what waits of a town's messages to single subscriptions, as many as one turn takes."""

    town_id: UUID
