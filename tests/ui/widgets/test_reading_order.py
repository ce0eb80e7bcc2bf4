from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from tests.ui.at_widget import bring_up


def a_button(words: str, parent: QWidget) -> QPushButton:
    """A button that takes the keyboard on every system."""
    button = QPushButton(words, parent)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def test_what_was_made_late_is_read_where_it_stands(qtbot: QtBot) -> None:
    window = QWidget()
    column, line, card = QVBoxLayout(window), QHBoxLayout(), QWidget(window)
    last, third = a_button("last", window), a_button("third", card)
    second, first = a_button("second", window), a_button("first", window)
    inner = QVBoxLayout(card)
    inner.addWidget(third)
    for button in (first, second):
        line.addWidget(button)
    column.addLayout(line)
    column.addWidget(card)
    column.addWidget(last)
    over = QWidget(window)
    bring_up(qtbot, window, 300, 300)
    put_in_reading_order(window)
    interface = QAccessible.queryAccessibleInterface(window)
    read = [interface.child(place).object() for place in range(interface.childCount())]
    assert [widget for widget in read if widget is not over] == [first, second, card, last]
    assert window.children()[-1] is over
    first.setFocus()
    for button in (first, second, third, last, first):
        assert window.focusWidget() is button
        QTest.keyClick(button, Qt.Key.Key_Tab)
