"""Who is told what of a request's story, and in which words. Pure.

A push lies on locked screens and passes through strangers: it has the number of a request, never what it is about.
"""

from typing import Final, NamedTuple

from parvis.kernel.language import Words, pick
from parvis.requests.rules.moves import State

OWNER_IS_TOLD: Final = frozenset({"opened", "state", "message", "late"})
"""What the town does. What a person did themselves, their phone told them."""
FOLLOWERS_ARE_TOLD: Final = frozenset({"state", "reopened", "late"})
"""Words to whoever asked are for them alone; followers hear that it moved."""

_NEWS: Final[dict[str, Words]] = {
    "opened": {"fr": "nous l’avons reçue", "en": "we have received it"},
    "message": {"fr": "la Ville vous a écrit", "en": "the Town wrote to you"},
    "late": {"fr": "elle prendra plus de temps", "en": "it will take longer"},
    "received": {"fr": "nous l’avons reçue", "en": "we have received it"},
    "in_progress": {"fr": "nous nous en occupons", "en": "we are looking after it"},
    "waiting_for_you": {"fr": "nous avons besoin de vous", "en": "we need you"},
    "done": {"fr": "elle est réglée", "en": "it is settled"},
    "refused": {"fr": "nous ne pouvons pas y répondre", "en": "we cannot do it"},
    "reopened": {"fr": "nous l’avons rouverte", "en": "we have reopened it"},
}
_YOURS: Final[Words] = {"fr": "Votre demande {code}", "en": "Your request {code}"}
_FOLLOWED: Final[Words] = {"fr": "Le signalement {code}", "en": "Report {code}"}
_FOLLOWED_NEWS: Final[dict[str, Words]] = {
    "late": {"fr": "il prendra plus de temps", "en": "it will take longer"},
    "in_progress": {"fr": "la Ville s’en occupe", "en": "the Town is looking after it"},
    "waiting_for_you": {"fr": "la Ville attend une précision", "en": "the Town is waiting for a detail"},
    "done": {"fr": "il est réglé", "en": "it is settled"},
    "refused": {"fr": "la Ville ne peut pas y répondre", "en": "the Town cannot do it"},
    "reopened": {"fr": "la Ville l’a rouvert", "en": "the Town has reopened it"},
}
_LOOK: Final[Words] = {
    "fr": "Ouvrez l’application pour lire la suite.",
    "en": "Open the app to read more.",
}
_NOT_SETTLED: Final[Words] = {
    "fr": "Ce n’est pas réglé? Ouvrez l’application pour le dire.",
    "en": "Not settled? Open the app to say so.",
}


class ShortText(NamedTuple):
    """A push: its first line, and the rest."""

    title: str
    body: str


def headline(kind: str, state: State, *, code: str, language: str, to_follower: bool = False) -> str:
    """What happened, in one line: « Votre demande 7K4M-2Q9X : elle est réglée »."""
    named = kind if kind in {"opened", "message", "late"} else state
    news = _FOLLOWED_NEWS.get(named, _NEWS[named]) if to_follower else _NEWS[named]
    subject = pick(_FOLLOWED if to_follower else _YOURS, language).format(code=code)
    colon = "\u00a0: " if language == "fr" else ": "
    return f"{subject}{colon}{pick(news, language)}"


def push_text(kind: str, state: State, *, code: str, language: str, to_follower: bool = False) -> ShortText:
    """What a phone shows of a line of a request's story."""
    title = headline(kind, state, code=code, language=language, to_follower=to_follower)
    ends = kind == "state" and state == "done" and not to_follower
    return ShortText(title, pick(_NOT_SETTLED if ends else _LOOK, language))
