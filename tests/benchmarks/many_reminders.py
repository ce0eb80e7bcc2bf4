"""Tells as many reminders as it is asked to, on a diary file, and prints its memory at the start and at the end.

All of it is the app's own but what would take years or hours: the clock is driven to the instant that the alarm is set
to, and a board takes the place of a desktop. The person takes, skips, puts off, closes, and does nothing, in turn.
"""

import sys
from datetime import datetime
from itertools import cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication

from imuran_desktop.desktop.alarm import Alarm
from imuran_desktop.desktop.notifier import Notification
from imuran_desktop.desktop.reminding import Reminding
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.ui.session import Session
from imuran_desktop.words.language import Language
from tests.benchmarks.growth import Growth
from tests.desktop.desk import KIM, MADE, ME, Board
from tests.domain.builders import plan, prescription, slot, step

_MEDICINES = 5
_WARM = 750
"""So many are told before the start. Then all is prepared, and the diary has what a look reads of: 45 days, as one that
the app opens any other day."""
_HABITS = ("taken", "", "skip", "dismiss", "snooze")


class Screen(Board):
    """A board that remembers only what is on it, and can be asked for that."""

    def show(self, notification: Notification) -> bool:
        self.told.clear()
        return super().show(notification)

    def react(self, habit: str) -> None:
        """Do this with all that is shown; what has no such button is closed."""
        for id, shown in list(self._shown.items()):
            if habit in dict(shown.actions):
                self.press(id, habit)
            elif habit:
                self.dismiss(id)


class Years:
    """Goes from reminder to reminder."""

    def __init__(self, path: Path, application: QApplication, wanted: int) -> None:
        self._application, self._wanted = application, wanted
        self._now = self._next = MADE
        diary = create_with_plan(path, KIM, MADE, _plan())
        session = Session(diary, ME.device, lambda: self._now, Language("en_GB"))
        self._alarm, self._screen = Alarm(session.now), Screen()
        self._reminding = Reminding(
            diary, session.author, session.now, session.language, self._screen, self, session.write
        )
        self._told, self._habits = 0, cycle(_HABITS)
        self._growth: Growth | None = None
        self._alarm.rang.connect(self._look)
        self._alarm.ticked.connect(self._go_on)

    def set_next(self, at: datetime | None) -> None:
        """As the alarm: the instant is kept here too, to go there."""
        assert at is not None
        self._next = at
        self._alarm.set_next(at)

    def start(self) -> None:
        self._alarm.start()
        self._look()
        self._alarm.wakeup()

    def _look(self) -> None:
        self._told += self._reminding.look()

    def _go_on(self) -> None:
        self._screen.react(next(self._habits))
        if self._growth is None and self._told >= _WARM:
            self._growth = Growth()
        if self._growth is not None and self._told >= _WARM + self._wanted:
            self._growth.tell()
            self._application.quit()
            return
        self._now = max(self._now, self._next)
        self._alarm.wakeup()


def _plan() -> Plan:
    names = (f"m{number}" for number in range(_MEDICINES))
    return plan(*(prescription(step(slot(name, "breakfast")), id=name, medicine=f"Medicine {name}") for name in names))


if __name__ == "__main__":
    application = QApplication(sys.argv)
    years = Years(Path(sys.argv[1]), application, int(sys.argv[2]))
    years.start()
    sys.exit(application.exec())
