"""Mails that are remembered, not sent: for tests and demos."""

from parvis.gateways.delivery import DeliveryError
from parvis.gateways.mail.message import write_message
from parvis.gateways.mail.protocol import Mail


class RecordingMail:
    """Remember mails in `sent`; `failures` says what the mail server answers for an address, the next first."""

    is_available = True

    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self.failures: dict[str, list[DeliveryError]] = {}

    async def send(self, mail: Mail) -> None:
        """Remember a mail, or fail as `failures` says."""
        write_message(mail, "parvis@localhost")  # what cannot be written cannot be sent
        if waiting := self.failures.get(mail.to):
            raise waiting.pop(0)
        self.sent.append(mail)
