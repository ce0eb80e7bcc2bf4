"""Shows as many reminders in the app's own reminder window as it is asked to, and prints its memory as they go."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from imuran_desktop.ui.reminder_window import ReminderWindow
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.benchmarks.growth import Growth

_ACTIONS = (("taken", "Taken"), ("snooze", "Snooze 15 minutes"), ("skip", "Skip"), ("default", "Open"))
_AT_ONCE = 3
"""So many stand in the window together; each that is withdrawn was there for as long."""
_WARM = 50


class Showing:
    """Shows the next and withdraws the oldest, one at a time, with all that the event loop does between."""

    def __init__(self, application: QApplication, wanted: int) -> None:
        self._application, self._wanted = application, wanted
        look = ThemeController(application)
        look.apply("light", 100)
        self._home = QWidget()
        self._window = ReminderWindow(look, Language("en_GB"), "Reminders for Sam", self._home)
        self._shown = 0
        self._growth: Growth | None = None

    def show_next(self) -> None:
        if self._shown == _WARM:
            self._growth = Growth()
        if self._growth is not None and self._shown == _WARM + self._wanted:
            self._growth.tell()
            self._application.quit()
            return
        self._shown += 1
        self._window.show_reminder(f"dose:{self._shown}", f"Time for medicine {self._shown}", "2 tablets.", _ACTIONS)
        self._window.withdraw(f"dose:{self._shown - _AT_ONCE}")
        QTimer.singleShot(0, self.show_next)


if __name__ == "__main__":
    application = QApplication(sys.argv)
    application.setQuitOnLastWindowClosed(False)
    showing = Showing(application, int(sys.argv[1]))
    showing.show_next()
    sys.exit(application.exec())
