"""What a phone shows: the notification, composed from the notice's one text, in the Declarative Web Push form.

Source: https://github.com/w3c/push-api/blob/main/declarative-push-explainer.md - Safari shows it without our worker.
"""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from parvis.kernel.language import pick
from parvis.notices.schemas import NoticeContent, Occasion, Severity

PAYLOAD_LIMIT_BYTES = 2_641
"""Mozilla's bridge to mobiles refuses more than 2,744 bytes once encrypted, and encryption adds 103."""

_WEB_PUSH = 8030
_DELIVERY = "livraison"
_SPACES = re.compile(r"[ \t\r\n]+")  # not the no-break space of « 19 h 30 »
_LONGEST_TITLE = 120
_LONGEST_BODY = 320
_SEVERITY: dict[str, dict[Severity, str]] = {
    "fr": {"emergency": "Urgence : ", "warning": "Attention : ", "information": ""},
    "en": {"emergency": "Emergency: ", "warning": "Warning: ", "information": ""},
}
_OCCASION: dict[str, dict[Occasion, str]] = {
    "fr": {"publication": "", "update": "Mise à jour : ", "end": "C’est terminé : "},
    "en": {"publication": "", "update": "Update: ", "end": "It is over: "},
}
_WHERE = {"fr": "Où : ", "en": "Where: "}
_TEST = {
    "fr": (
        "Essai : vos alertes fonctionnent",
        "Voilà à quoi ressemble une alerte de {town}. Vous n’avez rien à faire.",
    ),
    "en": ("Test: your alerts work", "This is what an alert from {town} looks like. You have nothing to do."),
}


class PushText(msgspec.Struct, frozen=True):
    """The two lines a phone shows."""

    title: str
    body: str


def compose(content: NoticeContent, language: str, occasion: Occasion = "publication") -> PushText:
    """Write the notification of a notice in one language: what it is, then what to do, then where."""
    spoken = language if language in _SEVERITY else "fr"
    # An update or an end says that first: the severity has been heard.
    prefix = _OCCASION[spoken][occasion] or _SEVERITY[spoken][content.severity]
    title = prefix + pick(content.title, language).strip()
    if occasion == "end" and pick(content.closing, language).strip():
        said = [pick(content.closing, language)]
    else:
        place = pick(content.place_words, language).strip()
        said = [pick(content.what_to_do, language) or pick(content.body, language), place and _WHERE[spoken] + place]
    body = " ".join(_SPACES.sub(" ", part).strip() for part in said if part.strip())
    return PushText(_shorten(title, _LONGEST_TITLE), _shorten(body, _LONGEST_BODY))


def push_payload(text: PushText, *, notice_id: UUID, delivery: UUID, version: int, language: str, origin: str) -> bytes:
    """Return the bytes to encrypt for one delivery. Nothing in them says who reads it.

    The tag is the notice's id: a later message about it takes the place of the earlier one on the screen. Where the
    browser opens the page without our worker, the page reports that it was opened by what follows the `#`.
    """
    opens = f"{origin}/avis/{notice_id}"
    return _payload(text, opens=opens, tag=str(notice_id), delivery=delivery, version=version, language=language)


def message_payload(
    text: PushText, *, tag: str, delivery: UUID, version: int, language: str, origin: str, path: str
) -> bytes:
    """Return the bytes to encrypt for a message to one person, in the same form: the worker need not tell them apart.

    Args:
        text: The two lines; nothing in them says who the person is, or where they live.
        tag: What the message is about: a later version takes the place of the earlier one on the screen.
        delivery: The message's id, by which the phone reports.
        version: 1, then more.
        language: Of the text.
        origin: Where the phone opens us.
        path: What a tap opens.
    """
    shortened = PushText(_shorten(text.title, _LONGEST_TITLE), _shorten(text.body, _LONGEST_BODY))
    opens = f"{origin}{path}"
    return _payload(shortened, opens=opens, tag=tag, delivery=delivery, version=version, language=language)


def _payload(text: PushText, *, opens: str, tag: str, delivery: UUID, version: int, language: str) -> bytes:
    document = {
        "web_push": _WEB_PUSH,
        "notification": {
            "title": text.title,
            "body": text.body,
            "navigate": f"{opens}#{_DELIVERY}={delivery}",
            "lang": language,
            "dir": "ltr",
            "tag": tag,
            "data": {"notice": tag, "delivery": str(delivery), "version": version},
        },
    }
    return _within_limit(document)


def test_payload(town: str, *, now: datetime, language: str, origin: str) -> bytes:
    """Return the bytes of a test alert, which opens the alert settings; each one is news to the phone."""
    spoken = language if language in _TEST else "fr"
    title, body = _TEST[spoken]
    notification = {
        "title": title,
        "body": body.format(town=town),
        "navigate": f"{origin}/alertes",
        "lang": spoken,
        "dir": "ltr",
        "tag": "test",
        "data": {"test": True, "version": int(now.timestamp())},
    }
    return _within_limit({"web_push": _WEB_PUSH, "notification": notification})


def _within_limit(document: dict[str, Any]) -> bytes:
    encoded = msgspec.json.encode(document)
    notification = document["notification"]
    while len(encoded) > PAYLOAD_LIMIT_BYTES and notification["body"]:
        notification["body"] = _shorten(notification["body"], len(notification["body"]) * 3 // 4)
        encoded = msgspec.json.encode(document)
    return encoded


def _shorten(text: str, longest: int) -> str:
    """Cut after a whole word."""
    if len(text) <= longest:
        return text
    cut = text[: max(longest - 1, 0)]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.") + "…"
