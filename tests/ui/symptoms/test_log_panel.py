import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.symptoms.at_symptoms import URGENT, AtSymptoms


def test_esc_goes_back_step_by_step_and_records_nothing(at: AtSymptoms) -> None:
    at.find("headache")
    at.keys(Qt.Key.Key_Escape)
    assert at.field(QLineEdit, "What do you feel?").text() == "headache"
    at.keys(Qt.Key.Key_Escape)
    assert at.field(QLineEdit, "What do you feel?").text() == ""
    at.keys(Qt.Key.Key_Escape)
    assert at.buttons("Log a symptom")
    assert not at.stored


def test_another_symptom_is_chosen_instead(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Choose another")
    at.field(QLineEdit, "What do you feel?").selectAll()
    at.type_in("hair loss")
    at.keys(Qt.Key.Key_Return)
    at.click("Mild")
    at.click("Save")
    assert [entry.symptom for entry in at.stored] == ["hair_loss"]


def test_from_adding_one_more_there_is_a_way_back(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Severe")
    at.click("Add another symptom")
    at.click("Back")
    assert at.button("Severe").isChecked()
    at.click("Add another symptom")
    at.keys(Qt.Key.Key_Escape)
    assert at.button("Severe").isChecked()


def test_what_is_half_entered_is_kept(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Severe")
    at.page.start_logging()
    assert at.button("Severe").isChecked()


def test_one_that_is_not_urgent_is_left_at_once(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.click("Cancel")
    assert at.dialog is None
    assert at.buttons("Log a symptom")
    assert not at.stored


@pytest.mark.parametrize("leave", ["Cancel", "Choose another"])
def test_an_urgent_one_is_not_left_unasked(at: AtSymptoms, leave: str) -> None:
    at.find("fever")
    at.click(leave)
    if leave == "Choose another":
        at.click("Cancel")
    assert "Record it before you leave?" in at.seen
    at.click("Record it")
    assert [(entry.symptom, entry.severity) for entry in at.stored] == [("fever", None)]
    assert URGENT in at.seen


def test_it_can_be_left_out(at: AtSymptoms) -> None:
    at.find("fever")
    at.click("Cancel")
    at.click("Leave it out")
    assert URGENT not in at.seen
    assert at.buttons("Log a symptom")
    assert not at.stored


def test_the_question_closed_goes_back_to_the_form(at: AtSymptoms) -> None:
    at.find("fever")
    at.click("Cancel")
    at.press(Qt.Key.Key_Escape)
    assert at.buttons("Save")
    assert URGENT in at.seen


def test_several_are_not_left_unasked(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.add("hair loss")
    at.buttons("Mild")[1].click()
    at.button("Save").setFocus()
    at.keys(Qt.Key.Key_Escape)
    at.click("Record it")
    assert len(at.stored) == 2


def test_an_edit_without_a_change_is_left_at_once(at: AtSymptoms) -> None:
    at.recorded("headache", note="after lunch")
    at.click("Change Headache")
    at.click("Edit Headache")
    assert not at.page.unsaved()
    at.click("Cancel")
    assert at.dialog is None
    assert at.buttons("Log a symptom")


def test_an_edit_is_not_left_unasked(at: AtSymptoms) -> None:
    at.recorded("headache", note="after lunch")
    at.click("Change Headache")
    at.click("Edit Headache")
    at.click("Moderate")
    assert at.page.unsaved()
    at.click("Cancel")
    at.click("Leave it out")
    assert at.stored[0].severity == "mild"


def test_what_is_entered_is_unsaved_until_it_is_recorded_or_let_go(at: AtSymptoms) -> None:
    at.page.start_logging()
    assert not at.page.unsaved()
    at.type_in("headache")
    at.keys(Qt.Key.Key_Return)
    assert at.page.unsaved()
    at.page.leave_unsaved()
    assert not at.page.unsaved()
    assert at.buttons("Log a symptom")


def test_a_refused_write_keeps_the_form(at: AtSymptoms, qtbot: QtBot) -> None:
    at.find("headache")
    at.click("Mild")
    at.diary.connection.execute("PRAGMA query_only = ON")
    with qtbot.waitSignal(at.session.failed):
        at.click("Save")
    assert at.buttons("Save")
    assert "Not recorded: " in at.seen
    at.click("Moderate")
    assert "Not recorded: " not in at.seen
