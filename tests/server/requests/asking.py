"""What phones and the console ask of the requests room."""

from typing import Any
from uuid import UUID

import httpx

from parvis.kernel.ids import new_id
from tests.cast import Member, Person
from tests.server.forms.sending import SENT_AT, photo_answer

Json = dict[str, Any]


async def mine(citizen: Person) -> list[Json]:
    found: list[Json] = (await citizen.get("/api/v1/requests/mine")).json()["requests"]
    return found


async def inbox(member: Member, **filters: str) -> list[Json]:
    found: list[Json] = (await member.get("/api/v1/staff/requests", params=filters)).json()["requests"]
    return found


async def only_id(member: Member) -> str:
    [found] = await inbox(member)
    return str(found["id"])


async def move(
    member: Person, case_id: str, to: str, message: str = "", transition_id: UUID | None = None, **more: object
) -> httpx.Response:
    path = f"/api/v1/staff/requests/{case_id}/transitions/{transition_id or new_id()}"
    return await member.put(path, json={"to": to, "message": message, **more})


def writing(form: str, about: UUID | str, message: str, *photos: bytes) -> Json:
    """What a phone sends about a request: a reply, that it is not settled, or « moi aussi »."""
    named = [photo_answer(content) for content in photos]
    return {
        "form": form,
        "version": 1,
        "language": "fr",
        "answers": {"message": message} | ({"photo": named} if named else {}),
        "attachments": [photo | {"question": "photo"} for photo in named],
        "started_at": SENT_AT,
        "queued_at": SENT_AT,
        "about": str(about),
    }
