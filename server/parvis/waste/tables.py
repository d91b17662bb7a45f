"""Streams, sectors, their rules and changes; who lives where; the sorting guide."""

from piccolo.columns import JSONB, UUID, Array, Boolean, Date, Integer, Timestamptz, Varchar

from parvis.database.tables import TownTable


class WasteStream(TownTable, tablename="waste_stream"):
    """A kind of matter and its container, in the town's words and colours."""

    code = Varchar(length=40)
    position = Integer(default=0)
    name = JSONB(default={})
    container = JSONB(default={})
    colour = Varchar(length=7)
    symbol = Varchar(length=20)
    set_out_words = JSONB(default={})
    help = JSONB(default={})
    set_out = JSONB(default={})
    synonyms = Array(base_column=Varchar(length=80), default=list)
    report_days = Integer(default=2)


class WasteSector(TownTable, tablename="waste_sector"):
    """Where a stream is collected on the same days: a polygon, a list of addresses, both, or the whole town."""

    stream_id = UUID(null=False, default=None)
    code = Varchar(length=40)
    name = Varchar(length=120)
    note = JSONB(null=True, default=None)
    polygon = JSONB(null=True, default=None)
    listed = Array(base_column=UUID(), default=list)
    is_everywhere = Boolean(default=False)
    changed_at = Timestamptz(null=False, default=None)


class WasteRule(TownTable, tablename="waste_rule"):
    """One rule of a sector, as `rules.pickups.Rule` writes itself."""

    sector_id = UUID(null=False, default=None)
    position = Integer(default=0)
    rule = JSONB(default={})


class WasteFeedDay(TownTable, tablename="waste_feed_day"):
    """Which planned day an event of the town's own feed stands for, so that a day that moves is known again."""

    sector_id = UUID(null=False, default=None)
    uid = Varchar(length=255)
    planned_on = Date(null=False, default=None)
    shown_on = Date(null=False, default=None)


