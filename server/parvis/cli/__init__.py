"""The command `parvis`: serve · worker · migrate · demo · import · staff · doctor · keys."""

import sys
from importlib import import_module

import click

from parvis import __version__
from parvis.kernel.errors import ParvisError

_OWN = {
    "serve": "parvis.cli.serve:serve",
    "worker": "parvis.cli.worker:worker",
    "migrate": "parvis.cli.migrate:migrate",
    "demo": "parvis.cli.demo:demo",
    "doctor": "parvis.cli.doctor:doctor",
    "keys": "parvis.cli.keys:keys",
}
_OF_ROOMS = {
    "import": "Bring a town's data in from files.",
    "staff": "Who works for a town.",
}


class LateGroup(click.Group):
    """A group that imports a command when it is asked for, so that `parvis migrate` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return every command's name."""
        return sorted({*_OWN, *_OF_ROOMS, *_rooms_commands()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of that name."""
        if cmd_name in _OWN:
            module, _, name = _OWN[cmd_name].partition(":")
            command: click.Command = getattr(import_module(module), name)
            return command
        return _rooms_commands().get(cmd_name)


def _rooms_commands() -> dict[str, click.Command]:
    """Return what the rooms declare; their groups of one name are one group."""
    from parvis.rooms import ROOMS

    commands: dict[str, click.Command] = {name: click.Group(name, help=text) for name, text in _OF_ROOMS.items()}
    for command in (command for room in ROOMS for command in room.commands):
        there = commands.get(command.name or "")
        if isinstance(there, click.Group) and isinstance(command, click.Group):
            there.commands.update(command.commands)
        else:
            commands[command.name or ""] = command
    return commands


@click.group(cls=LateGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="parvis")
@click.pass_context
def parvis(context: click.Context) -> None:
    """The forecourt of the town hall, on every phone."""
    from parvis.cli.house import LazyHouse

    context.obj = LazyHouse()


def main() -> None:
    """Run the command line; a refusal is one plain sentence on standard error, and exit code 1."""
    try:
        parvis(prog_name="parvis")
    except ParvisError as refusal:
        click.echo(f"parvis: {refusal.detail}", err=True)
        sys.exit(1)
