"""What handlers ask of a request: its town, its caller, its language, where it comes from.

Handlers name the first three as arguments: `town: CurrentTown`, `device: CurrentDevice`, `staff: CurrentStaff`.
"""

from typing import Any, TypeAlias, cast

from litestar.connection import ASGIConnection
from litestar.di import NamedDependency

from parvis.kernel.errors import NotSignedIn
from parvis.web.current_town import ServedTown, UnknownTown
from parvis.web.identity import Device, Staff

Connection = ASGIConnection[Any, Any, Any, Any]

CurrentTown: TypeAlias = NamedDependency[ServedTown]
CurrentDevice: TypeAlias = NamedDependency[Device]
CurrentStaff: TypeAlias = NamedDependency[Staff]

TOWN_KEY, DEVICE_KEY, STAFF_KEY, REQUEST_ID_KEY = "parvis.town", "parvis.device", "parvis.staff", "parvis.request_id"
"""Where the edge and the guards leave their findings in the scope's state."""


def current_town(request: Connection) -> ServedTown:
    """Return the town this request is for; injected as `town`.

    Raises:
        UnknownTown: The host is no town's (only where every host answers, such as /healthz).
    """
    town = request.scope["state"].get(TOWN_KEY)
    if town is None:
        raise UnknownTown
    return cast("ServedTown", town)


def current_device(request: Connection) -> Device:
    """Return the device that `device_required` let in; injected as `device`.

    Raises:
        NotSignedIn: The route does not ask for a device.
    """
    device = request.scope["state"].get(DEVICE_KEY)
    if device is None:
        raise NotSignedIn
    return cast("Device", device)


def current_staff(request: Connection) -> Staff:
    """Return the member of staff that `staff_required` let in; injected as `staff`.

    Raises:
        NotSignedIn: The route does not ask for staff.
    """
    staff = request.scope["state"].get(STAFF_KEY)
    if staff is None:
        raise NotSignedIn
    return cast("Staff", staff)


def language(request: Connection) -> str:
    """Return the caller's preferred language among the town's, else the town's first."""
    languages = current_town(request).languages
    wanted = request.headers.get("accept-language", "")
    weighted = [_weight(part) for part in wanted.split(",")[:10]]
    for _, tag in sorted(weighted, key=lambda pair: -pair[0]):
        if tag in languages:
            return tag
    return languages[0]


def _weight(part: str) -> tuple[float, str]:
    tag, _, quality = part.partition(";q=")
    try:
        return float(quality or 1), tag.strip().lower().partition("-")[0]
    except ValueError:
        return 0.0, ""


def client_address(request: Connection) -> str:
    """Return the caller's network address; behind a trusted proxy, the one the proxy saw."""
    client = request.scope.get("client")
    return client[0] if client else ""


def own_host(request: Connection) -> str:
    """Return the host name this request was sent to, without port, in lower case."""
    return host_name(request.headers.get("host", ""))


def own_origin(request: Connection) -> str:
    """Return the origin this request was sent to, as browsers write it: `https://ville.example`."""
    return f"{request.scope['scheme']}://{request.headers.get('host', '').lower()}"


def host_name(host: str) -> str:
    """Return `host` without its port, in lower case; brackets of IPv6 stay."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()
