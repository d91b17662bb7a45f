"""What is said over HTTP, a module for each subject."""

from parvis.forms.schemas.drafts import Draft, DraftStanding, Handover, NewDraft, TypedCode
from parvis.forms.schemas.sending import AttachmentClaim, Instant, NewSubmission, PublishedForms, Receipt

__all__ = [
    "AttachmentClaim",
    "Draft",
    "DraftStanding",
    "Handover",
    "Instant",
    "NewDraft",
    "NewSubmission",
    "PublishedForms",
    "Receipt",
    "TypedCode",
]
