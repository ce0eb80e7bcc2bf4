"""Reads diaries one after the other beside the thread that draws, and tells of them some at a time."""

import logging
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from imuran_desktop.domain.summary import Summary
from imuran_desktop.services.diary_files import find_diaries
from imuran_desktop.services.report_making import Failed, crashed
from imuran_desktop.services.summaries import SummaryJob, summarise
from imuran_desktop.ui.many.spreading import MakeRun, Spreading, in_processes, outcome_of
from imuran_desktop.ui.widgets.background import Background
from imuran_desktop.words.language import Language

_log = logging.getLogger(__name__)
_TOGETHER_MS = 250
"""What comes within so many ms is told in one go: a list that is sorted for each row of a thousand stands still."""


class PeopleReader(QObject):
    """Knows which diaries there are, and which of them are still to be read."""

    read = Signal(object)
    """Diaries that were read: a list of `Summary`."""
    not_read = Signal(object)
    """Those that could not be: a list of `Failed`."""
    went_on = Signal()
    """There is more to read, or less."""

    def __init__(
        self, language: Language, job: Callable[[Path], SummaryJob], parent: QObject, make: MakeRun = in_processes
    ) -> None:
        """``job`` is what is to be read of a diary."""
        super().__init__(parent)
        self._language, self._job = language, job
        self._given: list[Path] = []
        self._paths: dict[Path, None] = {}
        self._left: dict[Path, None] = {}
        self._running: Sequence[Path] = ()
        self._came: list[Summary | Failed] = []
        self._spreading = Spreading(self, make)
        self._spreading.came.connect(self._take)
        self._spreading.ended.connect(self._end)
        self._looking = Background(self)
        self._looking.done.connect(self._found)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_TOGETHER_MS)
        self._telling.timeout.connect(self._tell)

    @property
    def total(self) -> int:
        """How many diaries there are."""
        return len(self._paths)

    @property
    def done(self) -> int:
        """How many of them were read, or could not be."""
        return len(self._paths) - len(self._left)

    @property
    def is_reading(self) -> bool:
        """Whether some are being looked for, or read."""
        return bool(self._given) or self._spreading.is_running

    def add(self, given: Iterable[Path]) -> None:
        """Look for diaries among files and folders, and read those that are new here."""
        self._given += given
        self._looking.start(partial(find_diaries, tuple(self._given)))
        self.went_on.emit()

    def read_again(self) -> None:
        """Read all of them once more: something else of them is wanted."""
        self._stop()
        self._left = dict(self._paths)
        self.go_on()

    def go_on(self) -> None:
        """Read what is left."""
        if self._left and not self._spreading.is_running:
            self._running = tuple(self._left)
            self._spreading.start(summarise, [self._job(path) for path in self._running])
        self.went_on.emit()

    def cancel(self) -> None:
        """Read no more for now. What was read stays."""
        self._looking.forget()
        self._given.clear()
        self._tell()
        self._stop()
        self.went_on.emit()

    def clear(self) -> None:
        """Forget all of them."""
        self.cancel()
        self._paths.clear()
        self._left.clear()
        self.went_on.emit()

    def _stop(self) -> None:
        self._spreading.cancel()
        self._telling.stop()
        self._came.clear()

    def _found(self, outcome: object) -> None:
        given, self._given = self._given, []
        if isinstance(outcome, Exception):
            _log.error("no diaries could be looked for: %s", type(outcome).__name__)
            self.not_read.emit([crashed(path, self._language.locale) for path in given])
            self.went_on.emit()
            return
        assert isinstance(outcome, list)
        new = dict.fromkeys(path for path in outcome if path not in self._paths)
        self._paths.update(new)
        self._left.update(new)
        self.go_on()

    def _take(self, place: int, outcome: object) -> None:
        path = self._running[place]
        self._left.pop(path, None)
        found = outcome_of(self._language, path, outcome)
        assert isinstance(found, Summary | Failed)
        self._came.append(found)
        if not self._telling.isActive():
            self._telling.start()

    def _end(self) -> None:
        self._tell()
        self.go_on()  # with those that were added meanwhile

    def _tell(self) -> None:
        self._telling.stop()
        came, self._came = self._came, []
        read = [item for item in came if isinstance(item, Summary)]
        failed = [item for item in came if isinstance(item, Failed)]
        if read:
            self.read.emit(read)
        if failed:
            self.not_read.emit(failed)
        self.went_on.emit()
