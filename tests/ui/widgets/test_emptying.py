import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.widgets.emptying import empty, take_out
from imuran_desktop.ui.widgets.styling import RESTING_PLACE
from tests.ui.at_widget import bring_up


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A resting place with two buttons, the first of which has the keyboard."""
    made = QWidget()
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    made.setProperty(RESTING_PLACE, True)
    column = QVBoxLayout(made)
    for words in ("One", "Two"):
        column.addWidget(QPushButton(words))
    qtbot.addWidget(made)
    bring_up(qtbot, made)
    _button(made, "One").setFocus()
    return made


def _button(page: QWidget, words: str) -> QPushButton:
    return next(button for button in page.findChildren(QPushButton) if button.text() == words)


def _seen(page: QWidget) -> list[str]:
    return [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]


def _column(page: QWidget) -> QVBoxLayout:
    column = page.layout()
    assert isinstance(column, QVBoxLayout)
    return column


def test_what_is_taken_out_goes_at_once_and_the_keyboard_rests(page: QWidget) -> None:
    take_out(_column(page), _button(page, "One"))
    assert _seen(page) == ["Two"]
    assert QApplication.focusWidget() is page


def test_the_keyboard_stays_where_nothing_is_taken_out(page: QWidget) -> None:
    take_out(_column(page), _button(page, "Two"))
    assert QApplication.focusWidget() is _button(page, "One")


def test_everything_is_taken_out(page: QWidget) -> None:
    empty(_column(page))
    assert _seen(page) == []
    assert _column(page).count() == 0
    assert QApplication.focusWidget() is page
