from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.app.presence import Presence
from imuran_desktop.desktop.login_session import LoginSession
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.services.plans import SAM, at, sam_s_diary
from tests.ui.at_widget import AtWidget

GB = Language("en_GB")
NOBODY = "From 08:00 until 09:00 another person was using this computer, so nobody could be reminded."


class Login(LoginSession):
    """A session that is told who is at the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._active, self.runs = True, False

    @property
    def active(self) -> bool:
        return self._active

    def start(self) -> None:
        self.runs = True

    def stop(self) -> None:
        self.runs = False

    def switch(self, active: bool) -> None:
        self._active = active
        self.active_changed.emit(active)


class AtScreen(AtWidget):
    """Sam's window, on a computer that another person uses too."""

    def __init__(self, qtbot: QtBot, look: ThemeController, folder: Path) -> None:
        self.now = at("2026-03-02 08:00")
        self.due = 1
        """How many reminders are waiting to be told."""
        self.done: list[str] = []
        self.diary = sam_s_diary(folder)
        self.login = Login()
        self.window = MainWindow(look, GB)
        self.session = Session(self.diary, SAM.device, lambda: self.now, GB)
        self.presence = Presence(
            self.login, self.session, self.window, look, self._set_present, self._time_passed, self.window
        )
        super().__init__(qtbot, self.window)
        self.open()

    def _set_present(self, present: bool) -> None:
        self.done.append("present" if present else "absent")

    def _time_passed(self) -> int:
        self.done.append("looked")
        return self.due


@pytest.fixture
def screen(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtScreen]:
    made = AtScreen(qtbot, look, tmp_path)
    yield made
    made.diary.close()


def test_reminders_wait_while_another_person_is_there_and_that_is_said(screen: AtScreen) -> None:
    screen.presence.start()
    screen.login.switch(active=False)
    assert screen.done == ["absent"]
    screen.now = at("2026-03-02 09:00")
    screen.login.switch(active=True)
    assert screen.done == ["absent", "present", "looked"]
    assert NOBODY in screen.labels
    screen.click("Close")
    assert NOBODY not in screen.labels


def test_nothing_is_said_where_nothing_came_due(screen: AtScreen) -> None:
    screen.presence.start()
    screen.due = 0
    screen.login.switch(active=False)
    screen.now = at("2026-03-02 09:00")
    screen.login.switch(active=True)
    assert screen.done[-1] == "looked"
    assert NOBODY not in screen.labels


def test_started_while_another_person_is_there_it_waits_at_once(screen: AtScreen) -> None:
    screen.login.switch(active=False)
    screen.done.clear()
    screen.presence.start()
    assert screen.login.runs
    assert screen.done == ["absent"]


def test_told_twice_that_nobody_is_there_the_first_time_counts(screen: AtScreen) -> None:
    screen.presence.start()
    screen.login.switch(active=False)
    screen.now = at("2026-03-02 08:30")
    screen.login.switch(active=False)
    screen.now = at("2026-03-02 09:00")
    screen.login.switch(active=True)
    assert NOBODY in screen.labels


def test_one_that_was_always_there_is_told_nothing(screen: AtScreen) -> None:
    screen.presence.start()
    screen.login.switch(active=True)
    assert screen.done == ["present"]
    assert not any("another person" in label for label in screen.labels)


def test_stopped_it_follows_no_more(screen: AtScreen) -> None:
    screen.presence.start()
    screen.presence.stop()
    assert not screen.login.runs
    screen.login.switch(active=False)
    assert screen.done == []
