"""A process to be measured: `launch.py bare`, or `launch.py app ARGUMENTS…`, which is the program as a user starts it.

It prints `painted` with the monotonic time once its window was first painted and the event loop goes on, and `settled`
a second later, and stays. Both windows are of one size and tell of their painting in the same way.
"""

import runpy
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

_SIZE = (1180, 860)
_SETTLES_MS = 1000


class _BareWindow(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self._painted = False
        self.resize(*_SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, _tell_painted)


def _tell_painted() -> None:
    print(f"painted {time.monotonic()}", flush=True)
    QTimer.singleShot(_SETTLES_MS, lambda: print("settled", flush=True))


def _bare() -> None:
    application = QApplication(sys.argv[:1])
    window = _BareWindow()
    window.show()
    sys.exit(application.exec())


def _app() -> None:
    from imuran_desktop import app

    class TellingWindow(app.MainWindow):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]
            self.painted.connect(_tell_painted)

    app.MainWindow = TellingWindow  # type: ignore[misc]
    runpy.run_module("imuran_desktop", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    measured = {"bare": _bare, "app": _app}[sys.argv.pop(1)]
    measured()
