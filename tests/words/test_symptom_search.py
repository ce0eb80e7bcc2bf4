from __future__ import annotations

import pytest

from imuran_desktop.reference import load_symptoms
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_search import OTHER, find_symptoms, folded

KNOWN = load_symptoms()


def found(typed: str) -> list[str]:
    return find_symptoms(Language(), KNOWN, typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("the runs", "diarrhea"),
        ("runs", "diarrhea"),
        ("bruise", "unusual_bruising"),
        ("sick", "vomiting"),
        ("Fever", "fever"),
        ("temp", "fever"),
        ("head", "headache"),
        ("migraine", "headache"),
        ("tired", "tiredness"),
        ("nosebleed", "unusual_bleeding"),
        ("cannot breathe", "breathlessness_wheeze"),
        ("pins and needles", "cold_numb_fingers"),
        ("flare up", "condition_flare"),
        ("  ITCHY  ", "itching"),
    ],
)
def test_everyday_words_find_their_symptom(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_words_in_another_order_are_found_too() -> None:
    assert "cold_numb_fingers" in found("fingers cold")


def test_a_whole_word_comes_before_its_beginning_and_the_label_before_other_words() -> None:
    ids = found("pain")
    assert ids.index("chest_pain") < ids.index("tender_skin_lumps_fever")
    assert ids.index("muscle_joint_pain") < ids.index("headache")


def test_nothing_is_found_for_nothing_or_for_what_is_not_there() -> None:
    assert found("") == found(" ? ") == found("ears wobble") == []


def test_the_something_else_is_never_among_what_is_found() -> None:
    assert OTHER in KNOWN.symptoms
    assert OTHER not in found("other")
    assert OTHER not in found("something")


def test_every_symptom_is_found_by_its_label_and_each_of_its_words() -> None:
    for symptom in KNOWN.symptoms.values():
        if symptom.id != OTHER:
            for phrase in (symptom.label, *symptom.also):
                assert symptom.id in found(phrase)[:3], phrase


def test_case_accents_and_punctuation_do_not_matter() -> None:
    assert folded("  Éruption, d'URTICAIRE!  ") == "eruption durticaire"


@pytest.mark.parametrize("typed", ["yellow", "Yellow", "yell", "yellow skin", "yellow eyes"])
def test_what_a_label_denies_does_not_lead_to_it(typed: str) -> None:
    """Yellow skin needs help at once: "skin has changed colour (not yellow)" must not come first, nor at all."""
    found = find_symptoms(Language("en_GB"), load_symptoms(), typed)
    assert found[0] == "jaundice"
    assert "skin_color_change" not in found
