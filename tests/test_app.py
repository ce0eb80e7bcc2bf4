from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Person
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan import create_with_plan, save_plan
from imuran_desktop.services.travel import changes_in_order, record_journey
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.read import read_person, told
from tests.domain.builders import local, plan, prescription, slot, step
from tests.journeys.in_process import ELSEWHERE, DrivenClock, Running, elsewhere, make_diary, running, use_folders

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MADE = local("2026-03-01T07:00")
PLAN = plan(prescription(step(slot("morning", "breakfast"), slot("evening", "dinner"))))
BUSY = "sam.imuran is being written to by another program."


class Computer:
    """A computer with its folders and its clock, on which there may be a diary."""

    def __init__(self, folder: Path, qapp: QApplication, qtbot: QtBot) -> None:
        self.diary = folder / "sam.imuran"
        self.clock = DrivenClock(local("2026-03-01T07:30"))
        self.zone = ""
        """What the computer's clock follows."""
        self._qapp, self._qtbot = qapp, qtbot

    def start(self, *, background: bool = False, seen: bool = True) -> AbstractContextManager[Running]:
        return running(
            self._qapp, self.diary, self.clock, self._qtbot, background=background, seen=seen, zone=lambda: self.zone
        )

    @property
    def settings(self) -> Path:
        from imuran_desktop.desktop.paths import config_dir

        return config_dir() / "settings.json"

    def write_settings(self, content: str) -> None:
        self.settings.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        self.settings.write_text(content)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, qtbot: QtBot) -> Computer:
    """A computer without a notification server, and without a diary yet."""
    use_folders(tmp_path, monkeypatch)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    return Computer(tmp_path, qapp, qtbot)


@pytest.fixture
def sam(home: Computer) -> Computer:
    """The same with Sam's diary."""
    make_diary(home.diary, PLAN, MADE)
    return home


@contextmanager
def busy(diary: Path) -> Iterator[None]:
    """Another program keeps writing to the file."""
    with Diary.open(diary, MADE) as other:
        other.connection.execute("BEGIN EXCLUSIVE")
        yield


def impatient(app: Running) -> None:
    """Have the app wait for a busy file no longer than it has to."""
    app.session.diary.connection.execute("PRAGMA busy_timeout = 0")


def test_the_kept_settings_are_followed_from_the_start(sam: Computer) -> None:
    kept = {"appearance": "dark", "text_percent": 150, "recorded_by": "Kim", "hide_names": True}
    sam.write_settings(json.dumps(kept))
    with sam.start() as app:
        assert (app.app.look.theme.mode, app.app.look.theme.percent) == ("dark", 150)
        assert app.session.author().by == "Kim"


def test_a_changed_setting_is_kept_and_followed_at_once(sam: Computer) -> None:
    with sam.start() as app:
        app.app.window.go("settings")
        app.button("Dark").click()
        app.button("200%").click()
        fields = app.app.window.findChildren(QLineEdit)
        name = next(field for field in fields if field.accessibleName() == "Who records here")
        name.setText("Kim")
        name.editingFinished.emit()
        assert (app.app.look.theme.mode, app.app.look.theme.percent) == ("dark", 200)
        assert app.session.author().by == "Kim"
    kept = json.loads(sam.settings.read_text())
    assert kept == {"appearance": "dark", "text_percent": 200, "recorded_by": "Kim"}


def test_testing_reminders_sends_them_and_says_what_works_here(sam: Computer) -> None:
    if sys.platform != "linux":
        pytest.skip("there is always a notification centre")
    with sam.start() as app:
        app.app.window.go("settings")
        app.button("Test my reminders").click()
        assert app.shows("Four made-up reminders were just sent")
        assert app.shows("This desktop shows none. Reminders come in a window of Imuran Desktop instead.")


def test_settings_that_cannot_be_kept_are_followed_all_the_same(sam: Computer) -> None:
    with sam.start() as app:
        sam.settings.mkdir(parents=True)  # in the way of the file
        app.app.window.go("settings")
        app.button("Dark").click()
        assert app.shows("The settings could not be kept")
        assert app.app.look.theme.mode == "dark"


def test_settings_that_cannot_be_read_are_set_aside_and_said_so(sam: Computer) -> None:
    sam.write_settings("{ appearance: dark")
    with sam.start() as app:
        assert app.shows("Your settings could not be read")
        assert app.app.look.theme.percent == 100
    assert sam.settings.with_name("settings.json.broken").read_text() == "{ appearance: dark"
    with sam.start() as app:
        assert not app.shows("Your settings could not be read")


def test_quitting_in_mid_form_asks_before_what_was_entered_is_lost(sam: Computer) -> None:
    with sam.start() as app:
        page = app.app.window.go("plan")
        app.button("Add another medicine").click()
        field = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Name of the medicine")
        field.setText("metformin")
        for quitting in (app.app.window.close, lambda: press_ctrl_q(app)):
            quitting()
            (question,) = (each for each in app.app.window.findChildren(QDialog) if each.isVisible())
            assert question.windowTitle() == "Leave without saving?"
            app.button("Stay").click()
            assert not question.isVisible()
            assert app.app.window.isVisible()
            assert field.text() == "metformin"


