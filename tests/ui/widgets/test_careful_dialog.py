from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.today.at_today import DINNER, AtToday


def test_dialogs_work_by_keyboard_alone(at_breakfast: AtToday) -> None:
    at_breakfast.tab_to("Skip …")
    at_breakfast.press(Qt.Key.Key_Return)
    at_breakfast.press(Qt.Key.Key_Return)
    assert at_breakfast.stored() == [], "the second press of an unsteady hand"
    at_breakfast.wait_for_keyboard_at("Felt unwell")
    at_breakfast.tab_to("Cancel")
    at_breakfast.press(Qt.Key.Key_Return)
    assert at_breakfast.dialogs == []
    assert at_breakfast.stored() == []
    at_breakfast.tab_to("Skip …")
    at_breakfast.press(Qt.Key.Key_Return)
    at_breakfast.wait_for_keyboard_at("Felt unwell")
    at_breakfast.tab_to("Forgot")
    at_breakfast.press(Qt.Key.Key_Return)
    assert [intake.reason for intake in at_breakfast.stored()] == ["forgot"]


def test_a_key_held_down_answers_no_question(at_breakfast: AtToday) -> None:
    at_breakfast.click("Taken now, with food")
    at_breakfast.click("Record early …")
    dialog = at_breakfast.front
    at_breakfast.wait_for_keyboard_at("Taken")
    QTest.simulateEvent(at_breakfast.focus(), True, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    assert at_breakfast.front is dialog, "holding Enter is no answer"
    at_breakfast.press(Qt.Key.Key_Return)
    at_breakfast.wait_for_keyboard_at("Record nothing")
    at_breakfast.press(Qt.Key.Key_Return)
    assert at_breakfast.intake(DINNER) is None
