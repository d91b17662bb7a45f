"""What a person reads of their booking, on their request."""

from collections.abc import Sequence
from datetime import date

from parvis.waste.rules.bookings import BookingPolicy, Refusal
from parvis.waste.rules.day_words import day_words, list_words

_SAID = {
    "fr": {
        "confirmed": "Confirmée pour le {day}. Sortez vos objets la veille au soir.",
        "address": "Refusée{c} nous ne trouvons pas cette adresse dans la ville. Appelez-nous pour réserver.",
        "day": "Refusée{c} il n’y a pas de collecte ce jour-là à cette adresse.{next}",
        "closed": "Refusée{c} il est trop tard pour ce jour.{next}",
        "items": "Refusée{c} une réservation compte de 1 à {items} objets.",
        "quota": "Refusée{c} cette adresse a déjà ses {many} réservations de l’année. L’écocentre prend le reste.",
        "quota_one": "Refusée{c} cette adresse a déjà sa réservation de l’année. L’écocentre prend le reste.",
        "full": "Refusée{c} il ne reste plus de place ce jour-là.{next}",
        "next": " Voici les prochains jours{c} {days}.",
        "moved": "La collecte est déplacée. Votre réservation est maintenant pour le {day}.",
        "cancelled_day": "La collecte du {day} est annulée. Appelez-nous pour choisir un autre jour.",
        "cancelled": "Votre réservation du {day} est annulée. Pour savoir pourquoi, appelez-nous.",
    },
    "en": {
        "confirmed": "Confirmed for {day}. Put your items out the evening before.",
        "address": "Refused{c} we cannot find this address in the town. Call us to book.",
        "day": "Refused{c} there is no collection on that day at this address.{next}",
        "closed": "Refused{c} it is too late for that day.{next}",
        "items": "Refused{c} a booking has 1 to {items} items.",
        "quota": "Refused{c} this address already has its {many} bookings of the year. The ecocentre takes the rest.",
        "quota_one": "Refused{c} this address already has its booking of the year. The ecocentre takes the rest.",
        "full": "Refused{c} no place is left on that day.{next}",
        "next": " The next days are{c} {days}.",
        "moved": "The collection has moved. Your booking is now for {day}.",
        "cancelled_day": "The collection of {day} is cancelled. Call us to choose another day.",
        "cancelled": "Your booking of {day} is cancelled. Call us to know why.",
    },
}
_COLON = {"fr": "\u00a0:", "en": ":"}


def confirmed_words(on: date, language: str) -> str:
    """Return that a booking stands, and for when."""
    return _say("confirmed", language, day=on)


def refused_words(refusal: Refusal, policy: BookingPolicy, next_days: Sequence[date], language: str) -> str:
    """Return why it does not, and the next days that have a place."""
    known = _known(language)
    days = [day_words(day, known) for day in next_days]
    ending = _SAID[known]["next"].format(c=_COLON[known], days=list_words(days, known)) if days else ""
    key = "quota_one" if refusal == "quota" and policy.bookings_per_year == 1 else refusal
    return _SAID[known][key].format(
        c=_COLON[known], next=ending, items=policy.items_per_booking, many=policy.bookings_per_year
    )


def moved_words(on: date, language: str) -> str:
    """Return the day to which a booked pickup moved."""
    return _say("moved", language, day=on)


def cancelled_day_words(on: date, language: str) -> str:
    """Return that a booked pickup does not take place."""
    return _say("cancelled_day", language, day=on)


def cancelled_words(on: date, language: str) -> str:
    """Return that staff cancelled the booking."""
    return _say("cancelled", language, day=on)


def _say(key: str, language: str, *, day: date) -> str:
    known = _known(language)
    return _SAID[known][key].format(day=day_words(day, known))


def _known(language: str) -> str:
    return language if language in _SAID else "fr"
