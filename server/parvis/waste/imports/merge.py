"""What a file changes in a sector that is known already. Pure: what is held, what was read, and today.

The past is never rewritten: a rule that ends, ends today; days gone by stay. A day is known for ever by the date it was
first planned on. So a feed that drops past days cancels nothing, a day that moved is a change of the same pickup, and
reading the same file again changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from parvis.waste.imports.schedule import ReadChange, ReadDay, ReadSector
from parvis.waste.rules.pickups import Rule
from parvis.waste.rules.recurrence import Dated

GONE = {"fr": "Jour disparu du calendrier de la Ville", "en": "Day gone from the town’s calendar"}
MOVED = {"fr": "Collecte déplacée dans le calendrier de la Ville", "en": "Collection moved in the town’s calendar"}


class FeedDay(msgspec.Struct, frozen=True):
    """An event of the town's feed: the day it was first planned on, and the day it was last seen on."""

    planned_on: date
    shown_on: date


class Merged(msgspec.Struct, frozen=True):
    """What a sector becomes.

    Args:
        rules: Its rules.
        feed: The events of its feed by their identity.
        changes: All that files say about single days from today on; what they said before and is not here is withdrawn.
    """

    rules: tuple[Rule, ...]
    feed: dict[str, FeedDay]
    changes: tuple[ReadChange, ...]


def merge(rules: Sequence[Rule], feed: Mapping[str, FeedDay], read: ReadSector, today: date) -> Merged:
    """Return what the sector's rules and feed become once `read` is taken in."""
    listed = [rule for rule in rules if isinstance(rule.recurrence, Dated)]
    recurring = [rule for rule in rules if not isinstance(rule.recurrence, Dated)]
    days = {day for rule in listed if isinstance(rule.recurrence, Dated) for day in rule.recurrence.dates}
    read_recurring = _replace_recurring(recurring, read.rules, today)
    planned, new_feed, changes = _merge_days(days, feed, read.days, today)
    dated = [Rule(recurrence=Dated(tuple(sorted(planned))))] if planned else []
    stated = {(each.kind, each.planned_on): each for each in (*changes, *read.changes)}
    wanted = tuple(change for change in stated.values() if _is_ahead(change, today))
    return Merged((*read_recurring, *dated), new_feed, wanted)


def _is_ahead(change: ReadChange, today: date) -> bool:
    return change.planned_on >= today or (change.new_on is not None and change.new_on >= today)


def _replace_recurring(held: Sequence[Rule], read: Sequence[Rule], today: date) -> list[Rule]:
    """End the rules that the file no longer has, and start its new ones, both today."""
    in_force = [rule for rule in held if rule.until_on is None or rule.until_on > today]
    ended = [rule for rule in held if rule not in in_force]
    own = [rule for rule in read if not isinstance(rule.recurrence, Dated)]
    extra = [rule for rule in read if isinstance(rule.recurrence, Dated)]
    if [_ahead(rule, today) for rule in in_force] == [_ahead(rule, today) for rule in own]:
        return [*held, *extra]
    stopped = [
        msgspec.structs.replace(rule, until_on=today)
        for rule in in_force
        if rule.from_on is None or rule.from_on < today
    ]
    started = [
        msgspec.structs.replace(rule, from_on=max(rule.from_on or today, today)) if held else rule for rule in own
    ]
    return [*ended, *stopped, *started, *extra]


def _ahead(rule: Rule, today: date) -> Rule:
    """Return the rule as if it began today, unless it begins later: what two rules in force are compared by."""
    if rule.from_on is None or rule.from_on > today:
        return rule
    return msgspec.structs.replace(rule, from_on=None)


def _merge_days(
    held: set[date], feed: Mapping[str, FeedDay], read: Sequence[ReadDay], today: date
) -> tuple[set[date], dict[str, FeedDay], list[ReadChange]]:
    if not read:
        return held, dict(feed), []
    shown = {each.on for each in read}
    new_feed = {uid: day for uid, day in feed.items() if day.shown_on < today}
    changes: list[ReadChange] = []
    named: set[date] = set()
    for each in read:
        planned_on = _planned_on(each, feed.get(each.uid), held, shown, today)
        named.add(planned_on)
        if planned_on != each.on:
            changes.append(ReadChange(kind="moved", planned_on=planned_on, new_on=each.on, reason=MOVED))
        if each.uid:
            new_feed[each.uid] = FeedDay(planned_on, each.on)
    gone = {day for day in held - named if max(today, min(shown)) <= day <= max(shown)}
    changes += [ReadChange(kind="cancelled", planned_on=day, reason=GONE) for day in sorted(gone)]
    return held | named, new_feed, changes


def _planned_on(read: ReadDay, known: FeedDay | None, held: set[date], shown: set[date], today: date) -> date:
    """Return the day that an event was first planned on.

    A feed that numbers its events anew each time moves nothing: an event moved only if its day is still ahead, no other
    event took that day, and its new day was not planned already.
    """
    if known is None:
        return read.on
    if known.shown_on == read.on:
        return known.planned_on
    is_same = known.shown_on >= today and known.shown_on not in shown and read.on not in held
    return known.planned_on if is_same and known.planned_on not in shown else read.on
