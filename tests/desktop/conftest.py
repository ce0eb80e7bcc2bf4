from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if sys.platform == "linux":
    from tests.journeys.servers import Bus, need

    @pytest.fixture
    def bus(tmp_path: Path) -> Iterator[Bus]:
        """A private bus that nobody is on yet."""
        need("dbus-daemon")
        bus = Bus(tmp_path, {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ})
        yield bus
        bus.end()
