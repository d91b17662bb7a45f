"""The room's commands: `parvis import form`."""

from pathlib import Path
from typing import Final, get_args

import click
import msgspec

from parvis.forms.definition import Definition
from parvis.forms.formcode import NOTE_WORDS, FormcodeLanguage, FormcodeRefused, convert_formcode
from parvis.forms.loading import Flaw
from parvis.forms.services import publish_form
from parvis.kernel.commands import CommandHouse
from parvis.towns.services import get_town_by_slug

LANGUAGES: Final[tuple[str, ...]] = get_args(FormcodeLanguage)


@click.group("import")
def import_group() -> None:
    """Bring a town's data in from files."""


@import_group.command("form")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--town", "slug", required=True, help="The town's short name.")
@click.option("--formcode", "language", type=click.Choice(LANGUAGES), help="The file is OneGov's, in this language.")
@click.option("--draft", type=click.Path(dir_okay=False, path_type=Path), help="Write our JSON here; publish nothing.")
@click.pass_obj
def import_form(
    house: CommandHouse, file: Path, slug: str, language: FormcodeLanguage | None, draft: Path | None
) -> None:
    """Publish one version of a form from a JSON file or OneGov's formcode; every flaw is said, and nothing changes.

    A form from OneGov is in one language. Where the town speaks several, write a draft, translate it, and import that.
    """
    data = file.read_bytes()
    if language:
        converted = convert_formcode(_text(data), language)
        for note in converted.notes:
            click.echo(f"line {note.line}, {note.label}: {NOTE_WORDS[note.code]}")
        data = msgspec.json.format(msgspec.json.encode(converted.definition), indent=2)
    if draft:
        draft.write_bytes(data + b"\n")
        click.echo(f"{draft}: written, nothing is published")
        return
    definition = house.run(_publish(slug, data))
    click.echo(f"{definition.code}, version {definition.version}: published")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise FormcodeRefused([Flaw("", f"is no text in UTF-8 at byte {wrong.start}")]) from wrong


async def _publish(slug: str, data: bytes) -> Definition:
    town = await get_town_by_slug(slug)
    return await publish_form(town.id, data, town.profile.languages)
