from __future__ import annotations

import pytest

from imuran_desktop.reference.guide import load_guide
from imuran_desktop.words.guide_search import find_topics
from imuran_desktop.words.language import Language

GUIDE = load_guide()


def topics(typed: str) -> list[str]:
    return [found.topic for found in find_topics(Language(), GUIDE, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("milk", "how_to_take"),
        ("can I crush the tablets", "how_to_take"),
        ("empty stomach", "how_to_take"),
        ("forgot my tablet", "missed_dose"),
        ("missed dose", "missed_dose"),
        ("overdose", "missed_dose"),
        ("how often blood tests", "blood_tests"),
        ("TPMT", "blood_tests"),
        ("side effects", "side_effects"),
        ("pancreatitis", "side_effects"),
        ("lymphoma", "long_term_risks"),
        ("flu jab", "infections_and_vaccines"),
        ("chickenpox", "infections_and_vaccines"),
        ("sun cream", "sun"),
        ("sunbed", "sun"),
        ("pregnant", "pregnancy_and_breastfeeding"),
        ("breast feeding", "pregnancy_and_breastfeeding"),
        ("coil", "pregnancy_and_breastfeeding"),
        ("alcohol", "other_medicines"),
        ("can I drink wine", "other_medicines"),
        ("alopurinol", "other_medicines"),
        ("ramipril", "other_medicines"),
        ("blood pressure", "other_medicines"),
        ("fridge", "storage"),
        ("operation", "surgery"),
        ("operation next week", "surgery"),
        ("suncream", "sun"),
        ("nausea", "side_effects"),
        ("anaesthetic", "surgery"),
        ("lupus", "what_it_is"),
        ("what is it for", "what_it_is"),
    ],
)
def test_everyday_words_find_their_topic(typed: str, first: str) -> None:
    assert topics(typed)[0] == first


def test_the_statements_that_fit_are_named() -> None:
    found = find_topics(Language(), GUIDE, "milk")[0]
    assert (found.topic, found.statements) == ("how_to_take", ("milk",))


def test_a_question_is_answered_though_no_topic_has_all_its_words() -> None:
    found = find_topics(Language(), GUIDE, "can I drink milk with it?")[0]
    assert (found.topic, found.statements) == ("how_to_take", ("milk",))


def test_a_topic_found_by_its_search_words_names_no_statement() -> None:
    assert find_topics(Language(), GUIDE, "fridge")[0].statements == ()


def test_every_topic_is_found_first_by_its_title() -> None:
    for topic in GUIDE.topics.values():
        assert topics(topic.title)[0] == topic.id


def test_nothing_is_found_for_nothing_or_for_what_is_not_there() -> None:
    assert topics("") == topics(" ? ") == topics("grapefruit zebra") == []


def test_a_very_long_text_is_no_trouble() -> None:
    assert topics("milk " * 5000)[:1] == ["how_to_take"]
