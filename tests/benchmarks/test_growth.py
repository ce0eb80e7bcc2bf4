"""Whether the app may run for months: its memory after thousands of reminders."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.benchmarks.figures import compare
from tests.benchmarks.measured import offscreen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
_IN_WINDOW = 1000
_IN_MEMORY = Path("/dev/shm")


@pytest.fixture
def fast_file(tmp_path: Path) -> Iterator[Path]:
    """A file where a commit need not wait for a disk, if there is such a place: it is not time that is measured."""
    place = _IN_MEMORY if _IN_MEMORY.is_dir() else tmp_path
    with TemporaryDirectory(dir=place) as folder:
        yield Path(folder) / "years.imuran"


def test_memory_after_thousands_of_reminders(fast_file: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    wanted = request.config.getoption("--reminders")
    before, after = _growth("many_reminders", str(fast_file), str(wanted), home=tmp_path)
    compare(f"memory (PSS) after {wanted} reminders / at the start", [after], [before], "MB", aim=1.05)


def test_memory_after_a_thousand_in_the_reminder_window(tmp_path: Path) -> None:
    before, after = _growth("many_windows", str(_IN_WINDOW), home=tmp_path)
    compare(f"memory (PSS) after {_IN_WINDOW} in the reminder window / at the start", [after], [before], "MB", aim=1.05)


def _growth(program: str, *arguments: str, home: Path) -> tuple[float, float]:
    """The memory of one of our programs at its start and at its end, in a process of its own."""
    command = [sys.executable, "-m", f"tests.benchmarks.{program}", *arguments]
    done = subprocess.run(command, env=offscreen(home), capture_output=True, text=True, check=True)
    before, after = json.loads(done.stdout)
    return before, after
