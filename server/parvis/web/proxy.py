"""What a proxy in front of us says of a request, believed only when it comes from the proxy we were told to trust."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from parvis.kernel.errors import Invalid

Networks = tuple[IPv4Network | IPv6Network, ...]


class BadProxyAddress(Invalid):
    """PARVIS_TRUSTED_PROXY must be addresses or networks, separated by commas."""

    code = "web.bad-proxy-address"


def read_networks(setting: str) -> Networks:
    """Return the networks of `PARVIS_TRUSTED_PROXY`.

    Raises:
        BadProxyAddress: One of them is no address.
    """
    try:
        return tuple(ip_network(part.strip(), strict=False) for part in setting.split(",") if part.strip())
    except ValueError as cause:
        raise BadProxyAddress(f"PARVIS_TRUSTED_PROXY cannot be used: {cause}.") from cause


def believe_proxy(scope: Any, trusted: Networks) -> None:  # noqa: ANN401 - any ASGI scope
    """Put the caller's address, scheme and host in the scope as the trusted proxy saw them.

    X-Forwarded-For is read from its end, past our own proxies: what stands before them was written by the caller.
    """
    peer = scope.get("client")
    if peer is None or not _is_trusted(peer[0], trusted):
        return
    forwarded = _forwarded(scope["headers"])
    for hop in reversed(forwarded.get(b"x-forwarded-for", b"").decode("latin-1").split(",")):
        address = hop.strip()
        if not _is_address(address):
            break
        scope["client"] = (address, 0)
        if not _is_trusted(address, trusted):
            break
    scheme = forwarded.get(b"x-forwarded-proto", b"").strip().lower()
    if scheme in {b"http", b"https"}:
        scope["scheme"] = scheme.decode()
    if host := forwarded.get(b"x-forwarded-host", b"").partition(b",")[0].strip():
        others = [(name, value) for name, value in scope["headers"] if name != b"host"]
        scope["headers"] = [(b"host", host), *others]


def _forwarded(headers: Sequence[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Return the X-Forwarded headers; those sent in several lines joined, as RFC 9110 section 5.3 reads them."""
    found: dict[bytes, bytes] = {}
    for name, value in headers:
        if name.startswith(b"x-forwarded-"):
            found[name] = found[name] + b"," + value if name in found else value
    return found


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_trusted(address: str, trusted: Networks) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in trusted)
