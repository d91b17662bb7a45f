"""Schedules written as French sentences, as Montréal publishes them with its polygons.

Only what a sentence says completely becomes a rule. It is read clause by clause; when anything is left over that could
bear on the days (another weekday, a month, « sauf », « un sur deux », « certains immeubles »), nothing of it is
believed, and the whole stays words for people to read.
"""

import re
import unicodedata
from datetime import date, timedelta

import msgspec

from parvis.waste.imports.vocabulary import (
    CLOSES_ONLY,
    DAY,
    DAY_OF_MONTH,
    DAYS,
    MONTH,
    MONTHS,
    OPENS_ONLY,
    ORDINAL,
    ORDINALS,
    SET_OUT,
    day_of_month,
    read_weekdays,
    set_out_of,
)
from parvis.waste.rules.pickups import Buildings, Rule, SetOut
from parvis.waste.rules.recurrence import Dated, MonthlyWeekday, Recurrence, Season, Weekly


class Sentence(msgspec.Struct, frozen=True):
    """What a sentence says.

    Args:
        rules: When; empty where there is no collection, or where it is not exact.
        is_exact: Nothing in it had to be left out.
    """

    rules: tuple[Rule, ...]
    is_exact: bool


_INEXACT = Sentence((), is_exact=False)

_NO_COLLECTION = re.compile(
    r"la collecte (?:n'est pas (?:encore )?offerte dans ce secteur"
    r"|des [^.]* est (?:incluse dans|offerte via) (?:la|les) collectes? des [^.]*)\.?"
)
_LABELS = re.compile(r" (lieu de depot|contenants acceptes) ?:")
_COULD_BEAR_ON_DAYS = re.compile(
    rf"\b(?:{DAY}|{MONTH}|sur deux|semaines?|fois|mois|annees?|saisons?|printemps|automne|hiver|feries?|conges?"
    r"|logements?|immeubles|batiments|certains?|autres?|sauf|excepte\w*|exceptions?|annul\w*|suspen\w*|report\w*"
    r"|calendrier|dates?|jours? de collecte|a lieu|ont lieu|aura lieu|remplace|a pris fin|\d{4})\b"
)
_COULD_BEAR_ON_DAYS_IN_A_NOTE = re.compile(rf"\b(?:{DAY}|collectes?|sauf|annul\w*|suspen\w*|report\w*)\b")

_WHO = r"(?:pour les (?P<who>[^.:]{5,160}?),? )?"
_SUBJECT = r"(?:la collecte|les collectes)(?: d(?:es?|u) (?:(?! (?:a|ont|aura) lieu|,? la collecte)[^.:])*)?"
_TAKES_PLACE = rf"{_WHO}{_SUBJECT} (?:a|ont) lieu (?:uniquement )?"
_ALL_BUILDINGS = r"(?: pour (?:tous )?les types d'immeubles)?"
_TRUCK_PASSES = re.compile(rf"(?P<day>{DAY}) entre \d{{1,2}} h et \d{{1,2}} h")
_CLAUSES = (
    re.compile(rf"{_TAKES_PLACE}les? (?P<when>{DAYS}){_ALL_BUILDINGS}(?= ?[.,]|$)"),
    re.compile(rf"{_TAKES_PLACE}(?:les? )?(?P<when>{ORDINAL} {DAY} (?:du|de chaque) mois)(?= ?[.,]|$)"),
    re.compile(
        r"(?P<who>immeubles [^.:]{5,160} )?jour(?:\(s\))? de collecte"
        r"(?: (?:en|pour l'(?:automne|ete|hiver)) (?P<year>\d{4}))? ?: ?(?P<when>.+?)(?=\||$)"
    ),
)
_BULLET = re.compile(r"(?:^|[-–] )(?P<who>(?:immeubles|batiments)[^:]{5,200}?) ?: ?(?P<when>[^:–-]+?)(?= ?[-–]|$)")
_FEWER = re.compile(r"\b(\d{1,3}) logements et moins")
_MORE = re.compile(r"\b(\d{1,3}) logements et plus")

