"""Makes reports in a process of their own, the newest wish first, and hands them over in the window's thread."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from imuran_desktop.services.report_making import Failed, Job, Made, make
from imuran_desktop.services.spread import Crashed, Spread
from imuran_desktop.ui.widgets.background import Background

_log = logging.getLogger(__name__)
MakeReport = Callable[[Job], Made | Failed]


class ReportMaker(QObject):
    """One report at a time: what was begun before is ended."""

    made = Signal(object)
    """The report (`Made`)."""
    failed = Signal(str)
    """Why there is none, in a sentence; it is empty where nobody knows."""

    def __init__(self, work: MakeReport = make, parent: QObject | None = None) -> None:
        """``work`` is what makes a report: a function of a module, which runs in the other process."""
        super().__init__(parent)
        self._work = work
        self._begun: list[Spread[Job, Made | Failed]] = []
        self._background = Background(self)
        self._background.done.connect(self._hand_over)
        begun = self._begun
        # Nobody waits for it any more once this is gone.
        self.destroyed.connect(lambda: _end(begun))

    def begin(self, job: Job) -> None:
        """Begin to make a report."""
        self.cancel()
        spread = Spread(self._work, [job], workers=1)
        self._begun.append(spread)
        self._background.start(lambda: _only(spread))

    def cancel(self) -> None:
        """Make none."""
        self._background.forget()
        _end(self._begun)

    def _hand_over(self, outcome: object) -> None:
        self._begun.clear()
        if isinstance(outcome, Made):
            self.made.emit(outcome)
        else:
            if isinstance(outcome, Exception):  # such as a process that the system does not start
                _log.error("no report was made: %s", type(outcome).__name__)
            self.failed.emit(outcome.sentence if isinstance(outcome, Failed) else "")


def _only(spread: Spread[Job, Made | Failed]) -> Made | Failed | Crashed | None:
    """The one outcome; None once it was cancelled."""
    with spread:
        return next((outcome for _, outcome in spread), None)


def _end(begun: list[Spread[Job, Made | Failed]]) -> None:
    while begun:
        begun.pop().cancel()
