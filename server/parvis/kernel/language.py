"""Words in several languages."""

Words = dict[str, str]
"""One text per language code: `{"fr": "Ordures", "en": "Garbage"}`."""


def pick(words: Words, language: str) -> str:
    """Return the text in `language`, else in French, else in whichever language there is; never fails."""
    return words.get(language) or words.get("fr") or next((text for text in words.values() if text), "")
