"""A follow-up by mail: one structure, written as text and as HTML. Pure.

Headings, paragraphs and a list of definitions, with the language said, no image and no colour that must be seen: a
screen reader reads it as it reads a letter.
"""

from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

from parvis.kernel.language import Words, pick

_WORDS: Final[dict[str, Words]] = {
    "about": {"fr": "Il s’agit de", "en": "It is about"},
    "number": {"fr": "Numéro de suivi", "en": "Reference number"},
    "stage": {"fr": "Étape {stage} de {of}", "en": "Stage {stage} of {of}"},
    "by": {"fr": "Réponse prévue au plus tard le", "en": "Answer expected by"},
    "next": {"fr": "La suite", "en": "What comes next"},
    "said": {"fr": "La Ville vous écrit", "en": "The Town writes to you"},
    "sent": {"fr": "Ce que vous avez envoyé", "en": "What you sent"},
    "follow": {"fr": "Suivre votre demande ou répondre", "en": "Follow your request or reply"},
    "not_settled": {"fr": "Ce n’est pas réglé? Dites-le-nous", "en": "Not settled? Tell us"},
    "phone": {"fr": "Par téléphone", "en": "By phone"},
    "why": {
        "fr": "Vous recevez ce courriel parce que quelqu’un a choisi cette adresse pour suivre une demande à {town}.",
        "en": "You get this email because somebody chose this address to follow a request to {town}.",
    },
    "stop": {"fr": "Ne plus recevoir de courriels pour cette demande", "en": "Stop the emails about this request"},
}


class Letter(NamedTuple):
    """What a mail says; empty parts are left out."""

    town: str
    phone: str
    headline: str
    title: str
    code: str
    stage: str
    by: str
    next_step: str
    message: str
    answers: Sequence[tuple[str, str]]
    follow_url: str
    not_settled_url: str
    stop_url: str


def stage_words(stage: int, of: int, name: str, language: str) -> str:
    """« Étape 2 de 4 : Analyse »."""
    colon = "\u00a0: " if language == "fr" else ": "
    counted = pick(_WORDS["stage"], language).format(stage=stage, of=of)
    return f"{counted}{colon}{name}" if name else counted


def write_text(letter: Letter, language: str) -> str:
    """The mail for readers of text."""
    lines = [letter.headline, ""]
    lines += [f"{label}: {value}" for label, value in _facts(letter, language)]
    if letter.message:
        lines += ["", f"{_say('said', language)}:", letter.message]
    for words, url in _links(letter, language):
        lines += ["", f"{words}: {url}"]
    if letter.answers:
        lines += ["", _say("sent", language)]
        lines += [f"- {label}: {answer}" for label, answer in letter.answers]
    lines += ["", letter.town, *([f"{_say('phone', language)}: {letter.phone}"] if letter.phone else [])]
    lines += ["", _why(letter, language), f"{_say('stop', language)}: {letter.stop_url}", ""]
    return "\n".join(lines)


def write_html(letter: Letter, language: str) -> str:
    """The same, for readers of HTML."""
    facts = _definitions(_facts(letter, language))
    said = _paragraphs(letter.message)
    answers = _definitions(letter.answers)
    links = "".join(f'<p><a href="{escape(url)}">{escape(words)}</a></p>' for words, url in _links(letter, language))
    phone = f"<br>{escape(_say('phone', language))}\u00a0: {escape(letter.phone)}" if letter.phone else ""
    parts = [
        f"<h1>{escape(letter.headline)}</h1>",
        f"<dl>{facts}</dl>",
        f"<h2>{escape(_say('said', language))}</h2><blockquote>{said}</blockquote>" if said else "",
        links,
        f"<h2>{escape(_say('sent', language))}</h2><dl>{answers}</dl>" if answers else "",
        f"<hr><p>{escape(letter.town)}{phone}</p>",
        f"<p>{escape(_why(letter, language))} ",
        f'<a href="{escape(letter.stop_url)}">{escape(_say("stop", language))}</a></p>',
    ]
    head = f'<meta charset="utf-8"><title>{escape(letter.headline)}</title>'
    return f'<!doctype html><html lang="{escape(language)}"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _facts(letter: Letter, language: str) -> list[tuple[str, str]]:
    facts = [
        (_say("about", language), letter.title),
        (_say("number", language), letter.code),
        (letter.stage.partition("\u00a0: ")[0].partition(": ")[0], letter.stage.rpartition(": ")[2]),
        (_say("next", language), letter.next_step),
        (_say("by", language), letter.by),
    ]
    return [(label, value) for label, value in facts if value]


def _links(letter: Letter, language: str) -> list[tuple[str, str]]:
    links = [(_say("follow", language), letter.follow_url), (_say("not_settled", language), letter.not_settled_url)]
    return [(words, url) for words, url in links if url]


def _why(letter: Letter, language: str) -> str:
    return _say("why", language).format(town=letter.town)


def _say(key: str, language: str) -> str:
    return pick(_WORDS[key], language)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{_lines(part)}</p>" for part in text.split("\n\n") if part)


def _definitions(pairs: Sequence[tuple[str, str]]) -> str:
    return "".join(f"<dt><b>{escape(label)}</b></dt><dd>{_lines(value)}</dd>" for label, value in pairs)


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))
