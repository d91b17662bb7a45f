"""`parvis demo`: the demo town, each room bringing its own part."""

import click

from parvis.cli.house import LazyHouse


@click.command()
@click.pass_obj
def demo(house: LazyHouse) -> None:
    """Load the demo town. Safe to run twice: what is there stays."""
    house.run(load_demo())


async def load_demo() -> None:
    """Have every room bring its part, in the order of the rooms, telling what it does."""
    from parvis.rooms import ROOMS

    for room in ROOMS:
        if room.demo is not None:
            for line in await room.demo():
                click.echo(f"  {room.name:<10}  {line}")
