"""Which town a request is for: the host says it, and memory answers."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import msgspec

from parvis.kernel.errors import NotFound

_MOST_HOSTS = 1024


class UnknownTown(NotFound):
    """No town is served at this address."""

    code = "web.unknown-town"


class Colours(msgspec.Struct, frozen=True):
    """A town's two colours, `#rrggbb`, from which its theme is made."""

    primary: str
    accent: str


class ServedTown(msgspec.Struct, frozen=True, kw_only=True):
    """What the edge and the rooms need of the town of a request. The towns room knows more.

    Attributes:
        languages: Language codes, the town's first one first.
        time_zone: IANA name.
    """

    id: UUID
    slug: str
    name: str
    languages: tuple[str, ...]
    time_zone: str
    colours: Colours


TownOfHost = Callable[[str], Awaitable[ServedTown | None]]
"""Finds the town of a host name without port, in lower case. The towns room fills it; `app.py` hands it over."""


class TownDirectory:
    """Remembers the town of each host, so that a request for what is in memory never waits for the database."""

    def __init__(self, find_town_by_host: TownOfHost) -> None:
        self._find = find_town_by_host
        self._towns: dict[str, ServedTown | None] = {}
        self._edition = 0

    def recall(self, host: str) -> ServedTown | None:
        """Return the town of `host` if it is remembered."""
        return self._towns.get(host)

    async def get(self, host: str) -> ServedTown:
        """Return the town of `host`.

        Raises:
            UnknownTown: None is served there.
        """
        if host not in self._towns:
            edition = self._edition
            town = await self._find(host)
            if len(self._towns) >= _MOST_HOSTS:  # Whoever invents hosts must not fill the memory.
                self._towns.clear()
            if edition == self._edition:
                self._towns[host] = town
        else:
            town = self._towns[host]
        if town is None:
            raise UnknownTown
        return town

    def forget(self) -> None:
        """Drop everything: a town changed."""
        self._edition += 1
        self._towns.clear()
