"""Forms to begin with: those that are ready, and those that come as a file."""

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from parvis.forms.definition import Definition
from parvis.forms.errors import BadFormFile
from parvis.forms.formcode import convert_formcode
from parvis.forms.schemas import FormToImport, ImportedForm, ReadyForms

READY_FORMS: Final = Path(__file__).parent.parent / "definitions"


@cache
def list_ready_forms() -> ReadyForms:
    """The forms that every town may take as they are, or change first."""
    files = sorted(READY_FORMS.glob("*.json"))
    return ReadyForms([msgspec.json.decode(file.read_bytes(), type=Definition) for file in files])


def read_form_file(file: FormToImport) -> ImportedForm:
    """Read a form that was written elsewhere; nothing is kept before somebody looked at it.

    Raises:
        BadFormFile: It cannot be read; the detail says where.
        FormcodeRefused: Lines of a formcode say nothing that we know; it says which.
    """
    if file.kind == "formcode":
        converted = convert_formcode(file.text, file.language, code=file.code)
        return ImportedForm(converted.definition, list(converted.notes))
    try:
        definition = msgspec.json.decode(file.text, type=Definition)
    except (msgspec.MsgspecError, RecursionError) as wrong:
        raise BadFormFile(str(wrong)) from wrong
    return ImportedForm(msgspec.structs.replace(definition, code=file.code, version=1), notes=[])
