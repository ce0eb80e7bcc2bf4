"""A person at the reminder window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.reminder_window import ReminderWindow
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Heading
from imuran_desktop.ui.widgets.pause import Pause
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget
from tests.words.plain import plain

DUE = (("taken", "Taken"), ("snooze", "Snooze 15 minutes"), ("skip", "Skip"), ("default", "Open"))
MISSED = (("record", "Record it"), ("default", "Open"))


class AtReminders(AtWidget):
    """What the window shows, what is pressed there, and what it tells of it."""

    def __init__(self, qtbot: QtBot, look: ThemeController) -> None:
        self.home = QWidget()
        qtbot.addWidget(self.home)
        self.window = ReminderWindow(look, Language("en_GB"), "Reminders for Sam", self.home)
        super().__init__(qtbot, self.window)
        self.acted: list[tuple[str, str]] = []
        self.dismissed: list[str] = []
        self.window.acted.connect(lambda id, action: self.acted.append((id, action)))
        self.window.dismissed.connect(self.dismissed.append)

    @property
    def titles(self) -> list[str]:
        """The reminders that are seen, from top to bottom."""
        QApplication.processEvents()
        found = [each for each in self.window.findChildren(Heading) if each.isVisible()]
        return [plain(each.text()) for each in sorted(found, key=lambda each: each.mapToGlobal(QPoint()).y())]

    def due(self, medicine: str = "Azathioprine") -> None:
        """A dose falls due."""
        self.window.show_reminder(f"dose:{medicine}", f"Time for {medicine}", "2 tablets, with food", DUE)

    def missed(self) -> None:
        """Another dose was missed."""
        self.window.show_reminder("dose:missed", "Nothing recorded: Azathioprine", "If you took it, record it.", MISSED)

    @property
    def menu(self) -> QMenu:
        """The menu that is open."""
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def choose(self, words: str) -> None:
        """Click what the menu offers."""
        action = next(action for action in self.menu.actions() if action.text() == words)
        QTest.mouseClick(self.menu, Qt.MouseButton.LeftButton, pos=self.menu.actionGeometry(action).center())

    def click_on_screen(self, spot: QPoint) -> None:
        """Click a place in the window, as a mouse does: the window finds out what is there."""
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def wait_until_presses_count(self) -> None:
        """Wait until a double-click would be over."""
        self.qtbot.waitUntil(lambda: not any(pause.active for pause in self.window.findChildren(Pause)))
