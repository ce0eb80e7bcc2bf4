from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.benchmarks.figures import compare
from tests.benchmarks.launched import Launched

_RUNS = 15
_MEMORY_RUNS = 3


def test_time_to_the_first_painted_today_page(screen: Mapping[str, str], ten_years: Path) -> None:
    bare, app = [], []
    for run in range(1 + _RUNS):
        seconds = _seconds(screen, "bare"), _seconds(screen, "app", "--diary", str(ten_years))
        if run:  # the first one fills the caches
            bare.append(1000 * seconds[0])
            app.append(1000 * seconds[1])
    compare("start-up, ten-year diary / bare window", app, bare, "ms", aim=1.5)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_of_the_settled_app(screen: Mapping[str, str], ten_years: Path) -> None:
    bare, app = [], []
    for _ in range(_MEMORY_RUNS):
        bare.append(_megabytes(screen, "bare"))
        app.append(_megabytes(screen, "app", "--diary", str(ten_years)))
    compare("memory (PSS), ten-year diary / bare window", app, bare, "MB", aim=1.8)


def _seconds(screen: Mapping[str, str], *arguments: str) -> float:
    with Launched(arguments, screen) as process:
        return process.seconds_to_paint()


def _megabytes(screen: Mapping[str, str], *arguments: str) -> float:
    with Launched(arguments, screen) as process:
        return process.settled_megabytes()
