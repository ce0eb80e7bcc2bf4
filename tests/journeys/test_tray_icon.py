"""The tray's icon alone, in a program of its own, among trays that come late and are started anew."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from tests.journeys.desktop_session import Desktop
from tests.journeys.servers import Owned
from tests.journeys.tray_host import TrayHost

_PROGRAM = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from imuran_desktop.desktop.tray import Tray
from imuran_desktop.ui.icons import app_icon, waiting_icon

app = QApplication([])
app.setQuitOnLastWindowClosed(False)
trays = []

def look():
    if not trays and Tray.available():
        tray = Tray(app_icon(), waiting_icon(), "Sam Example", "Wait", "Quit")
        tray.opened.connect(lambda: tray.show_waiting(1, "Sam Example: a reminder waits"))
        tray.quit_asked.connect(app.quit)
        tray.show()
        trays.append(tray)

timer = QTimer(interval=50)
timer.timeout.connect(look)
look()
print(len(trays), flush=True)
timer.start()
app.exec()
"""


@pytest.fixture
def program(desktop: Desktop) -> Iterator[Owned]:
    """It looks for a tray all the time, and says at first whether there is one."""
    command = (sys.executable, "-c", _PROGRAM)
    program = Owned(command, desktop.env, desktop.folder / "program.log", stdout=subprocess.PIPE)
    yield program
    program.end()


def test_a_tray_that_comes_after_the_program(desktop: Desktop, program: Owned) -> None:
    assert program.first_line() == "0"
    tray = TrayHost(desktop.bus.address)
    tray.wait_for_icon()
    assert tray.tooltip() == "Sam Example"
    plain = tray.picture()

    tray.choose("Wait")
    assert tray.tooltip() == "Sam Example: a reminder waits"
    assert tray.picture() != plain

    # The desktop's panel is started anew, as after an update of the system.
    tray.close()
    tray = TrayHost(desktop.bus.address)
    tray.wait_for_icon()
    assert tray.tooltip() == "Sam Example: a reminder waits"
    tray.choose("Quit")
    tray.close()
    assert program.wait() == 0
    assert program.said() == ""
