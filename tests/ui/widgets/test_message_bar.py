from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.palette import LIGHT
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.message_bar import SHORTEST_SECONDS, Banner, MessageBar

TEXT = "Recorded: taken with food."


@pytest.fixture
def bar(qtbot: QtBot, look: ThemeController) -> Iterator[MessageBar]:
    window = QWidget()
    qtbot.addWidget(window)
    found = MessageBar(look, "Close")
    QVBoxLayout(window).addWidget(found)
    window.resize(800, 200)
    window.show()
    yield found
    window.close()


def button(bar: QWidget, name: str) -> QPushButton:
    return next(found for found in bar.findChildren(QPushButton) if found.text() == name)


def words(bar: QWidget) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def test_it_says_nothing_until_there_is_something_to_say(bar: MessageBar) -> None:
    assert not bar.isVisible()


def test_it_shows_and_names_what_was_done(bar: MessageBar) -> None:
    bar.show_message(TEXT, "Undo")
    assert words(bar) == [TEXT]
    assert bar.accessibleName() == TEXT
    assert button(bar, "Undo").isVisible()


def test_its_action_is_told_once_and_takes_it_away(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(TEXT, "Undo")
    with qtbot.waitSignal(bar.actionChosen, timeout=0), qtbot.assertNotEmitted(bar.dismissed):
        QTest.mouseClick(button(bar, "Undo"), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_it_can_be_closed(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(TEXT)
    assert not any(found.isVisible() for found in bar.findChildren(QPushButton) if found.text() != "Close")
    with qtbot.waitSignal(bar.dismissed, timeout=0):
        QTest.keyClick(button(bar, "Close"), Qt.Key.Key_Space)
    assert not bar.isVisible()


def test_a_new_message_replaces_the_old_one(bar: MessageBar) -> None:
    bar.show_message(TEXT, "Undo")
    bar.show_message("Nothing could be saved.", state="urgent")
    assert words(bar) == ["Nothing could be saved."]
    assert bar.grab().toImage().pixelColor(400, 4).name().upper() == LIGHT.urgent.ground


def test_by_itself_it_stays(bar: MessageBar) -> None:
    bar.show_message(TEXT)
    assert not any(timer.isActive() for timer in bar.findChildren(QTimer))


@pytest.mark.parametrize(("asked", "used"), [(1, SHORTEST_SECONDS), (60, 60)])
def test_it_never_hurries_anyone(bar: MessageBar, asked: int, used: int) -> None:
    bar.show_message(TEXT, seconds=asked)
    (timer,) = (timer for timer in bar.findChildren(QTimer) if timer.isActive())
    assert timer.interval() == used * 1000
    bar.clear()
    assert not timer.isActive()


def test_its_time_takes_it_away(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(TEXT, seconds=SHORTEST_SECONDS)
    (timer,) = (timer for timer in bar.findChildren(QTimer) if timer.isActive())
    with qtbot.waitSignal(bar.dismissed, timeout=1000):
        timer.start(0)
    assert not bar.isVisible()


def test_large_text_gets_the_whole_width(look: ThemeController, bar: MessageBar) -> None:
    look.apply("light", 200)
    bar.window().resize(640, 400)
    bar.show_message(TEXT, "Undo")
    (label,) = (label for label in bar.findChildren(QLabel) if label.isVisible())
    assert button(bar, "Undo").geometry().top() > label.geometry().bottom()


def test_a_banner_wears_the_colours_of_its_state(qtbot: QtBot, look: ThemeController) -> None:
    banner = Banner(look, "On hold until Friday.", "hold")
    qtbot.addWidget(banner)
    banner.resize(500, 60)
    banner.show()
    assert banner.accessibleName() == "On hold until Friday."
    assert banner.grab().toImage().pixelColor(250, 4).name().upper() == LIGHT.hold.ground
    banner.set_text("Call your clinic.", "urgent")
    assert words(banner) == ["Call your clinic."]
    assert banner.text.palette().windowText().color().name().upper() == LIGHT.urgent.ink


def test_below_something_that_scrolls_it_takes_no_more_than_its_words_and_buttons(
    qtbot: QtBot, look: ThemeController
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar, column = MessageBar(look, "Close"), QVBoxLayout(page)
    column.addWidget(QScrollArea())
    column.addWidget(bar)
    page.resize(420, 900)
    page.show()
    bar.show_message(TEXT, "Undo")
    qtbot.waitUntil(lambda: button(bar, "Undo").y() > bar.text.y() + bar.text.height() > 0)
    assert bar.height() < 3 * 50
