"""Work on many diaries in processes of its own, told item by item in the thread that draws."""

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, Signal

from imuran_desktop.services.report_making import clear_left, crashed
from imuran_desktop.services.spread import Crashed, Spread, default_workers
from imuran_desktop.words.language import Language

_log = logging.getLogger(__name__)


class Run(Protocol):
    """What `services.spread.Spread` is: places and outcomes as they come, until it is cancelled."""

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        """Each place with its outcome."""

    def cancel(self) -> None:
        """End it at once."""


Then = Callable[[int, Any, Callable[[], bool]], Any]
"""What is done with a place and its outcome, and whether that is still wanted; it returns what is told."""
MakeRun = Callable[[Callable[[Any], Any], Sequence[Any]], Run]


def in_processes(work: Callable[[Any], Any], items: Sequence[Any]) -> Run:
    """Spread it over the processors there are."""
    return Spread(work, items, min(default_workers(), len(items)), after=partial(clear_left, items))


class Spreading(QObject):
    """One run at a time: what was begun before is cancelled, and no longer told."""

    came = Signal(int, object)
    """The place of an item, and its outcome."""
    ended = Signal()
    """All items are done."""
    _came = Signal(int, int, object)
    _ended = Signal(int)

    def __init__(self, parent: QObject | None = None, make: MakeRun = in_processes) -> None:
        super().__init__(parent)
        self._make = make
        self._turn = 0
        self._running: Run | None = None
        self._came.connect(self._hand_over)
        self._ended.connect(self._end)

    @property
    def is_running(self) -> bool:
        """Whether there is something still to be done."""
        return self._running is not None

    def start(
        self,
        work: Callable[[Any], Any],
        items: Sequence[Any],
        then: Then = lambda _place, outcome, _wanted: outcome,
    ) -> None:
        """Do ``work`` for each item in a process, and ``then`` what is left of it, one at a time, in a thread here.

        Where ``then`` takes long, the processes wait for it, so that what they made does not pile up.
        """
        self.cancel()
        turn, running = self._turn, self._make(work, items)
        self._running = running
        self.destroyed.connect(running.cancel)

        Thread(target=self._run, args=(turn, running, len(items), then), daemon=True).start()

    def cancel(self) -> None:
        """End what is being done. Nothing more is told of it."""
        self._turn += 1
        if self._running is not None:
            self.destroyed.disconnect(self._running.cancel)
            self._running.cancel()
            self._running = None

    def _run(self, turn: int, running: Run, count: int, then: Then) -> None:
        """In the thread: tell of every item, also where something breaks that nobody foresaw, and then the end."""
        left = set(range(count))

        def is_wanted() -> bool:
            return shiboken6.isValid(self) and turn == self._turn

        try:
            for place, outcome in running:
                told = _rest_of(then, place, outcome, is_wanted)
                if not shiboken6.isValid(self):
                    return
                left.discard(place)
                self._came.emit(turn, place, told)
        except Exception as error:  # noqa: BLE001  such as a process that the system does not start
            _log_type("work on many diaries broke off", error)
        finally:
            if is_wanted():
                for place in sorted(left):
                    self._came.emit(turn, place, Crashed(place))
                self._ended.emit(turn)

    def _hand_over(self, turn: int, place: int, outcome: object) -> None:
        if turn == self._turn:
            self.came.emit(place, outcome)

    def _end(self, turn: int) -> None:
        if turn == self._turn:
            self.cancel()
            self.ended.emit()


def outcome_of(language: Language, path: Path, outcome: object) -> object:
    """The outcome for the diary at ``path``; where its process died, that this failed."""
    return crashed(path, language.locale) if isinstance(outcome, Crashed) else outcome


def _rest_of(then: Then, place: int, outcome: object, wanted: Callable[[], bool]) -> object:
    """What is left to do with one outcome; where that breaks, it is this item that failed."""
    try:
        return then(place, outcome, wanted)
    except Exception as error:  # noqa: BLE001  whatever it is, the others can still be done
        _log_type("nothing more could be done with what was made of a diary", error)
        return Crashed(place)


def _log_type(words: str, error: Exception) -> None:
    """Log what broke: what an error says may be about a person."""
    _log.error("%s: %s", words, type(error).__name__)
