"""Chloé's import wizard, as her browser drives it, and what the tables hold after it."""

import hashlib
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx

from parvis.database.unit_of_work import unit_of_work
from parvis.towns.services import Town

IMPORTS = "/api/v1/staff/collection-imports"
TABLES = ("stream", "sector", "rule", "feed_day", "change", "zone", "address_zone", "import")


async def preview(member: httpx.AsyncClient, name: str, content: bytes, **asked: str) -> httpx.Response:
    """Send a file to be tried."""
    query = {"stream": "recyclage", **asked}
    return await member.post(f"{IMPORTS}/preview", params=query, content=content, headers=_named(name))


async def apply(
    member: httpx.AsyncClient,
    name: str,
    content: bytes,
    seen: dict[str, Any],
    import_id: UUID | None = None,
    /,
    **asked: str,
) -> httpx.Response:
    """Send the file that was tried to be taken in."""
    query = {"stream": "recyclage", "sha256": seen["sha256"], "state": seen["state"], **asked}
    return await member.put(f"{IMPORTS}/{import_id or uuid4()}", params=query, content=content, headers=_named(name))


async def take(member: httpx.AsyncClient, name: str, content: bytes, **asked: str) -> dict[str, Any]:
    """Try a file, then take it in."""
    seen = await preview(member, name, content, **asked)
    assert seen.status_code == 200, seen.text
    done = await apply(member, name, content, seen.json(), **asked)
    assert done.status_code == 201, done.text
    taken: dict[str, Any] = done.json()
    return taken


async def dump(town: Town) -> str:
    """Everything that the room's tables hold of a town, as one digest."""
    rows: list[str] = []
    async with unit_of_work(town.id) as uow:
        for table in TABLES:
            held = await uow.connection.fetch(f"select t::text as row from waste_{table} t order by 1")  # noqa: S608 - ours
            rows += [f"{table} {each['row']}" for each in held]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _named(name: str) -> dict[str, str]:
    return {"Parvis-File-Name": quote(name), "Content-Type": "application/octet-stream"}
