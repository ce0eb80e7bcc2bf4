"""An alarm clock on the GUI thread, over APScheduler's QtScheduler.

Import this module after the first paint: APScheduler takes about 0.1 s to import.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from imuran_desktop.desktop.no_network import without_tls

with without_tls():
    from apscheduler.executors.debug import DebugExecutor
    from apscheduler.jobstores.memory import MemoryJobStore
    from apscheduler.schedulers.qt import QtScheduler
    from apscheduler.triggers.date import DateTrigger

LONGEST_WAIT = 60.0
"""Seconds between two looks at the clock: timers stand still while the computer sleeps, so a wait must be short."""

_CLOCK_STEP = 5.0  # seconds by which the wall clock may differ from the time that passed before it is worth a log line
_Now = Callable[[], datetime]
_log = logging.getLogger(__name__)


class _OneJobScheduler(QtScheduler):
    """QtScheduler mended: jobs run on the GUI thread, also late ones; timer and clock come from outside."""

    def __init__(self, now: _Now, wake: Callable[[], None], arm: Callable[[float | None], None]) -> None:
        self._now = now
        self._wake = wake
        self._arm = arm
        self._store = MemoryJobStore()
        self._runner = DebugExecutor()
        super().__init__(
            timezone=UTC,  # given, so that the computer's zone is not looked up
            jobstores={"default": self._store},
            executors={"default": self._runner},
            job_defaults={"misfire_grace_time": None, "coalesce": True},
        )

    def wakeup(self) -> None:
        self._wake()

    def _start_timer(self, wait_seconds: float | None) -> None:
        self._arm(wait_seconds)

    def _stop_timer(self) -> None:
        """Nothing to do: the timer belongs to the Alarm, which stops it."""

    def _process_jobs(self) -> None:
        """The base class's round, with two differences: the time is the injected one, and a job is taken out before it
        runs, so that it may put its own successor in (the base class would then remove that one)."""
        now = self._now()
        for job in self._store.get_due_jobs(now):
            self._store.remove_job(job.id)
            self._runner.submit_job(job, [job.next_run_time])
        upcoming = self._store.get_next_run_time()
        self._start_timer(None if upcoming is None else (upcoming - now).total_seconds())


class Alarm(QObject):
    """Rings once at the instant it was given, and ticks at least every 60 seconds.

    Both signals come from the event loop on the thread of this object, never from inside a call. An instant in the past
    rings at once. After a sleep or a change of the clock, the next tick is at most 60 s away; `wakeup` brings it on.
    """

    rang = Signal()
    ticked = Signal()
    _woken = Signal()
    _looked = Signal()
    _reached = Signal()

    def __init__(self, now: _Now, parent: QObject | None = None) -> None:
        """`now` gives the time as an aware UTC datetime."""
        super().__init__(parent)
        self._now = now
        self._seen = (now(), monotonic())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # coarse ones fire up to 5 % early
        self._timer.timeout.connect(self._look)
        # Queued: the scheduler asks to be woken, and runs its job, while it holds its locks; and from any thread.
        self._woken.connect(self._process, Qt.ConnectionType.QueuedConnection)
        self._looked.connect(self._look, Qt.ConnectionType.QueuedConnection)
        self._reached.connect(self._ring, Qt.ConnectionType.QueuedConnection)
        self._scheduler = _OneJobScheduler(now, self._woken.emit, self._arm)

    def start(self) -> None:
        """Begin to keep time."""
        self._seen = (self._now(), monotonic())
        self._scheduler.start()

    def stop(self) -> None:
        """End all timekeeping and forget the instant; `start` may follow."""
        if self._scheduler.running:
            self._scheduler.shutdown()
        self._timer.stop()

    def set_next(self, at: datetime | None) -> None:
        """Ring at `at` (aware), instead of at the instant set before; None rings no more."""
        self._scheduler.remove_all_jobs()
        if at is not None:
            self._scheduler.add_job(self._reached.emit, DateTrigger(at, UTC), name="next")
        self._scheduler.wakeup()

    def wakeup(self) -> None:
        """Look at the clock now, as after a resume: ticks, and rings if the instant has come."""
        self._looked.emit()

    def _ring(self) -> None:
        if self._scheduler.running:
            self.rang.emit()

    def _look(self) -> None:
        if not self._scheduler.running:
            return
        self._notice_step()
        self._process()
        self.ticked.emit()

    def _process(self) -> None:
        if self._scheduler.running:
            self._scheduler._process_jobs()

    def _notice_step(self) -> None:
        wall, steady = self._now(), monotonic()
        step = (wall - self._seen[0]).total_seconds() - (steady - self._seen[1])
        self._seen = (wall, steady)
        if abs(step) > _CLOCK_STEP:
            _log.info("the clock moved by %.0f s (sleep, or it was set)", step)

    def _arm(self, wait: float | None) -> None:
        until_tick = LONGEST_WAIT - (monotonic() - self._seen[1])
        wait = until_tick if wait is None else min(wait, until_tick)
        self._timer.start(max(0, math.ceil(wait * 1000)))  # rounded up: never early
