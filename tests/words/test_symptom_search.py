from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.symptoms import OTHER
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_search import find_symptoms
from tests.words.everyday_phrases import EVERYDAY_PHRASES

KNOWN = load_symptoms()
LANGUAGE = Language("en_GB")
FINDABLE = [symptom for symptom in KNOWN.symptoms.values() if symptom.id != OTHER]
UNRELATED = (
    "ears wobble",
    "guitar",
    "holiday",
    "garden",
    "window",
    "computer",
    "breakfast",
    "tomato",
    "music",
    "doctor",
    "butter",
    "my car will be washed",
    "sandwich",
    "football match",
    "Saturday",
    "birthday",
    "swollen ankles",
    "purple car",
    "qwertyuiop",
    "xxxx",
    "12345",
)


def found(typed: str) -> list[str]:
    return find_symptoms(LANGUAGE, KNOWN, typed)


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


@pytest.mark.parametrize(("typed", "symptom"), EVERYDAY_PHRASES)
def test_an_everyday_phrase_finds_its_symptom_among_the_first_three(typed: str, symptom: str) -> None:
    assert symptom in found(typed)[:3]


def test_there_is_an_everyday_phrase_for_every_symptom() -> None:
    assert len({typed for typed, _ in EVERYDAY_PHRASES}) == len(EVERYDAY_PHRASES) >= 100
    assert {symptom for _, symptom in EVERYDAY_PHRASES} == {symptom.id for symptom in FINDABLE}


def test_words_in_another_order_are_found_too() -> None:
    assert "cold_numb_fingers" in found("fingers cold")


def test_a_whole_word_comes_before_its_beginning_and_the_label_before_other_words() -> None:
    ids = found("pain")
    assert ids.index("chest_pain") < ids.index("tender_skin_lumps_fever")
    assert ids.index("muscle_joint_pain") < ids.index("headache")


@pytest.mark.parametrize("typed", ["", " ? ", *UNRELATED])
def test_nothing_is_found_for_nothing_or_for_what_is_not_there(typed: str) -> None:
    assert found(typed) == []


def test_the_something_else_is_never_among_what_is_found() -> None:
    assert OTHER in KNOWN.symptoms
    assert OTHER not in found("other")
    assert OTHER not in found("something")


def test_every_symptom_is_found_by_its_label_and_each_of_its_words() -> None:
    for symptom in FINDABLE:
        for phrase in (symptom.label, *symptom.also):
            assert symptom.id in found(phrase)[:3], phrase


@pytest.mark.parametrize("typed", ["yellow", "Yellow", "yell", "yellow skin", "yellow eyes", "not yellow", "yelow"])
def test_what_a_label_denies_does_not_lead_to_it(typed: str) -> None:
    """Yellow skin needs help at once: "skin has changed colour (not yellow)" must not come first, nor at all."""
    ids = found(typed)
    assert ids[0] == "jaundice"
    assert "skin_color_change" not in ids


@pytest.mark.parametrize("typed", ["headache", "hedache", "my aching head"])
def test_fillers_change_nothing(typed: str) -> None:
    assert found(f"I've got a bit of {typed}")[0] == found(typed)[0] == "headache"


def test_what_fits_letter_by_letter_comes_before_what_is_only_like_it() -> None:
    assert found("rash")[0] == "skin_rash"
    assert found("sore throat")[0] == "sore_throat"
    assert found("fit")[0] == "seizures"


@pytest.mark.parametrize(
    "typed", ["tired and cannot breathe", "a rash and a fever and I fainted", "itchy with chest pain"]
)
def test_a_sentence_about_several_symptoms_names_the_more_pressing_first(typed: str) -> None:
    ranks = [KNOWN.symptoms[symptom].levels[Severity.MILD].rank for symptom in found(typed)]
    assert ranks == sorted(ranks, reverse=True)
    assert len(ranks) > 1


def test_of_two_that_fit_as_well_the_more_pressing_comes_first() -> None:
    mild = replace(KNOWN.symptoms["headache"], id="mild", label="Wobbly nose", also=("bendy nose",))
    pressing = replace(mild, id="pressing", label="Wobbly ear", also=("bendy ear",))
    pressing = replace(pressing, levels=dict.fromkeys(Severity, Level.URGENT))
    known = replace(KNOWN, symptoms={"mild": mild, "pressing": pressing})
    assert find_symptoms(LANGUAGE, known, "wobbly") == ["pressing", "mild"]
    assert find_symptoms(LANGUAGE, known, "wobly") == ["pressing", "mild"]
    assert find_symptoms(LANGUAGE, known, "wobbly nose") == ["mild"]


def test_another_list_is_searched_anew() -> None:
    assert found("headache") == ["headache"]
    fewer = replace(KNOWN, symptoms={"cough": KNOWN.symptoms["cough"]})
    assert find_symptoms(LANGUAGE, fewer, "headache") == []
    assert found("headache") == ["headache"]


def edited(word: str, place: int, edit: str) -> str:
    """A word with one letter swapped with the next, dropped, or doubled."""
    if edit == "swap":
        return word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]
    return word[:place] + (word[place + 1 :] if edit == "drop" else word[place] + word[place:])


@given(st.data())
def test_one_wrong_letter_in_a_long_word_of_a_label_still_finds_it(data: st.DataObject) -> None:
    long_words = [
        (symptom, number)
        for symptom in FINDABLE
        for number, word in enumerate(symptom.label.split())
        if len(word.strip("(),:")) >= 6
    ]
    symptom, number = data.draw(st.sampled_from(long_words))
    words = symptom.label.split()
    place = data.draw(st.integers(0, len(words[number].strip("(),:")) - 1))
    words[number] = edited(words[number], place, data.draw(st.sampled_from(["swap", "drop", "double"])))
    assert symptom.id in found(" ".join(words))[:5]


@given(st.text())
def test_no_text_is_too_odd_to_search_for(text: str) -> None:
    assert set(found(text)) <= set(KNOWN.symptoms)


def test_a_very_long_text_is_searched_too() -> None:
    assert found("headache " * 10_000) == ["headache"]
