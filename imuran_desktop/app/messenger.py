"""How a reminder reaches the person: as the desktop's notification, and where that fails in the reminder window."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from imuran_desktop.desktop.notifier import Notification, Notifier, NotifierSignals
from imuran_desktop.domain.codes import Delivery

if TYPE_CHECKING:
    from imuran_desktop.desktop.notifier import Abilities
    from imuran_desktop.ui.reminder_window import ReminderWindow

_REMEMBERED = 64
"""For so many of the latest notifications it is known where they were shown."""


class Messenger(NotifierSignals):
    """Shows each notification on the desktop, or at once in the reminder window, so it is always available.

    When the desktop loses what stands there, or a server comes up, `availability_changed` says so: whoever then shows
    again what is still open, with either value, moves it from the one to the other.
    """

    def __init__(
        self, desktop: Notifier, make_window: "Callable[[], ReminderWindow]", parent: QObject | None = None
    ) -> None:
        """``make_window`` is called when the desktop fails for the first time."""
        super().__init__(parent)
        self._desktop, self._make_window = desktop, make_window
        self._window: ReminderWindow | None = None
        self._deliveries: dict[str, Delivery] = {}
        self._moving = False
        desktop.acted.connect(self.acted)
        desktop.closed.connect(self.closed)
        desktop.availability_changed.connect(self._move)

    @property
    def available(self) -> bool:
        """Always: the window needs no server."""
        return True

    @property
    def on_desktop(self) -> bool:
        """Whether the desktop itself would show a notification."""
        return self._desktop.available

    def abilities(self) -> "Abilities":
        """What the desktop can do."""
        return self._desktop.abilities()

    def delivery_of(self, id: str) -> Delivery:
        """Where the notification with this id was shown last."""
        return self._deliveries.get(id, Delivery.NONE)

    def show(self, notification: Notification) -> bool:
        """Show it on the desktop, or else in the window. Always true."""
        id = notification.id
        if self._moving:
            notification = replace(notification, sound=False)
        if self._desktop.show(notification):
            self._remember(id, Delivery.DESKTOP)
            if self._window is not None:
                self._window.withdraw(id)
            return True
        self._desktop.withdraw(id)  # it may have been accepted so late that nobody waited for it any more
        self._remember(id, Delivery.WINDOW)
        self._opened_window().show_reminder(id, notification.title, notification.body, notification.actions)
        if notification.sound:
            QApplication.beep()
        return True

    def withdraw(self, id: str) -> None:
        """Take it off the desktop and out of the window."""
        self._desktop.withdraw(id)
        if self._window is not None:
            self._window.withdraw(id)

    def close(self) -> None:
        """Take everything away, from both."""
        self._desktop.close()
        if self._window is not None:
            self._window.clear()
            self._window.deleteLater()
            self._window = None

    def _opened_window(self) -> "ReminderWindow":
        if self._window is None:
            self._window = self._make_window()
            self._window.acted.connect(self.acted)
            self._window.dismissed.connect(self.closed)
        return self._window

    def _remember(self, id: str, delivery: Delivery) -> None:
        self._deliveries.pop(id, None)
        self._deliveries[id] = delivery
        if len(self._deliveries) > _REMEMBERED:
            del self._deliveries[next(iter(self._deliveries))]

    def _move(self, there: bool) -> None:
        """Have everything shown again, silently: it was heard before."""
        self._moving = True
        try:
            self.availability_changed.emit(there)
        finally:
            self._moving = False
