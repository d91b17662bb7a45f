"""What push services answer, and what it means for a delivery.

Source: RFC 8030 §5 and §8.4; mozilla-services/autopush-rs docs/src/errors.md. Apple, Google and Microsoft answer
with the same codes.
"""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from parvis.gateways.delivery import DeliveryError
from parvis.gateways.push.protocol import GONE

_LONGEST_WAIT = timedelta(days=1)

# status: (reason, sending the same again cannot work)
_ANSWERS = {
    400: ("bad-request", True),
    401: ("key-refused", True),  # our VAPID header: alarm the town, keep the subscription
    403: ("key-refused", True),  # made with another town's key: the phone repairs it at its next opening
    404: (GONE, True),
    410: (GONE, True),
    413: ("too-large", True),
    429: ("rate-limited", False),
}


def error_of(status: int, retry_after: str | None, now: datetime) -> DeliveryError | None:
    """Return what a push service's answer means, or None when it took the message."""
    if 200 <= status < 300:  # noqa: PLR2004 - the class of success
        return None
    if status >= 500:  # noqa: PLR2004 - the class of server faults
        return DeliveryError("unavailable", permanent=False, retry_after_seconds=_seconds(retry_after, now))
    reason, is_permanent = _ANSWERS.get(status, ("refused", True))
    wait = None if is_permanent else _seconds(retry_after, now)
    return DeliveryError(reason, permanent=is_permanent, retry_after_seconds=wait)


def _seconds(retry_after: str | None, now: datetime) -> float | None:
    """Read Retry-After, a number of seconds or a date (RFC 9110 §10.2.3); nonsense counts as absent."""
    if retry_after is None:
        return None
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        wait = float(text)
    else:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return None
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        wait = (aware - now).total_seconds()
    return min(max(wait, 0.0), _LONGEST_WAIT.total_seconds())
