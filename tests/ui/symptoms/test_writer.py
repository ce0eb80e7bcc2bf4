from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from imuran_desktop.services.symptoms import remove_symptoms
from tests.ui.symptoms.at_symptoms import AUTHOR, AtSymptoms


def test_no_symptoms_today_is_an_entry_that_can_be_taken_back(at: AtSymptoms) -> None:
    at.click("No symptoms today")
    assert [entry.symptom for entry in at.stored] == ["none"]
    assert "Recorded: no symptoms today." in at.seen
    assert "13:00\nNo symptoms" in at.seen
    assert not at.buttons("No symptoms today")
    at.click("Undo")
    assert not at.stored
    assert at.buttons("No symptoms today")


def test_a_saved_symptom_is_taken_back(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.click("Save")
    at.click("Undo")
    assert not at.stored
    assert "13:00\nHeadache" not in at.seen


def test_what_was_taken_back_is_said(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.click("Save")
    at.click("Undo")
    assert "No longer recorded: Headache, mild." in at.seen
    assert not at.buttons("Undo")


def test_a_change_taken_back_says_what_is_recorded_again(at: AtSymptoms) -> None:
    at.recorded("headache")
    at.click("Change Headache")
    at.click("Edit Headache")
    at.click("Moderate")
    at.click("Save")
    at.click("Undo")
    assert "Recorded as before: Headache, mild." in at.seen


def test_an_undo_that_fails_is_still_offered(at: AtSymptoms, qtbot: QtBot) -> None:
    at.click("No symptoms today")
    at.diary.connection.execute("PRAGMA query_only = ON")
    with qtbot.waitSignal(at.session.failed):
        at.click("Undo")
    at.diary.connection.execute("PRAGMA query_only = OFF")
    assert at.stored
    at.click("Undo")
    assert not at.stored


def test_control_z_takes_it_back(at: AtSymptoms) -> None:
    at.click("No symptoms today")
    QTest.keyClick(at.focus(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not at.stored


def test_the_keyboard_goes_on_from_undo_where_its_button_has_gone(at: AtSymptoms) -> None:
    at.recorded("headache", "nausea")
    at.button("Told: Headache").setFocus()
    at.keys(Qt.Key.Key_Space)
    at.keys(Qt.Key.Key_Space)  # a key that sticks
    at.settle()
    assert at.focus() is at.button("Undo")
    at.keys(Qt.Key.Key_Space)
    assert at.buttons("Told: Headache")


def test_what_is_gone_meanwhile_is_not_said_to_be_told(at: AtSymptoms) -> None:
    (entry,) = at.recorded("headache")
    remove_symptoms(at.diary, AUTHOR, at.now, [entry])
    at.click("Told: Headache")
    assert "your clinic was told" not in at.seen
    assert not at.buttons("Undo")
