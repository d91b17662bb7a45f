"""The public data sets beside the checkout. A stranger's clone does not have them, and still passes its tests."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"

Test = TypeVar("Test", bound=Callable[..., Any])


def shared_data(test: Test) -> Test:
    """Mark a test that reads them: skipped, saying why, where they are not."""
    skipped = pytest.mark.skipif(not SHARED_DATA.exists(), reason="the shared data is not beside this checkout")
    marked: Test = pytest.mark.shared_data(skipped(test))
    return marked