class WasteChange(TownTable, tablename="waste_change"):
    """A day moved, cancelled or added. Never deleted: withdrawn, because calendars already fetched must hear of it.

    `origin` says what made it, `withdrawn_origin` what took it back (staff, holiday, import); `notice_id` is the notice
    that told people.
    """

    kind = Varchar(length=20)
    planned_on = Date(null=False, default=None)
    new_on = Date(null=True, default=None)
    stream_id = UUID(null=True, default=None)
    sector_id = UUID(null=True, default=None)
    streets = Array(base_column=Varchar(length=120), default=list)
    reason = JSONB(default={})
    author = Varchar(length=120)
    origin = Varchar(length=20)
    made_at = Timestamptz(null=False, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    withdrawn_by = Varchar(length=120, default="")
    withdrawn_origin = Varchar(length=20, null=True, default=None)
    notice_id = UUID(null=True, default=None)


class WasteHolidayChoice(TownTable, tablename="waste_holiday_choice"):
    """What the town decided about a holiday."""

    holiday = Varchar(length=80)
    effect = Varchar(length=20)
    streams = Array(base_column=Varchar(length=40), default=list)


class WasteHolidayDecision(TownTable, tablename="waste_holiday_decision"):
    """Each decision about the town's holidays: only added to, because the choices themselves are replaced."""

    author = Varchar(length=120)
    made_at = Timestamptz(null=False, default=None)
    before = JSONB(default=[])
    after = JSONB(default=[])
    added = Integer(default=0)
    withdrawn = Integer(default=0)


class WasteZone(TownTable, tablename="waste_zone"):
    """A set of sectors that some addresses share; derived, made anew whenever a sector's ground changes."""

    key = Varchar(length=20)
    sector_ids = Array(base_column=UUID(), default=list)


class WasteAddressZone(TownTable, tablename="waste_address_zone"):
    """In which zone an address lies; derived."""

    address_id = UUID(null=False, default=None)
    zone_id = UUID(null=False, default=None)


class WasteGuideEntry(TownTable, tablename="waste_guide_entry"):
    """An object of the sorting guide, and where it goes in this town; what staff wrote stays when a file comes."""

    position = Integer(default=0)
    object = JSONB(default={})
    synonyms = Array(base_column=Varchar(length=80), default=list)
    stream = Varchar(length=40, null=True, default=None)
    place = Varchar(length=40, null=True, default=None)
    also_at = Array(base_column=Varchar(length=40), default=list)
    words = JSONB(default={})
    author = Varchar(length=120, null=True, default=None)
    changed_at = Timestamptz(null=True, default=None)


class WastePlace(TownTable, tablename="waste_place"):
    """Somewhere to bring things."""

    code = Varchar(length=40)
    position = Integer(default=0)
    name = JSONB(default={})
    address = Varchar(length=200)
    hours = JSONB(default={})
    phone = Varchar(length=40)
    opening = JSONB(null=True, default=None)
    refuses = JSONB(default={})


class WasteSearchMiss(TownTable, tablename="waste_search_miss"):
    """Words that people looked for in the guide and did not find: how often, on how many days, and never by whom."""

    words = Varchar(length=60)
    language = Varchar(length=2)
    times = Integer(default=0)
    days = Integer(default=0)
    last_on = Date(null=False, default=None)


class WasteSearchReport(TownTable, tablename="waste_search_report"):
    """A phone's report of searches that was counted, by the id it made for it: sent again, it counts no more."""

    received_on = Date(null=False, default=None)


class WasteImport(TownTable, tablename="waste_import"):
    """A file that was taken in: what, when, what it changed, and what stood before, so that it can be undone."""

    stream_id = UUID(null=False, default=None)
    file_name = Varchar(length=200)
    sha256 = Varchar(length=64)
    author = Varchar(length=120)
    made_at = Timestamptz(null=False, default=None)
    counts = JSONB(default={})
    format = Varchar(length=10)
    remarks = JSONB(default=[])
    before = JSONB(default=[])
    after = Varchar(length=64)
    added = Array(base_column=UUID(), default=list)
    withdrawn = Array(base_column=UUID(), default=list)
    undone_at = Timestamptz(null=True, default=None)
    undone_by = Varchar(length=120)


class WasteReminder(TownTable, tablename="waste_reminder"):
    """What one phone wants to be reminded of; its id is the subscription's. Never a number: zone, street, size.

    `wishes` are `rules.reminders.Wish`es; `next_at` is the first moment not looked at yet at which one may be due.
    """

    device_id = UUID(null=False, default=None)
    zone = Varchar(length=20)
    street = Varchar(length=120)
    dwellings = Integer(default=0)
    wishes = JSONB(default=[])
    next_at = Timestamptz(null=False, default=None)
    saved_at = Timestamptz(null=False, default=None)


class WasteReminderTold(TownTable, tablename="waste_reminder_told"):
    """That a pickup's reminder went out, once for each wish, or was missed; and what the phone was last told of it.

    `picked_up_on` is the day that it reminded of; `said_on` the day that the phone was last told, none when it was
    told that there is no collection; `useful_until` is when telling more is of no use.
    """

    reminder_id = UUID(null=False, default=None)
    uid = Varchar(length=255)
    stream = Varchar(length=40)
    picked_up_on = Date(null=False, default=None)
    day = Varchar(length=10)
    at = Varchar(length=5)
    tag = Varchar(length=40)
    state = Varchar(length=10)
    version = Integer(default=1)
    said_on = Date(null=True, default=None)
    useful_until = Timestamptz(null=False, default=None)
    told_at = Timestamptz(null=False, default=None)


class WasteReminderRound(TownTable, tablename="waste_reminder_round"):
    """When a town's reminders were last looked at: what was decided since concerns all of them."""

    looked_at = Timestamptz(null=False, default=None)


class WastePassage(TownTable, tablename="waste_passage"):
    """What a crew said of a pickup, in a street or a whole sector. Withdrawn, not deleted: phones show it."""

    uid = Varchar(length=255)
    sector_id = UUID(null=False, default=None)
    planned_on = Date(null=False, default=None)
    street = Varchar(length=120)
    state = Varchar(length=20)
    expected_on = Date(null=True, default=None)
    expected_by = Varchar(length=5, null=True, default=None)
    note = Varchar(length=20, null=True, default=None)
    by_name = Varchar(length=120)
    marked_at = Timestamptz(null=False, default=None)
    received_at = Timestamptz(null=False, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)


class WasteBookingPolicy(TownTable, tablename="waste_booking_policy"):
    """A stream that is collected on booking; `policy` is `rules.bookings.BookingPolicy`. Its row orders bookings."""

    stream_id = UUID(null=False, default=None)
    form = Varchar(length=63)
    policy = JSONB(default={})
    set_at = Timestamptz(null=False, default=None)
    set_by = Varchar(length=120)


class WasteBooking(TownTable, tablename="waste_booking"):
    """What became of one booking form: confirmed, refused or cancelled. `told_on` is the day the person last read."""

    submission_id = UUID(null=False, default=None)
    stream_id = UUID(null=False, default=None)
    state = Varchar(length=20)
    refusal = Varchar(length=20, null=True, default=None)
    uid = Varchar(length=255, null=True, default=None)
    planned_on = Date(null=True, default=None)
    told_on = Date(null=True, default=None)
    told_state = Varchar(length=20, null=True, default=None)
    address_id = UUID(null=True, default=None)
    zone = Varchar(length=20, null=True, default=None)
    items = JSONB(default=[])
    language = Varchar(length=10)
    receipt = Varchar(length=9)
    decided_at = Timestamptz(null=False, default=None)
    cancelled_at = Timestamptz(null=True, default=None)
    cancelled_by = Varchar(length=120, null=True, default=None)
