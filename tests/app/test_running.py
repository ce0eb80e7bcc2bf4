import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.desktop.login_session import LoginSession
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.services.symptoms import log_no_symptoms
from imuran_desktop.store.read import intake_of
from imuran_desktop.ui.background_dialog import BackgroundDialog
from imuran_desktop.ui.reminder_window import ReminderWindow
from tests.domain.builders import local, plan, prescription, slot, step
from tests.journeys.in_process import ELSEWHERE, DrivenClock, Running, elsewhere, make_diary, running, use_folders

MADE = local("2026-03-01T07:00")
PLAN = plan(prescription(step(slot("morning", "breakfast"), slot("evening", "dinner"))))
Window = TypeVar("Window", bound=QWidget)

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a notification centre"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
Start = Callable[[], AbstractContextManager[Running]]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, qtbot: QtBot) -> Start:
    """Starts the app at 07:30 on Sam's diary, on a computer without a notification server, tray or logind."""
    use_folders(tmp_path, monkeypatch)
    for bus in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    diary = make_diary(tmp_path / "sam.imuran", PLAN, MADE)
    return lambda: running(qapp, diary, DrivenClock(local("2026-03-01T07:30")), qtbot)


@pytest.fixture
def app(start: Start) -> Iterator[Running]:
    with start() as started:
        yield started


def windows(kind: type[Window]) -> list[Window]:
    """The windows of this kind that are seen."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]


def press(inside: QWidget, words: str) -> None:
    buttons = inside.findChildren(QAbstractButton)
    QTest.mouseClick(next(each for each in buttons if each.text() == words), Qt.MouseButton.LeftButton)


def test_without_a_server_a_due_dose_is_told_and_answered_in_the_reminder_window(app: Running) -> None:
    assert not windows(ReminderWindow)
    app.until(local("2026-03-01T08:00"))
    (window,) = windows(ReminderWindow)
    assert window.windowTitle() == "Reminders for Sam"
    press(window, "Taken")
    intake = intake_of(app.session.diary, "morning/2026-03-01")
    assert intake is not None
    assert intake.outcome is Outcome.TAKEN
    assert not windows(ReminderWindow)


def test_a_dose_answered_in_the_app_leaves_the_reminder_window(app: Running) -> None:
    app.until(local("2026-03-01T08:00"))
    assert windows(ReminderWindow)
    app.button("Not sure").click()
    assert not windows(ReminderWindow)


def test_ending_the_app_takes_the_reminder_window_along(start: Start) -> None:
    with start() as app:
        app.until(local("2026-03-01T08:00"))
        assert windows(ReminderWindow)
    assert not windows(ReminderWindow)


def test_the_title_says_how_many_doses_wait(app: Running) -> None:
    title = "Sam Example \N{EN DASH} Imuran Desktop"
    assert app.app.window.windowTitle() == title
    app.until(local("2026-03-01T08:00"))
    assert app.app.window.windowTitle() == f"(1) {title}"
    app.button("Not sure").click()
    assert app.app.window.windowTitle() == title


def test_the_app_goes_on_reminding_when_its_window_is_closed(app: Running) -> None:
    app.app.window.close()
    QApplication.processEvents()
    (explanation,) = windows(BackgroundDialog)
    press(explanation, "Keep reminding me")
    assert app.app.window.isMinimized()
    app.until(local("2026-03-01T08:00"))
    assert windows(ReminderWindow)


def test_a_clock_set_back_is_pointed_out_until_it_is_right(app: Running) -> None:
    app.until(local("2026-03-01T08:00"))
    app.button("Not sure").click()
    app.until(local("2025-03-01T08:00"))
    assert app.shows("This computer's clock may be wrong: it says 08:00 on 1 March 2025")
    app.until(local("2026-03-01T08:05"))
    assert not app.shows("clock may be wrong")


def test_reminders_wait_for_the_person_to_be_logged_in_and_that_is_said(app: Running) -> None:
    (login,) = app.app.findChildren(LoginSession)
    login.active_changed.emit(False)
    app.until(local("2026-03-01T08:10"))
    assert not windows(ReminderWindow)
    login.active_changed.emit(True)
    assert windows(ReminderWindow)
    assert app.shows("From 07:30 until 08:10 another person was using this computer, so nobody could be reminded.")


def test_that_reminders_waited_is_said_also_when_another_process_wrote_meanwhile(app: Running) -> None:
    (login,) = app.app.findChildren(LoginSession)
    login.active_changed.emit(False)
    app.until(local("2026-03-01T08:10"))
    with elsewhere(app.session.diary.path, MADE) as diary:
        log_no_symptoms(diary, ELSEWHERE, app.clock.at)
    login.active_changed.emit(True)
    assert windows(ReminderWindow)
    assert app.shows("From 07:30 until 08:10 another person was using this computer")


def test_waking_from_sleep_looks_at_the_clock_at_once(app: Running, qtbot: QtBot) -> None:
    assert app.app.reminders is not None
    (login,) = app.app.findChildren(LoginSession)
    app.clock.at = local("2026-03-01T08:01")
    with qtbot.waitSignal(app.app.reminders.alarm.ticked):
        login.resumed.emit()
    assert windows(ReminderWindow)
