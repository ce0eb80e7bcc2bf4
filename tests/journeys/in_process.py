"""The whole app in the tests' own process: its clock can be driven, and its widgets read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.app.running import App
from imuran_desktop.desktop.single_instance import SingleInstance
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.session import Session
from imuran_desktop.words.language import Language

ELSEWHERE = Author("0" * 32, "Kim")
"""Who records from another computer."""


class DrivenClock:
    """A clock that moves when told to."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, **by: float) -> None:
        self.at += timedelta(**by)


def use_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the app away from the tester's own settings and diary."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder / name.lower()))


def make_diary(path: Path, plan: Plan, made: datetime) -> Path:
    """A diary with this plan."""
    create_with_plan(path, ELSEWHERE, made, plan).close()
    return path


@contextmanager
def elsewhere(path: Path, now: datetime) -> Iterator[Diary]:
    """The diary as another process has it open."""
    with Diary.open(path, now) as diary:
        yield diary


_USUAL = 1180, 860


class Running:
    """A running app, and the person in front of it."""

    def __init__(self, app: App, application: QApplication, clock: DrivenClock, qtbot: QtBot) -> None:
        self.app, self.clock = app, clock
        self._application, self._qtbot = application, qtbot

    @property
    def session(self) -> Session:
        """The open diary."""
        assert self.app.session is not None
        return self.app.session

    def look(self) -> None:
        """Let the alarm clock look at the time, as its timer does at least once a minute."""
        assert self.app.reminders is not None
        alarm = self.app.reminders.alarm
        for _ in range(2):  # what the first look has put into the queue comes before the second
            with self._qtbot.waitSignal(alarm.ticked):
                alarm.wakeup()

    def until(self, at: datetime) -> None:
        """Let time pass."""
        self.clock.at = at.astimezone(UTC)
        self.look()

    def texts(self) -> list[str]:
        """Every text that shows in the window, as it is read aloud."""
        self._application.processEvents()  # widgets put into a layout show up from the event loop
        return list(_texts(self.app.window))

    def shows(self, part: str) -> bool:
        """Whether a text in the window holds this."""
        return any(part in text for text in self.texts())

    def button(self, text: str) -> QAbstractButton:
        """The first button that shows this text."""
        found = (each for each in self.app.window.findChildren(QAbstractButton) if each.isVisible())
        return next(each for each in found if each.text() == text)


@contextmanager
def running(
    application: QApplication,
    diary: Path,
    clock: DrivenClock,
    qtbot: QtBot,
    *,
    background: bool = False,
    seen: bool = True,
    zone: Callable[[], str] = str,
) -> Iterator[Running]:
    """The app, started and settled; ended afterwards. One that is not `seen` lies where nothing is painted.

    The computer names no ``zone`` of its own, unless one is given: tests don't depend on where they are run.
    """
    instance = SingleInstance(diary, diary.parent / "run")
    assert instance.claim()
    app = App(application, diary, Language("en_GB"), instance, now=clock.now, zone=zone)
    try:
        app.open(background=background)
        app.window.resize(*_USUAL)  # the screen without a screen is smaller than people's are
        app.window.setVisible(seen and not background)
        if not background:
            # Connected last, so by then the rest has started.
            with qtbot.waitSignal(app.window.painted):
                pass
        yield Running(app, application, clock, qtbot)
    finally:
        app.close()
        instance.release()
        shiboken6.delete(app.window)
        shiboken6.delete(app)
        application.setStyleSheet("")
        application.setPalette(QPalette())


def _texts(inside: QWidget) -> Iterator[str]:
    for widget in inside.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if widget.accessibleName():
            yield widget.accessibleName()
