"""What many reports side by side cost beyond what each costs alone, in time and in memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

import pytest

from imuran_desktop.services.demo import make_demo
from imuran_desktop.services.spread import default_workers
from tests.benchmarks.figures import compare
from tests.benchmarks.many_reports import DAYS, UNTIL
from tests.benchmarks.measured import megabytes, offscreen, running

_PEOPLE = 5
"""So many are made up; the diaries are copies of theirs."""
_ALONE, _FEW, _ROUNDS = 20, 10, 3
_LOOK_EVERY_S = 0.05
_WORKERS = default_workers()


@pytest.fixture(scope="module")
def diaries(on_disk: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder with as many diaries as are wanted."""
    people = []
    for seed in range(_PEOPLE):
        people.append(on_disk / f"person-{seed}.imuran")
        make_demo(people[-1], datetime(2026, 6, 30, 18, tzinfo=UTC), DAYS, seed, UNTIL).close()
    folder = on_disk / "many"
    folder.mkdir()
    for number in range(max(_ALONE, request.config.getoption("--diaries"))):
        shutil.copy(people[number % _PEOPLE], folder / f"{number:04}.imuran")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def out(on_disk: Path) -> Iterator[Path]:
    folder = on_disk / "reports"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def test_the_time_of_many(diaries: Path, out: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    count = request.config.getoption("--diaries")
    alone = json.loads(_printed(_command(diaries, out, _ALONE, 0), tmp_path))
    together = json.loads(_printed(_command(diaries, out, count, _WORKERS), tmp_path))
    assert len([*out.iterdir()]) == max(count, _ALONE)
    what = f"{count} reports by {_WORKERS} workers, of each: wall time x workers / one in a warm process"
    of_each = [1000 * together * _WORKERS / count]
    compare(what, of_each, [1000 * one for one in alone], "ms", aim=1.2)
    # Alone, a report's pages are laid out on every processor at once; a worker has one to itself.
    on_one = json.loads(_printed(_command(diaries, out, _ALONE, 0), tmp_path, RAYON_NUM_THREADS="1"))
    compare(f"{what} that keeps to one processor", of_each, [1000 * one for one in on_one], "ms", aim=1.2)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_memory_of_many(diaries: Path, out: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    count = request.config.getoption("--diaries")
    few = max(_peak_megabytes(_command(diaries, out, _FEW, _WORKERS), tmp_path) for _ in range(_ROUNDS))
    many = _peak_megabytes(_command(diaries, out, count, _WORKERS), tmp_path)
    compare(f"memory (PSS) of all processes at {count} reports / at {_FEW}", [many], [few], "MB", aim=1.2)


def _command(diaries: Path, out: Path, count: int, workers: int) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.many_reports", str(diaries), str(out), str(count), str(workers)]


def _printed(command: list[str], home: Path, **env: str) -> str:
    env = {**offscreen(home), **env}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


def _peak_megabytes(command: list[str], home: Path) -> float:
    """The most that a program and the processes it started ever held together."""
    peak = 0.0
    with running(command, offscreen(home)) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_held, [process.pid, *_children(process.pid)])))
            sleep(_LOOK_EVERY_S)
        assert process.returncode == 0
    return peak


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def _held(pid: int) -> float:
    with suppress(OSError, StopIteration):  # it has just ended
        return megabytes(pid)
    return 0.0
