from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.stylesheet import TypeSize
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.rail import Rail
from tests.ui.at_widget import bring_up

ENTRIES = (
    ("today", "today", "Today"),
    ("history", "history", "History"),
    ("symptoms", "symptoms", "Symptoms"),
    ("blood-tests", "blood-test", "Blood tests"),
    ("plan", "plan", "Plan"),
    ("report", "report", "Report"),
    ("guide", "guide", "Guide"),
)


@pytest.fixture
def rail(qtbot: QtBot, look: ThemeController) -> Iterator[Rail]:
    window = QWidget()
    qtbot.addWidget(window)
    rail = Rail(look, "Pages")
    for key, icon, text in ENTRIES:
        rail.add_entry(key, icon, text)
    rail.add_entry("settings", "settings", "Settings", foot=True)
    rail.set_person("Sam's diary", "sample data")
    rail.set_status("Reminders on", "while this computer is on", True)
    rail.set_current("today")
    line = QHBoxLayout(window)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(rail)
    line.addWidget(QPushButton("Taken with food"), 1)
    bring_up(qtbot, window, 1180, 860)
    rail.fit(1180)
    yield rail
    window.close()


def entry(rail: Rail, name: str) -> QPushButton:
    return next(button for button in rail.findChildren(QPushButton) if button.accessibleName() == name)


def test_a_click_chooses_and_the_window_answers(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.entryChosen, timeout=0) as chosen:
        QTest.mouseClick(entry(rail, "Plan"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["plan"]
    assert rail.current == "today"
    rail.set_current("plan")
    assert entry(rail, "Plan").isChecked()
    assert not entry(rail, "Today").isChecked()


def test_the_current_entry_can_be_chosen_again(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.waitSignal(rail.entryChosen, timeout=0):
        QTest.mouseClick(entry(rail, "Today"), Qt.MouseButton.LeftButton)
    assert rail.current == "today"


@pytest.mark.parametrize("name", ["Plan", "Today"])
def test_a_screen_reader_chooses_by_the_first_of_the_actions_offered(qtbot: QtBot, rail: Rail, name: str) -> None:
    actions = QAccessible.queryAccessibleInterface(entry(rail, name)).actionInterface()
    with qtbot.waitSignal(rail.entryChosen, timeout=0) as chosen:
        actions.doAction(actions.actionNames()[0])
    assert chosen.args == [name.lower()]
    assert rail.current == "today"


def test_tab_stops_once(qtbot: QtBot, rail: Rail) -> None:
    button = next(found for found in rail.window().findChildren(QPushButton) if found.text() == "Taken with food")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert entry(rail, "Today").hasFocus()
    QTest.keyClick(entry(rail, "Today"), Qt.Key.Key_Tab)
    assert button.hasFocus()


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("Today", Qt.Key.Key_Down, "History"),
        ("Today", Qt.Key.Key_Up, "Settings"),
        ("Settings", Qt.Key.Key_Down, "Today"),
        ("Plan", Qt.Key.Key_Home, "Today"),
        ("Plan", Qt.Key.Key_End, "Settings"),
    ],
)
def test_arrows_move_the_focus(qtbot: QtBot, rail: Rail, start: str, key: Qt.Key, end: str) -> None:
    entry(rail, start).setFocus()
    QTest.keyClick(entry(rail, start), key)
    assert entry(rail, end).hasFocus()
    assert rail.current == "today"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_choose(qtbot: QtBot, rail: Rail, key: Qt.Key) -> None:
    entry(rail, "Guide").setFocus()
    with qtbot.waitSignal(rail.entryChosen, timeout=0) as chosen:
        QTest.keyClick(entry(rail, "Guide"), key)
    assert chosen.args == ["guide"]


def test_at_100_percent_it_is_220_px_wide(rail: Rail) -> None:
    assert rail.width() == 220
    assert not rail.folded


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_every_word_fits(qtbot: QtBot, look: ThemeController, rail: Rail, percent: int) -> None:
    look.apply("light", percent)
    rail.fit(1180)
    assert not rail.folded
    bold = QFontMetrics(look.theme.font(TypeSize.BODY, bold=True))
    needed = max(bold.horizontalAdvance(text) for _, _, text in ENTRIES) + look.px(24) + 33
    qtbot.waitUntil(lambda: all(entry(rail, text).width() >= needed for _, _, text in ENTRIES))


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_every_entry_is_in_sight_and_large(qtbot: QtBot, look: ThemeController, rail: Rail, percent: int) -> None:
    look.apply("light", percent)
    rail.fit(1180)
    names = (*(text for _, _, text in ENTRIES), "Settings")
    line = QFontMetrics(look.theme.font(TypeSize.BODY)).height()
    qtbot.waitUntil(lambda: all(entry(rail, name).height() >= max(44, line) for name in names))
    for name in names:
        assert entry(rail, name).visibleRegion().boundingRect() == entry(rail, name).rect()


def test_in_a_narrow_window_it_folds_to_icons_that_keep_their_names(qtbot: QtBot, rail: Rail) -> None:
    rail.fit(640)
    assert rail.folded
    qtbot.waitUntil(lambda: rail.width() < 100)
    assert entry(rail, "Blood tests").toolTip() == "Blood tests"
    rail.fit(1180)
    qtbot.waitUntil(lambda: rail.width() == 220)
    assert entry(rail, "Blood tests").toolTip() == ""


def test_in_a_low_window_the_entries_scroll_and_settings_stays(qtbot: QtBot, look: ThemeController, rail: Rail) -> None:
    look.apply("light", 200)
    rail.window().resize(1180, 480)
    qtbot.waitUntil(lambda: entry(rail, "Guide").visibleRegion().isEmpty())
    assert not entry(rail, "Settings").visibleRegion().isEmpty()


def test_it_says_whose_diary_it_is_and_whether_reminders_are_on(rail: Rail) -> None:
    names = {widget.accessibleName() for widget in rail.findChildren(QWidget)}
    assert "Sam's diary" in names
    assert "Reminders on while this computer is on" in names
    rail.set_status("Reminders off", "", False)
    assert "Reminders off" in {widget.accessibleName() for widget in rail.findChildren(QWidget)}
