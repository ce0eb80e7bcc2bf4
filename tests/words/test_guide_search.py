from __future__ import annotations

import pytest

from imuran_desktop.domain.symptoms import OTHER
from imuran_desktop.reference.guide import load_guide
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.guide_search import find_topics
from imuran_desktop.words.language import Language

GUIDE, SYMPTOMS = load_guide(), load_symptoms()


def topics(typed: str) -> list[str]:
    return [found.topic for found in find_topics(Language(), GUIDE, SYMPTOMS, typed)]


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
        ("yellow skin", "side_effects"),
        ("bruise", "side_effects"),
        ("hair loss", "side_effects"),
        ("the runs", "side_effects"),
        ("my hair is falling out", "side_effects"),
        ("headache", "side_effects"),
        ("diarhea", "side_effects"),
        ("skin cancer", "long_term_risks"),
        ("sun", "sun"),
        ("anaesthetic", "surgery"),
        ("lupus", "what_it_is"),
        ("what is it for", "what_it_is"),
    ],
)
def test_everyday_words_find_their_topic(typed: str, first: str) -> None:
    assert topics(typed)[0] == first


def test_the_statements_that_fit_are_named() -> None:
    found = find_topics(Language(), GUIDE, SYMPTOMS, "milk")[0]
    assert (found.topic, found.statements) == ("how_to_take", ("milk",))


def test_a_question_is_answered_though_no_topic_has_all_its_words() -> None:
    found = find_topics(Language(), GUIDE, SYMPTOMS, "can I drink milk with it?")[0]
    assert (found.topic, found.statements) == ("how_to_take", ("milk",))


def test_a_topic_found_by_its_search_words_names_no_statement() -> None:
    assert find_topics(Language(), GUIDE, SYMPTOMS, "fridge")[0].statements == ()


@pytest.mark.parametrize(
    ("typed", "symptom"), [("yellow skin", "jaundice"), ("bruise", "unusual_bruising"), ("the runs", "diarrhea")]
)
def test_the_symptoms_that_fit_are_named(typed: str, symptom: str) -> None:
    found = find_topics(Language(), GUIDE, SYMPTOMS, typed)[0]
    assert found.symptoms[0] == symptom


@pytest.mark.parametrize("symptom", [id_ for id_ in SYMPTOMS.symptoms if id_ != OTHER])
def test_every_symptom_leads_to_the_side_effects_by_its_name(symptom: str) -> None:
    found = {item.topic: item for item in find_topics(Language(), GUIDE, SYMPTOMS, SYMPTOMS.symptoms[symptom].label)}
    assert symptom in found["side_effects"].symptoms


@pytest.mark.parametrize("typed", ["milk", "can I drink wine", "operation next week", "fridge", "lymphoma"])
def test_what_is_no_symptom_names_none(typed: str) -> None:
    assert not [found for found in find_topics(Language(), GUIDE, SYMPTOMS, typed) if found.symptoms]


def test_every_topic_is_found_first_by_its_title() -> None:
    for topic in GUIDE.topics.values():
        assert topics(topic.title)[0] == topic.id


def test_nothing_is_found_for_nothing_or_for_what_is_not_there() -> None:
    assert topics("") == topics(" ? ") == topics("grapefruit zebra") == []


def test_a_very_long_text_is_no_trouble() -> None:
    assert topics("milk " * 5000)[:1] == ["how_to_take"]
