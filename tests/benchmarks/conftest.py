"""Benchmarks compare with a floor measured in the same run; `pytest -s tests/benchmarks` shows the figures.

They fail only where something is far out: an exact bound would judge the machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pytest

from tests.benchmarks.launched import offscreen

TEN_YEARS = "3650"


@pytest.fixture(scope="session")
def on_disk(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder in the checkout: the system's folder for temporary files may be memory."""
    cache: pytest.Cache = request.config.cache  # type: ignore[assignment]
    with TemporaryDirectory(dir=cache.mkdir("benchmarks")) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def ten_years(on_disk: Path) -> Path:
    """A diary of ten years that ends today."""
    path = on_disk / "ten-years.imuran"
    command = [sys.executable, "-m", "imuran_desktop", "demo", str(path), "--days", TEN_YEARS]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return path


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of a desktop: a private X server, window manager and session bus, or else no screen at all."""
    folder = tmp_path_factory.mktemp("screen")
    with ExitStack() as stack:
        yield _desktop(folder, stack) or offscreen(folder)


def _desktop(folder: Path, stack: ExitStack) -> dict[str, str] | None:
    if sys.platform != "linux":
        return None
    from tests.journeys.desktop_session import Desktop
    from tests.journeys.servers import missing

    return None if missing("Xvfb", "openbox", "dbus-daemon") else stack.enter_context(Desktop(folder)).env