def press_ctrl_q(app: Running) -> None:
    QTest.keyClick(app.app.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_a_first_start_asks_for_a_name_and_goes_on_to_the_plan(home: Computer) -> None:
    with home.start() as app:
        assert app.shows("Whose diary is this?")
        assert not app.shows("Symptoms")
        (name,) = app.app.window.findChildren(QLineEdit)
        name.setText("  Robin Sample ")
        app.button("Start my diary").click()
        assert app.app.window.windowTitle().startswith("Robin Sample")
        assert app.shows("Your plan")
        assert app.shows("Robin's diary")
        assert app.app.reminders is not None
        app.app.window.go("today")
        assert app.shows("No plan yet")
    if os.name == "posix":
        assert stat.S_IMODE(home.diary.stat().st_mode) == 0o600
    with elsewhere(home.diary, home.clock.now()) as diary:
        person = read_person(diary)
        assert person is not None
        assert (person.name, person.sample) == ("Robin Sample", False)


def test_a_diary_that_was_made_while_the_name_was_typed_is_kept(home: Computer) -> None:
    with home.start() as app:
        make_diary(home.diary, PLAN, MADE)
        (name,) = app.app.window.findChildren(QLineEdit)
        name.setText("Robin")
        app.button("Start my diary").click()
        assert app.app.window.windowTitle().startswith("Sam Example")
    with elsewhere(home.diary, home.clock.now()) as diary:
        person = read_person(diary)
        assert person is not None
        assert person.name == "Sam Example"


def test_a_diary_that_cannot_be_made_leaves_the_person_where_they_are(home: Computer) -> None:
    home.diary = home.diary / "inside" / "sam.imuran"
    home.diary.parent.parent.write_text("a file where a folder should be")
    with home.start() as app:
        (name,) = app.app.window.findChildren(QLineEdit)
        name.setText("Robin")
        app.button("Start my diary").click()
        assert app.shows("Check that the file and its folder are yours")
        assert app.shows("Whose diary is this?")


def test_a_file_that_is_no_diary_is_not_welcomed_into(home: Computer) -> None:
    home.diary.write_text("Dear clinic")
    with pytest.raises(StoreError) as raised, home.start():
        pass
    assert raised.value.trouble is Trouble.NOT_A_DIARY


def test_what_another_process_wrote_is_shown_at_the_next_look(sam: Computer) -> None:
    with sam.start() as app:
        sam.clock.at = local("2026-03-01T08:10")
        app.look()
        assert app.shows("due now")
        with elsewhere(sam.diary, sam.clock.now()) as diary:
            record_intake(diary, ELSEWHERE, sam.clock.now(), "morning/2026-03-01", Answer(Outcome.NOT_SURE))
            save_plan(diary, ELSEWHERE, sam.clock.now(), replace(PLAN, person=Person("Alex Example", MADE.date())))
        app.look()
        assert app.shows("not sure")
        assert app.shows("Alex's diary")
        assert app.app.window.windowTitle().startswith("Alex Example")


def test_a_busy_file_is_told_while_it_is_busy_and_ends_no_reminders(sam: Computer) -> None:
    with sam.start() as app:
        impatient(app)
        with busy(sam.diary):
            app.until(local("2026-03-01T08:00"))
            assert app.shows(BUSY)
            app.until(local("2026-03-01T08:01"))
            assert app.shows(BUSY)
        app.until(local("2026-03-01T08:02"))
        assert not app.shows(BUSY)
        assert app.shows("due now")


def test_what_the_person_tried_on_a_busy_file_stays_told(sam: Computer) -> None:
    with sam.start() as app:
        app.until(local("2026-03-01T08:00"))
        impatient(app)
        with busy(sam.diary):
            app.button("Not sure").click()
            assert app.shows(BUSY)
        app.until(local("2026-03-01T08:01"))
        assert app.shows(BUSY)
        assert app.shows("due now")


def test_the_unexpected_is_told_too(sam: Computer) -> None:
    with sam.start() as app:
        app.app.tell_uncaught(KeyError("75 mg"))
        assert app.shows("Something went wrong in the program.")
        assert not app.shows("75 mg")
        app.app.tell_uncaught(StoreError(Trouble.DISK_FULL, sam.diary))
        assert app.shows("The disk is full")


def test_without_a_server_the_rail_says_that_reminders_have_a_window_of_their_own(sam: Computer) -> None:
    if sys.platform != "linux":
        pytest.skip("there is always a notification centre")
    with sam.start() as app:
        assert app.shows("in a window of their own")


def test_pages_are_made_when_first_shown_and_then_kept(sam: Computer) -> None:
    with sam.start() as app:
        window = app.app.window
        assert window.made("symptoms") is window.made("plan") is None
        app.button("Log a symptom").click()
        symptoms = window.made("symptoms")
        assert symptoms is not None
        assert app.shows("What do you feel?")
        window.go("plan")
        window.go("symptoms")
        assert window.made("symptoms") is symptoms


def test_the_history_page_stands_after_today_and_follows_the_clock(sam: Computer) -> None:
    with sam.start() as app:
        window = app.app.window
        window.go("history")
        assert app.shows("0 of 2 doses taken so far.")
        assert app.shows("later today")
        app.until(local("2026-03-01T08:00"))
        assert app.shows("due now")
        window.go("today")


def test_a_window_that_is_never_painted_does_not_keep_reminders_from_starting(sam: Computer) -> None:
    with sam.start(seen=False) as app:
        assert app.app.reminders is not None


def test_started_in_the_background_it_reminds(sam: Computer, qapp: QApplication) -> None:
    with sam.start(background=True) as app:
        qapp.processEvents()
        assert not app.app.window.isVisible() or app.app.window.isMinimized()
        app.until(local("2026-03-01T08:00"))
        with elsewhere(sam.diary, sam.clock.now()) as diary:
            assert told(diary, MADE.date()) == {"morning/2026-03-01#due"}


# --- Travel --------------------------------------------------------------------------------------------------------

ASKED = "This computer shows New York time. Your doses follow London time."


@pytest.fixture
def own(home: Computer) -> Computer:
    """Sam's diary, begun on this very computer."""
    from imuran_desktop.desktop.device import device_id
    from imuran_desktop.desktop.paths import config_dir

    create_with_plan(home.diary, Author(device_id(config_dir())), MADE, PLAN).close()
    return home


def zones(app: Running) -> list[str]:
    return [change.zone for change in changes_in_order(app.session.plan())]


def test_a_journey_noticed_while_it_runs_is_asked_about_seen_and_recorded(own: Computer) -> None:
    own.zone = "Europe/London"
    with own.start() as app:
        assert not app.shows("I have travelled …")
        own.zone = "America/New_York"
        app.until(local("2026-03-01T12:00"))
        assert app.shows(ASKED)
        app.button("I have travelled …").click()
        assert app.shows("Now: London time")
        assert app.shows("Today at 18:30 (13:30 in New York)")
        assert app.shows("Today at 18:30")
        assert not app.shows(ASKED), "the page itself asks"
        app.button("Use New York time").click()
        assert app.shows("Your doses now follow New York time.")
        assert zones(app) == ["Europe/London", "America/New_York"]
        app.look()
        assert not app.shows(ASKED)
        app.button("Undo").click()
        assert zones(app) == ["Europe/London"]
        assert app.shows(ASKED)


def test_staying_on_home_time_is_asked_once_for_each_journey(own: Computer) -> None:
    own.zone = "America/New_York"
    with own.start() as app:
        assert app.shows(ASKED)
        app.button("Stay on London time").click()
        assert app.shows("Your doses stay on London time.")
    with own.start() as app:
        assert not app.shows(ASKED)
        own.zone = "Asia/Tokyo"
        app.look()
        assert app.shows("This computer shows Tokyo time.")
        own.zone = "Europe/London"
        app.look()
        assert not app.shows("This computer shows")
        own.zone = "America/New_York"
        app.look()
        assert app.shows(ASKED), "home in between, so this is another journey"


def test_somebody_else_s_computer_abroad_asks_nothing(sam: Computer) -> None:
    sam.zone = "America/New_York"
    with sam.start() as app:
        app.look()
        assert not app.shows(ASKED)


def test_settings_lead_to_the_time_zone_and_back(own: Computer) -> None:
    with own.start() as app:
        app.app.window.go("settings")
        assert app.shows("Your doses follow London time.")
        app.button("Change the time zone …").click()
        assert app.shows("Where you have been")
        app.button("Cancel").click()
        assert app.shows("Your doses follow London time.")
        assert not app.shows("Where you have been")
        with elsewhere(own.diary, own.clock.now()) as diary:
            record_journey(diary, ELSEWHERE, own.clock.now(), "Asia/Tokyo", own.clock.now())
        app.look()
        assert app.shows("Your doses follow Tokyo time.")


def test_leaving_the_page_by_the_rail_asks_again(own: Computer) -> None:
    own.zone = "America/New_York"
    with own.start() as app:
        assert app.shows(ASKED)
        app.button("I have travelled …").click()
        assert not app.shows(ASKED)
        app.app.window.go("today")
        assert app.shows(ASKED)


def start_command(diary: Path, folder: Path) -> subprocess.Popen[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = [sys.executable, "-m", "imuran_desktop", "--diary", str(diary)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="no signal would end it there")
def test_a_diary_that_cannot_be_opened_is_one_sentence_and_exit_2(tmp_path: Path) -> None:
    diary = tmp_path / "letter.imuran"
    diary.write_text("Dear clinic")
    with start_command(diary, tmp_path / "own") as process:
        assert process.stderr is not None
        sentence = process.stderr.readline()
        process.terminate()  # its window is closed with it
        out, rest = process.communicate(timeout=20)
        assert process.returncode == 2
    assert sentence == f"{diary} is not a diary. Choose another file; this one was not changed.\n"
    # Qt's screen for tests says that it cannot do everything.
    assert (out, [line for line in rest.splitlines() if "plugin does not support" not in line]) == ("", [])
