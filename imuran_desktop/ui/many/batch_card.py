"""A report of each diary, saved or printed: how far it has come, and what could not be done."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.services.report_making import Failed, Job, make
from imuran_desktop.ui.many.progress_row import ProgressRow
from imuran_desktop.ui.many.spreading import MakeRun, Spreading, Then, in_processes, outcome_of
from imuran_desktop.ui.many.trouble_card import TroubleCard
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Heading
from imuran_desktop.words.language import Language

Told = Callable[[Language, int, int], str]
"""How far it has come, in words: how many are done, of how many."""


def _as_it_is(_place: int, outcome: object, _wanted: Callable[[], bool]) -> object:
    return outcome


class BatchCard(QWidget):
    """Does one thing at a time; hidden until there is something to do."""

    busy_changed = Signal()
    """It has begun, or is over."""

    def __init__(self, look: ThemeController, language: Language, work: MakeRun = in_processes) -> None:
        super().__init__()
        tr = language.tr
        self._language = language
        self._jobs: Sequence[Job] = ()
        self._left: list[int] = []
        self._running: Sequence[int] = ()
        self._failed: dict[int, Failed] = {}
        self._then: Then = _as_it_is
        self._told: Told | None = None
        self._spreading = Spreading(self, work)
        self._spreading.came.connect(self._take)
        self._spreading.ended.connect(self._end)
        self._heading = Heading()
        self._progress = ProgressRow(look, language, tr("Reports"))
        self._progress.cancelled.connect(self.cancel)
        self._progress.go_on_asked.connect(self.go_on)
        self._trouble = TroubleCard(look, language, tr("No report was made of these"))
        card = Card(name=tr("Reports"))
        card.body.setSpacing(12)
        card.body.addWidget(self._heading)
        card.body.addWidget(self._progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(card)
        column.addWidget(self._trouble)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether reports are being made."""
        return self._spreading.is_running

    def begin(self, title: str, jobs: Sequence[Job], told: Told, then: Then = _as_it_is) -> None:
        """Make these reports. ``then`` does in a thread what is left to do with each, and hands back the outcome."""
        self._heading.setText(title)
        self._jobs, self._told, self._then = jobs, told, then
        self._left = list(range(len(jobs)))
        self._failed.clear()
        self.show()
        self.go_on()
        self._progress.take_keyboard()

    def go_on(self) -> None:
        """Make those that are left; once all were tried, those that failed once more."""
        self._left = self._left or sorted(self._failed)
        for place in self._left:
            self._failed.pop(place, None)
        self._show_trouble()
        self._running = tuple(self._left)
        running, then = self._running, self._then
        self._spreading.start(
            make, [self._jobs[place] for place in running], lambda at, made, wanted: then(running[at], made, wanted)
        )
        self._tell()
        self.busy_changed.emit()

    def cancel(self) -> None:
        """Make no more for now."""
        self._spreading.cancel()
        assert self._told is not None
        words = self._language.tr("Stopped: {words}.", words=self._words())
        self._progress.show_stopped(words, self._tried(), len(self._jobs))
        self._show_trouble()
        self.busy_changed.emit()

    def stop(self) -> None:
        """Make no more, without a word."""
        self._spreading.cancel()

    def clear(self) -> None:
        """Let go of all of it."""
        self._spreading.cancel()
        self._jobs, self._left = (), []
        self._failed.clear()
        self.hide()
        self.busy_changed.emit()

    def _take(self, at: int, outcome: object) -> None:
        place = self._running[at]
        self._left.remove(place)
        found = outcome_of(self._language, self._jobs[place].path, outcome)
        if isinstance(found, Failed):
            self._failed[place] = replace(found, path=self._jobs[place].path)
        self._tell()

    def _end(self) -> None:
        self._progress.show_done(self._language.tr("Done: {words}.", words=self._words()))
        if self._failed:
            self._progress.offer_again(self._language.tr("Try the others again"))
        self._show_trouble()
        self.busy_changed.emit()

    def _tell(self) -> None:
        self._progress.show_going(self._words(), self._tried(), len(self._jobs))

    def _tried(self) -> int:
        return len(self._jobs) - len(self._left)

    def _words(self) -> str:
        assert self._told is not None
        return self._told(self._language, self._tried() - len(self._failed), len(self._jobs))

    def _show_trouble(self) -> None:
        self._trouble.clear()
        self._trouble.add([self._failed[place] for place in sorted(self._failed)])
