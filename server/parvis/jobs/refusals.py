"""What a job raises to say how it failed. Any other exception is retried with the job's own backoff."""

from datetime import timedelta


class GiveUp(Exception):
    """Trying again cannot help: the job is dead at once, kept and counted.

    Args:
        reason: A code, without personal data: it is kept with the job.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TryLater(Exception):
    """Try again after `delay` (a Retry-After). However often it happens, this alone never makes a job dead.

    Args:
        delay: How long to wait at least.
        reason: A code, without personal data.
    """

    def __init__(self, delay: timedelta, reason: str) -> None:
        super().__init__(reason)
        self.delay = delay
        self.reason = reason