_NTH = re.compile(rf"(?:les? )?(?P<nth>{ORDINAL}) (?P<day>{DAY}) (?:du|de chaque) mois")
_WINDOW = rf"du ({DAY_OF_MONTH}) ({MONTH}) au ({DAY_OF_MONTH}) ({MONTH})"
_IN_WINDOWS = re.compile(rf"(?:tous )?(?:les? )?(?P<days>{DAYS})(?: ?:)? (?P<windows>{_WINDOW}(?: et {_WINDOW})*)")
_LISTED = re.compile(rf"[-– ]*(?:les? )?(?P<day>{DAY})[-–: ]+(?P<list>\d.*)")
_OF_A_MONTH = re.compile(
    rf"(?P<days>{DAY_OF_MONTH}(?: \({DAY}\))?(?:(?:, | et ){DAY_OF_MONTH}(?: \({DAY}\))?)*) "
    rf"(?P<month>{MONTH})(?: \((?P<last>{DAY})\))?"
)


def read_sentence(written: str) -> Sentence:
    """Return the rules that `written` states completely, or none."""
    own_words, text = _tidy(written)
    if _NO_COLLECTION.fullmatch(text):
        return Sentence((), is_exact=True)
    schedule, notes = _cut_notes(text)
    if any(_COULD_BEAR_ON_DAYS_IN_A_NOTE.search(note) for note in notes):
        return _INEXACT
    try:
        schedule, hours = _cut_hours(schedule)
        rules, rest = _cut_clauses(schedule, hours)
    except (ValueError, KeyError):
        return _INEXACT
    if not rules or _COULD_BEAR_ON_DAYS.search(rest):
        return _INEXACT
    return Sentence(tuple(_in_own_words(rule, text, own_words) for rule in rules), is_exact=True)


def bears_on_days(written: str) -> bool:
    """Say whether a remark beside a schedule may change a day, so that somebody should look at it."""
    return bool(_COULD_BEAR_ON_DAYS.search(_tidy(written)[1]))


def _tidy(written: str) -> tuple[str, str]:
    """Return it on one line with glued words parted; and, letter for letter, in lower case without accents."""
    parted = re.sub(r"(?<=[a-zà-ü.)])(?=[A-ZÀ-Ü])", " ", unicodedata.normalize("NFC", written))
    own_words = " ".join(parted.replace("’", "'").split())
    bare = "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] or letter for letter in own_words)
    return own_words, bare


def _in_own_words(rule: Rule, text: str, own_words: str) -> Rule:
    """Give the buildings their accents back."""
    if rule.buildings is None:
        return rule
    who = rule.buildings.words["fr"]
    at = text.find(who)
    said = own_words[at : at + len(who)] if at >= 0 else who
    words = {"fr": said[:1].upper() + said[1:]}
    return msgspec.structs.replace(rule, buildings=msgspec.structs.replace(rule.buildings, words=words))


def _cut_notes(text: str) -> tuple[str, list[str]]:
    """Take out the labelled parts that are not about time."""
    parts = _LABELS.split(f" {text}")
    return parts[0].strip(), parts[2::2]


def _cut_hours(text: str) -> tuple[str, SetOut | None]:
    """Take out the hours to set out, leaving a bar where they were.

    « Le lundi entre 16 h et 23 h » is when the truck passes; it is only passed over when the sentence also says when to
    set out.

    Raises:
        ValueError: It states two different hours, or only the truck's.
    """
    found: set[SetOut] = set()

    def note(match: re.Match[str]) -> str:
        found.add(set_out_of(match))
        return " | "

    text, of_the_truck = _TRUCK_PASSES.subn(r"\g<day>", re.sub(r"heures de depot ?: ?", "| ", text))
    for pattern in (SET_OUT, OPENS_ONLY, CLOSES_ONLY):
        text = pattern.sub(note, text)
    if len(found) > 1 or (of_the_truck and not found):
        raise ValueError(text)
    return text, next(iter(found), None)


def _cut_clauses(text: str, hours: SetOut | None) -> tuple[list[Rule], str]:
    rules: list[Rule] = []
    for pattern in _CLAUSES:
        while match := pattern.search(text):
            year = match.groupdict().get("year")
            rules += _rules_of(match["when"].strip(" .|"), match["who"], int(year) if year else None, hours)
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return rules, text


