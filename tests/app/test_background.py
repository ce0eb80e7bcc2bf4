from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from imuran_desktop.app.background import Background
from imuran_desktop.app.preferences import Preferences
from imuran_desktop.desktop.tray import Tray
from imuran_desktop.ui.background_dialog import BackgroundDialog
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.words.plain import plain

GB = Language("en_GB")
KEEP, QUIT = "Keep reminding me", "Quit instead"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "No such signal QPlatformNativeInterface")


class ATray(Tray):
    """The tray of a desktop that may have one."""

    there_is_one = False

    @staticmethod
    def available() -> bool:
        return ATray.there_is_one


class Desk:
    """A window on a desktop that may have a tray, and the settings of whoever sits there."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, look: ThemeController, settings: Path) -> None:
        self.quits = 0
        self.qtbot, self._qapp, self._look, self._settings = qtbot, qapp, look, settings
        self.start()

    def start(self, *, hidden: bool = False) -> None:
        """The app is started, with the settings as they were left."""
        self.window = MainWindow(self._look, GB)
        self.window.set_title("Sam Example \N{EN DASH} Imuran Desktop")
        self.qtbot.addWidget(self.window)
        preferences = Preferences(self._settings, self._look, GB, self.window)
        self.background = Background(
            self._qapp, self.window, self._look, GB, preferences, self._quit, self.window, ATray
        )
        self.window.closing.connect(self.background.put_away)
        if not hidden:
            self.show()
        self.background.start(hidden=hidden)

    def set_tray(self, *, there: bool) -> None:
        """The desktop gets a tray, or loses it; a minute passes."""
        ATray.there_is_one = there
        self.background.look()

    def end(self) -> None:
        """The app is ended."""
        self.background.stop()
        self.window.closing.disconnect(self.background.put_away)

    def show(self) -> None:
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def close_window(self) -> None:
        self.window.close()
        QApplication.processEvents()

    @property
    def explanation(self) -> BackgroundDialog | None:
        found = (each for each in QApplication.topLevelWidgets() if isinstance(each, BackgroundDialog))
        return next((each for each in found if each.isVisible()), None)

    def answer(self, words: str) -> None:
        assert self.explanation is not None
        button = next(each for each in self.explanation.findChildren(QPushButton) if each.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def tray(self) -> Tray:
        """The icon that the app has put into the tray."""
        (made,) = self.window.findChildren(Tray)
        return made

    @property
    def tooltip(self) -> str:
        """What the icon says."""
        (icon,) = self.tray.findChildren(QSystemTrayIcon)
        return icon.toolTip()

    def _quit(self) -> None:
        self.quits += 1


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, look: ThemeController, tmp_path: Path) -> Iterator[Desk]:
    ATray.there_is_one = False
    made = Desk(qtbot, qapp, look, tmp_path / "settings.json")
    yield made
    made.end()


def said(desk: Desk) -> str:
    assert desk.explanation is not None
    return plain(" ".join(label.text() for label in desk.explanation.findChildren(type(desk.explanation.text))))


def test_with_a_tray_closing_leaves_the_icon_and_says_so_once(desk: Desk) -> None:
    desk.set_tray(there=True)
    desk.close_window()
    assert "click this icon" in said(desk)
    assert "Ctrl+Q" in said(desk)
    desk.answer(KEEP)
    assert not desk.window.isVisible()
    assert desk.tooltip == "Sam Example \N{EN DASH} Imuran Desktop"
    desk.show()
    desk.close_window()
    assert desk.explanation is None
    assert not desk.window.isVisible()
    assert desk.quits == 0


def test_without_a_tray_closing_makes_the_window_small_and_says_so_once(desk: Desk) -> None:
    desk.close_window()
    assert "only made small" in said(desk)
    assert "Ctrl+Q" in said(desk)
    desk.answer(KEEP)
    assert desk.window.isMinimized()
    desk.window.come_up()
    assert not desk.window.isMinimized()
    desk.close_window()
    assert desk.explanation is None
    assert desk.window.isMinimized()


def test_the_next_start_remembers_what_was_explained(desk: Desk) -> None:
    desk.close_window()
    desk.answer(KEEP)
    desk.end()
    desk.start()
    desk.close_window()
    assert desk.explanation is None
    desk.set_tray(there=True)
    desk.show()
    desk.close_window()
    assert "click this icon" in said(desk), "another matter"


def test_the_explanation_offers_to_quit(desk: Desk) -> None:
    desk.close_window()
    desk.answer(QUIT)
    assert desk.quits == 1
    assert not desk.window.isVisible()


def test_escape_keeps_it_running(desk: Desk) -> None:
    desk.close_window()
    assert desk.explanation is not None
    QTest.keyClick(desk.explanation, Qt.Key.Key_Escape)
    assert desk.window.isMinimized()
    assert desk.quits == 0


def test_a_window_brought_back_before_the_answer_stays(desk: Desk) -> None:
    desk.close_window()
    desk.show()
    desk.answer(KEEP)
    assert not desk.window.isMinimized()
    assert desk.window.isVisible()


def test_ending_the_app_takes_the_explanation_along(desk: Desk) -> None:
    desk.close_window()
    desk.background.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert desk.explanation is None
    assert not desk.window.isVisible()


def test_started_hidden_without_a_tray_it_is_small_until_a_tray_comes(desk: Desk) -> None:
    desk.end()
    desk.start(hidden=True)
    assert desk.window.isMinimized()
    desk.set_tray(there=True)
    assert not desk.window.isVisible()
    desk.set_tray(there=False)
    assert desk.window.isMinimized(), "the tray went, and nothing else would bring it back"


def test_a_tray_that_comes_leaves_a_window_in_use_alone(desk: Desk) -> None:
    desk.set_tray(there=True)
    assert desk.window.isVisible()
    desk.window.showMinimized()
    desk.background.look()
    assert desk.window.isMinimized()
    assert desk.window.isVisible(), "made small by the person, it stays in their list of windows"


def test_the_icon_opens_the_window_and_quits(desk: Desk) -> None:
    desk.set_tray(there=True)
    desk.close_window()
    desk.answer(KEEP)
    desk.tray.opened.emit()
    assert desk.window.isVisible()
    desk.tray.quit_asked.emit()
    assert desk.quits == 1


def test_what_waits_is_shown_at_window_and_icon(desk: Desk) -> None:
    desk.background.show_waiting(2)
    assert desk.window.windowTitle() == "(2) Sam Example \N{EN DASH} Imuran Desktop"
    desk.set_tray(there=True)
    assert desk.tooltip == "Sam Example \N{EN DASH} Imuran Desktop: 2 doses wait for an answer"
    desk.window.set_title("Alex Example \N{EN DASH} Imuran Desktop")
    desk.background.show_whose()
    assert desk.tooltip.startswith("Alex Example")
    desk.background.show_waiting(0)
    assert desk.window.windowTitle() == desk.tooltip == "Alex Example \N{EN DASH} Imuran Desktop"
