"""The five kinds of refusal. Rooms subclass them with a stable code; `parvis.web` maps them to HTTP once.

Developers read `detail`, in English. People read the translation of `code`.
"""

from typing import Any, ClassVar


class ParvisError(Exception):
    """Something the house refuses or cannot do, and can say why.

    Args:
        detail: One English sentence for developers, without personal data.
        **fields: What the problem document adds, JSON only (`findings=[…]`).
    """

    code: ClassVar[str] = "kernel.error"
    status: ClassVar[int] = 500

    def __init__(self, detail: str = "", **fields: Any) -> None:  # noqa: ANN401 - any JSON value
        self.detail = detail or (type(self).__doc__ or "").partition("\n")[0]
        self.fields = fields
        super().__init__(self.detail)


class Invalid(ParvisError):
    """What was sent cannot be accepted as it is."""

    code = "kernel.invalid"
    status = 422


class NotFound(ParvisError):
    """There is no such thing here."""

    code = "kernel.not-found"
    status = 404


class Conflict(ParvisError):
    """It contradicts what is already there."""

    code = "kernel.conflict"
    status = 409


class Forbidden(ParvisError):
    """Whoever asks may not."""

    code = "kernel.forbidden"
    status = 403


class Unavailable(ParvisError):
    """It would be possible at another moment."""

    code = "kernel.unavailable"
    status = 503


class NotSignedIn(Forbidden):
    """Nobody is signed in, and this needs somebody."""

    code = "kernel.not-signed-in"
    status = 401


class TooMany(Unavailable):
    """Asked too often; `retry_after_seconds` says when again."""

    code = "kernel.too-many"
    status = 429


class TooLarge(Invalid):
    """More bytes than the house takes."""

    code = "kernel.too-large"
    status = 413
