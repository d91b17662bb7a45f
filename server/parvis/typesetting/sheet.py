"""One document to typeset, and how typst does it."""

import hashlib
from datetime import datetime
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Final

import msgspec
import typst

from parvis.kernel.errors import Unavailable
from parvis.typesetting.letters import printable

FONTS = Path(__file__).parent / "_fonts"
"""Made by `parvis-build`; without them typst's own fonts serve."""

_STANDARD: Final = "ua-1"
_EMPTY: Final = b"#none"
_DOCUMENTS_REMEMBERED: Final = 12


class CannotTypeset(Unavailable):
    """The page could not be set; the cause says where in the template."""

    code = "typesetting.failed"


class Sheet(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What is to be printed.

    Args:
        template: A `.typ` file, which reads `sys.inputs.data` as JSON. It may import what lies in its folder, and
            nothing else: no other file, no network.
        data: The JSON. A text in it is a text, whatever it looks like: templates evaluate none.
        made_at: The date the document bears; the clock must not make a second one of the same content.
    """

    template: Path
    data: bytes
    made_at: datetime

    @cached_property
    def edition(self) -> str:
        """Return what stands for the bytes before they are made: the same edition is the same document."""
        digest = hashlib.sha256(_press_edition())
        for source in sorted(self.template.parent.glob("*.typ")):
            digest.update(source.read_bytes())
        for part in (self.template.name.encode(), self.made_at.isoformat().encode(), self.data):
            digest.update(b"\0" + part)
        return digest.hexdigest()[:32]

    def typeset(self) -> bytes:
        """Return the PDF, tagged as PDF/UA-1 asks. It takes some 100 ms of one core: call it in a thread.

        Source: ISO 14289-1; typst refuses what breaks it (a picture without words, a document without title).

        Raises:
            CannotTypeset: The template does not compile with this data.
        """
        try:
            return typst.compile(
                self.template,
                root=self.template.parent,
                font_paths=_fonts(),
                format="pdf",
                sys_inputs={"data": self._printable_data()},
                pdf_standards=[_STANDARD],
                timestamp=self.made_at,
            )
        except typst.TypstError as cause:
            raise CannotTypeset from cause
        finally:
            _forget()

    def _printable_data(self) -> str:
        return msgspec.json.encode(printable(msgspec.json.decode(self.data))).decode()


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that come with Parvis and with typst; those of the machine would make other bytes elsewhere."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS] if FONTS.is_dir() else [])


def _forget() -> None:
    """Have typst drop what it remembers: it keeps what its last ten documents used, of calendars a gigabyte.

    It offers no other way in 0.15 than to be given other documents, here empty ones, of a millisecond each.
    """
    for _ in range(_DOCUMENTS_REMEMBERED):
        typst.compile(_EMPTY, font_paths=_fonts(), format="pdf")


@cache
def _press_edition() -> bytes:
    """Return what stands for typst and the fonts: another release of either makes other bytes."""
    digest = hashlib.sha256(version("typst").encode())
    for font in sorted(FONTS.glob("*.ttf")):
        digest.update(font.read_bytes())
    return digest.digest()
