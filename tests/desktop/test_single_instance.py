from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from imuran_desktop.desktop.single_instance import SingleInstance

OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from imuran_desktop.desktop.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]), Path(sys.argv[2]))
print(instance.claim(), flush=True)
if sys.argv[3:]:
    instance.listen()
    instance.raised.connect(lambda: print("raised", flush=True))
    app.exec()
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start another process for a diary."""
    started: list[subprocess.Popen[str]] = []

    def start(diary: Path, *options: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", OTHER, str(diary), str(tmp_path / "run"), *options]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_is_refused_and_raises_the_first(
    qtbot: QtBot, tmp_path: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    diary = tmp_path / "diary.imuran"
    first = SingleInstance(diary, tmp_path / "run")
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.raised):
        second = start(tmp_path / "." / "x" / ".." / "diary.imuran")
    assert said(second) == "False"
    assert said(start(tmp_path / "another.imuran")) == "True"
    first.release()
    assert said(start(diary)) == "True"


def test_one_that_is_about_to_start_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = (SingleInstance(tmp_path / "d", tmp_path / "run") for _ in range(2))
    assert first.claim()
    QTimer.singleShot(250, first.listen)
    with qtbot.waitSignal(first.raised):
        assert not second.claim()
    first.release()


def test_one_that_was_killed_leaves_nothing_in_the_way(
    qtbot: QtBot, tmp_path: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    first = start(tmp_path / "d", "listen")
    assert said(first) == "True"
    claimed = SingleInstance(tmp_path / "d", tmp_path / "run")
    assert not claimed.claim()
    assert said(first) == "raised"
    first.kill()
    first.wait()
    assert claimed.claim()
    claimed.listen()
    with qtbot.waitSignal(claimed.raised):
        start(tmp_path / "d")
    claimed.release()


def test_a_folder_with_a_long_path_will_do(qtbot: QtBot, tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 120)
    first, second = SingleInstance(tmp_path / "d", deep), SingleInstance(tmp_path / "d", deep)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.raised):
        assert not second.claim()
    first.release()


def test_a_knock_that_nobody_answered_is_not_answered_by_a_later_start(qtbot: QtBot, tmp_path: Path) -> None:
    silent, second, later = (SingleInstance(tmp_path / "d", tmp_path / "run") for _ in range(3))
    assert silent.claim()
    assert not second.claim()
    silent.release()
    assert later.claim()
    with qtbot.assertNotEmitted(later.raised, wait=50):
        later.listen()
    later.release()


@pytest.mark.skipif(sys.platform == "win32", reason="its rights are the folder's there")
def test_nobody_else_can_reach_it(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "d", tmp_path / "run")
    assert first.claim()
    first.listen()
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "run").iterdir())
    assert (tmp_path / "run").stat().st_mode & 0o077 == 0
    first.release()


def test_a_folder_that_cannot_be_used_does_not_keep_the_diary_closed(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "file").touch()
    assert SingleInstance(tmp_path / "d", tmp_path / "file" / "run").claim()
