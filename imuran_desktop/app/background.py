"""The app without its window: the icon in the tray, what closing means, and what shows that something waits.

Imported after the first painting.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from imuran_desktop.app.preferences import Preferences
from imuran_desktop.desktop.tray import Tray
from imuran_desktop.ui.icons import app_icon, waiting_icon
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.computer import waiting_words
from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    from imuran_desktop.ui.background_dialog import BackgroundDialog

IN_TRAY, MADE_SMALL = "closing-leaves-the-tray", "closing-makes-small"
"""The explanations that are given once each, as the settings remember them."""


class Background(QObject):
    """Keeps the app within reach: in the tray, or on a desktop without one as a window made small."""

    def __init__(
        self,
        application: QApplication,
        window: MainWindow,
        look: ThemeController,
        language: Language,
        preferences: Preferences,
        quit_app: Callable[[], None],
        parent: QObject | None = None,
        tray_kind: type[Tray] = Tray,
    ) -> None:
        """``quit_app`` ends the app, unless the person stays; ``tray_kind`` knows whether the desktop has a tray."""
        super().__init__(parent)
        self._application, self._window, self._look, self._language = application, window, look, language
        self._preferences, self._quit_app, self._tray_kind = preferences, quit_app, tray_kind
        self._tray: Tray | None = None
        self._waiting = 0
        self._away = False
        """The person closed the window, or it was never shown, and they have not come back to it."""
        self._dialog: BackgroundDialog | None = None
        window.activated.connect(self._come_back)

    def start(self, *, hidden: bool) -> None:
        """Put the icon into the tray, if there is one. ``hidden``: the window was not shown."""
        self._away = hidden
        self.look()

    def stop(self) -> None:
        """Take the icon away, and what is being said."""
        if self._tray is not None:
            self._tray.hide()
        if self._dialog is not None:
            self._dialog.hide()
            self._dialog.deleteLater()
            self._dialog = None

    def look(self) -> None:
        """Notice that a tray came, or went. Whoever logs in may have the app before the tray."""
        there = self._tray_kind.available()
        if there and self._tray is None:
            self._make_tray()
        if self._away and self._dialog is None:
            self._settle(there)

    def put_away(self) -> None:
        """The window was closed: go on in the background, and say so the first time."""
        self._away = True
        # From the event loop: if it is all windows that close, because the app or the session ends, nothing is said.
        QTimer.singleShot(0, self, self._go_on)

    def show_waiting(self, count: int) -> None:
        """Show at the window and in the tray how many things wait for an answer."""
        self._waiting = count
        self._window.show_waiting(count)
        self._application.setBadgeNumber(count)
        self.show_whose()

    def show_whose(self) -> None:
        """Say in the tray what the window's title says now."""
        if self._tray is not None:
            words = waiting_words(self._language, self._window.title, self._waiting)
            self._tray.show_waiting(self._waiting, words)

    def _make_tray(self) -> None:
        tr = self._language.tr
        self._tray = self._tray_kind(app_icon(), waiting_icon(), "", tr("Open"), tr("Quit"), self)
        self._tray.opened.connect(self._window.come_up)
        self._tray.quit_asked.connect(self._quit_app)
        self.show_whose()
        self._tray.show()

    def _come_back(self) -> None:
        self._away = False

    def _settle(self, there: bool) -> None:
        """Have the window where the person can find it, as long as they don't use it."""
        if there and self._window.isMinimized():
            self._window.hide()
        elif not there and not self._window.isVisible():
            self._window.showMinimized()

    def _go_on(self) -> None:
        notice = IN_TRAY if self._tray_kind.available() else MADE_SMALL
        if self._preferences.notice_seen(notice):
            self.look()
        elif self._dialog is None:
            self._explain(notice)

    def _explain(self, notice: str) -> None:
        from imuran_desktop.ui.background_dialog import QUIT, BackgroundDialog

        self._dialog = dialog = BackgroundDialog(self._look, self._language, tray=notice == IN_TRAY)

        def answer(key: str) -> None:
            self._dialog = None
            dialog.deleteLater()
            self._preferences.keep_notice_seen(notice)
            if key == QUIT:
                self._quit_app()
            else:
                self.look()

        dialog.answered.connect(answer)
        dialog.open()
