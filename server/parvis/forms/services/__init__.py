"""The room's door: forms, what citizens send, their photos."""

from parvis.forms.services.definitions import (
    build_published,
    find_current,
    get_definition,
    list_changes_since,
    list_open_forms,
    publish_form,
    withdraw_form,
)
from parvis.forms.services.desk import list_forms, list_versions
from parvis.forms.services.drafts import (
    forget_drafts,
    get_standing,
    open_draft,
    put_draft,
    read_draft,
    take_back,
    take_draft,
)
from parvis.forms.services.editing import drop_draft, keep_draft, open_form, publish_draft, reopen, withdraw
from parvis.forms.services.entering import enter_submission
from parvis.forms.services.erasing import discard_stale_uploads, erase_expired, forget_content, hasten_erasing
from parvis.forms.services.files import (
    Attachment,
    ShownImage,
    TakenDocument,
    get_document,
    get_image,
    list_attachments,
    list_attachments_of,
    read_file,
)
from parvis.forms.services.images import re_encode_file
from parvis.forms.services.importing import list_ready_forms, read_form_file
from parvis.forms.services.library import FormWish, make_answers_schema, print_blank
from parvis.forms.services.scanning import scan_file
from parvis.forms.services.submissions import (
    Acceptance,
    Entry,
    OtherVersion,
    Submission,
    accept_submission,
    get_submission,
    list_other_versions,
)
from parvis.forms.services.trying import drop_case, keep_case
from parvis.forms.services.uploads import Chunk, Progress, add_chunk, get_progress

__all__ = [
    "Acceptance", "Attachment", "Chunk", "Entry", "FormWish", "OtherVersion", "Progress", "ShownImage",
    "Submission", "TakenDocument", "accept_submission", "add_chunk", "build_published", "discard_stale_uploads",
    "drop_case", "drop_draft", "enter_submission", "erase_expired", "find_current", "forget_content",
    "forget_drafts", "get_definition", "get_document", "get_image", "get_progress", "get_standing",
    "get_submission", "hasten_erasing", "keep_case", "keep_draft", "list_attachments", "list_attachments_of",
    "list_changes_since", "list_forms", "list_open_forms", "list_other_versions", "list_ready_forms",
    "list_versions", "make_answers_schema", "open_draft", "open_form", "print_blank", "publish_draft",
    "publish_form", "put_draft", "re_encode_file", "read_draft", "read_file", "read_form_file", "reopen",
    "scan_file", "take_back", "take_draft", "withdraw", "withdraw_form",
]  # fmt: skip
