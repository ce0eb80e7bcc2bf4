"""Signals, where a system has them; tests that send them are skipped elsewhere."""

from __future__ import annotations

import os
import signal
import sys


def signal_group(group: int, number: int) -> None:
    """Send a signal to every process of a group; 0 only asks whether there is one."""
    if sys.platform != "win32":
        os.killpg(group, number)


def be_deaf_to_ending() -> None:
    """From now on the process does not notice that it is asked to end."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
