from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.app.preferences import Preferences
from imuran_desktop.domain.quiet import QuietHours
from imuran_desktop.domain.reminders import Rules
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.typed import TimeEntry
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget
from tests.ui.settings.at_settings import FakeStart


class AtPreferences:
    """The program's settings in a folder, and the page that sets them. `again` is the next start."""

    def __init__(self, qtbot: QtBot, look: ThemeController, folder: Path) -> None:
        self._qtbot, self._look, self._folder = qtbot, look, folder
        self.file = folder / "config" / "settings.json"
        self.start = FakeStart()
        self.told: list[str] = []
        self.asked: list[str] = []
        self.again()

    def again(self) -> Preferences:
        self.preferences = Preferences(self.file, self._look, Language("en_GB"))
        self.preferences.changed.connect(lambda: self.told.append("changed"))
        self.preferences.failed.connect(self.told.append)
        return self.preferences

    def page(self) -> AtWidget:
        page = self.preferences.make_page(
            self._folder / "sam.imuran",
            lambda: "Europe/London",
            lambda: self.asked.append("travel"),
            log_in_start=self.start,
            test_reminders=lambda: self.asked.append("test"),
        )
        at = AtWidget(self._qtbot, page)
        at.open()
        return at


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> AtPreferences:
    return AtPreferences(qtbot, look, tmp_path)


def toggle(page: AtWidget, name: str) -> None:
    box = page.field(QAbstractButton, name)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def enter(field: QLineEdit | TimeEntry, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_at_first_reminders_follow_the_rules_they_have_by_default(at: AtPreferences) -> None:
    assert at.preferences.rules == Rules()
    assert (at.preferences.snooze_minutes, at.preferences.sound, at.preferences.hide_names) == (15, True, False)
    assert (at.preferences.recorded_by, at.preferences.stayed) == ("", ())
    assert not at.preferences.were_broken


def test_what_is_set_on_the_page_is_followed_at_once_and_at_the_next_start(at: AtPreferences) -> None:
    page = at.page()
    page.click("5 minutes")
    toggle(page, "Sound")
    toggle(page, "Hide medicine names")
    enter(page.field(QLineEdit, "Who records here"), "Alex")
    enter(page.field(TimeEntry, "Blood tests and tablets"), "10:30")
    assert at.told == ["changed"] * 5
    for preferences in (at.preferences, at.again()):
        assert (preferences.snooze_minutes, preferences.sound, preferences.hide_names) == (5, False, True)
        assert preferences.recorded_by == "Alex"
        assert preferences.rules == Rules(test_time=time(10, 30))


def test_the_look_is_put_on_the_program_at_once_and_at_the_next_start(at: AtPreferences, look: ThemeController) -> None:
    page = at.page()
    page.click("Dark")
    page.click("150%")
    assert (look.theme.mode, look.theme.percent) == ("dark", 150)
    look.apply("light", 100)
    at.again()
    assert (look.theme.mode, look.theme.percent) == ("dark", 150)


def test_quiet_hours_are_followed_while_they_are_on(at: AtPreferences) -> None:
    page = at.page()
    toggle(page, "Quiet hours")
    assert at.preferences.rules.quiet == QuietHours(time(22), time(7))
    enter(page.field(TimeEntry, "Quiet from"), "21:30")
    assert at.preferences.rules.quiet == QuietHours(time(21, 30), time(7))
    toggle(page, "Quiet hours")
    assert at.preferences.rules.quiet is None


def test_a_file_with_quiet_hours_that_begin_when_they_end_has_none(at: AtPreferences) -> None:
    at.file.parent.mkdir()
    at.file.write_text('{"quiet": true, "quiet_from": "07:00", "repeat_minutes": 40, "repeats": 0}')
    assert at.again().rules == Rules(repeat_every=timedelta(minutes=40), repeats=0)


def test_an_explanation_is_given_once(at: AtPreferences) -> None:
    at.preferences.keep_notice_seen("tray")
    at.preferences.keep_notice_seen("tray")
    at.preferences.keep_notice_seen("no-tray")
    seen = at.again()
    assert [seen.notice_seen(key) for key in ("tray", "no-tray", "other")] == [True, True, False]
    assert at.file.read_text().count("tray") == 2


def test_journeys_that_stay_on_home_time_are_remembered(at: AtPreferences) -> None:
    at.preferences.keep_stayed(("a b c",))
    assert at.preferences.stayed == at.again().stayed == ("a b c",)


def test_what_cannot_be_kept_is_followed_all_the_same_and_the_person_is_told(at: AtPreferences) -> None:
    at.file.parent.write_text("a file where the folder should be")
    page = at.page()
    toggle(page, "Hide medicine names")
    assert at.preferences.hide_names
    assert at.told == ["The settings could not be kept. Check that your disk is not full, and try again.", "changed"]


def test_the_page_leads_to_the_test_the_time_zone_and_starting_at_log_in(at: AtPreferences) -> None:
    page = at.page()
    page.click("Test my reminders")
    page.click("Change the time zone …")
    assert at.asked == ["test", "travel"]
    toggle(page, "Start when I log in")
    assert at.start.enabled


def test_a_broken_file_is_reported(at: AtPreferences) -> None:
    at.file.parent.mkdir()
    at.file.write_text("{")
    assert at.again().were_broken
