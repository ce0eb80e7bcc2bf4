"""The alarm clock and the desktop's notifications, connected to the window. Imported after the first painting."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from imuran_desktop.app.messenger import Messenger
from imuran_desktop.app.preferences import Preferences
from imuran_desktop.clock import Clock
from imuran_desktop.desktop.alarm import Alarm
from imuran_desktop.desktop.notifier import Abilities
from imuran_desktop.desktop.notifier_choice import make_notifier
from imuran_desktop.desktop.reminding import Reminding
from imuran_desktop.domain.codes import Delivery
from imuran_desktop.store.errors import StoreError
from imuran_desktop.ui.icons import icons_folder
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.pages.today import TodayPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController

if TYPE_CHECKING:
    from imuran_desktop.ui.reminder_window import ReminderWindow


class Reminders:
    """Reminds of what one diary plans, from `start` until `stop`."""

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        look: ThemeController,
        today: TodayPage,
        now: Clock,
        show_waiting: Callable[[int], None],
        parent: QObject | None = None,
    ) -> None:
        """``show_waiting`` is told how many doses wait for an answer."""
        self._session, self._window, self._look, self._today = session, window, look, today
        self._tr = session.language.tr
        self.alarm = Alarm(now, parent)
        desktop = make_notifier("Imuran Desktop", icons_folder() / "imuran-desktop.svg", parent)
        self._notifier = Messenger(desktop, self._make_window, parent)
        self._reminding = Reminding(
            session.diary, session.author, now, session.language, self._notifier, self.alarm, session.write, parent
        )
        self._reminding.open_asked.connect(self._open)
        self._reminding.answer_asked.connect(today.ask)
        self._reminding.test_asked.connect(today.ask_test)
        self._reminding.missed_away.connect(today.look_for_away)
        self._reminding.delivered.connect(self.show_status)
        self._reminding.waiting_changed.connect(show_waiting)

    def start(self, time_passed: Callable[[], object], failed: Callable[[StoreError], None]) -> None:
        """Begin to remind. ``time_passed`` is called now, whenever something may have come due, and once a minute."""
        self._reminding.failed.connect(failed)
        self.alarm.rang.connect(time_passed)
        self.alarm.ticked.connect(time_passed)
        self.alarm.start()
        self.show_status(self._notifier.on_desktop)
        time_passed()
        # Those of an earlier start, too, that nobody has answered yet.
        self._today.look_for_away()

    def stop(self) -> None:
        """Take everything off the desktop, and remind no more."""
        self.alarm.stop()
        self._notifier.close()

    def look(self) -> int:
        """Tell what has come due, and take back what was answered. Returns how many reminders were told.

        Raises:
            StoreError: when the diary can't be read or written.
        """
        return self._reminding.look()

    def follow(self, preferences: Preferences) -> None:
        """Remind from now on as the person has set it."""
        self._reminding.rules = preferences.rules
        self._reminding.set_ways(
            hide_names=preferences.hide_names, sound=preferences.sound, snooze_minutes=preferences.snooze_minutes
        )

    def set_present(self, present: bool) -> None:
        """Whether the person can see what is shown: while they can't, reminders wait."""
        self._reminding.present = present

    def show_samples(self) -> list[Delivery]:
        """Show one of each kind, made up, and return how each reached the screen."""
        return self._reminding.show_samples()

    def hide_samples(self) -> None:
        """Take them off the screen."""
        self._reminding.hide_samples()

    def abilities(self) -> Abilities:
        """What the desktop can do with a notification."""
        return self._notifier.abilities()

    def show_status(self, delivered: bool) -> None:
        """Say at the foot of the rail how reminders are shown."""
        if delivered:
            self._window.rail.set_status(self._tr("Reminders on"), self._tr("while this computer is on"), ok=True)
        else:
            self._window.rail.set_status(self._tr("Reminders on"), self._tr("in a window of their own"), ok=True)

    def _make_window(self) -> "ReminderWindow":
        from imuran_desktop.ui.reminder_window import ReminderWindow

        session = self._session
        title = self._tr("Reminders for {name}", name=session.plan().person.name.split()[0])
        return ReminderWindow(self._look, session.language, title, self._window)

    def _open(self, key: str) -> None:
        self._window.come_up()
        self._window.go("today")
        if key:
            self._today.show_dose(key)
