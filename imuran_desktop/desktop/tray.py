"""The icon in the desktop's tray, for the app that runs without a window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon


class Tray(QObject):
    """An icon with the menu *Open*, *Quit*. `opened`: the icon was clicked, or Open chosen.

    Make it once there is a tray: what kind of tray it is for is settled then. A tray that is started anew gets it back.
    """

    opened = Signal()
    quit_asked = Signal()

    def __init__(
        self,
        icon: QIcon,
        waiting_icon: QIcon,
        tooltip: str,
        open_text: str,
        quit_text: str,
        parent: QObject | None = None,
    ) -> None:
        """Not shown yet. `waiting_icon` is for while something waits. The texts are shown as they are."""
        super().__init__(parent)
        self._menu = QMenu()  # a menu's owner can only be a widget, and there may be none
        self._menu.addAction(open_text, self.opened.emit)
        self._menu.addAction(quit_text, self.quit_asked.emit)
        self._plain, self._waiting = icon, waiting_icon
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip(tooltip)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)

    @staticmethod
    def available() -> bool:
        """Whether the desktop has a tray now. It may get one later: at log-in, the app can be there first."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Put the icon there."""
        self._icon.show()

    def hide(self) -> None:
        """Take the icon away."""
        self._icon.hide()

    def show_waiting(self, count: int, tooltip: str) -> None:
        """Show whether anything waits for an answer, and say what; with a count of 0 nothing does."""
        self._icon.setIcon(self._waiting if count else self._plain)
        self._icon.setToolTip(tooltip)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()
