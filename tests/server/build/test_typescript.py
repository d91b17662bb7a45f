from typing import Annotated, Literal

import msgspec
from litestar import Litestar, get, put
from litestar.params import JSONBody

from parvis.build.typescript import type_of, write_module


class Pickup(msgspec.Struct):
    stream: str
    on: Annotated[str, msgspec.Meta(description="The day, in the town's zone.")]
    state: Literal["planned", "moved"]
    reason: dict[str, str] | None = None
    numbers: tuple[int, str] = (1, "")


class Photo(msgspec.Struct, tag="photo"):
    sha256: str


class Text(msgspec.Struct, tag="text"):
    words: list[str | None]


@get("/pickups", sync_to_thread=False)
def list_pickups() -> list[Pickup]:
    return []


@put("/answers/{id:uuid}", sync_to_thread=False)
def put_answer(data: JSONBody[Photo | Text]) -> Pickup:
    raise NotImplementedError


def written() -> str:
    return write_module(Litestar([list_pickups, put_answer]).openapi_schema.to_schema())


def test_a_struct_becomes_an_interface_with_its_sentences() -> None:
    assert "export interface Pickup {\n  stream: string;\n" in written()
    assert "  /** The day, in the town's zone. */\n  on: string;\n" in written()


def test_one_of_a_few_words_is_their_union() -> None:
    assert any(union in written() for union in ('state: "planned" | "moved";', 'state: "moved" | "planned";'))


def test_a_field_with_a_default_may_be_missing() -> None:
    assert "reason?: Record<string, string> | null;" in written()


def test_a_tuple_keeps_its_places() -> None:
    assert "numbers?: [number, string];" in written()


def test_a_list_of_what_may_be_null_is_bracketed() -> None:
    assert "words: (string | null)[];" in written()


def test_a_tag_is_a_literal() -> None:
    assert 'type: "photo";' in written()


def test_each_operation_says_what_it_takes_and_answers() -> None:
    assert '"GET /pickups": { body: undefined; answer: Pickup[] };' in written()
    assert '"PUT /answers/{id}": { body: Photo | Text; answer: Pickup };' in written()


def test_a_name_that_is_no_identifier_is_quoted() -> None:
    assert type_of({"properties": {"a-b": {"type": "string"}}}) == '{\n  "a-b"?: string;\n}'


def test_a_schema_that_says_nothing_is_unknown() -> None:
    assert type_of({}) == "unknown"
