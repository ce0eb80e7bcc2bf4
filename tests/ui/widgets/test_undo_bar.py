from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.undo_bar import UndoBar
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget


class AtBar(AtWidget):
    """At a page with nothing but the bar; undoing works when ``can_undo`` says so."""

    def __init__(self, qtbot: QtBot, look: ThemeController) -> None:
        page = QWidget()
        self.bar = UndoBar(look, Language("en_GB"))
        QVBoxLayout(page).addWidget(self.bar)
        super().__init__(qtbot, page)
        self.open()
        self.undone, self.can_undo = 0, True

    def take_back(self) -> bool:
        """Undo, if that can be done now."""
        self.undone += self.can_undo
        return self.can_undo


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController) -> AtBar:
    return AtBar(qtbot, look)


def by_click(at: AtBar) -> None:
    at.click("Undo")


def by_keys(at: AtBar) -> None:
    QTest.keyClick(at.bar, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("undo", [by_click, by_keys])
def test_what_was_recorded_is_taken_back_once(at: AtBar, undo: Callable[[AtBar], None]) -> None:
    at.bar.offer("Headache", at.take_back)
    assert "Recorded: Headache" in at.labels
    undo(at)
    assert at.undone == 1
    assert "No longer recorded: Headache" in at.labels
    assert not at.buttons("Undo")
    by_keys(at)
    assert at.undone == 1


def test_what_could_not_be_taken_back_is_offered_again(at: AtBar) -> None:
    at.bar.offer("", at.take_back, told="Removed.", undone="Put back.")
    at.can_undo = False
    at.click("Undo")
    assert "Removed." in at.labels
    at.can_undo = True
    at.click("Undo")
    assert "Put back." in at.labels


def test_what_cannot_be_undone_is_only_said(at: AtBar) -> None:
    at.bar.offer("Headache", None)
    assert "Recorded: Headache" in at.labels
    assert not at.buttons("Undo")


def test_it_is_closed(at: AtBar, qtbot: QtBot) -> None:
    at.bar.offer("Headache", at.take_back)
    with qtbot.waitSignal(at.bar.closed):
        at.click("Close")
    assert not at.labels
    by_keys(at)
    assert at.undone == 0


def test_the_keyboard_is_brought_to_its_first_button(at: AtBar) -> None:
    at.bar.offer("Headache", at.take_back)
    at.bar.focus_undo()
    assert at.focus() is at.button("Undo")
