import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.codes import Severity
from tests.ui.symptoms.at_symptoms import AtSymptoms

OWN = "Something else that is unusual for me"


def test_a_part_of_the_body_opens_and_closes_by_keyboard(at: AtSymptoms) -> None:
    at.page.start_logging()
    at.keys(Qt.Key.Key_Tab)
    closed = at.rows
    at.keys(Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert len(at.rows) > len(closed)
    assert "Being sick (vomiting)" in at.rows
    at.keys(Qt.Key.Key_Return)
    assert at.rows == closed


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("the runs", "Diarrhoea (loose or watery poo)"),
        ("bruise", "Bruising easily, or for no clear reason"),
        ("SICK", "Being sick (vomiting)"),
    ],
)
def test_an_everyday_word_finds_it(at: AtSymptoms, typed: str, label: str) -> None:
    at.page.start_logging()
    at.type_in(typed)
    assert at.rows[0] == label


def test_what_was_recorded_lately_or_often_comes_first(at: AtSymptoms) -> None:
    for hours in (60, 40, 20):
        at.recorded("hair_loss", hours=hours)
    at.recorded("nausea", hours=10)
    at.page.start_logging()
    often = ["Losing hair, or thinner hair", "Feeling sick to your stomach (nausea)"]
    assert at.rows[:3] == ["Recorded lately or often", *often]
    at.keys(Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert at.stored[-1].symptom == "hair_loss"


def test_the_arrow_keys_reach_every_row_and_severity(at: AtSymptoms) -> None:
    at.page.start_logging()
    at.type_in("sore")
    third = at.rows[2]
    at.keys(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert third in at.seen
    at.keys(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    (entry,) = at.stored
    assert entry.severity is Severity.SEVERE
    assert f"{third}, severe" in at.seen


def test_what_is_not_on_the_list_is_recorded_in_own_words(at: AtSymptoms) -> None:
    at.page.start_logging()
    at.type_in("xyzzy plugh")
    assert "Nothing on the list matches" in at.seen
    assert at.rows == ["Something else unusual: “xyzzy plugh”"]
    at.keys(Qt.Key.Key_Return)
    assert at.field(QLineEdit, "In your own words").text() == "xyzzy plugh"
    at.keys(Qt.Key.Key_Space, Qt.Key.Key_Return)
    (entry,) = at.stored
    assert (entry.symptom, entry.own_words, entry.note) == ("any_other_symptom", "xyzzy plugh", "")
    assert "13:00\nxyzzy plugh\nMild" in at.seen


def test_own_words_are_asked_for_first_where_none_were_typed(at: AtSymptoms) -> None:
    at.page.start_logging()
    assert at.rows[-1] == OWN
    at.click_row(OWN)
    at.type_in("ears wobble")
    at.click("Mild")
    at.click("Save")
    assert at.stored[0].own_words == "ears wobble"


def test_own_words_are_not_asked_for_what_is_on_the_list(at: AtSymptoms) -> None:
    at.find("headache")
    assert not at.has_field("In your own words")
