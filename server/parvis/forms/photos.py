"""The photos that a form's clean answers name. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from parvis.forms.definition import Definition, Photo
from parvis.forms.engine.clean import Answer


class SentPhoto(NamedTuple):
    """One photo, and the question that asked for it."""

    question: Photo
    sha256: str
    name: str


def list_photos(definition: Definition, answers: Mapping[str, Answer]) -> list[SentPhoto]:
    """Every photo of the answers, in the order of asking."""
    found: list[SentPhoto] = []
    for question in definition.questions().values():
        value = answers.get(question.id)
        if isinstance(question, Photo) and isinstance(value, list):
            found += [
                SentPhoto(question, str(photo["sha256"]), str(photo["name"]))
                for photo in value
                if isinstance(photo, dict)
            ]
    return found
