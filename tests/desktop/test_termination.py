from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

if sys.platform == "win32":
    pytest.skip("Windows sends no such signals to a single process", allow_module_level=True)

from imuran_desktop.desktop.termination import Termination

# A GUI at rest: nothing of Python's runs until the signal is noticed.
RESTING = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from imuran_desktop.desktop.termination import Termination
app = QCoreApplication([])
termination = Termination()
termination.asked.connect(lambda: app.exit(7))
QTimer.singleShot(0, lambda: print("ready", flush=True))
status = app.exec()
termination.stop()
sys.exit(status)
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_program_at_rest_ends_at_once(name: str) -> None:
    with subprocess.Popen([sys.executable, "-c", RESTING], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(getattr(signal, name))
        try:
            assert process.wait(10) == 7
        finally:
            process.kill()  # else it would be waited for without end


def test_afterwards_signals_do_what_they_did_before(qtbot: QtBot) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    termination = Termination()
    with qtbot.waitSignal(termination.asked):
        signal.raise_signal(signal.SIGTERM)
    termination.stop()
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before


def test_what_is_ignored_stays_ignored(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        termination = Termination()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        termination.stop()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
