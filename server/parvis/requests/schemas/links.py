"""What the links of mails say."""

from typing import Annotated
from uuid import UUID

import msgspec


class LinkToken(msgspec.Struct, frozen=True):
    """What stands after # in a link: no log sees it."""

    token: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{20,60}$")]


class FollowedRequest(msgspec.Struct, frozen=True):
    """The request that a link led to."""

    request_id: UUID
