"""How often one caller may ask: token buckets in the memory of each process."""

from collections import OrderedDict
from ipaddress import AddressValueError, IPv6Address
from typing import Final, Literal

from litestar.handlers.base import BaseRouteHandler

from parvis.kernel import clock
from parvis.kernel.errors import TooMany
from parvis.web.identity import DEVICE_HEADER
from parvis.web.requests import Connection, client_address, current_town

_MOST_CALLERS = 50_000


class TooOften(TooMany):
    """Too many of these from one caller; `retry_after_seconds` says when again."""

    code = "web.too-often"


class Buckets:
    """Every caller's remaining tokens, for one application. The longest unseen is forgotten first."""

    def __init__(self) -> None:
        self._levels: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def take(self, name: str, caller: str, *, times: int, per_seconds: float) -> float:
        """Take one token of `caller`; return 0, or the seconds until there is one."""
        at, rate = clock.now().timestamp(), times / per_seconds
        level, since = self._levels.pop((name, caller), (float(times), at))
        level = min(float(times), level + max(0.0, at - since) * rate)
        wait = 0.0 if level >= 1 else (1 - level) / rate
        self._levels[name, caller] = (level if wait else level - 1, at)
        if len(self._levels) > _MOST_CALLERS:
            self._levels.popitem(last=False)
        return wait


class RateLimit:
    """A guard: at most `times` calls in `per_seconds`, refilled evenly.

    Put it before the guards that ask the database. `by="device"` counts each device of an address on its own, within
    ten times the limit for the address together: ids of devices cost nothing to invent. `by="town"` counts all callers
    of a town as one, so that many who guess are no better off than one.

    Args:
        name: What is limited, shared by routes that name it alike: `sign-in`, `submissions`.
        times: How many at once, and in each `per_seconds`.
        per_seconds: The window.
        by: Whom to count.
    """

    def __init__(
        self, name: str, *, times: int, per_seconds: float, by: Literal["device", "address", "town"] = "address"
    ) -> None:
        self.name, self.times, self.per_seconds, self.by = name, times, per_seconds, by

    async def __call__(self, connection: Connection, _handler: BaseRouteHandler) -> None:
        """Count this call.

        Raises:
            TooOften: The caller's bucket is empty.
        """
        buckets: Buckets = connection.app.state.buckets
        for caller, times in self._callers(connection):
            wait = buckets.take(self.name, caller, times=times, per_seconds=self.per_seconds)
            if wait:
                raise TooOften(retry_after_seconds=int(wait) + 1)

    def _callers(self, connection: Connection) -> list[tuple[str, int]]:
        """Return who is counted, the narrowest first, and how often each may call."""
        if self.by == "town":
            return [(str(current_town(connection).id), self.times)]
        address = network_of(client_address(connection))
        if self.by == "address":
            return [(address, self.times)]
        device = connection.headers.get(DEVICE_HEADER, "").partition(".")[0][:36]
        return [(f"{address} {device}", self.times), (address, self.times * 10)]


DEVICES: Final = RateLimit("devices", times=240, per_seconds=60, by="device")
"""Before `device_required` where nothing stricter stands: each id that a stranger invents is a row."""


def network_of(address: str) -> str:
    """Return what one subscriber holds: an IPv4 address as it is, an IPv6 one's first 64 bits."""
    try:
        whole = IPv6Address(address)
    except AddressValueError:
        return address
    return str(whole.ipv4_mapped or f"{int(whole) >> 64:x}/64")
