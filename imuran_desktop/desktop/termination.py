"""The system's wish that the program end: Ctrl+C in its terminal, a terminal that was closed, a session that ends.

Python runs a signal's handler only between two of its own instructions, and a GUI at rest carries out none: it would
end a minute later. A byte in a socket wakes the event loop.
"""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Termination(QObject):
    """Tells that the program is to end, on the GUI thread. Make it on the main thread; `stop` undoes it."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read_end, self._write_end = socket.socketpair()
        for end in (self._read_end, self._write_end):
            end.setblocking(False)
        self._watch = QSocketNotifier(self._read_end.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._read)
        self._woken_before = signal.set_wakeup_fd(self._write_end.fileno(), warn_on_full_buffer=False)
        # What whoever started the program had it ignore (nohup) stays ignored.
        heard = (each for each in _SIGNALS if signal.getsignal(each) is not signal.SIG_IGN)
        self._before = {each: signal.signal(each, _nothing) for each in heard}

    def stop(self) -> None:
        """Let the signals do again what they did before."""
        for each, before in self._before.items():
            signal.signal(each, before)
        self._before.clear()
        signal.set_wakeup_fd(self._woken_before)
        self._watch.setEnabled(False)
        self._read_end.close()
        self._write_end.close()

    def _read(self) -> None:
        if set(self._read_end.recv(256)).intersection(self._before):
            self.asked.emit()


def _nothing(_signal: int, _frame: FrameType | None) -> None:
    """The byte in the socket says it all."""
