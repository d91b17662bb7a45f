"""What the room asks of its own background work."""

from uuid import UUID

import msgspec

MAIL_JOB = "requests.mail"


class SendMails(msgspec.Struct, frozen=True, kw_only=True):
    """Send the mails of a town that are due, one after the other."""

    town_id: UUID
