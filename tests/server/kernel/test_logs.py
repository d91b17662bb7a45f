import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from parvis.kernel.clock import FakeClock
from parvis.kernel.logs import set_up_logs


@pytest.fixture(autouse=True)
def _logs_as_they_were() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_line_holds_its_event_its_instant_and_its_figures(
    capsys: pytest.CaptureFixture[str], clock: FakeClock
) -> None:
    set_up_logs("json")
    structlog.get_logger("parvis.notices").info("notices.sent", sent=12)
    assert lines(capsys) == [
        {
            "event": "notices.sent",
            "sent": 12,
            "level": "info",
            "logger": "parvis.notices",
            "at": "2026-11-23T17:00:00.000+00:00",
        }
    ]


def test_a_line_forgets_what_a_person_said_or_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json")
    structlog.get_logger("parvis").warning("forms.refused", name="Alice", answers={"why": "because"}, form="signaler")
    (line,) = lines(capsys)
    assert (line["name"], line["answers"], line["form"]) == ("…", "…", "signaler")


def test_a_failure_is_told_by_its_kind_and_place_and_not_by_its_message(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("json")
    try:
        int("418 555-0142")
    except ValueError:
        structlog.get_logger("parvis").exception("forms.broke")
        logging.getLogger("some.library").exception("it broke")
    ours, theirs = lines(capsys)
    assert ours["error_type"] == theirs["error_type"] == "ValueError"
    assert "test_logs.py:" in str(ours["error_at"])
    assert "555" not in json.dumps([ours, theirs])


def test_text_is_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("text")
    structlog.get_logger("parvis").info("house.ready", port=8000)
    assert "house.ready" in capsys.readouterr().err
