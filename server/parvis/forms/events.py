"""What other rooms hear from this one."""

from uuid import UUID

from parvis.kernel.work import Event


class SubmissionAccepted(Event, frozen=True, kw_only=True):
    """A form arrived, and is the town's business from now on. `submission_id` is the phone's."""

    submission_id: UUID


class SubmissionContradicted(Event, frozen=True, kw_only=True):
    """Another form came under the id of one that was accepted: a person should compare them."""

    submission_id: UUID


class SubmissionErased(Event, frozen=True, kw_only=True):
    """A form reached the end of its retention: whatever was made of it goes too."""

    submission_id: UUID
