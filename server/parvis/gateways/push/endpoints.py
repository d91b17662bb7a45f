"""Where a push may go: an endpoint comes from a stranger's browser, and must not let them call whatever they like.

The same checks run when a subscription is offered and again before each message; addresses are looked at when the
connection is made, by the resolver that makes it, so a name that changes its address in between gains nothing.
"""

import ipaddress
import re
import socket
from collections.abc import Iterable

import msgspec
from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from parvis.gateways.push.protocol import PushTargetRefused

_LONGEST_ENDPOINT = 2_048
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?")
# Printable ASCII; no user, no fragment, and no backslash, which some parsers read as a slash.
_ENDPOINT = re.compile(r"https?://((?![@/\\#?])[!-~])+/((?![\\#])[!-~])*")
_HTTPS_PORT = 443
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
"""All of IPv6 that IANA hands out. Outside it lie old forms that wrap an IPv4 address, and that Python calls global."""


class AllowedEndpoints(msgspec.Struct, frozen=True):
    """The push services we talk to.

    Attributes:
        suffixes: host names; their sub-domains are allowed too, over https on its usual port only.
        origins: exact origins of a developer's or a test's own push service, which may be on the loopback.
    """

    suffixes: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, hosts: Iterable[str]) -> "AllowedEndpoints":
        """Read a setting: `push.apple.com` is a suffix, `http://127.0.0.1:8124` is an exact origin."""
        entries = [host.strip().lower().rstrip("/") for host in hosts if host.strip()]
        return cls(
            suffixes=frozenset(entry for entry in entries if "://" not in entry),
            origins=frozenset(entry for entry in entries if "://" in entry),
        )

    def parse_endpoint(self, endpoint: str) -> URL:
        """Return the very URL object to request, so that nobody parses the text a second time.

        Raises:
            PushTargetRefused: anything but a known push service's plain address.
        """
        if len(endpoint) > _LONGEST_ENDPOINT or not _ENDPOINT.fullmatch(endpoint):
            raise PushTargetRefused("bad-endpoint")
        try:
            url = URL(endpoint, encoded=True)  # to be requested to the letter
            host, port, origin = url.host or "", url.port, str(url.origin())
        except ValueError as broken:
            raise PushTargetRefused("bad-endpoint") from broken
        if origin in self.origins:
            return url
        if url.scheme != "https" or port != _HTTPS_PORT or not _HOST.fullmatch(host):
            raise PushTargetRefused("bad-endpoint")
        if not any(host == suffix or host.endswith("." + suffix) for suffix in self.suffixes):
            raise PushTargetRefused("unknown-push-service")
        return url

    def has_origin(self, host: str, port: int) -> bool:
        """Say whether this exact host and port were allowed by name."""
        return any((url.host, url.port) == (host, port) for url in map(URL, self.origins))


class AddressRefused(OSError):
    """A push service's name leads to an address that is not on the public internet."""


class PublicResolver(AbstractResolver):
    """Resolve names, and refuse those that lead into our own network."""

    def __init__(self, allowed: AllowedEndpoints, inner: AbstractResolver | None = None) -> None:
        self._allowed = allowed
        self._inner = inner or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return a name's addresses.

        Raises:
            AddressRefused: one of them is not public.
        """
        found = await self._inner.resolve(host, port, family)
        if not self._allowed.has_origin(host, port) and not all(is_public(one["host"]) for one in found):
            raise AddressRefused(f"{host} leads to an address that is not public")
        return found

    async def close(self) -> None:
        """Release the resolver inside."""
        await self._inner.close()


def is_public(address: str) -> bool:
    """Say whether an address is on the public internet, looking through the IPv6 forms that wrap an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in _GLOBAL_UNICAST or ip.sixtofour is not None or ip.teredo is not None:
            return False
    return ip.is_global and not ip.is_multicast
