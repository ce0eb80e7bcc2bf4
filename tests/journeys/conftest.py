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
    from tests.journeys.servers import missing

    NEEDED = ("Xvfb", "openbox", "dbus-daemon", "dbus-send", "dunst", "dunstctl", "xfce4-notifyd", "xdotool")

    @pytest.fixture
    def desktop(tmp_path: Path) -> Iterator[Desktop]:
        """A private desktop without a notification server yet. Without its programs: skipped; in CI, failed."""
        absent = missing(*NEEDED)
        if absent:
            says = f"journeys need {', '.join(absent)}"
            if os.environ.get("CI"):
                pytest.fail(says)
            pytest.skip(says)
        with Desktop(tmp_path) as started:
            yield started

else:

    @pytest.fixture
    def desktop() -> None:
        pytest.skip("journeys need a Linux desktop's servers")
