"""How the forms room refuses."""

from parvis.kernel.errors import Conflict, Forbidden, Invalid, NotFound, TooLarge, TooMany


class UnknownVersion(NotFound):
    """The town never published this version of this form."""

    code = "forms.unknown-version"


class UnknownLanguage(Invalid):
    """The town does not speak that language."""

    code = "forms.unknown-language"


class AlreadyPublished(Conflict):
    """This version is published with other questions: a correction is a new version."""

    code = "forms.already-published"


class ReservedCode(Conflict):
    """This code is one of the forms that every town has."""

    code = "forms.reserved-code"


class NotYours(Forbidden):
    """This device may not write about this request, or there is none."""

    code = "forms.not-yours"


class BadFollowUp(Invalid):
    """Nobody can be followed up with at this address."""

    code = "forms.bad-follow-up"


class Refused(Invalid):
    """The answers cannot be accepted as they are; `findings` says which."""

    code = "forms.refused"


class DifferentBody(Conflict):
    """Something else was accepted under this id."""

    code = "forms.different-body"


class AttachmentMissing(Conflict):
    """Photos that the answers name have not arrived; `missing` lists their sha256."""

    code = "forms.attachment-missing"


class UnknownUpload(NotFound):
    """Nothing of this file has arrived."""

    code = "forms.unknown-upload"


class BadUpload(Invalid):
    """The upload's headers do not say what the protocol needs."""

    code = "forms.bad-upload"


class WrongChecksum(Invalid):
    """The chunk is not the one whose checksum was sent; nothing of it was kept."""

    code = "forms.wrong-checksum"


class WrongContent(Invalid):
    """The whole file is not the one that its sha256 promised; it was dropped, to be sent again from the start."""

    code = "forms.wrong-content"


class UnsupportedFile(Invalid):
    """Only photos, PDF, text and documents can be sent, and this is none, or damaged, whatever its name says."""

    code = "forms.unsupported-file"


class ActiveContent(Invalid):
    """The document carries a program (macros, or a PDF's JavaScript): it is not kept."""

    code = "forms.active-content"


class FileTooLarge(TooLarge):
    """The file is larger than what the town accepts."""

    code = "forms.file-too-large"


class WrongOffset(Conflict):
    """The upload stands elsewhere; the header Upload-Offset says where to go on."""

    code = "forms.wrong-offset"

    def __init__(self, offset_bytes: int) -> None:
        self.offset_bytes = offset_bytes
        super().__init__(offset=offset_bytes)


class TooManyUnsentFiles(TooMany):
    """This device has sent many photos that no form names."""

    code = "forms.too-many-unsent-files"


class UnknownSubmission(NotFound):
    """The town received no such form."""

    code = "forms.unknown-submission"


class UnknownAttachment(NotFound):
    """There is no such photo or document."""

    code = "forms.unknown-attachment"


class AttachmentNotReady(Conflict):
    """The file arrived, and is not made safe to show, or to take, yet."""

    code = "forms.attachment-not-ready"


class UnknownCode(NotFound):
    """No draft waits under this code: it was never given, another device used it, or its time is over."""

    code = "forms.unknown-code"


class UnknownDraft(NotFound):
    """This draft was never put here, or was forgotten since."""

    code = "forms.unknown-draft"


class HeldElsewhere(Conflict):
    """Another device goes on with this draft; this one may take it back first."""

    code = "forms.held-elsewhere"


class AlreadySent(Conflict):
    """This draft was sent; there is nothing left to go on with."""

    code = "forms.already-sent"


class UnknownForm(NotFound):
    """The town neither published nor began such a form."""

    code = "forms.unknown-form"


class BadCode(Invalid):
    """A form's code is of small letters, digits and hyphens, and begins with a letter."""

    code = "forms.bad-code"


class DraftConflict(Conflict):
    """Somebody else changed this draft meanwhile; `theirs` is what stands now, if anything does."""

    code = "forms.draft-conflict"


class CasesChanged(Conflict):
    """Kept answers now give another result; `cases` lists which."""

    code = "forms.cases-changed"


class TooManyCases(Conflict):
    """This form has as many kept cases as it can have."""

    code = "forms.too-many-cases"


class BadFormFile(Invalid):
    """This text is not a form that can be read."""

    code = "forms.bad-form-file"
