"""No mail server is set: nobody is offered mail, and none leaves."""

from parvis.gateways.delivery import DeliveryError
from parvis.gateways.mail.protocol import Mail


class NoMail:
    """Refuse every mail."""

    is_available = False

    async def send(self, _mail: Mail) -> None:
        """Refuse.

        Raises:
            DeliveryError: Always; its reason is `no-mail-server`.
        """
        raise DeliveryError("no-mail-server", permanent=True)
