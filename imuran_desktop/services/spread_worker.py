"""One process of `spread`: how it is started, given work, listened to and ended; and what runs in it."""

import logging
import os
import signal
import sys
import threading
from _thread import interrupt_main
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from time import monotonic
from types import FrameType
from typing import Any

from imuran_desktop.log_lines import exception_lines

_MOMENT_S = 0.3
"""How long a process that is asked to end has for clearing up."""
_IDLE = -1
_OURS = "imuran_desktop"
_STDERR, _STDOUT = 2, 1
_TYPST_THREADS = "RAYON_NUM_THREADS"


@dataclass(frozen=True)
class _Answer:
    """What a process says of an item: the outcome, if there is one, and what to log: the logger, level and text."""

    outcome: Any = None
    failed: bool = False
    notes: tuple[tuple[str, int, str], ...] = field(default=())


class SpreadWorker:
    """A process that does ``work`` for the items it is given, one after the other.

    One that is not ``alone`` keeps to one processor: the others have the rest.
    """

    def __init__(self, work: Callable[[Any], Any], *, alone: bool = True) -> None:
        self.place = _IDLE
        """Where the item it works on stands."""
        self.given = 0
        """How many items it was given."""
        self.is_dead = False
        """Whether it is known to have died."""
        spawning = get_context("spawn")
        self.pipe, theirs = spawning.Pipe()
        self._process = spawning.Process(target=_serve, args=(theirs, work, alone), daemon=True)
        with _not_interrupted():
            self._process.start()
        theirs.close()

    @property
    def is_busy(self) -> bool:
        """Whether it works on an item."""
        return self.place != _IDLE

    def give(self, place: int, item: Any) -> None:
        """Have it begin with an item."""
        self.place = place
        self.given += 1
        with suppress(OSError):  # it died: `answer` will say so
            self.pipe.send((item,))

    def answer(self, otherwise: Any) -> Any:
        """The outcome of its item, waited for; ``otherwise`` where there is none."""
        self.place = _IDLE
        try:
            answer: _Answer = self.pipe.recv()
        except (EOFError, OSError):
            self.is_dead = True
            return otherwise
        for name, level, text in answer.notes:
            logging.getLogger(name).log(level, "%s", text)
        return otherwise if answer.failed else answer.outcome

    def end(self) -> None:
        """Ask it to end, without waiting."""
        self._process.terminate()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended, no longer than ``seconds`` if they are given."""
        self._process.join(seconds)

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()


def end_all(workers: Iterable[SpreadWorker]) -> None:
    """End workers, and wait until they are gone: together they have a moment before they are killed."""
    ending = list(workers)
    try:
        for worker in ending:
            worker.end()
        last = monotonic() + _MOMENT_S
        for worker in ending:
            worker.wait(max(0, last - monotonic()))
    finally:  # also where somebody is too impatient for a moment
        for worker in ending:
            worker.kill()
        for worker in ending:
            worker.wait()


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Let no Ctrl+C reach a process that is being started: it could do nothing but complain."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # its own start would lift what follows
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: "Connection[Any, Any]", work: Callable[[Any], Any], alone: bool) -> None:
    """What the process runs, until it is ended or nobody is there to work for."""
    _be_quiet()
    if not alone:
        # typst would begin as many threads as there are processors in each of the processes.
        os.environ.setdefault(_TYPST_THREADS, "1")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    notes = _Notes()
    logging.getLogger().addHandler(notes)
    with suppress(EOFError, OSError):
        while True:
            (item,) = pipe.recv()
            pipe.send_bytes(_worked(work, item, notes))
            del item


def _worked(work: Callable[[Any], Any], item: Any, notes: "_Notes") -> memoryview:
    """The answer, as it is sent; an outcome that can't be sent is none."""
    try:
        outcome = work(item)
        return ForkingPickler.dumps(_Answer(outcome, notes=notes.taken()))
    except Exception:
        logging.getLogger(__name__).exception("an item could not be worked on")
        return ForkingPickler.dumps(_Answer(failed=True, notes=notes.taken()))


def _be_quiet() -> None:
    """Leave the terminal, and Ctrl+C, to the process that all is done for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _STDOUT)
        os.dup2(nowhere, _STDERR)


def _end_with_parent() -> None:
    """End when the process that all is done for has: it may have been killed in the middle of an item."""
    parent = parent_process()
    if parent is None:
        return
    wait([parent.sentinel])
    if sys.platform == "win32":
        interrupt_main(signal.SIGTERM)
    else:
        os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(_MOMENT_S)
    os._exit(1)


def _leave(number: int, _: FrameType | None) -> None:
    """End, but clear up first: a draft of a file must not stay, nor being asked once more disturb that."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


class _Notes(logging.Handler):
    """Keeps what is logged for the process that has a log.

    Messages of exceptions can quote what was recorded, and so can whatever a library says: of a library, only that it
    said something is passed on.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._kept: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        ours = record.name.partition(".")[0] == _OURS
        text = record.getMessage() if ours else "something that may quote what was recorded"
        if record.exc_info:
            _, error, trace = record.exc_info
            text = f"{text}: {exception_lines(error, trace)}"
        self._kept.append((record.name, record.levelno, text))

    def taken(self) -> tuple[tuple[str, int, str], ...]:
        """What was kept since this was last asked."""
        kept, self._kept = self._kept, []
        return tuple(kept)
