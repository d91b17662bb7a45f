"""When a wish falls due on the town's clocks, what is told then, and in which words."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.kernel.language import Words
from parvis.waste.rules.pickups import Pickup, SetOut
from parvis.waste.rules.reminder_words import Speaker
from parvis.waste.rules.reminders import (
    Correction,
    Due,
    Key,
    Message,
    Told,
    instant_of,
    next_moment,
    plan,
    tag_of,
)
from parvis.waste.schemas import Stream
from tests.server.waste.factories import EVENING, a_stream
from tests.server.waste.wished import LONG_AGO, QUEBEC, a_pickup, a_wish

LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
"""Its clocks move by half an hour."""

TUESDAY = date(2026, 12, 1)


def test_an_hour_that_the_clocks_jump_over_is_the_first_instant_after() -> None:
    assert instant_of(date(2027, 3, 14), "02:30", QUEBEC) == datetime(2027, 3, 14, 7, 0, tzinfo=UTC)
    assert instant_of(date(2027, 3, 14), "02:00", QUEBEC) == datetime(2027, 3, 14, 7, 0, tzinfo=UTC)
    assert instant_of(date(2026, 10, 4), "02:10", LORD_HOWE) == datetime(2026, 10, 3, 15, 30, tzinfo=UTC)


def test_an_hour_that_the_clocks_show_twice_is_the_first() -> None:
    assert instant_of(date(2026, 11, 1), "01:30", QUEBEC) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


@given(
    st.dates(date(2024, 1, 1), date(2035, 12, 31)),
    st.times(),
    st.sampled_from([QUEBEC, LORD_HOWE, ZoneInfo("Europe/Brussels")]),
)
def test_the_clocks_show_what_was_asked_or_have_just_jumped_over_it(on: date, at: object, zone: ZoneInfo) -> None:
    wanted = f"{at:%H:%M}"
    instant = instant_of(on, wanted, zone)
    shown = instant.astimezone(zone)
    if f"{shown:%H:%M}" != wanted:
        before = (instant - timedelta(minutes=1)).astimezone(zone)
        assert f"{before:%H:%M}" < wanted < f"{shown:%H:%M}"
        assert before.utcoffset() != shown.utcoffset()
    assert shown.date() == on


@given(
    st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: LONG_AGO + timedelta(minutes=minutes)),
    st.lists(st.times(), min_size=1, max_size=4),
)
def test_the_next_moment_is_ahead_and_none_lies_before_it(after: datetime, times: list[object]) -> None:
    wishes = [a_wish(f"{at:%H:%M}") for at in times]
    moment = next_moment(wishes, after, QUEBEC)
    assert after < moment <= after + timedelta(hours=25)
    today = after.astimezone(QUEBEC).date()
    every = [instant_of(today + timedelta(days=day), wish.at, QUEBEC) for day in range(-1, 3) for wish in wishes]
    assert not [each for each in every if after < each < moment]


def named(code: str, container: Words, *, name: Words) -> Stream:
    return msgspec.structs.replace(a_stream(code).stream, name=name, container=container)


def said(message: Message, language: str, today: date) -> tuple[str, str]:
    streams = {
        "compost": named("compost", {"fr": "Bac brun", "en": "Brown bin"}, name={"fr": "Matières organiques"}),
        "recyclage": named("recyclage", {"fr": "Bac bleu", "en": "Blue bin"}, name={"fr": "Recyclage"}),
        "gros": named("gros", {"fr": "Au bord du chemin"}, name={"fr": "Encombrants", "en": "Bulky items"}),
    }
    gros = streams["gros"]
    streams["gros"] = msgspec.structs.replace(gros, symbol="bulky")
    streams["reserves"] = msgspec.structs.replace(gros, symbol="bulky", is_booked=True)
    text = Speaker(streams, language, today).say(message)
    return text.title.replace("\u00a0", " "), text.body.replace("\u00a0", " ")


def test_what_is_collected_on_booking_says_so_on_the_locked_screen() -> None:
    title, _ = said(a_message(a_pickup(stream="reserves")), "fr", TUESDAY - timedelta(days=1))
    assert title == "Ce soir : encombrants sur réservation, à sortir avant 7 h"


def a_message(*new: Pickup, also: tuple[Pickup, ...] = (), corrections: tuple[Correction, ...] = ()) -> Message:
    dues = tuple(
        Due(key=Key(each.uid, each.on, "eve", "19:00"), pickup=each, tag="t", remind_at=LONG_AGO, useful_until=LONG_AGO)
        for each in new
    )
    return Message(tag="t", version=1, new=dues, also=also, corrections=corrections)


def a_correction(now: Pickup | None, told_on: date = TUESDAY, stream: str = "compost") -> Correction:
    key = Key(f"{stream}-{told_on}", told_on, "eve", "19:00")
    told = Told(key=key, stream=stream, tag="t", version=1, said_on=told_on, useful_until=LONG_AGO)
    return Correction(told=told, pickup=now)


def test_a_reminder_says_the_bins_in_the_town_s_words_and_the_hour_that_comes_first() -> None:
    late = SetOut(opens="19:00", opens_day_before=True, closes="12:00")
    message = a_message(a_pickup(stream="gros", set_out=late), a_pickup(stream="recyclage"), a_pickup())
    assert said(message, "fr", date(2026, 11, 30)) == (
        "Ce soir : encombrants, bac bleu et bac brun, à sortir avant 7 h",
        "Le camion passe demain, mardi 1er décembre.",
    )


@pytest.mark.parametrize(
    ("set_out", "today", "title"),
    [
        (SetOut(opens="05:00", closes="07:30"), date(2026, 11, 30), "Demain : bac brun, à sortir avant 7 h 30"),
        (EVENING, TUESDAY, "Ce matin : bac brun, à sortir avant 7 h"),
        (SetOut(closes="16:00"), TUESDAY, "Aujourd’hui : bac brun, à sortir avant 16 h"),
        (SetOut(), TUESDAY, "Aujourd’hui : bac brun, à sortir avant 23 h 59"),
    ],
)
def test_a_reminder_says_when_as_people_say_it(set_out: SetOut, today: date, title: str) -> None:
    assert said(a_message(a_pickup(set_out=set_out)), "fr", today)[0] == title


def test_an_unusual_day_says_why() -> None:
    christmas = a_pickup(
        date(2026, 12, 26), planned_on=date(2026, 12, 24), state="moved", reason={"fr": "Noël.", "en": "Christmas"}
    )
    extra = a_pickup(date(2026, 12, 26), stream="recyclage", state="added", reason={})
    message = a_message(christmas, extra)
    assert said(message, "fr", date(2026, 12, 25))[1] == (
        "Le camion passe demain, samedi 26 décembre. Bac brun : au lieu du jeudi 24 décembre : Noël. "
        "Bac bleu : collecte de plus."
    )
    assert said(message, "en", date(2026, 12, 25))[1] == (
        "The truck comes tomorrow, Saturday, December 26. Brown bin: instead of Thursday, December 24 (Christmas). "
        "Blue bin: an extra pickup."
    )


def test_what_holds_no_longer_says_what_not_to_do_first() -> None:
    gone = a_correction(a_pickup(state="cancelled", reason={"fr": "Tempête"}))
    later = a_correction(a_pickup(date(2026, 12, 3), planned_on=TUESDAY, state="moved"), stream="recyclage")
    assert said(a_message(corrections=(gone, later)), "fr", TUESDAY) == (
        "À ne pas sortir : bac brun et bac bleu",
        (
            "Bac brun : la collecte du mardi 1er décembre est annulée : Tempête. "
            "Bac bleu : la collecte du mardi 1er décembre est déplacée au jeudi 3 décembre."
        ),
    )
    assert said(a_message(corrections=(a_correction(None),)), "en", TUESDAY) == (
        "Do not put out: brown bin",
        "Brown bin: the pickup of Tuesday, December 1 is cancelled.",
    )


def test_what_comes_earlier_or_back_is_not_said_as_staying_in() -> None:
    earlier = a_correction(a_pickup(date(2026, 11, 30), planned_on=TUESDAY, state="moved"))
    assert said(a_message(corrections=(earlier,)), "fr", date(2026, 11, 30))[0] == "Collecte changée : bac brun"
    back = a_correction(a_pickup())
    assert said(a_message(corrections=(back,)), "fr", TUESDAY)[0] == "À sortir finalement : bac brun"


def test_a_language_that_we_do_not_speak_is_french_and_a_stream_that_went_is_its_code() -> None:
    assert said(a_message(a_pickup(stream="verre")), "es", TUESDAY)[0] == "Ce matin : verre, à sortir avant 7 h"


def test_a_wish_for_later_than_the_bin_must_be_out_still_leaves() -> None:
    at_nine = instant_of(TUESDAY, "09:00", QUEBEC)
    planned = plan([a_wish("09:00", "day")], [a_pickup()], [], looked_at=at_nine, now=at_nine, zone=QUEBEC)
    assert [message.tag for message in planned.messages] == [tag_of(TUESDAY, "09:00")]
