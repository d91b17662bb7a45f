"""What other rooms hear from this one."""

from typing import Literal
from uuid import UUID

from parvis.kernel.work import Event


class RequestAnswered(Event, frozen=True, kw_only=True):
    """The room has an answer to a form that somebody sent: confirmed, refused, or a word about their street's truck.

    Args:
        submission_id: The phone's id of the form.
        answer_id: Names this answer for ever, so that it is told once.
        to: Where the request goes; None leaves it where it stands.
        message: For the person, in the language of their form. Days and reasons, never a name or an address.
    """

    submission_id: UUID
    answer_id: UUID
    to: Literal["in_progress", "refused"] | None
    message: str
