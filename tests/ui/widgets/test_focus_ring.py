from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.palette import COLOURS, Mode
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.focus_ring import RING_GAP, RING_WIDTH, FocusRing
from tests.ui.at_widget import bring_up


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, look: ThemeController) -> Iterator[QWidget]:
    ring = FocusRing(qapp, look)
    found = QWidget()
    qtbot.addWidget(found)
    column = QVBoxLayout(found)
    column.setContentsMargins(30, 30, 30, 30)
    column.setSpacing(30)
    for text in ("Taken with food", "Skip"):
        column.addWidget(OutlinedButton(text))
    note = QLineEdit()
    note.setAccessibleName("Note")
    column.addWidget(note)
    bring_up(qtbot, found, 400, 300)
    button(found, "Taken with food").setFocus()
    yield found
    shiboken6.delete(ring)


def button(window: QWidget, text: str) -> OutlinedButton:
    return next(found for found in window.findChildren(OutlinedButton) if found.text() == text)


def ringed(window: QWidget, control: QWidget, mode: Mode = "light") -> bool:
    """Whether the ring's colour is around the control, on all four sides, and the gap is free of it."""
    image, focus = window.grab().toImage(), COLOURS[mode].focus
    rect = control.rect().translated(control.mapTo(window, QPoint()))
    away = RING_GAP + RING_WIDTH // 2 + 1
    middle = rect.center()
    ring = [
        QPoint(middle.x(), rect.top() - away),
        QPoint(middle.x(), rect.bottom() + away),
        QPoint(rect.left() - away, middle.y()),
        QPoint(rect.right() + away, middle.y()),
    ]
    gap = QPoint(middle.x(), rect.top() - 1)
    there = [image.pixelColor(point).name().upper() == focus for point in ring]
    assert len(set(there)) == 1
    assert image.pixelColor(gap).name().upper() != focus
    return there[0]


def test_no_ring_before_the_keyboard_is_used(window: QWidget) -> None:
    assert not ringed(window, button(window, "Taken with food"))


def test_tab_brings_it_and_takes_it_along(qtbot: QtBot, window: QWidget) -> None:
    QTest.keyClick(button(window, "Taken with food"), Qt.Key.Key_Tab)
    assert ringed(window, button(window, "Skip"))
    QTest.keyClick(button(window, "Skip"), Qt.Key.Key_Backtab)
    assert not ringed(window, button(window, "Skip"))
    assert ringed(window, button(window, "Taken with food"))


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_is_there_in_both_modes(qtbot: QtBot, look: ThemeController, window: QWidget, mode: Mode) -> None:
    look.apply(mode, 100)
    QTest.keyClick(button(window, "Taken with food"), Qt.Key.Key_Tab)
    assert ringed(window, button(window, "Skip"), mode)


def test_the_mouse_takes_it_away(qtbot: QtBot, window: QWidget) -> None:
    QTest.keyClick(button(window, "Taken with food"), Qt.Key.Key_Tab)
    QTest.mouseClick(button(window, "Skip"), Qt.MouseButton.LeftButton)
    assert not ringed(window, button(window, "Skip"))
    QTest.mouseClick(button(window, "Taken with food"), Qt.MouseButton.LeftButton)
    assert not ringed(window, button(window, "Taken with food"))


def test_it_does_not_get_in_the_way_of_the_mouse(qtbot: QtBot, window: QWidget) -> None:
    QTest.keyClick(button(window, "Taken with food"), Qt.Key.Key_Tab)
    skip = button(window, "Skip")
    assert window.childAt(skip.geometry().center()) is skip


def test_it_follows_when_the_control_moves(qtbot: QtBot, look: ThemeController, window: QWidget) -> None:
    QTest.keyClick(button(window, "Taken with food"), Qt.Key.Key_Tab)
    window.resize(600, 500)
    assert ringed(window, button(window, "Skip"))
    button(window, "Skip").hide()
    assert not any(child.isVisible() for child in window.findChildren(QWidget, "focus-ring")) or ringed(
        window, window.focusWidget()
    )


def test_the_programs_own_moves_keep_what_the_person_used_last(qtbot: QtBot, window: QWidget) -> None:
    QTest.keyClick(button(window, "Taken with food"), Qt.Key.Key_Tab)
    note = window.findChild(QLineEdit)
    assert isinstance(note, QLineEdit)
    note.setFocus()
    assert ringed(window, note)


def test_a_closed_dialog_takes_its_ring_along_and_the_window_gets_a_new_one(
    qtbot: QtBot, look: ThemeController, window: QWidget
) -> None:
    QTest.keyClick(button(window, "Taken with food"), Qt.Key.Key_Tab)
    dialog = Dialog(look, "Already recorded", parent=window)
    first = dialog.add_button("keep", "Leave it")
    dialog.add_button("extra", "Record it")
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: ringed(dialog, button(dialog, "Record it")))
    dialog.reject()
    shiboken6.delete(dialog)
    with qtbot.waitActive(window):
        window.activateWindow()
    button(window, "Taken with food").setFocus()
    QTest.keyClick(button(window, "Taken with food"), Qt.Key.Key_Tab)
    assert ringed(window, button(window, "Skip"))
