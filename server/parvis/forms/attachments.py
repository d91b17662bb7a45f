"""The photos and files that a form's clean answers name. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from parvis.forms.definition import Definition, File, Photo
from parvis.forms.engine import list_answered
from parvis.forms.engine.values import Answer


class NamedFile(NamedTuple):
    """One photo or file, and the question that asked for it; `path` says in which item of a repeated step."""

    question: Photo | File
    path: str
    sha256: str
    name: str


def list_named_files(definition: Definition, answers: Mapping[str, Answer]) -> list[NamedFile]:
    """Every photo and file of the answers, in the order of asking."""
    return [
        NamedFile(answered.question, answered.path, str(file["sha256"]), str(file["name"]))
        for answered in list_answered(definition, answers)
        if isinstance(answered.question, Photo | File) and isinstance(answered.value, list)
        for file in answered.value
    ]
