"""What is said over HTTP, a module for each subject."""

from parvis.forms.schemas.sending import AttachmentClaim, Instant, NewSubmission, PublishedForms, Receipt

__all__ = ["AttachmentClaim", "Instant", "NewSubmission", "PublishedForms", "Receipt"]
