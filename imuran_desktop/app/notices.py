"""What the person should know of this computer: where it is, what its clock says, and who else was at it.

Imported after the first painting.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from imuran_desktop.app.clock_notice import ClockNotice
from imuran_desktop.app.preferences import Preferences
from imuran_desktop.app.presence import Presence
from imuran_desktop.app.reminders import Reminders
from imuran_desktop.app.travel import Travel
from imuran_desktop.desktop.login_session_choice import make_login_session
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController


class Notices(QObject):
    """Watches the computer, and says above the pages what matters."""

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        look: ThemeController,
        preferences: Preferences,
        reminders: Reminders,
        zone: Callable[[], str],
        time_passed: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """``zone`` tells the computer's time zone; ``time_passed`` has all look, and returns how many were reminded."""
        super().__init__(parent)
        self.travel = Travel(session, window, look, preferences, zone, self)
        self._clock = ClockNotice(session, window, look, preferences, self)
        login = make_login_session(self)
        login.resumed.connect(reminders.alarm.wakeup)
        self._presence = Presence(login, session, window, look, reminders.set_present, time_passed, self)

    def start(self) -> None:
        """Begin to watch what tells of itself. The rest is looked at on each tick."""
        self._presence.start()

    def look(self) -> None:
        """Look at the computer's clock and place.

        Raises:
            StoreError: when the diary can't be read.
        """
        self.travel.look()
        self._clock.look()

    def stop(self) -> None:
        """Watch no more: the diary is about to be closed."""
        self._presence.stop()
        self.travel.stop()
