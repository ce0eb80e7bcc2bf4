"""The alarm clock and the desktop's notifications, connected to the window. Imported after the first painting."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from imuran_desktop.clock import Clock
from imuran_desktop.desktop.alarm import Alarm
from imuran_desktop.desktop.notifier_choice import make_notifier
from imuran_desktop.desktop.reminding import Reminding
from imuran_desktop.store.errors import StoreError
from imuran_desktop.ui.icons import icons_folder
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.pages.today import TodayPage
from imuran_desktop.ui.session import Session


class Reminders:
    """Reminds of what one diary plans, from `start` until `stop`."""

    def __init__(
        self, session: Session, window: MainWindow, today: TodayPage, now: Clock, parent: QObject | None = None
    ) -> None:
        self._window, self._today, self._tr = window, today, session.language.tr
        self.alarm = Alarm(now, parent)
        self._notifier = make_notifier("Imuran Desktop", icons_folder() / "imuran-desktop.svg", parent)
        self._reminding = Reminding(
            session.diary, session.author, now, session.language, self._notifier, self.alarm, session.write, parent
        )
        self._reminding.open_asked.connect(self._open)
        self._reminding.answer_asked.connect(today.ask)
        self._reminding.missed_away.connect(today.look_for_away)
        self._reminding.delivered.connect(self.show_status)

    def start(self, time_passed: Callable[[], None], failed: Callable[[StoreError], None]) -> None:
        """Begin to remind. ``time_passed`` is called now, whenever something may have come due, and once a minute."""
        self._reminding.failed.connect(failed)
        self.alarm.rang.connect(time_passed)
        self.alarm.ticked.connect(time_passed)
        self.alarm.start()
        self.show_status(self._notifier.available)
        time_passed()
        # Those of an earlier start, too, that nobody has answered yet.
        self._today.look_for_away()

    def stop(self) -> None:
        """Take everything off the desktop, and remind no more."""
        self.alarm.stop()
        self._notifier.close()

    def look(self) -> None:
        """Tell what has come due, and take back what was answered.

        Raises:
            StoreError: when the diary can't be read or written.
        """
        self._reminding.look()

    def hide_names(self, hide: bool) -> None:
        """Whether notifications leave out what the medicine is."""
        self._reminding.hide_names = hide

    def show_status(self, delivered: bool) -> None:
        """Say at the foot of the rail whether the desktop shows reminders."""
        if delivered:
            self._window.rail.set_status(self._tr("Reminders on"), self._tr("while this computer is on"), ok=True)
        else:
            self._window.rail.set_status(self._tr("Reminders only here"), self._tr("this desktop shows none"), ok=False)

    def _open(self, _key: str) -> None:
        self._window.come_up()
        self._window.go("today")
