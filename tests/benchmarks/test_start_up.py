from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.benchmarks.figures import compare
from tests.benchmarks.measured import milliseconds_to_paint, settled_megabytes

_RUNS, _MEMORY_RUNS = 15, 3
_BARE = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]


@pytest.fixture
def app(ten_years: Path) -> list[str]:
    return [sys.executable, "-m", "imuran_desktop", "--diary", str(ten_years)]


def test_time_to_the_first_painted_today_page(app: list[str], desktop_env: Mapping[str, str]) -> None:
    bare_took, app_took = [], []
    for _ in range(1 + _RUNS):
        bare_took.append(milliseconds_to_paint(_BARE, desktop_env))
        app_took.append(milliseconds_to_paint(app, desktop_env))
    # The first run of each only fills the caches.
    compare("start-up with a ten-year diary / a bare window", app_took[1:], bare_took[1:], "ms", aim=1.5)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_of_the_settled_app(app: list[str], desktop_env: Mapping[str, str]) -> None:
    bare_holds, app_holds = [], []
    for _ in range(_MEMORY_RUNS):
        bare_holds.append(settled_megabytes(_BARE, desktop_env))
        app_holds.append(settled_megabytes(app, desktop_env))
    compare("memory (PSS) with a ten-year diary / a bare window", app_holds, bare_holds, "MB", aim=1.8)
