"""Draws, reads and searches the pages of a PDF file beside the thread that draws the window."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from threading import Lock, Thread

import shiboken6
from PySide6.QtCore import QObject, Signal

from imuran_desktop.ui.report.pdf_file import PdfFile, Place

_log = logging.getLogger(__name__)
_Told = tuple[str, tuple[object, ...]]
"""The name of a signal, and what it tells."""


@dataclass
class _Search:
    """Words, and how far they were looked for."""

    words: str
    page: int = 0
    places: list[Place] = field(default_factory=list)


class _Work:
    """One file, and what is still to be done for it, a page at a time."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._file: PdfFile | None = None
        self._closed = False
        self._read = 0
        self.wanted: list[tuple[int, float]] = []
        self.search = _Search("")

    def next_step(self) -> Callable[[], _Told | None] | None:
        """The most pressing thing, taken off what is to be done: what is seen, what is looked for, then all texts."""
        file, search = self._file, self.search
        if file is None:
            return None if self._closed else self._open
        if self.wanted:
            return partial(self._draw, file, *self.wanted.pop(0))
        if search.words and search.page < len(file.sizes):
            search.page += 1
            return partial(self._find, file, search)
        if self._read < len(file.sizes):
            self._read += 1
            return partial(self._text, file, self._read - 1)
        return None

    def close(self) -> None:
        """Do nothing more."""
        self._closed = True
        if self._file is not None:
            self._file.close()

    def give_up(self) -> _Told:
        """Do nothing more with a file that something is wrong with."""
        self.close()
        self._file = None
        return "failed", ()

    def _open(self) -> _Told:
        self._file = PdfFile(self._content)
        sizes = self._file.sizes
        if self._closed:  # meanwhile
            self._file.close()
        return "opened", (sizes,)

    def _draw(self, file: PdfFile, page: int, scale: float) -> _Told:
        return "drawn", (page, scale, file.picture(page, scale))

    def _find(self, file: PdfFile, search: _Search) -> _Told | None:
        search.places.extend(file.find(search.page - 1, search.words))
        return ("found", (search.words, tuple(search.places))) if search.page >= len(file.sizes) else None

    def _text(self, file: PdfFile, page: int) -> _Told:
        return "read", (page, file.text(page))


class PdfReader(QObject):
    """Works a page at a time. Its thread ends when there is nothing to do."""

    opened = Signal(object)
    """The sizes of all pages, in points."""
    failed = Signal()
    """It can't be shown: it is no PDF file, or one that the library does not get along with."""
    drawn = Signal(int, float, object)
    """A page, its scale, and its picture (`QImage`)."""
    read = Signal(int, str)
    """A page, and all that it says."""
    found = Signal(str, object)
    """Words, and all the places (`Place`) that have them, from the first page on."""

    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._work: _Work | None = None
        self._running = False
        self._told.connect(self._hand_over)

    def open(self, content: bytes) -> None:
        """Turn to another file; nothing more is told of the one before. None is open with an empty one."""
        with self._lock:
            before, self._work = self._work, _Work(content) if content else None
        if before is not None:
            before.close()
        self._wake()

    def draw(self, wanted: Sequence[tuple[int, float]]) -> None:
        """Draw these pages at these scales, in this order; what was wanted before and isn't done yet is left out."""
        with self._lock:
            if self._work is not None:
                self._work.wanted = list(wanted)
        self._wake()

    def search(self, words: str) -> None:
        """Look for words on every page; what was looked for before is left."""
        with self._lock:
            if self._work is not None:
                self._work.search = _Search(words)
        self._wake()

    def _wake(self) -> None:
        with self._lock:
            if self._running or self._work is None:
                return
            self._running = True
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            with self._lock:
                work = self._work
                step = work.next_step() if work is not None else None
                if step is None:
                    self._running = False
                    return
            told = _outcome(work, step) if work is not None else None
            if not shiboken6.isValid(self):
                return
            if told is not None:
                self._told.emit(work, told)

    def _hand_over(self, work: object, told: _Told) -> None:
        """In the window's thread: tell it, unless it is of a file that was shown before."""
        if work is self._work:
            name, values = told
            {
                "opened": self.opened,
                "failed": self.failed,
                "drawn": self.drawn,
                "read": self.read,
                "found": self.found,
            }[name].emit(*values)


def _outcome(work: _Work, step: Callable[[], _Told | None]) -> _Told | None:
    """What a step tells. One that breaks ends the work on its file, not the thread: other files come after it."""
    try:
        return step()
    except Exception as error:  # noqa: BLE001  the library has errors of its own, and there is always something to say
        _log.error("a report could not be shown: %s", type(error).__name__)
        return work.give_up()
