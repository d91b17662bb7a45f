"""Photos and files, named by what they contain. Twin of `pwa/src/form_engine/files.ts`."""

import re

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.engine.text import cut
from parvis.forms.engine.values import MOST_ITEMS, WRONG, Fault, Shape, whole

PARTS = ("sha256", "name", "media_type", "size_bytes")
IMAGE_TYPES = ("image/jpeg", "image/png", "image/webp")
FILE_NAME_LENGTH = 120

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,80}")


def clean_files(value: object) -> list[dict[str, str | int]] | Shape | None:
    """Each file once."""
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        return WRONG
    files: dict[str, dict[str, str | int]] = {}
    for item in value:
        file = _file(item)
        if file is None:
            return WRONG
        files.setdefault(str(file["sha256"]), file)
    return list(files.values()) or None


def judge_files(question: d.Photo | d.File, files: list[dict[str, str | int]]) -> list[Fault]:
    """Too many, of a type that was not asked for, or too large."""
    faults = [Fault("too-many", {"max": question.max_files})] if len(files) > question.max_files else []
    types = question.types if isinstance(question, d.File) else IMAGE_TYPES
    if any(file["media_type"] not in types for file in files):
        is_photo = isinstance(question, d.Photo)
        faults.append(Fault("not-an-option", {"part": "media_type"}) if is_photo else Fault("not-a-file-type", {}))
    if any(int(file["size_bytes"]) > question.max_bytes for file in files):
        faults.append(Fault("too-large", {"max": question.max_bytes}))
    return faults


def _file(value: object) -> dict[str, str | int] | None:
    if not isinstance(value, dict) or set(value) - set(PARTS):
        return None
    sha256, name, media_type = value.get("sha256"), value.get("name"), value.get("media_type")
    size_bytes = whole(value.get("size_bytes"))
    if not (isinstance(sha256, str) and isinstance(name, str) and isinstance(media_type, str)):
        return None
    if not (_SHA256.fullmatch(sha256) and _MEDIA_TYPE.fullmatch(media_type)) or size_bytes is None or size_bytes < 1:
        return None
    short = cut(formats.tidy_file_name(name), FILE_NAME_LENGTH)
    return {"sha256": sha256, "name": short, "media_type": media_type, "size_bytes": size_bytes}
