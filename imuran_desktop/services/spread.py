"""Work spread over processes of their own, one item at a time each, so that it can be ended at any moment.

The processes are spawned: they share nothing with this one, so threads and windows here do them no harm, and what they
run has to be importable. Each is given an item when it has done the one before, and outcomes are passed on as they
come: memory does not grow with the number of items.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.util import Finalize
from typing import Generic, Self, TypeVar

from imuran_desktop.services.spread_worker import SpreadWorker, end_all

T = TypeVar("T")
R = TypeVar("R")

MOST_WORKERS = 32
"""As many as every system can wait for at once."""


@dataclass(frozen=True)
class Crashed:
    """In place of the outcome of the item at ``place``: its worker died of it, or an error ended it and is logged."""

    place: int


def default_workers() -> int:
    """As many workers as there are processors that this process may use."""
    usable = os.cpu_count() or 1
    if sys.platform == "linux":
        usable = len(os.sched_getaffinity(0))
    return min(usable, MOST_WORKERS)


class Spread(Generic[T, R]):
    """Does ``work`` for each of ``items`` in up to ``workers`` processes.

    Iterating it, once, yields the place of each item and its outcome, in the order in which they are done. ``work``
    must be a function of a module; items and outcomes must be such as can be pickled. Use it in a ``with`` statement,
    or `close` it: no process outlives that, nor this process, nor this object. After ``renew`` items, if that is given,
    a worker makes room for a new one. ``after`` is called once when all workers are gone, killed ones too.
    """

    def __init__(
        self,
        work: Callable[[T], R],
        items: Sequence[T],
        workers: int,
        renew: int | None = None,
        after: Callable[[], object] | None = None,
    ) -> None:
        self._work, self._items, self._renew = work, items, renew
        self._most = min(workers, MOST_WORKERS, len(items))
        self._places = iter(range(len(items)))
        self._workers: list[SpreadWorker] = []
        self._lock = threading.Lock()
        self._is_over = False
        self._wakes, self._waker = get_context("spawn").Pipe(duplex=False)
        # Before multiprocessing, as this process ends, waits for whoever doesn't hear that it is asked to end.
        self._clear = Finalize(self, _clear, (self._workers, after), exitpriority=1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[tuple[int, R | Crashed]]:
        try:
            while len(self._workers) < self._most and self._begin():
                pass
            while ready := self._ready():
                for worker in ready:
                    place, outcome = worker.place, worker.answer(Crashed(worker.place))
                    self._go_on(worker)
                    if self._is_over:
                        return
                    yield place, outcome
        finally:
            self.close()

    def cancel(self) -> None:
        """End it at once: nothing more is yielded. From any thread, at any time, also more than once."""
        with self._lock:
            if not self._is_over:
                self._is_over = True
                self._waker.send(None)
            for worker in self._workers:
                worker.end()

    def close(self) -> None:
        """End it, and wait until the workers are gone: no longer than a moment."""
        self.cancel()
        self._clear()

    def _begin(self) -> bool:
        """Start a worker for the next item; False where there is none, or all is over."""
        with self._lock:
            place = None if self._is_over else next(self._places, None)
            if place is None:
                return False
            worker = SpreadWorker(self._work, alone=self._most == 1)
            self._workers.append(worker)
            worker.give(place, self._items[place])
            return True

    def _go_on(self, worker: SpreadWorker) -> None:
        """Give a worker the next item, or another worker in its place. It rests when there is none."""
        if worker.is_dead or worker.given == self._renew:
            with self._lock:
                self._workers[:] = [item for item in self._workers if item is not worker]
            end_all([worker])
            self._begin()
            return
        with self._lock:
            place = None if self._is_over else next(self._places, None)
            if place is not None:
                worker.give(place, self._items[place])

    def _ready(self) -> list[SpreadWorker]:
        """Wait for workers that have something to say; none once all is done, or over."""
        with self._lock:
            busy = {} if self._is_over else {worker.pipe: worker for worker in self._workers if worker.is_busy}
        if not busy:
            return []
        ready = wait([*busy, self._wakes])
        return [] if self._is_over else [busy[pipe] for pipe in busy if pipe in ready]


def _clear(workers: list[SpreadWorker], after: Callable[[], object] | None) -> None:
    try:
        end_all(workers)
    finally:
        workers.clear()
        if after is not None:
            after()
