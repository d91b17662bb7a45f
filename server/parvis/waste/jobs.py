"""What this room does after the answer."""

from parvis.forms.events import SubmissionAccepted, SubmissionErased
from parvis.kernel.work import Counts, Cron, Listener
from parvis.notices.events import SubscriptionsEnded
from parvis.towns.events import AddressesChanged
from parvis.towns.services import list_towns
from parvis.waste.services import (
    extend_holidays,
    forget_booking,
    forget_ended,
    forget_old_misses,
    judge_arrived_report,
    refresh_zones,
    remind,
    take_booking,
    tell_moved_bookings,
)


async def place_addresses(event: AddressesChanged) -> Counts:
    """Find again in which sectors the town's addresses lie. Idempotent: it is derived whole."""
    coverage = await refresh_zones(event.town_id)
    return {"addresses": coverage.addresses, "zones": coverage.zones}


async def forget_reminders(event: SubscriptionsEnded) -> Counts:
    """Forget the reminders of phones that stopped their alerts."""
    return {"forgotten": await forget_ended(event)}


async def _remind() -> Counts:
    return await remind([town.as_served() for town in await list_towns()])


async def _extend_holidays() -> Counts:
    return {"changes": sum([await extend_holidays(town.id) for town in await list_towns()])}


async def _forget_searches() -> Counts:
    towns = await list_towns()
    return {"forgotten": sum([await forget_old_misses(town.id, town.profile.time_zone) for town in towns])}


async def _tell_bookings() -> Counts:
    return {"told": sum([await tell_moved_bookings(town) for town in await list_towns()])}


PLACE_ADDRESSES = Listener(name="waste.place-addresses", event_type=AddressesChanged, run=place_addresses)
FORGET_REMINDERS = Listener(name="waste.forget-reminders", event_type=SubscriptionsEnded, run=forget_reminders)
REMIND = Cron(name="waste.remind", expression="* * * * *", run=_remind)
EXTEND_HOLIDAYS = Cron(name="waste.extend-holidays", expression="20 8 * * *", run=_extend_holidays)
"""Each night in Québec: thirteen months of calendar must hold their holidays."""
JUDGE_REPORT = Listener(name="waste.judge-report", event_type=SubmissionAccepted, run=judge_arrived_report)
FORGET_SEARCHES = Cron(name="waste.forget-searches", expression="40 8 * * *", run=_forget_searches)
TAKE_BOOKING = Listener(name="waste.take-booking", event_type=SubmissionAccepted, run=take_booking)
FORGET_BOOKING = Listener(name="waste.forget-booking", event_type=SubmissionErased, run=forget_booking)
TELL_BOOKINGS = Cron(name="waste.tell-bookings", expression="*/5 * * * *", run=_tell_bookings)
"""Whatever moved a day, staff, a holiday or a file, its bookings follow."""
