from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from imuran_desktop.settings import HIDE_NAMES, RECORDED_BY, REPEAT_MINUTES, SNOOZE_MINUTES, TEST_TIME
from imuran_desktop.ui.settings.fields import SettingFields
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.typed import TimeEntry
from imuran_desktop.words.language import Language
from tests.ui.settings.at_settings import AtFields

At = Callable[..., AtFields]


def fill(fields: SettingFields, _language: Language) -> None:
    fields.choice(SNOOZE_MINUTES)
    fields.number(REPEAT_MINUTES)
    fields.time(TEST_TIME)
    fields.text(RECORDED_BY)
    fields.yes_no(HIDE_NAMES)


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController) -> AtFields:
    values = {"snooze_minutes": 30, "repeat_minutes": 20, "test_time": "10:15", "recorded_by": "Alex"}
    return AtFields(qtbot, look, fill, {**values, "hide_names": True})


def test_each_shows_its_value_its_label_and_its_help(at: AtFields) -> None:
    assert at.button("30 minutes").isChecked()
    assert at.field(QSpinBox, "Minutes between reminders").value() == 20
    assert at.field(TimeEntry, "Blood tests and tablets").text() == "10:15"
    assert at.entry("Who records here").text() == "Alex"
    assert at.button("Hide medicine names").isChecked()
    for setting in (SNOOZE_MINUTES, REPEAT_MINUTES, TEST_TIME, RECORDED_BY, HIDE_NAMES):
        assert setting.help in at.labels


def test_a_choice_is_told_at_once(at: AtFields) -> None:
    at.click("60 minutes")
    assert at.told == [("snooze_minutes", 60)]


def test_a_number_is_told_once_it_is_written_out(at: AtFields) -> None:
    at.type_into("Minutes between reminders", "45")
    assert at.told == [("repeat_minutes", 45)]


@pytest.mark.parametrize("typed", ["3", "0", "121", "999"])
def test_a_number_beyond_the_limits_is_refused_with_a_sentence(at: AtFields, typed: str) -> None:
    at.type_into("Minutes between reminders", typed)
    assert "Choose a number from 5 to 120." in at.labels
    assert at.told == []
    at.type_into("Minutes between reminders", "45")
    assert "Choose a number from 5 to 120." not in at.labels
    assert at.told == [("repeat_minutes", 45)]


@pytest.mark.parametrize(("typed", "key", "after"), [("120", Qt.Key.Key_Up, 120), ("5", Qt.Key.Key_Down, 5)])
def test_stepping_stops_at_the_limits(at: AtFields, typed: str, key: Qt.Key, after: int) -> None:
    at.type_into("Minutes between reminders", typed)
    at.press(key, times=3)
    assert at.field(QSpinBox, "Minutes between reminders").value() == after
    assert at.told == [("repeat_minutes", after)]


def test_stepping_back_from_beyond_a_limit_leads_to_the_limit(at: AtFields) -> None:
    at.type_into("Minutes between reminders", "500")
    at.press(Qt.Key.Key_Down)
    assert at.told == [("repeat_minutes", 120)]
    assert "Choose a number from 5 to 120." not in at.labels


def test_a_time_is_told_once_it_is_written_out(at: AtFields) -> None:
    field = at.field(TimeEntry, "Blood tests and tablets")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12:30")
    assert at.told == []
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert at.told == [("test_time", "12:30")]


def test_a_time_is_told_with_every_step(at: AtFields) -> None:
    at.field(TimeEntry, "Blood tests and tablets").setFocus()
    at.press(Qt.Key.Key_Up)
    assert at.told == [("test_time", "11:15")]


def test_a_time_that_cannot_be_read_is_refused_with_a_sentence(at: AtFields) -> None:
    at.type_into("Blood tests and tablets", "12:3x", then=Qt.Key.Key_Tab)
    at.qtbot.waitUntil(lambda: "That isn't a full time. Write it like 08:30." in at.labels)
    assert at.told == []


def test_a_text_is_told_without_the_spaces_around_it(at: AtFields) -> None:
    at.type_into("Who records here", " Sam ")
    assert at.told == [("recorded_by", "Sam")]


def test_leaving_a_field_as_it_was_tells_nothing(at: AtFields) -> None:
    at.type_into("Who records here", "Alex")
    at.type_into("Minutes between reminders", "20")
    at.type_into("Blood tests and tablets", "10:15")
    assert at.told == []


def test_a_box_is_ticked_by_keyboard(at: AtFields) -> None:
    at.button("Hide medicine names").setFocus()
    at.press(Qt.Key.Key_Space, times=2)
    assert at.told == [("hide_names", False), ("hide_names", True)]
