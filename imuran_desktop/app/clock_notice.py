"""The notice that this computer's clock seems to be wrong."""

from datetime import datetime

from PySide6.QtCore import QObject

from imuran_desktop.app.preferences import Preferences
from imuran_desktop.services.clock_check import clock_behind
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.computer import clock_behind_words


class ClockNotice(QObject):
    """Stands above the pages until the clock is right, or the person says that it is. Imported when first looked at."""

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        look: ThemeController,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._window, self._look, self._preferences = session, window, look, preferences
        self._banner: Banner | None = None
        self._last: datetime | None = None

    def look(self) -> None:
        """Say that the clock is wrong, or no longer.

        Raises:
            StoreError: when the diary can't be read.
        """
        session = self._session
        now = session.now()
        self._last = clock_behind(session.diary, session.author().device, now)
        if self._last is None or self._preferences.notice_seen(_key(self._last)):
            if self._banner is not None:
                self._banner.hide()
        else:
            self._say(clock_behind_words(session.language, now, self._last, session.plan().timeline))

    def _say(self, words: str) -> None:
        if self._banner is None:
            self._banner = self._make_banner()
        self._banner.set_text(words, "overdue")
        if self._banner.isHidden():
            self._banner.show()
            announce(self._banner, words)

    def _make_banner(self) -> Banner:
        banner = Banner(self._look, "", "overdue")
        right = OutlinedButton(self._session.language.tr("The clock is right"))
        right.clicked.connect(self._accept)
        banner.buttons.addWidget(right)
        banner.hide()
        self._window.add_notice(banner)
        return banner

    def _accept(self) -> None:
        """What was recorded by a clock that was wrong then is no reason to ask for ever."""
        if self._last is not None:
            self._preferences.keep_notice_seen(_key(self._last))
        if self._banner is not None:
            self._banner.hide()


def _key(last: datetime) -> str:
    return f"clock-right-after {last.isoformat()}"
