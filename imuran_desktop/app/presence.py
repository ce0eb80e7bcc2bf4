"""Whether the person is at the screen: while another one is logged in there, reminders wait, and that is said later."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from imuran_desktop.desktop.login_session import LoginSession
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.message_bar import MessageBar
from imuran_desktop.words.computer import nobody_there_words


class Presence(QObject):
    """Follows the login session. Imported after the first painting."""

    def __init__(
        self,
        login: LoginSession,
        session: Session,
        window: MainWindow,
        look: ThemeController,
        set_present: Callable[[bool], None],
        time_passed: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """``set_present`` has reminders wait; ``time_passed`` has them look, and returns how many were told."""
        super().__init__(parent)
        self._login, self._session = login, session
        self._set_present, self._time_passed = set_present, time_passed
        self._since: datetime | None = None
        self._bar = MessageBar(look, session.language.tr("Close"))
        window.add_notice(self._bar)
        login.active_changed.connect(self._follow)

    def start(self) -> None:
        """Begin to follow."""
        self._login.start()
        if not self._login.active:
            self._follow(active=False)

    def stop(self) -> None:
        """Follow no longer."""
        self._login.active_changed.disconnect(self._follow)
        self._login.stop()

    def _follow(self, active: bool) -> None:
        self._set_present(active)
        if not active:
            self._since = self._since or self._session.now()
        elif self._since is not None:
            since, self._since = self._since, None
            if self._time_passed():
                self._tell(since)

    def _tell(self, since: datetime) -> None:
        session = self._session
        with session.telling():
            timeline = session.plan().timeline
            words = nobody_there_words(session.language, since, session.now(), timeline)
            self._bar.show_message(words, state="due")
