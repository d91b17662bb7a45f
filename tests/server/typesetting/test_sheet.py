"""Paper by itself: what any template and any data become."""

import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pypdf
import pytest

from parvis.typesetting import CannotTypeset, Sheet
from parvis.typesetting.letters import printable

DAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "fr", region: "CA")
#heading(level: 1, data.title)
#data.text
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "letter.typ"
    path.write_text(TEMPLATE)
    return path


def a_sheet(template: Path, text: str, made_at: datetime = DAY) -> Sheet:
    return Sheet(template=template, data=msgspec.json.encode({"title": "Essai", "text": text}), made_at=made_at)


def written(content: bytes) -> str:
    return " ".join(pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text().split())


def test_a_sheet_is_tagged_and_says_its_language_and_its_title(template: Path) -> None:
    root = pypdf.PdfReader(io.BytesIO(a_sheet(template, "Bonjour").typeset())).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is not False  # type: ignore[index]
    assert root["/StructTreeRoot"]["/K"]  # type: ignore[index]
    assert root["/Lang"] == "fr-CA"  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not False  # type: ignore[index]
    metadata = root["/Metadata"].get_object().get_data().decode()  # type: ignore[index]
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "Essai" in metadata


def test_the_same_data_are_the_same_bytes_and_other_data_are_not(template: Path) -> None:
    first, again = a_sheet(template, "Bonjour"), a_sheet(template, "Bonjour")
    assert first.edition == again.edition
    assert first.typeset() == again.typeset()
    assert a_sheet(template, "Bonsoir").edition != first.edition
    assert a_sheet(template, "Bonjour", DAY.replace(day=24)).edition != first.edition
    template.write_text(TEMPLATE + "Encore.")
    assert a_sheet(template, "Bonjour").edition != first.edition


@pytest.mark.parametrize(
    "text",
    [
        '#panic("non")', "$x^2$ *gras* _penché_ `code`", "@renvoi <étiquette>", '#read("/etc/passwd")',
        "\\u{1F600} // rien", "l’œuf du bœuf : 12 h", "Kuujjuaq – Łódź – Αθήνα – Москва",
    ],
)  # fmt: skip
def test_a_text_is_a_text_whatever_it_looks_like(template: Path, text: str) -> None:
    assert " ".join(text.split()) in written(a_sheet(template, text).typeset())


def test_a_letter_that_no_font_has_leaves_a_box_and_a_picture_nothing() -> None:
    assert printable({"a": ["ᑯᑦ", "Tempête ❄️😀", "a\x00b\tc\nd", 7, None]}) == {
        "a": ["□□", "Tempête ", "ab c d", 7, None]
    }
    assert printable("e\u0301") == "é"


def test_every_letter_that_stays_can_be_set(template: Path) -> None:
    letters = [chr(code) for code in range(0x20, 0x3000) if chr(code) not in " \xa0\xad\u202f"]
    kept = "".join(letter for letter in letters if printable(letter) == letter)
    assert len(kept) > 900
    assert a_sheet(template, kept).typeset().startswith(b"%PDF-")


def test_a_template_reads_nothing_outside_its_folder(template: Path, tmp_path: Path) -> None:
    inner = tmp_path / "inside"
    inner.mkdir()
    moved = template.rename(inner / "letter.typ")
    moved.write_text('#set document(title: "x")\n#read("../secret.txt")')
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises(CannotTypeset):
        a_sheet(moved, "").typeset()


def test_a_template_fetches_nothing(template: Path) -> None:
    template.write_text('#import "@preview/cades:0.3.0": qr-code')
    with pytest.raises(CannotTypeset):
        a_sheet(template, "").typeset()


_SHEETS = """
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

from parvis.typesetting import Sheet

peaks = []
for number in range(16):
    data = b'{"title": "Essai", "text": "%d"}' % number
    Sheet(template=Path(sys.argv[1]), data=data, made_at=datetime(2026, 11, 23, tzinfo=UTC)).typeset()
    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
print(peaks[15] / peaks[3])
"""


def test_the_sixteenth_sheet_takes_no_more_memory_than_the_fourth(template: Path) -> None:
    template.write_text(TEMPLATE + "#table(columns: 20, ..range(2500).map(cell => data.text + str(cell)))")
    done = subprocess.run([sys.executable, "-c", _SHEETS, template], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 1.25
