from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.settings.log_in_row import LogInRow
from imuran_desktop.ui.theme import ThemeController
from tests.ui.settings.at_settings import AtFields, FakeStart

NAME = "Start when I log in"
NOT_CHANGED = "This could not be changed. Check that your disk is not full, and try again."


def at_row(qtbot: QtBot, look: ThemeController, start: FakeStart) -> AtFields:
    return AtFields(qtbot, look, lambda fields, language: LogInRow(fields, language, start))


def press(at: AtFields) -> None:
    at.button(NAME).setFocus()
    QTest.keyClick(at.button(NAME), Qt.Key.Key_Space)


def test_it_is_switched_on_and_off(qtbot: QtBot, look: ThemeController) -> None:
    start = FakeStart()
    at = at_row(qtbot, look, start)
    assert not at.button(NAME).isChecked()
    press(at)
    assert start.enabled
    press(at)
    assert not start.enabled
    assert at.told == []


def test_it_shows_how_it_is(qtbot: QtBot, look: ThemeController) -> None:
    start = FakeStart()
    start.enabled = True
    at = at_row(qtbot, look, start)
    assert at.button(NAME).isChecked()
    assert isinstance(at.filled, LogInRow)
    start.enabled = False
    at.filled.show_state()
    assert not at.button(NAME).isChecked()


def test_what_fails_is_said_and_the_box_shows_how_it_still_is(qtbot: QtBot, look: ThemeController) -> None:
    start = FakeStart(broken=True)
    at = at_row(qtbot, look, start)
    press(at)
    assert not at.button(NAME).isChecked()
    assert NOT_CHANGED in at.labels
    start.broken = False
    press(at)
    assert at.button(NAME).isChecked()
    assert NOT_CHANGED not in at.labels


def test_where_it_is_not_possible_that_is_said(qtbot: QtBot, look: ThemeController) -> None:
    at = at_row(qtbot, look, FakeStart(supported=False))
    assert not at.button(NAME).isEnabled()
    assert "This computer has no way of doing that which Imuran Desktop knows." in at.labels
