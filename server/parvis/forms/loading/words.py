"""Words: each is said in each language of the form."""

from collections.abc import Iterator

from msgspec import Struct

from parvis.forms.loading.flaw import Flaw


def find_unsaid(path: str, part: object, languages: tuple[str, ...]) -> Iterator[Flaw]:
    """Find texts that a language of the form lacks, anywhere below `part`."""
    if isinstance(part, dict):
        missing = [language for language in languages if not str(part.get(language, "")).strip()]
        if missing:
            yield Flaw(path, f"not said in {', '.join(missing)}", "not-said")
    elif isinstance(part, tuple):
        for index, item in enumerate(part):
            name = getattr(item, "id", None) or getattr(item, "value", None) or str(index)
            yield from find_unsaid(f"{path}.{name}", item, languages)
    elif isinstance(part, Struct):
        for field in part.__struct_fields__:
            yield from find_unsaid(f"{path}.{field}".removeprefix("."), getattr(part, field), languages)
