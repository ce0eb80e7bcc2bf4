import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.travel.question import TravelBar
from imuran_desktop.words.language import Language
from tests.ui.at_widget import bring_up, words_on

LONDON, NEW_YORK = "Europe/London", "America/New_York"
ASKED = "This computer shows New York time. Your doses follow London time."


@pytest.fixture
def bar(qtbot: QtBot, look: ThemeController) -> TravelBar:
    made = TravelBar(look, Language("en_GB"))
    qtbot.addWidget(made)
    bring_up(qtbot, made, 900, 120)
    return made


def button(bar: TravelBar, words: str) -> QAbstractButton:
    return next(item for item in bar.findChildren(QAbstractButton) if item.isVisible() and item.text() == words)


def test_it_says_nothing_until_it_asks(bar: TravelBar) -> None:
    assert words_on(bar) == []
    assert not bar.asking
    bar.ask(LONDON, NEW_YORK)
    assert words_on(bar) == [ASKED]
    bar.clear_question()
    assert words_on(bar) == []


@pytest.mark.parametrize("by_key", [False, True])
def test_both_answers_are_told(bar: TravelBar, qtbot: QtBot, by_key: bool) -> None:
    bar.ask(LONDON, NEW_YORK)
    for words, signal in (("I have travelled …", bar.travelled), ("Stay on London time", bar.stayed)):
        with qtbot.waitSignal(signal):
            if by_key:
                button(bar, words).setFocus()
                QTest.keyClick(button(bar, words), Qt.Key.Key_Space)
            else:
                QTest.mouseClick(button(bar, words), Qt.MouseButton.LeftButton)


def test_what_was_done_takes_the_place_of_the_question(bar: TravelBar, qtbot: QtBot) -> None:
    bar.ask(LONDON, NEW_YORK)
    bar.tell("Your doses now follow New York time.", undo=True)
    assert words_on(bar) == ["Your doses now follow New York time."]
    with qtbot.waitSignal(bar.undo_asked):
        QTest.mouseClick(button(bar, "Undo"), Qt.MouseButton.LeftButton)
    assert words_on(bar) == []


def test_where_nothing_can_be_undone_there_is_no_button_for_it(bar: TravelBar) -> None:
    bar.tell("Your doses stay on London time.", undo=False)
    visible = [item.text() for item in bar.findChildren(QAbstractButton) if item.isVisible()]
    assert visible == ["Close"]


def test_asked_again_in_the_same_words_it_stays_as_it_is(bar: TravelBar) -> None:
    bar.ask(LONDON, NEW_YORK)
    button(bar, "Stay on London time").setFocus()
    bar.ask(LONDON, NEW_YORK)
    assert button(bar, "Stay on London time").hasFocus()
    bar.ask(LONDON, "Asia/Tokyo")
    assert words_on(bar) == ["This computer shows Tokyo time. Your doses follow London time."]


@pytest.mark.parametrize("percent", [100, 200])
def test_where_there_is_little_room_it_asks_in_few_words(
    bar: TravelBar, look: ThemeController, qtbot: QtBot, percent: int
) -> None:
    look.apply("light", percent)
    bar.ask(LONDON, NEW_YORK)
    bar.resize(550, 500)
    assert words_on(bar) == ["Are you on New York time now?"]
    assert bar.heightForWidth(550) <= 700 / 3
    assert button(bar, "Yes …").accessibleName() == "Yes, I have travelled …"
    assert button(bar, "No").accessibleName() == "No, stay on London time"
    with qtbot.waitSignal(bar.stayed):
        QTest.mouseClick(button(bar, "No"), Qt.MouseButton.LeftButton)
    bar.resize(1300, 500)
    assert words_on(bar) == [ASKED]
    assert button(bar, "Stay on London time").accessibleName() in ("", "Stay on London time")
