from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.reference.alert_values import load_alert_sets
from imuran_desktop.reference.medicines import load_medicines
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.settings import (
    APPEARANCE,
    HIDE_NAMES,
    QUIET,
    RECORDED_BY,
    SNOOZE_MINUTES,
    TEXT_PERCENT,
    Setting,
    SettingValues,
)
from imuran_desktop.ui.pages.settings import SettingsPage
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import bring_up
from tests.ui.settings.at_settings import FakeStart

BEFORE = SettingValues({"appearance": "light", "text_percent": 125, "recorded_by": "Alex"})


@pytest.fixture
def page(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> SettingsPage:
    return shown(qtbot, look, tmp_path, BEFORE)


def shown(qtbot: QtBot, look: ThemeController, folder: Path, values: SettingValues) -> SettingsPage:
    made = SettingsPage(look, Language("en_GB"), values, diary_path=folder / "sam.imuran", version="1.2.3")
    qtbot.addWidget(made)
    bring_up(qtbot, made, 960, 860)
    return made


def button(page: SettingsPage, text: str) -> QAbstractButton:
    return next(item for item in page.findChildren(QAbstractButton) if item.text() == text and item.isVisible())


def click(page: SettingsPage, text: str) -> None:
    target = button(page, text)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(40, target.height() // 2))


def name_field(page: SettingsPage) -> QLineEdit:
    return next(item for item in page.findChildren(QLineEdit) if item.accessibleName() == "Who records here")


def words(page: SettingsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_it_shows_the_settings_as_they_are(page: SettingsPage) -> None:
    assert button(page, "Light").isChecked()
    assert button(page, "125%").isChecked()
    assert name_field(page).text() == "Alex"
    assert not button(page, "Hide medicine names").isChecked()


@pytest.mark.parametrize(
    ("text", "setting", "value"),
    [
        ("Dark", APPEARANCE, "dark"),
        ("Same as this computer", APPEARANCE, "system"),
        ("200%", TEXT_PERCENT, 200),
        ("60 minutes", SNOOZE_MINUTES, 60),
        ("Hide medicine names", HIDE_NAMES, True),
        ("Quiet hours", QUIET, True),
    ],
)
def test_each_choice_is_told_at_once(
    page: SettingsPage, qtbot: QtBot, text: str, setting: Setting[Any], value: object
) -> None:
    with qtbot.waitSignal(page.changed) as told:
        click(page, text)
    assert told.args == [setting, value]


def test_every_text_size_is_offered(page: SettingsPage, qtbot: QtBot) -> None:
    for percent in (100, 150, 175, 200):
        with qtbot.waitSignal(page.changed) as told:
            click(page, f"{percent}%")
        assert told.args == [TEXT_PERCENT, percent]


def test_who_records_is_told_when_it_is_written_out(page: SettingsPage, qtbot: QtBot) -> None:
    field = name_field(page)
    field.setFocus()
    field.selectAll()
    with qtbot.assertNotEmitted(page.changed):
        QTest.keyClicks(field, " Kim ")
    with qtbot.waitSignal(page.changed) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [RECORDED_BY, "Kim"]
    with qtbot.assertNotEmitted(page.changed):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_all_of_it_is_reached_by_keyboard(page: SettingsPage, qtbot: QtBot) -> None:
    button(page, "Light").setFocus()
    with qtbot.waitSignal(page.changed) as told:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    assert told.args == [APPEARANCE, "dark"]
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is button(page, "125%")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is name_field(page)
    reached: list[str] = []
    while not reached or reached[-1] != "Test my reminders":
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        at = page.focusWidget()
        reached.append(at.text() if isinstance(at, QAbstractButton) else at.accessibleName())
    assert reached == [
        "Minutes between reminders",
        "How many more times",
        "15 minutes",
        "Blood tests and tablets",
        "Quiet hours",
        "Sound",
        "Hide medicine names",
        "Test my reminders",
    ]


def test_testing_reminders_is_asked_for(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.test_asked):
        click(page, "Test my reminders")


def test_starting_at_log_in_is_shown_as_it_is_whenever_the_page_is(
    qtbot: QtBot, look: ThemeController, tmp_path: Path
) -> None:
    start = FakeStart()
    made = SettingsPage(look, Language("en_GB"), BEFORE, diary_path=tmp_path, version="1", log_in_start=start)
    qtbot.addWidget(made)
    made.show()
    assert not button(made, "Start when I log in").isChecked()
    made.hide()
    start.enabled = True
    made.show()
    assert button(made, "Start when I log in").isChecked()


def test_it_says_where_the_diary_is_and_when_reminders_work(page: SettingsPage, tmp_path: Path) -> None:
    path = next(label for label in page.findChildren(QLabel) if label.text() == str(tmp_path / "sam.imuran"))
    assert path.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert "Reminders work only while this computer is on and Imuran Desktop is running." in words(page)


def test_it_says_what_the_program_is_and_is_not(page: SettingsPage) -> None:
    seen = words(page)
    for part in (
        "Imuran Desktop, version 1.2.3",
        "record-keeping aid",
        "not medical advice",
        "does not take the place of your clinic",
        "nobody is watching",
        "call your local emergency number",
        "GPL-3.0-or-later",
    ):
        assert part in seen


def test_every_source_is_named_under_the_day_it_was_checked(page: SettingsPage) -> None:
    seen = words(page).splitlines()
    checked, unchecked = seen.index("Last checked on 22 November 2026"), seen.index("Not checked against a text")
    sources = [(source.name, source.checked) for source in load_symptoms().sources.values()]
    sources += [(source.name, source.checked) for item in load_medicines().values() for source in item.sources]
    sources += [(preset.source, preset.checked) for preset in load_presets().values()]
    sources += [(known.source, known.checked) for known in load_alert_sets().values()]
    for name, day in sources:
        assert checked < seen.index(name)
        assert (seen.index(name) < unchecked) == bool(day)


def test_it_says_which_clock_doses_follow_and_leads_to_changing_it(
    qtbot: QtBot, look: ThemeController, tmp_path: Path
) -> None:
    zones = ["Europe/London"]
    language = Language("en_GB")
    made = SettingsPage(look, language, BEFORE, diary_path=tmp_path, version="1", zone=lambda: zones[0])
    qtbot.addWidget(made)
    made.show()
    assert "Your doses follow London time." in words(made)
    with qtbot.waitSignal(made.travel_asked):
        click(made, "Change the time zone …")
    zones[0] = "Asia/Tokyo"
    made.show_zone()
    assert "Your doses follow Tokyo time." in words(made)


def test_without_a_diary_there_is_no_clock_to_change(page: SettingsPage) -> None:
    assert "Time zone" not in words(page)