def _rules_of(when: str, who: str | None, year: int | None, hours: SetOut | None) -> list[Rule]:
    bullets = list(_BULLET.finditer(when))
    if bullets and not who:
        rest = _BULLET.sub("", when)
        if _COULD_BEAR_ON_DAYS.search(rest):
            raise ValueError(when)
        return [
            rule for bullet in bullets for rule in _rules_of(bullet["when"].strip(" ."), bullet["who"], year, hours)
        ]
    buildings = _buildings(who) if who else None
    return [
        Rule(
            recurrence=recurrence,
            seasons=seasons,
            from_on=first,
            until_on=last + timedelta(days=1) if last else None,
            set_out=hours,
            buildings=buildings,
        )
        for recurrence, seasons, first, last in _recurrences(when, year)
    ]


_Dating = tuple[Recurrence, tuple[Season, ...], date | None, date | None]


def _recurrences(when: str, year: int | None) -> list[_Dating]:
    """Return what `when` says: days, the nth day of the month, days in windows, or a list of dates.

    Raises:
        ValueError: Something else, or dates that fall on other weekdays than it says.
    """
    if re.fullmatch(rf"(?:tous )?(?:les )?{DAYS}", when):
        first, last = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
        return [(Weekly(read_weekdays(when)), (), first, last)]
    if match := _NTH.fullmatch(when):
        weekday = read_weekdays(match["day"])[0]
        return [(MonthlyWeekday(weekday, (ORDINALS[match["nth"]],)), (), None, None)]
    if match := _IN_WINDOWS.fullmatch(when):
        return _in_windows(match, year)
    bullets = [part for part in re.split(r" ?[-–] (?=les |tous les )", when) if part.strip(" -–")]
    if len(bullets) > 1:
        return [each for part in bullets for each in _recurrences(part.strip(" -–"), year)]
    if year and (match := _LISTED.fullmatch(when)):
        return [(Dated(_listed(match["list"], read_weekdays(match["day"])[0], year)), (), None, None)]
    raise ValueError(when)


def _in_windows(match: re.Match[str], year: int | None) -> list[_Dating]:
    weekly = Weekly(read_weekdays(match["days"]))
    windows = re.findall(_WINDOW, match["windows"])
    if year is None:
        seasons = tuple(
            Season(f"{MONTHS[m1]:02}-{day_of_month(d1):02}", f"{MONTHS[m2]:02}-{day_of_month(d2):02}")
            for d1, m1, d2, m2 in windows
        )
        return [(weekly, seasons, None, None)]
    found: list[_Dating] = []
    for d1, m1, d2, m2 in windows:
        first, last = date(year, MONTHS[m1], day_of_month(d1)), date(year, MONTHS[m2], day_of_month(d2))
        if last < first or not {first.isoweekday(), last.isoweekday()} <= set(weekly.weekdays):
            raise ValueError(match[0])
        found.append((weekly, (), first, last))
    return found


def _listed(text: str, weekday: int, year: int) -> tuple[date, ...]:
    """Return the dates of `29 avril; - 6, 13, 21 (mardi) et 27 mai`, each on the weekday it says."""
    found: list[date] = []
    for part in re.split(r"; ?[-– ]*", text.strip(" .;")):
        match = _OF_A_MONTH.fullmatch(part.strip())
        if not match:
            raise ValueError(part)
        days = re.findall(rf"({DAY_OF_MONTH})(?: \(({DAY})\))?", match["days"])
        days[-1] = (days[-1][0], match["last"] or days[-1][1])
        for number, other_weekday in days:
            on = date(year, MONTHS[match["month"]], day_of_month(number))
            if on.isoweekday() != (read_weekdays(other_weekday)[0] if other_weekday else weekday):
                raise ValueError(part)
            found.append(on)
    return tuple(sorted(set(found)))


def _buildings(who: str) -> Buildings:
    """Return whom a clause is for, in its own words; counted only where it says one plain number.

    Raises:
        ValueError: « certains immeubles » cannot know who they are.
    """
    if re.search(r"\bcertains?\b|\bautres?\b(?! que)", who):
        raise ValueError(who)
    fewer, more = _FEWER.findall(who), _MORE.findall(who)
    return Buildings(
        words={"fr": who.strip(" -–,")},
        dwellings_max=int(fewer[0]) if len(fewer) == 1 and not more else None,
        dwellings_min=int(more[0]) if len(more) == 1 and not fewer else None,
    )
