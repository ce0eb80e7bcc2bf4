"""What the benchmarks share: a diary of ten years on a real disk, and a private desktop."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.benchmarks.measured import offscreen
from tests.themes import look

__all__ = ["look"]

TEN_YEARS = "3650"


def pytest_addoption(parser: pytest.Parser) -> None:
    """How much is measured: by default as much as a test run has time for."""
    parser.addoption("--idle-minutes", type=float, default=1.0, help="how long to watch the app in the tray [1]")
    parser.addoption("--diaries", type=int, default=50, help="how many to make reports of side by side [50]")
    parser.addoption("--reminders", type=int, default=10_000, help="how many to tell while memory is watched [10000]")


@pytest.fixture(scope="session")
def on_disk(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder in the checkout: the system's folder for temporary files may be memory."""
    cache = request.config.cache
    assert cache is not None
    with TemporaryDirectory(dir=cache.mkdir("benchmarks")) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def ten_years(on_disk: Path) -> Path:
    """A diary of ten years that ends today."""
    return _demo(on_disk / "ten-years.imuran", TEN_YEARS)


@pytest.fixture(scope="session")
def one_year(on_disk: Path) -> Path:
    """A diary of one year that ends today."""
    return _demo(on_disk / "one-year.imuran", "365")


def _demo(path: Path, days: str) -> Path:
    command = [sys.executable, "-m", "imuran_desktop", "demo", str(path), "--days", days]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return path


@pytest.fixture(scope="session")
def desktop_env(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of programs on a private desktop; where its servers are missing, of programs without a screen."""
    folder = tmp_path_factory.mktemp("desktop")
    with ExitStack() as stack:
        yield _desktop(folder, stack) or offscreen(folder)


def _desktop(folder: Path, stack: ExitStack) -> dict[str, str] | None:
    if sys.platform != "linux":
        return None
    from tests.journeys.desktop_session import Desktop
    from tests.journeys.servers import missing

    return None if missing("Xvfb", "openbox", "dbus-daemon") else stack.enter_context(Desktop(folder)).env
