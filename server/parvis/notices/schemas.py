"""What the notices room speaks over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

from parvis.kernel.language import Words

Kind = Literal["emergency", "boil_water", "works", "collection", "snow", "news", "event"]
Topic = Literal["emergency", "works", "collection", "snow", "news", "event"]
Severity = Literal["emergency", "warning", "information"]
NoticeState = Literal["draft", "published", "ended"]
Occasion = Literal["publication", "update", "end"]

_Text = Annotated[str, msgspec.Meta(max_length=10_000)]
_Texts = Annotated[dict[Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")], _Text], msgspec.Meta(max_length=8)]
_DistrictCode = Annotated[str, msgspec.Meta(max_length=64)]
_DistrictCodes = Annotated[list[_DistrictCode], msgspec.Meta(max_length=200)]
SectorId = Annotated[str, msgspec.Meta(pattern=r"^[^/]{1,40}/[^/]{1,40}$")]
"""A collection sector as phones know it, `stream/sector`: as coarse as a district, and never an address."""

SectorIds = Annotated[list[SectorId], msgspec.Meta(max_length=1_000)]


class NoticeContent(msgspec.Struct, frozen=True, kw_only=True):
    """What a notice says, in every language; the one text that all channels take theirs from.

    Attributes:
        what_to_do: What a person should do first; what a notification shows.
        place_words: Where, in words, whatever a map may add.
        districts: The town's district codes it concerns; none means the whole town.
        sectors: The collection sectors it concerns; they decide for phones that say theirs, districts for others.
        starts_at: When it begins to hold; None: at publication.
        ends_at: Until when, exclusive; None when nobody knows yet.
        contact: Whom to ask, in words.
        closing: What a person must know when it is over.
        template: The prepared text it was begun from.
    """

    kind: Kind = "news"
    severity: Severity = "information"
    title: _Texts = {}
    body: _Texts = {}
    what_to_do: _Texts = {}
    place_words: _Texts = {}
    contact: _Texts = {}
    closing: _Texts = {}
    districts: _DistrictCodes = []
    sectors: SectorIds = []
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    template: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """A published notice as everybody reads it.

    Attributes:
        version: 1 at publication; one more with each update and with the end.
    """

    id: UUID
    version: int
    state: Literal["published", "ended"]
    kind: Kind
    severity: Severity
    title: Words
    body: Words
    what_to_do: Words
    place_words: Words
    contact: Words
    closing: Words
    districts: list[str]
    sectors: list[str] = []
    starts_at: datetime
    ends_at: datetime | None
    published_at: datetime
    updated_at: datetime


class RecentNotices(msgspec.Struct, frozen=True):
    """The dataset `notices.recent`: what holds now, and what was said lately."""

    notices: list[Notice]


class StaffNotice(msgspec.Struct, frozen=True, kw_only=True):
    """A notice as its editors see it.

    Attributes:
        revision: Counts the savings of the draft; a saving names the one it started from.
        version: The last published version, 0 before publication.
        has_changes: The draft says something else than what is published.
    """

    id: UUID
    revision: int
    version: int
    state: NoticeState
    has_changes: bool
    content: NoticeContent
    saved_by: str
    saved_at: datetime
    published_at: datetime | None
    updated_at: datetime | None


class StaffNoticeItem(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the editors' list."""

    id: UUID
    state: NoticeState
    kind: Kind
    severity: Severity
    title: Words
    has_changes: bool
    saved_at: datetime
    published_at: datetime | None


class SaveNotice(msgspec.Struct, frozen=True, kw_only=True):
    """A draft to keep; `revision` is the one it was made from, 0 for a new notice."""

    revision: Annotated[int, msgspec.Meta(ge=0)]
    content: NoticeContent


class PublishNotice(msgspec.Struct, frozen=True, kw_only=True):
    """Publish revision `revision`; `notifies` False corrects the page without a notification (never the first time)."""

    revision: int
    notifies: bool = True


class EndNotice(msgspec.Struct, frozen=True, kw_only=True):
    """End a notice; `closing` replaces what the draft says for that moment."""

    closing: _Texts = {}
    notifies: bool = True


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something an editor should look at. `is_blocking` ones stop a publication.

    Attributes:
        code: Words are in the console, under `notices.finding.<code>`.
    """

    code: str
    field: str
    is_blocking: bool
    language: str | None = None
    params: dict[str, Any] = {}


class DistrictAudience(msgspec.Struct, frozen=True):
    """How many devices asked for one district; `district` None: for the whole town."""

    district: str | None
    devices: int


class Audience(msgspec.Struct, frozen=True):
    """How many devices a notice would reach now. A device may ask for several districts."""

    devices: int
    by_district: list[DistrictAudience]


class PushPreview(msgspec.Struct, frozen=True, kw_only=True):
    """A notification as a phone will show it, and its size before encryption."""

    language: str
    title: str
    body: str
    payload: dict[str, Any]
    size_bytes: int


class NoticePreview(msgspec.Struct, frozen=True):
    """What publishing would do."""

    audience: Audience
    push: list[PushPreview]
    findings: list[Finding]


class NoticeTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """A prepared text; what stands in [brackets] is for the editor to write."""

    code: str
    name: Words
    content: NoticeContent


class NoticeTemplates(msgspec.Struct, frozen=True):
    """Every prepared text."""

    templates: list[NoticeTemplate]
