"""Whom a notice concerns, what a phone shows, when to try again, and what an editor is told."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.notices.ready_texts import all_templates
from parvis.notices.rules import (
    MOST_ATTEMPTS,
    PAYLOAD_LIMIT_BYTES,
    Place,
    compose,
    concerns,
    find_problems,
    policy_of,
    push_payload,
    retry_delay,
)
from parvis.notices.rules.payload import test_payload as payload_of_test
from parvis.notices.schemas import Finding, NoticeContent
from tests.server.notices.contents import BOIL

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
DISTRICTS = ["village", "riviere"]


def codes(findings: Iterable[Finding], *, blocking: bool | None = None) -> set[str]:
    return {finding.code for finding in findings if blocking in {None, finding.is_blocking}}


def problems(content: NoticeContent) -> list[Finding]:
    return find_problems(content, languages=("fr", "en"), districts=DISTRICTS, now=NOW)


def changed(**changes: object) -> NoticeContent:
    return msgspec.structs.replace(BOIL, **changes)


def test_a_notice_for_a_district_concerns_those_who_ticked_it() -> None:
    village, river = Place(["village"]), Place(["riviere"])
    assert concerns("works", village, wanted_topics=["works"], wanted_place=village)
    assert not concerns("works", village, wanted_topics=["works"], wanted_place=river)
    assert not concerns("works", village, wanted_topics=["snow"], wanted_place=village)


def test_the_whole_town_is_everybodys() -> None:
    assert concerns("snow", Place(), wanted_topics=["snow"], wanted_place=Place(["village"]))
    assert concerns("snow", Place(["village"]), wanted_topics=["snow"], wanted_place=Place())


def test_a_notice_for_a_sector_concerns_the_phones_in_it_and_the_districts_of_those_that_say_none() -> None:
    north = Place(["village"], ["recyclage/nord"])
    for wanted, is_concerned in (
        (Place(["riviere"], ["ordures/a", "recyclage/nord"]), True),
        (Place(["village"], ["ordures/a", "recyclage/sud"]), False),
        (Place(["village"]), True),
        (Place(["riviere"]), False),
        (Place(), True),
    ):
        assert concerns("collection", north, wanted_topics=["collection"], wanted_place=wanted) == is_concerned


def test_who_wants_emergencies_hears_of_boiling_water() -> None:
    assert concerns("boil_water", Place(), wanted_topics=["emergency"], wanted_place=Place())


def test_a_phone_shows_what_it_is_then_what_to_do_then_where() -> None:
    shown = compose(BOIL, "fr")
    assert shown.title == "Urgence : Avis d’ébullition de l’eau"
    assert shown.body == "Faites bouillir l’eau du robinet 1 minute. Où : Secteur du Village"
    assert compose(BOIL, "en").title == "Emergency: Boil-water advisory"


def test_a_language_that_was_not_written_falls_back_to_french() -> None:
    assert compose(changed(title={"fr": "Rue fermée"}), "en").title == "Emergency: Rue fermée"


def test_an_update_and_the_end_say_so_first() -> None:
    assert compose(BOIL, "fr", "update").title == "Mise à jour : Avis d’ébullition de l’eau"
    assert compose(BOIL, "fr", "end").title == "C’est terminé : Avis d’ébullition de l’eau"
    assert compose(BOIL, "fr", "end").body == "L’eau est redevenue potable."


def test_no_break_spaces_stay_and_lines_do_not() -> None:
    spaced = changed(what_to_do={"fr": "Avant 19\u00a0h\u00a030,\nretirez   votre voiture."}, place_words={})
    assert compose(spaced, "fr").body == "Avant 19\u00a0h\u00a030, retirez votre voiture."


@given(
    st.text(max_size=3_000),
    st.text(max_size=3_000),
    st.sampled_from(["fr", "en"]),
    st.sampled_from(["publication", "end"]),
)
def test_every_payload_fits_and_reads_as_declarative_web_push(
    title: str, body: str, language: str, occasion: str
) -> None:
    content = changed(title={language: title}, what_to_do={language: body}, closing={language: body})
    text = compose(content, language, occasion)  # type: ignore[arg-type]  # one of Occasion's words
    notice, delivery = uuid4(), uuid4()
    payload = push_payload(
        text, notice_id=notice, delivery=delivery, version=2, language=language, origin="https://sainte-aurelie.example"
    )
    read = msgspec.json.decode(payload)
    assert len(payload) <= PAYLOAD_LIMIT_BYTES
    assert read["web_push"] == 8030
    assert read["notification"]["navigate"] == f"https://sainte-aurelie.example/avis/{notice}#livraison={delivery}"
    assert read["notification"]["tag"] == str(notice)
    assert read["notification"]["data"] == {"notice": str(notice), "delivery": str(delivery), "version": 2}


def test_a_long_text_is_cut_after_a_word() -> None:
    long = compose(changed(what_to_do={"fr": "Faites bouillir. " * 60}), "fr").body
    assert long.endswith("…")
    assert "bouil…" not in long
    assert len(long) <= 320


def test_a_test_alert_opens_the_alert_settings() -> None:
    notification = msgspec.json.decode(
        payload_of_test("Sainte-Aurélie", now=NOW, language="de", origin="http://localhost:8000")
    )["notification"]
    assert notification["navigate"] == "http://localhost:8000/alertes"
    assert "Sainte-Aurélie" in notification["body"]
    assert notification["lang"] == "fr"


@given(st.integers(1, MOST_ATTEMPTS), st.none() | st.floats(0, 86_400), st.floats(0, 1))
def test_a_retry_waits_at_least_as_long_as_asked_and_never_too_long(
    attempts: int, asked: float | None, chance: float
) -> None:
    delay = retry_delay(attempts, asked, chance)
    assert delay >= timedelta(seconds=max(7.5, asked or 0))
    assert delay <= max(timedelta(seconds=1_125), timedelta(seconds=(asked or 0) * 1.25))


def test_retries_spread_and_slow_down() -> None:
    assert retry_delay(1, None, 0) < retry_delay(1, None, 1) < retry_delay(4, None, 0)


def test_nobody_gets_an_alert_that_is_over() -> None:
    assert policy_of("snow", NOW + timedelta(hours=2), NOW).keep_for == timedelta(hours=2)
    assert policy_of("snow", None, NOW).keep_for == timedelta(hours=12)
    assert policy_of("snow", NOW - timedelta(hours=2), NOW).keep_for == timedelta(minutes=1)
    assert policy_of("boil_water", None, NOW).urgency == "high"


def test_a_whole_notice_has_no_findings() -> None:
    assert problems(BOIL) == []


@pytest.mark.parametrize("field", ["title", "body", "what_to_do", "place_words"])
def test_a_warning_without_an_essential_part_is_not_published(field: str) -> None:
    assert codes(problems(changed(**{field: {"en": "Only in English"}})), blocking=True) == {
        f"missing-{field.replace('_', '-')}"
    }


def test_news_may_only_inform() -> None:
    news = changed(kind="news", severity="information", what_to_do={})
    assert codes(problems(news), blocking=True) == set()
    assert "missing-what-to-do" in codes(problems(news))


def test_a_missing_language_is_said_but_does_not_stop_an_emergency() -> None:
    french = {field: {"fr": getattr(BOIL, field)["fr"]} for field in ("title", "body", "what_to_do", "place_words")}
    assert codes(problems(changed(**french))) == {"missing-language"}
    assert codes(problems(changed(body={"fr": "Bouillez."}))) == {"missing-translation"}


def test_a_prepared_text_cannot_be_published_before_its_brackets_are_filled() -> None:
    for template in all_templates().templates:
        blocking = codes(problems(template.content), blocking=True)
        assert blocking == {"left-over"}, template.code


def test_shouting_is_said() -> None:
    assert "shouting" in codes(problems(changed(title={"fr": "EAU NON POTABLE", "en": "Boil"})))
    assert "shouting" in codes(problems(changed(title={"fr": "Attention!", "en": "Boil"})))
    assert "shouting" not in codes(problems(changed(title={"fr": "Info-Santé CLSC 811", "en": "Boil"})))


def test_times_and_places_must_exist() -> None:
    assert codes(problems(changed(ends_at=NOW - timedelta(hours=1))), blocking=True) == {"already-over"}
    backwards = changed(starts_at=NOW + timedelta(days=2), ends_at=NOW + timedelta(days=1))
    assert codes(problems(backwards), blocking=True) == {"ends-before-start"}
    assert codes(problems(changed(districts=["nowhere"])), blocking=True) == {"unknown-district"}


def test_what_blocks_comes_first() -> None:
    found = problems(changed(title={}, contact={}))
    assert [finding.is_blocking for finding in found] == sorted((f.is_blocking for f in found), reverse=True)


@pytest.mark.parametrize("template", all_templates().templates, ids=lambda template: template.code)
def test_every_prepared_text_is_whole_in_both_languages(template) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    content = template.content
    for field in ("title", "body", "place_words", "contact"):
        assert set(getattr(content, field)) == {"fr", "en"}, field
    french = " ".join(content.title["fr"] + content.body["fr"] + content.what_to_do["fr"])
    assert "'" not in french, "the typographic apostrophe"
    assert not codes(problems(content)) & {"shouting", "long-sentence", "title-too-long", "cut-on-phones"}
