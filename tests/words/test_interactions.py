from __future__ import annotations

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.reference.interactions import load_interactions
from imuran_desktop.words.interactions import InteractionNote, interaction_notes, not_a_checker_words
from imuran_desktop.words.language import Language


def notes(sort: HealthSort, name: str) -> list[InteractionNote]:
    return interaction_notes(Language(), sort, name, load_interactions())


def test_a_medicine_that_the_sources_name_has_a_note_with_its_sources() -> None:
    (note,) = notes(HealthSort.MEDICINE, "Ramipril 5 mg")
    assert note.title == "ACE inhibitor"
    assert "Talk to your pharmacist or clinic" in note.text
    assert [source.id for source in note.sources] == ["EUL", "AHFS", "ATC"]


def test_of_another_medicine_nothing_is_said() -> None:
    assert notes(HealthSort.MEDICINE, "paracetamol") == []


def test_a_vaccine_that_is_not_known_says_to_ask() -> None:
    (note,) = notes(HealthSort.VACCINE, " Cholera ")
    assert note.title == "Cholera"
    assert "Ask your clinic before you have it" in note.text
    assert not note.sources


def test_a_medicine_is_no_vaccine_and_an_allergy_is_neither() -> None:
    assert notes(HealthSort.MEDICINE, "varicella") == []
    assert "don't name this vaccine" in notes(HealthSort.VACCINE, "warfarin")[0].text
    assert notes(HealthSort.ALLERGY, "penicillamine") == []


def test_it_is_said_to_be_no_full_checker() -> None:
    assert "not a full interaction checker" in not_a_checker_words(Language())
