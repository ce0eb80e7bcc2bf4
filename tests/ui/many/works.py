"""What stands in for processes: work that is done when it is let, in the thread that waits for it."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from imuran_desktop.services.spread import Crashed


def for_ever(_item: object) -> None:
    """As long as nobody ends it."""
    threading.Event().wait()


class Gate:
    """Lets so many items be done; all of them unless it is closed first. ``dies_of`` an item, as a process may."""

    def __init__(self, dies_of: Callable[[Any], bool] = lambda _item: False) -> None:
        self.dies_of = dies_of
        self.begun: list[Any] = []
        """Every item that was begun."""
        self._changed = threading.Condition()
        self._left: int | None = None

    def let(self, count: int | None) -> None:
        """Let so many more be done; None: all."""
        with self._changed:
            self._left = count
            self._changed.notify_all()

    def make(self, work: Callable[[Any], Any], items: Sequence[Any]) -> "HeldWork":
        """What is used in place of processes."""
        return HeldWork(self, work, items)

    def passes(self, is_over: threading.Event) -> bool:
        """Wait until one more may be done; False once all is over."""
        with self._changed:
            self._changed.wait_for(lambda: is_over.is_set() or self._left is None or self._left > 0)
            if is_over.is_set():
                return False
            if self._left is not None:
                self._left -= 1
            return True

    def wake(self) -> None:
        """Have whoever waits look again."""
        with self._changed:
            self._changed.notify_all()


class HeldWork:
    """Does one item after the other."""

    def __init__(self, gate: Gate, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
        self._gate, self._work, self._items = gate, work, items
        self._is_over = threading.Event()

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        for place, item in enumerate(self._items):
            if not self._gate.passes(self._is_over):
                return
            self._gate.begun.append(item)
            yield place, Crashed(place) if self._gate.dies_of(item) else self._work(item)

    def cancel(self) -> None:
        """End it."""
        self._is_over.set()
        self._gate.wake()
