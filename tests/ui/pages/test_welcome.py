import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.pages.welcome import WelcomePage
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import bring_up, words_on


@pytest.fixture
def page(qtbot: QtBot, look: ThemeController) -> WelcomePage:
    welcome = WelcomePage(look, Language("en_GB"), "Europe/London")
    qtbot.addWidget(welcome)
    bring_up(qtbot, welcome, 1000, 800)
    return welcome


def seen(page: WelcomePage) -> str:
    return "\n".join(words_on(page))


def name_field(page: WelcomePage) -> QLineEdit:
    return next(field for field in page.findChildren(QLineEdit) if field.accessibleName() == "Whose diary is this?")


def start(page: WelcomePage) -> QAbstractButton:
    return next(button for button in page.findChildren(QAbstractButton) if button.text() == "Start my diary")


def test_it_says_what_this_is_and_is_not(page: WelcomePage) -> None:
    for fact in (
        "record-keeping aid",
        "not medical advice",
        "does not take the place of your clinic",
        "nobody watches",
        "In an emergency, call your local emergency number.",
        "on this computer only",
        "Europe/London",
    ):
        assert fact in seen(page)


def test_a_name_begins_the_diary(page: WelcomePage, qtbot: QtBot) -> None:
    QTest.keyClicks(name_field(page), "  Sam Example ")
    with qtbot.waitSignal(page.begun) as begun:
        QTest.mouseClick(start(page), Qt.MouseButton.LeftButton)
    assert begun.args == ["Sam Example"]


def test_by_keyboard_alone(page: WelcomePage, qtbot: QtBot) -> None:
    page.setFocus()
    focused = QApplication.focusWidget()
    assert focused is name_field(page)
    QTest.keyClicks(focused, "Sam")
    with qtbot.waitSignal(page.begun) as begun:
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert begun.args == ["Sam"]


@pytest.mark.parametrize("typed", ["", "   "])
def test_without_a_name_nothing_begins(page: WelcomePage, qtbot: QtBot, typed: str) -> None:
    QTest.keyClicks(name_field(page), typed)
    with qtbot.assertNotEmitted(page.begun):
        QTest.mouseClick(start(page), Qt.MouseButton.LeftButton)
    assert "Write a name" in seen(page)
    assert "Write a name" in name_field(page).accessibleDescription()
    assert name_field(page).hasFocus()


def test_the_error_goes_as_soon_as_a_name_is_typed(page: WelcomePage, qtbot: QtBot) -> None:
    QTest.mouseClick(start(page), Qt.MouseButton.LeftButton)
    QTest.keyClicks(name_field(page), "S")
    assert "Write a name" not in seen(page)
