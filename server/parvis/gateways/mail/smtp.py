"""Mail through the town's own mail server, by SMTP.

Source: RFC 5321 (4yz: try later, 5yz: never); RFC 8314 (smtps on 465, else STARTTLS where the server has it).
"""

from typing import Final
from urllib.parse import unquote, urlsplit

import aiosmtplib
from aiosmtplib import SMTP, SMTPException, SMTPResponseException

from parvis.gateways.delivery import DeliveryError
from parvis.gateways.mail.message import write_message
from parvis.gateways.mail.protocol import UNKNOWN_OUTCOME, Mail
from parvis.settings import BadSetting

_SECONDS: Final = 30.0
_PERMANENT: Final = 500
_PORTS: Final = {"smtp": 587, "smtps": 465}


class SmtpMail:
    """Hand mails to one mail server, a connection for each: a town sends a few hundred a day."""

    is_available = True

    def __init__(self, url: str, sender: str) -> None:
        """Read `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte.

        Raises:
            BadSetting: It is no such address, or `sender` is none.
        """
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise BadSetting("PARVIS_SMTP_URL is not like smtp://user:password@host:587.")
        if "@" not in sender:
            raise BadSetting("PARVIS_MAIL_FROM is not an address; mail needs one to come from.")
        self._sender = sender
        self._host, self._port = parts.hostname, parts.port or _PORTS[parts.scheme]
        self._use_tls = parts.scheme == "smtps"
        self._username = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None

    async def send(self, mail: Mail) -> None:
        """Hand a mail over.

        Raises:
            DeliveryError: The server refused it for good or for now, could not be reached, or left before it answered.
        """
        message = write_message(mail, self._sender).as_bytes()
        client = SMTP(
            hostname=self._host,
            port=self._port,
            username=self._username,
            password=self._password,
            use_tls=self._use_tls,
            timeout=_SECONDS,
        )
        try:
            await client.connect()
            await client.mail(self._sender)
            await client.rcpt(mail.to)
        except (SMTPException, OSError) as error:
            client.close()
            raise _refusal(error) from error
        try:
            await client.data(message)
        except SMTPResponseException as error:
            raise _refusal(error) from error
        except (SMTPException, OSError) as error:
            raise DeliveryError(UNKNOWN_OUTCOME, permanent=True) from error
        finally:
            client.close()


def _refusal(error: Exception) -> DeliveryError:
    """What the server's answer means before it took responsibility for the mail."""
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return DeliveryError("login-refused", permanent=False)  # the town's setting, not the person's address
    if isinstance(error, SMTPResponseException) and error.code >= _PERMANENT:
        return DeliveryError("refused", permanent=True)
    return DeliveryError("unavailable", permanent=False)
