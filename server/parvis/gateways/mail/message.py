"""A mail as it travels. Pure.

Source: RFC 5322; RFC 8058 (one press to stop); RFC 3834 §5 (nobody's holiday answers a machine).
"""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from parvis.gateways.mail.protocol import Mail
from parvis.kernel import clock


def write_message(mail: Mail, sender: str) -> EmailMessage:
    """Write a mail with its headers; `email` itself refuses a line break in any of them.

    Args:
        mail: What to say, to whom.
        sender: The address that it is from.
    """
    local, _, domain = sender.rpartition("@")
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(display_name=mail.sender_name, username=local, domain=domain)
    message["To"] = Address(addr_spec=mail.to)
    if mail.reply_to:
        message["Reply-To"] = Address(addr_spec=mail.reply_to)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{mail.message_id}@{domain}>"
    message["Content-Language"] = mail.language
    message["Auto-Submitted"] = "auto-generated"
    message["List-Unsubscribe"] = f"<{mail.stop_url}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message
