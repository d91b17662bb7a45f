"""The one way in which a channel to the outside says that something did not arrive."""


class DeliveryError(Exception):
    """An outside service did not take a message; the whole retry policy hangs on these three facts.

    Attributes:
        reason: a short stable word for the ledger and for reports, such as `gone` or `rate-limited`.
        is_permanent: sending the same again cannot work.
        retry_after_seconds: when the service said how long to wait.
    """

    def __init__(self, reason: str, *, permanent: bool, retry_after_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_permanent = permanent
        self.retry_after_seconds = retry_after_seconds
