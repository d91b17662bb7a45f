import os
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from parvis.cli import main, parvis
from parvis.cli.house import origin


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PARVIS_") or name == "PORT"]:
        monkeypatch.delenv(name)


def run(*words: str) -> str:
    done = CliRunner().invoke(parvis, words, prog_name="parvis")
    assert done.exit_code == 0, done.output
    return done.output


def test_help_names_every_command() -> None:
    text = run("--help")
    for command in ("serve", "worker", "migrate", "demo", "import", "staff", "doctor", "keys"):
        assert f"  {command} " in text


@pytest.mark.parametrize("command", ["serve", "worker", "migrate", "demo", "import", "staff", "doctor", "keys"])
def test_every_command_explains_itself(command: str) -> None:
    assert "Usage: parvis" in run(command, "--help")


def test_a_mistyped_setting_stops_the_start_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PARVIS_PROT", "8000")
    monkeypatch.setattr("sys.argv", ["parvis", "serve"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 1
    assert "PARVIS_PROT is not a setting of Parvis." in capsys.readouterr().err


def test_a_taken_port_is_said_plainly_before_anything_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("PARVIS_DATA_DIR", str(tmp_path / "data"))
        monkeypatch.setattr("sys.argv", ["parvis", "serve", "--port", str(port)])
        with pytest.raises(SystemExit):
            main()
    said = capsys.readouterr().err
    assert f"Cannot listen on 127.0.0.1 port {port}: Address already in use." in said
    assert f"PORT={port + 1}" in said
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("localhost", "http://localhost:8000"),
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("ville.localhost", "http://ville.localhost:8000"),
        ("services.ville.example", "https://services.ville.example"),
    ],
)
def test_a_town_is_encrypted_everywhere_but_on_this_machine(host: str, address: str) -> None:
    assert origin(host, 8000) == address
