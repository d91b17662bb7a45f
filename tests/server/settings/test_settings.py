import stat
from pathlib import Path

import pytest

from parvis.settings import BadSetting, Settings, as_environment, describe_settings, read_settings, with_secret_key


def test_without_any_variable_the_defaults_hold() -> None:
    assert read_settings({"PATH": "/bin"}) == Settings()


def test_values_are_read_as_what_they_are() -> None:
    read = read_settings(
        {"PARVIS_PORT": "9000", "PARVIS_DATA_DIR": "/srv/parvis", "PARVIS_RUN_WORKER": "0", "PARVIS_PUSH": "recording"}
    )
    assert (read.port, read.data_dir, read.run_worker, read.push) == (9000, Path("/srv/parvis"), False, "recording")


def test_the_plain_port_works_and_ours_goes_before_it() -> None:
    assert read_settings({"PORT": "8080"}).port == 8080
    assert read_settings({"PORT": "8080", "PARVIS_PORT": "9000"}).port == 9000


def test_an_unknown_variable_stops_the_start_and_names_the_known_ones() -> None:
    with pytest.raises(BadSetting, match=r"PARVIS_PROT is not a setting.*PARVIS_PORT"):
        read_settings({"PARVIS_PROT": "9000"})


def test_an_unusable_value_is_named() -> None:
    with pytest.raises(BadSetting, match=r"PARVIS_PORT cannot be used"):
        read_settings({"PARVIS_PORT": "eight thousand"})


def test_a_value_outside_its_list_is_named() -> None:
    with pytest.raises(BadSetting, match=r"PARVIS_LOG_FORMAT cannot be used"):
        read_settings({"PARVIS_LOG_FORMAT": "xml"})


def test_another_process_reads_the_same_settings() -> None:
    settings = Settings(database_url="postgresql://db/parvis", run_worker=False, workers=3, data_dir=Path("/srv"))
    assert read_settings(as_environment(settings)) == settings


def test_every_setting_says_what_it_is_for() -> None:
    described = describe_settings()
    assert [row.variable for row in described] == [f"PARVIS_{name.upper()}" for name in Settings.__struct_fields__]
    assert all(row.sentence.endswith(".") for row in described)


def test_the_secret_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    made = with_secret_key(settings).secret_key
    assert len(made) >= 40
    assert with_secret_key(settings).secret_key == made
    assert stat.S_IMODE((tmp_path / "data" / "secret").stat().st_mode) == 0o600


def test_a_given_secret_key_is_kept(tmp_path: Path) -> None:
    assert with_secret_key(Settings(data_dir=tmp_path, secret_key="given")).secret_key == "given"
    assert not (tmp_path / "secret").exists()
