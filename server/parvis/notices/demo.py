"""What the demo town has to say: works on its bridge, and the next council meeting. Nothing urgent."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from parvis.kernel import clock
from parvis.notices.errors import UnknownNotice
from parvis.notices.schemas import NoticeContent, PublishNotice, SaveNotice
from parvis.notices.services import get_notice, publish_notice, save_draft
from parvis.towns.demo.load import get_demo_town
from parvis.web.current_town import ServedTown
from parvis.web.identity import Staff

_MONDAY = 0


async def load_demo() -> list[str]:
    """Publish the demo town's notices, once."""
    town = (await get_demo_town()).as_served()
    today = clock.today(town.time_zone)
    contents = {"pont-couvert": _bridge(town, today), "conseil": _council(town, today)}
    published = [await _publish(town, name, content) for name, content in contents.items()]
    return [f"Publishes {sum(published)} notices"] if any(published) else []


async def _publish(town: ServedTown, name: str, content: NoticeContent) -> bool:
    """Publish one notice under an id that is the same each time; say whether it was not there."""
    notice_id = uuid5(town.id, f"notice {name}")
    try:
        await get_notice(town, notice_id)
    except UnknownNotice:
        nobody = UUID(int=0)
        hall = Staff(id=nobody, town_id=town.id, session_id=nobody, name="Hôtel de ville", role="editor", csrf_token="")
        draft, _ = await save_draft(town, hall, notice_id, SaveNotice(revision=0, content=content))
        await publish_notice(town, hall, notice_id, PublishNotice(revision=draft.revision))
        return True
    return False


def _at(town: ServedTown, day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), ZoneInfo(town.time_zone))


def _bridge(town: ServedTown, today: date) -> NoticeContent:
    return NoticeContent(
        kind="works",
        severity="warning",
        title={"fr": "Pont-Couvert : une seule voie ouverte", "en": "Pont-Couvert bridge: one lane open"},
        what_to_do={
            "fr": "Suivez les feux aux deux bouts du pont. Prévoyez dix minutes de plus le matin.",
            "en": "Follow the lights at both ends of the bridge. Allow ten more minutes in the morning.",
        },
        body={
            "fr": "Le tablier du pont est refait, une moitié à la fois.\n\n"
            "- Les piétons et les vélos passent en tout temps.\n"
            "- Les camions de plus de 8 tonnes prennent le pont de la route régionale.\n"
            "- Les collectes de La Bruyante peuvent passer un autre jour : regardez votre calendrier.",
            "en": "The deck of the bridge is being rebuilt, one half at a time.\n\n"
            "- People on foot and on bicycles can cross at all times.\n"
            "- Trucks over 8 tonnes take the bridge of the regional road.\n"
            "- Collections in La Bruyante may come on another day: look at your calendar.",
        },
        place_words={"fr": "Pont-Couvert, au Vieux-Bourg", "en": "Pont-Couvert bridge, in Vieux-Bourg"},
        contact={"fr": "Service des travaux publics.", "en": "Public Works."},
        closing={
            "fr": "Les deux voies du Pont-Couvert sont ouvertes.",
            "en": "Both lanes of the Pont-Couvert bridge are open.",
        },
        starts_at=_at(town, today, 7),
        ends_at=_at(town, today + timedelta(days=26), 18),
    )


def _council(town: ServedTown, today: date) -> NoticeContent:
    monday = today + timedelta(days=7 + (_MONDAY - today.weekday()) % 7)
    return NoticeContent(
        kind="news",
        severity="information",
        title={"fr": "Séance du conseil municipal", "en": "Town council meeting"},
        what_to_do={
            "fr": "Venez poser vos questions, ou écrivez-les à l’hôtel de ville avant midi le jour même.",
            "en": "Come and ask your questions, or write them to the town hall before noon that day.",
        },
        body={
            "fr": "À l’ordre du jour : le budget, le déneigement et la patinoire du parc.\n\n"
            "La salle est accessible en fauteuil roulant. La séance est enregistrée.",
            "en": "On the agenda: the budget, snow removal and the skating rink in the park.\n\n"
            "The room is wheelchair accessible. The meeting is recorded.",
        },
        place_words={"fr": "Salle du conseil, hôtel de ville", "en": "Council chamber, town hall"},
        contact={"fr": "Greffe.", "en": "Town clerk."},
        starts_at=_at(town, monday, 19, 30),
        ends_at=_at(town, monday, 22),
    )
