"""The town of a host, remembered."""

from uuid import uuid4

import pytest

from parvis.web.current_town import Colours, ServedTown, TownDirectory, UnknownTown

TOWN = ServedTown(
    id=uuid4(),
    slug="sainte-aurelie",
    name="Sainte-Aurélie-des-Érables",
    languages=("fr", "en"),
    time_zone="America/Toronto",
    colours=Colours("#8A1C2B", "#0F4C5C"),
)


class Register:
    """Stands for the towns room; counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.directory = TownDirectory(self.find)

    async def find(self, host: str) -> ServedTown | None:
        self.asked.append(host)
        return TOWN if host == "ville.example" else None


async def test_the_second_request_asks_nobody() -> None:
    register = Register()
    await register.directory.get("ville.example")
    assert await register.directory.get("ville.example") is TOWN
    assert register.directory.recall("ville.example") is TOWN
    assert register.asked == ["ville.example"]


async def test_a_host_of_no_town_is_refused_and_remembered_as_such() -> None:
    register = Register()
    for _ in range(2):
        with pytest.raises(UnknownTown):
            await register.directory.get("elsewhere.example")
    assert register.asked == ["elsewhere.example"]


async def test_a_change_is_seen_at_the_next_request() -> None:
    register = Register()
    await register.directory.get("ville.example")
    register.directory.forget()
    await register.directory.get("ville.example")
    assert len(register.asked) == 2


async def test_invented_hosts_do_not_fill_the_memory() -> None:
    register = Register()
    for number in range(1500):
        with pytest.raises(UnknownTown):
            await register.directory.get(f"{number}.example")
    with pytest.raises(UnknownTown):
        await register.directory.get("0.example")
    assert register.asked.count("0.example") == 2, "the first ones were forgotten to make room"
