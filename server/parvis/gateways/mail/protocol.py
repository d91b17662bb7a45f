"""What a mail gateway promises."""

from typing import Protocol

import msgspec

UNKNOWN_OUTCOME = "unknown-outcome"


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """A mail to one person.

    Args:
        to: The address, already checked.
        sender_name: Whom it is from, as people read it: the town.
        reply_to: Where an answer goes; empty: nowhere else.
        subject: One line, without personal data: it stands in lists and on locked screens.
        text: The whole, for readers of text.
        html: The same, for readers of HTML.
        language: Of both (BCP 47).
        message_id: The part before @ of its Message-ID: the same mail has the same one, for ever.
        stop_url: Where one press ends such mails (RFC 8058).
    """

    to: str
    sender_name: str
    reply_to: str
    subject: str
    text: str
    html: str
    language: str
    message_id: str
    stop_url: str


class Mailer(Protocol):
    """Send mail."""

    @property
    def is_available(self) -> bool:
        """Whether mail can leave at all: people are offered it only then."""
        ...

    async def send(self, mail: Mail) -> None:
        """Hand a mail to the mail server; returning means that the server took it.

        Raises:
            DeliveryError: It did not. With reason `unknown-outcome` when the line was cut after the whole mail had
                gone and before the answer came: it may have been taken, and sending it again may double it.
        """
