"""Phones that asked for alerts, and what an editor does, without HTTP in between."""

from uuid import UUID

import msgspec

from parvis.kernel.ids import new_id
from parvis.notices import services
from parvis.notices.orders import SendBatch
from parvis.notices.push_schemas import PushKeys, SaveSubscription
from parvis.notices.schemas import NoticeContent, PublishNotice, SaveNotice, StaffNotice, Topic
from parvis.web.current_town import ServedTown
from parvis.web.identity import Device, Staff
from tests.browser_keys import BrowserKeys
from tests.server.notices.contents import BOIL

ORIGIN = "https://val-des-sources.example"
_KEYS = BrowserKeys()


class Phone:
    """A device with its subscription."""

    def __init__(self, town: ServedTown) -> None:
        self.town = town
        self.device = Device(id=new_id(), town_id=town.id)
        self.id = new_id()
        self.endpoint = f"https://fcm.googleapis.com/fcm/send/{self.id}"

    def wish(
        self,
        *topics: Topic,
        districts: tuple[str, ...] = (),
        sectors: tuple[str, ...] = (),
        language: str = "fr",
    ) -> SaveSubscription:
        return SaveSubscription(
            endpoint=self.endpoint,
            keys=PushKeys(_KEYS.p256dh, _KEYS.auth),
            topics=list(topics),
            districts=list(districts),
            sectors=list(sectors),
            language=language,
        )

    async def subscribe(
        self,
        *topics: Topic,
        districts: tuple[str, ...] = (),
        sectors: tuple[str, ...] = (),
        language: str = "fr",
    ) -> "Phone":
        wish = self.wish(*(topics or ("emergency",)), districts=districts, sectors=sectors, language=language)
        await services.save_subscription(self.town, self.device, self.id, wish, ORIGIN)
        return self

    async def unsubscribe(self) -> None:
        await services.delete_subscription(self.town, self.device, self.id)


def an_editor(town: ServedTown, name: str = "Chloé Bélanger") -> Staff:
    return Staff(id=new_id(), town_id=town.id, session_id=new_id(), name=name, role="editor", csrf_token="token")


async def save(town: ServedTown, content: NoticeContent = BOIL, notice_id: UUID | None = None) -> StaffNotice:
    notice_id = notice_id or new_id()
    order = SaveNotice(revision=0, content=content)
    saved, _ = await services.save_draft(town, an_editor(town), notice_id, order)
    return saved


async def publish(town: ServedTown, content: NoticeContent = BOIL) -> StaffNotice:
    draft = await save(town, content)
    return await services.publish_notice(town, an_editor(town), draft.id, PublishNotice(revision=draft.revision))


async def update(town: ServedTown, notice: StaffNotice, *, notifies: bool = True, **changes: object) -> StaffNotice:
    content = msgspec.structs.replace(notice.content, **changes)
    order = SaveNotice(revision=notice.revision, content=content)
    saved, _ = await services.save_draft(town, an_editor(town), notice.id, order)
    publication = PublishNotice(revision=saved.revision, notifies=notifies)
    return await services.publish_notice(town, an_editor(town), notice.id, publication)


async def send(notice: StaffNotice, town: ServedTown, *, batch: int = 0, turn: int = 0) -> dict[str, int]:
    order = SendBatch(town_id=town.id, notice_id=notice.id, version=notice.version, batch=batch, turn=turn)
    return dict(await services.send_batch(order))
