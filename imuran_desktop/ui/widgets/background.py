"""Work that takes too long for the thread that draws: done beside it, its outcome handed back there."""

from collections.abc import Callable
from threading import Thread

import shiboken6
from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """Does one thing at a time as far as anybody listens: what was begun before is no longer told."""

    done = Signal(object)
    """What the work returned, or the exception that it raised."""
    _finished = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = 0
        self._finished.connect(self._hand_over)

    def start(self, work: Callable[[], object]) -> None:
        """Begin. ``work`` must touch neither widgets nor the diary."""
        self._turn += 1
        turn = self._turn

        def run() -> None:
            try:
                outcome = work()
            except Exception as error:  # noqa: BLE001  whoever listens raises it again, or says it
                outcome = error
            if shiboken6.isValid(self):
                self._finished.emit(turn, outcome)

        Thread(target=run, daemon=True).start()

    def forget(self) -> None:
        """Tell nothing of what is still being done."""
        self._turn += 1

    def _hand_over(self, turn: int, outcome: object) -> None:
        if turn == self._turn:
            self.done.emit(outcome)
