"""The same words mean another stream in another town: « bac vert » is asked of ten real ones."""

import re
from typing import Any

import msgspec
import pytest

from parvis.kernel.places import fold
from parvis.waste.rules.stream_names import streams_called
from tests.server.waste.cases import read_cases
from tests.shared_data import SHARED_DATA, shared_data

_BIN = re.compile(r"bac [a-zéû]+", re.IGNORECASE)


@pytest.mark.parametrize("case", read_cases("stream_names"), ids=lambda case: case["name"])
def test_a_stream_is_known_by_the_names_that_its_town_gives_it(case: dict[str, Any]) -> None:
    assert {text: streams_called(case["streams"], text) for text in case["called"]} == case["called"]


def read_towns() -> dict[str, dict[str, list[str]]]:
    """Each real town's streams, by what is in them, with the words that its site calls them and their bins."""
    document = msgspec.json.decode((SHARED_DATA / "waste" / "lexique_collectes_qc.json").read_bytes())
    towns: dict[str, dict[str, list[str]]] = {}
    for town in document["municipalities"]:
        streams = towns.setdefault(town["name"], {})
        for label, content in town["labels"].items():
            label_words = label.replace("_", " ")
            kind = content.partition("(")[0].strip()
            names = [label_words, content, kind, *_BIN.findall(label_words), *_BIN.findall(content)]
            streams.setdefault(fold(kind), []).extend(names)
    return towns


@shared_data
def test_the_green_bin_is_what_each_real_town_says_and_nothing_where_there_is_none() -> None:
    green = {town: streams_called(streams, "bac vert") for town, streams in read_towns().items()}
    assert green.pop("Shawinigan") == ["matieres organiques"]
    assert green.pop("Notre-Dame-du-Bon-Conseil (village)") == ["recyclage"]
    assert len(green) == 8
    assert not any(green.values())


@shared_data
def test_every_label_of_a_real_town_gives_its_own_stream_and_never_another_town_s() -> None:
    for town, streams in read_towns().items():
        for code, names in streams.items():
            for name in names:
                candidates = streams_called(streams, name)
                assert code in candidates, f"{town}: {name}"
                assert set(candidates) <= set(streams)


@shared_data
def test_a_label_that_leaves_it_open_gives_every_candidate() -> None:
    towns = read_towns()
    assert streams_called(towns["Montréal (2019)"], "bac brun") == [
        "residus verts alimentaires", "residus alimentaires",
    ]  # fmt: skip
    assert len(streams_called(towns["Repentigny"], "R")) == 2
    assert len(streams_called(towns["MRC de Joliette"], "bac")) == 3
