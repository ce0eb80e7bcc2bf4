from __future__ import annotations

from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.body_areas import body_area_words
from imuran_desktop.words.language import Language


def test_every_body_system_has_a_heading_of_its_own() -> None:
    systems = {symptom.body_system for symptom in load_symptoms().symptoms.values()}
    headings = {body_area_words(Language(), system) for system in systems}
    assert len(headings) == len(systems)
    assert not headings & systems


def test_an_unknown_one_is_shown_as_it_is() -> None:
    assert body_area_words(Language(), "teeth") == "teeth"
