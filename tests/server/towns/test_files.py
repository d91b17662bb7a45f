"""A town from two files: taken whole, or refused with every reason."""

import json

import msgspec
import pytest

from parvis.towns.demo.load import read_profile
from parvis.towns.files import BadTownFile, read_addresses, read_town
from tests.server.towns.factories import a_profile


def a_file(**changes: object) -> bytes:
    document = {"slug": "val-des-sources", "hosts": ["val.example"], **msgspec.to_builtins(a_profile()), **changes}
    return json.dumps(document).encode()


def refused(content: bytes) -> list[str]:
    with pytest.raises(BadTownFile) as refusal:
        read_town(content)
    return [reason["en"] for reason in refusal.value.reasons]


def refused_table(text: str, encoding: str = "utf-8") -> list[str]:
    with pytest.raises(BadTownFile) as refusal:
        read_addresses(text.encode(encoding))
    return [reason["en"] for reason in refusal.value.reasons]


def test_a_town_is_its_profile_with_its_hosts_and_districts() -> None:
    read = read_town(a_file(districts=[{"code": "nord", "name": {"fr": "Le Nord"}}]))
    assert (read.slug, read.hosts, read.profile()) == ("val-des-sources", ("val.example",), a_profile())
    assert read.districts[0].code == "nord"


def test_the_demo_town_s_profile_could_be_a_real_town_s_file() -> None:
    document = {"slug": "essai", "hosts": ["essai.example"], **msgspec.to_builtins(read_profile())}
    assert read_town(json.dumps(document).encode()).profile() == read_profile()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "the file cannot be read"),
        (b"\xff\xfe", "the file cannot be read"),
        (a_file(colour="red"), "the file cannot be read: Object contains unknown field `colour`"),
        (a_file(theme={"primary": "red", "accent": "#ffffff"}), "the file cannot be read: Expected `str` matching"),
        (
            a_file(hours=[{"weekday": 8, "opens": "08:30", "closes": "12:00"}]),
            "the file cannot be read: Expected `int` <= 7",
        ),
        (a_file(slug="Val des Sources"), "the file cannot be read: Expected `str` matching"),
        (a_file(languages=[]), "the file cannot be read: Expected `array` of length >= 1"),
    ],
)
def test_a_file_that_is_no_town_is_refused_with_its_place(content: bytes, reason: str) -> None:
    assert refused(content)[0].startswith(reason)


def test_words_must_be_there_in_the_town_s_first_language() -> None:
    assert refused(a_file(districts=[{"code": "n", "name": {"en": "North"}}])) == [
        "$.districts[0].name: “fr” is missing"
    ]


def test_addresses_are_read_in_french_with_decimal_commas_in_latin_1() -> None:
    table = "Numéro civique;Suffixe;Rue;Longitude;Latitude;Logements\n12;a;rue de l’Érable;-70,5;46,5;4\n"
    (address,) = read_addresses(table.replace("’", "'").encode("latin-1"))
    assert (address.number, address.suffix, address.street, address.lon, address.dwellings) == (
        12, "A", "rue de l'Érable", -70.5, 4,
    )  # fmt: skip


def test_addresses_are_read_in_english() -> None:
    (address,) = read_addresses(b"street,number,lat,lon,district\nMaple Street,3,46.5,-70.5,north\n")
    assert (address.street, address.number, address.district) == ("Maple Street", 3, "north")


def test_every_bad_row_is_named_and_none_is_taken() -> None:
    table = "number,street,lon,lat\n1,A,-70,46\nx,A,-70,46\n3,,-70,46\n4,A,est,46\n5,A,300000,46\n"
    assert refused_table(table) == [
        "line 3: “x” is not a whole number",
        "line 4: the street is missing",
        "line 5: “est” is not a number",
        "line 6: the coordinates are not degrees",
    ]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("", "the columns numero, rue, lon, lat are missing"),
        ("number,street\n1,A\n", "the columns lon, lat are missing"),
        ("number,street,lon,lat\n", "the table is empty"),
    ],
)
def test_what_is_no_table_of_addresses_is_refused_plainly(table: str, reason: str) -> None:
    assert refused_table(table) == [reason]
