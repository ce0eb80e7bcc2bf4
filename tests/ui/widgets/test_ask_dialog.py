"""A dialog that asks, and keeps what was entered until whoever records it closes it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import PrimaryButton
from imuran_desktop.ui.widgets.pause import Pause
from imuran_desktop.words.language import Language

TROUBLE = "sam.imuran can't be written here."


class Asking:
    """A person in front of a dialog that asks for a name; ``saves`` counts what they asked to be recorded."""

    def __init__(self, qtbot: QtBot, look: ThemeController) -> None:
        self._qtbot = qtbot
        self.dialog = AskDialog(look, Language("en_GB"), "Who is it?", "As on the letter.")
        qtbot.addWidget(self.dialog)
        self.name = self.dialog.form.row("Name", QLineEdit())
        self.saves: list[str] = []
        self.dialog.add_save().clicked.connect(lambda: self.saves.append(self.name.text()))
        self.dialog.open()
        qtbot.waitUntil(lambda: not any(pause.active for pause in self.dialog.findChildren(Pause)))

    @property
    def seen(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible()]

    def button(self, words: str) -> QPushButton:
        return next(button for button in self.dialog.findChildren(QPushButton) if button.text() == words)

    def click(self, words: str) -> None:
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)


@pytest.fixture
def asking(qtbot: QtBot, look: ThemeController) -> Callable[[], Asking]:
    return lambda: Asking(qtbot, look)


def test_it_says_what_it_asks_and_save_is_its_one_large_button(asking: Callable[[], Asking]) -> None:
    person = asking()
    assert "As on the letter." in person.seen
    assert person.dialog.windowTitle() == "Who is it?"
    assert [button.text() for button in person.dialog.findChildren(PrimaryButton)] == ["Save"]


def test_save_hands_over_what_was_entered_and_stays_open(asking: Callable[[], Asking]) -> None:
    person = asking()
    QTest.keyClicks(person.name, "Sam")
    person.click("Save")
    assert person.saves == ["Sam"]
    assert person.dialog.isVisible()


def test_trouble_is_told_above_the_form_and_what_was_entered_stays(asking: Callable[[], Asking]) -> None:
    person = asking()
    assert TROUBLE not in person.seen
    QTest.keyClicks(person.name, "Sam")
    person.dialog.tell_trouble(TROUBLE)
    assert TROUBLE in person.seen
    told = next(label for label in person.dialog.findChildren(QLabel) if label.text() == TROUBLE)
    assert told.mapTo(person.dialog, told.rect().bottomLeft()).y() < person.name.mapTo(person.dialog, told.pos()).y()
    assert person.name.text() == "Sam"
    person.click("Save")
    assert person.saves == ["Sam"]


def test_it_closes_when_all_is_recorded(asking: Callable[[], Asking], qtbot: QtBot) -> None:
    person = asking()
    with qtbot.waitSignal(person.dialog.answered, timeout=0) as told:
        person.dialog.close_saved()
    assert told.args == [AskDialog.SAVED]
    assert not person.dialog.isVisible()


@pytest.mark.parametrize("leave", ["Cancel", "Escape"])
def test_it_is_left_without_saving(asking: Callable[[], Asking], leave: str) -> None:
    person = asking()
    QTest.keyClicks(person.name, "Sam")
    if leave == "Cancel":
        person.click("Cancel")
    else:
        QTest.keyClick(person.name, Qt.Key.Key_Escape)
    assert not person.dialog.isVisible()
    assert person.saves == []


def test_tab_goes_through_the_form_and_then_to_the_buttons(asking: Callable[[], Asking]) -> None:
    person = asking()
    person.name.setFocus()
    passed = []
    for _ in range(2):
        focused = person.dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        passed.append(person.dialog.focusWidget())
    assert {widget.text() for widget in passed if isinstance(widget, QPushButton)} == {"Save", "Cancel"}
