import gzip
from pathlib import Path

import brotli
import pytest

from parvis.build.checkout import Checkout
from parvis.build.inputs import inputs_hash
from parvis.build.twins import write_twins


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    for folder in ("pwa/src", "pwa/node_modules/preact", "service_worker", "manifest/towns"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "pwa" / "src" / "main.tsx").write_text("1")
    return Checkout(tmp_path)


def test_another_source_is_another_hash(checkout: Checkout) -> None:
    before = inputs_hash(checkout)
    (checkout.pwa / "src" / "main.tsx").write_text("2")
    assert inputs_hash(checkout) != before


def test_another_name_is_another_hash(checkout: Checkout) -> None:
    before = inputs_hash(checkout)
    (checkout.pwa / "src" / "main.tsx").rename(checkout.pwa / "src" / "app.tsx")
    assert inputs_hash(checkout) != before


def test_what_is_made_or_only_read_by_people_changes_nothing(checkout: Checkout) -> None:
    before = inputs_hash(checkout)
    (checkout.pwa / "node_modules" / "preact" / "index.js").write_text("1")
    (checkout.pwa / "README.md").write_text("1")
    assert inputs_hash(checkout) == before


def test_a_twin_holds_the_same_text(tmp_path: Path) -> None:
    text = b"Sainte-Aurelie " * 100
    (tmp_path / "app.js").write_bytes(text)
    write_twins(tmp_path)
    assert brotli.decompress((tmp_path / "app.js.br").read_bytes()) == text
    assert gzip.decompress((tmp_path / "app.js.gz").read_bytes()) == text


def test_a_file_that_compression_makes_larger_has_no_twin(tmp_path: Path) -> None:
    (tmp_path / "small.js").write_bytes(b"1")
    (tmp_path / "icon.png").write_bytes(b"0" * 1000)
    write_twins(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["icon.png", "small.js"]
