import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.labels import Body

TEXT = "You recorded this dose as taken today at 08:10, with food."


@pytest.fixture
def dialog(qtbot: QtBot, look: ThemeController) -> Dialog:
    found = Dialog(look, "Already recorded", TEXT)
    qtbot.addWidget(found)
    found.add_button("keep", "Leave it as it is", primary=True)
    found.add_button("extra", "Record an extra dose")
    found.add_cancel("Cancel")
    with qtbot.waitActive(found):
        found.open()
        found.activateWindow()
    return found


def button(dialog: QWidget, name: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == name)


def test_it_asks_in_words(dialog: Dialog) -> None:
    words = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert words == ["Already recorded", TEXT]
    assert dialog.windowTitle() == "Already recorded"


@pytest.mark.parametrize(
    ("name", "answer"), [("Leave it as it is", "keep"), ("Record an extra dose", "extra"), ("Cancel", "")]
)
def test_a_button_answers_and_closes(qtbot: QtBot, dialog: Dialog, name: str, answer: str) -> None:
    with qtbot.waitSignal(dialog.answered, timeout=0) as told:
        QTest.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)
    assert told.args == [answer]
    assert not dialog.isVisible()


def test_esc_cancels(qtbot: QtBot, dialog: Dialog) -> None:
    with qtbot.waitSignal(dialog.answered, timeout=0) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_enter_takes_the_primary_button(qtbot: QtBot, dialog: Dialog) -> None:
    with qtbot.waitSignal(dialog.answered, timeout=0) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args == ["keep"]


def test_what_must_be_checked_first_does_not_close_it(qtbot: QtBot, dialog: Dialog) -> None:
    dialog.add_button("save", "Save", closes=False)
    with qtbot.assertNotEmitted(dialog.answered):
        QTest.mouseClick(button(dialog, "Save"), Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.answered, timeout=0) as told:
        dialog.answer("save")
    assert told.args == ["save"]


def test_all_its_words_and_buttons_are_in_sight(dialog: Dialog) -> None:
    for name in ("Leave it as it is", "Record an extra dose", "Cancel"):
        found = button(dialog, name)
        assert found.visibleRegion().boundingRect() == found.rect()
    text = next(label for label in dialog.findChildren(QLabel) if label.text() == TEXT)
    assert text.height() >= text.heightForWidth(text.width())
    assert text.visibleRegion().boundingRect() == text.rect()


@pytest.fixture
def long(qtbot: QtBot, look: ThemeController) -> Dialog:
    look.apply("light", 200)
    dialog = Dialog(look, "Long", TEXT)
    qtbot.addWidget(dialog)
    for _ in range(20):
        dialog.body.addWidget(Body(TEXT))
    dialog.add_button("ok", "Close", primary=True)
    dialog.open()
    return dialog


def test_a_long_one_scrolls_and_keeps_its_buttons_in_sight(long: Dialog) -> None:
    assert long.height() <= long.screen().availableSize().height()
    found = button(long, "Close")
    assert found.visibleRegion().boundingRect() == found.rect()


def test_a_long_one_is_read_to_its_end_from_its_button_by_keyboard(long: Dialog) -> None:
    last = next(label for label in reversed(long.findChildren(QLabel)) if label.text() == TEXT)
    assert last.visibleRegion().isEmpty()
    for _ in range(20):
        QTest.keyClick(button(long, "Close"), Qt.Key.Key_PageDown)
    assert not last.visibleRegion().isEmpty()
    for _ in range(20):
        QTest.keyClick(button(long, "Close"), Qt.Key.Key_PageUp)
    assert last.visibleRegion().isEmpty()


@pytest.mark.parametrize(("name", "answer"), [("Record an extra dose", "extra"), ("Cancel", "")])
def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, dialog: Dialog, name: str, answer: str) -> None:
    button(dialog, name).setFocus()
    with qtbot.waitSignal(dialog.answered, timeout=0) as told:
        QTest.keyClick(button(dialog, name), Qt.Key.Key_Return)
    assert told.args == [answer]
