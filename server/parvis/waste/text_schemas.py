"""Words that staff and crews send and the database keeps."""

from typing import Annotated

from msgspec import Meta

KEPT = r"^[^\x00]*$"
"""Any letter but NUL, which PostgreSQL keeps in no text."""

LanguageCode = Annotated[str, Meta(pattern="^[a-z]{2}$", max_length=2)]
Code = Annotated[str, Meta(min_length=1, max_length=40, pattern=KEPT)]
StreetName = Annotated[str, Meta(max_length=120, pattern=KEPT)]
ShortText = Annotated[str, Meta(min_length=1, max_length=300, pattern=KEPT)]
