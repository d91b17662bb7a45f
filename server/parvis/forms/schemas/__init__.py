"""What is said over HTTP, a module for each subject."""

from parvis.forms.schemas.drafts import Draft, DraftStanding, Handover, NewDraft, TypedCode
from parvis.forms.schemas.sending import (
    AttachmentClaim,
    Channel,
    FollowUp,
    Instant,
    NewSubmission,
    PublishedForms,
    Receipt,
)

__all__ = [
    "AttachmentClaim",
    "Channel",
    "Draft",
    "DraftStanding",
    "FollowUp",
    "Handover",
    "Instant",
    "NewDraft",
    "NewSubmission",
    "PublishedForms",
    "Receipt",
    "TypedCode",
]
