"""Journeys run the real program, or real parts of it, among real servers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # of the tests' own process; what they start gets a real screen

if sys.platform == "linux":
    from tests.journeys.desktop_session import Desktop
    from tests.journeys.screen_reader import ScreenReader
    from tests.journeys.servers import need

    NEEDED = ("Xvfb", "openbox", "dbus-daemon", "dbus-send", "dunst", "dunstctl", "xfce4-notifyd", "xdotool", "trayer")
    SCREEN_READER = "at-spi-bus-launcher"

    @pytest.fixture
    def desktop(tmp_path: Path) -> Iterator[Desktop]:
        """A private desktop without a notification server yet. Without its programs: skipped; in CI, failed."""
        need(*NEEDED)
        with Desktop(tmp_path) as started:
            yield started

    @pytest.fixture
    def reader(desktop: Desktop) -> ScreenReader:
        """A screen reader on the desktop: start it before the app."""
        need(SCREEN_READER)
        return desktop.start_screen_reader()

else:

    @pytest.fixture
    def desktop() -> None:
        pytest.skip("journeys need a Linux desktop's servers")

    @pytest.fixture
    def reader(desktop: None) -> None:
        """Skipped together with the desktop."""
