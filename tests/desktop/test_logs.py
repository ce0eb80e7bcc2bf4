from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from imuran_desktop.desktop import logs


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root, ours = logging.getLogger(), logging.getLogger("imuran_desktop")
    levels = root.level, ours.level
    handler = logs.start_logging(tmp_path / "log")
    assert handler is not None
    yield tmp_path / "log" / "imuran-desktop.log"
    logs.stop_logging(handler)
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


def test_it_is_kept_for_the_owner_only_and_turned_over(log: Path) -> None:
    for number in range(12_000):
        logging.getLogger("imuran_desktop.test").info("line %d, which is as long as lines in a log often are", number)
    files = sorted(log.parent.iterdir())
    assert [file.name for file in files] == ["imuran-desktop.log", *(f"imuran-desktop.log.{n}" for n in (1, 2, 3))]
    assert sum(file.stat().st_size for file in files) < 1_100_000
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_libraries_are_heard_from_warnings_on(log: Path) -> None:
    logging.getLogger("apscheduler.scheduler").info("Running job at 2026-03-01 08:00")
    logging.getLogger("apscheduler.scheduler").warning("something is wrong")
    assert "Running job" not in log.read_text()
    assert "something is wrong" in log.read_text()


def test_exceptions_are_named_and_placed_but_not_quoted(log: Path) -> None:
    def fail(severity: str) -> None:
        try:
            int(severity)
        except ValueError as error:
            raise RuntimeError(severity) from error

    recorded = "severe headache"
    try:
        fail(recorded)
    except RuntimeError:
        logging.getLogger("imuran_desktop.test").exception("failed")
    written = log.read_text()
    assert "RuntimeError from ValueError" in written
    assert Path(__file__).name in written
    assert "severe headache" not in written


def test_the_uncaught_is_logged_on_any_thread(tmp_path: Path) -> None:
    code = (
        "import sys, threading, pathlib; from imuran_desktop.desktop import logs\n"
        "logs.start_logging(pathlib.Path(sys.argv[1])); logs.install_excepthook()\n"
        "secret = ''.join(['50', ' mg'])\n"
        "def fail(): raise KeyError(secret)\n"
        "thread = threading.Thread(target=fail); thread.start(); thread.join()\n"
        "raise OSError(secret)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "imuran-desktop: unexpected KeyError; the log says where",
        "imuran-desktop: unexpected OSError; the log says where",
    ]
    written = (tmp_path / "imuran-desktop.log").read_text()
    assert written.count("uncaught") == 2
    assert "KeyError" in written
    assert "OSError" in written
    assert "50 mg" not in written


def test_somebody_can_be_told_of_the_uncaught(tmp_path: Path) -> None:
    code = (
        "import sys, threading; from imuran_desktop.desktop import logs\n"
        "logs.install_excepthook(lambda error: print('told of', repr(error)))\n"
        "def fail(): raise KeyError('on another thread')\n"
        "thread = threading.Thread(target=fail); thread.start(); thread.join()\n"
        "raise OSError('on this one')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "told of OSError('on this one')\n"


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert logs.start_logging(tmp_path / "file" / "log") is None
