"""Letters that other programs show don't stay outside the diary."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from imuran_desktop.ui.blood_tests.opened_folder import PREFIX, OpenedFolder

OPEN_AND_WAIT = """
import sys
from imuran_desktop.ui.blood_tests.opened_folder import OpenedFolder
opened = OpenedFolder()
(opened.path() / "letter.pdf").write_bytes(b"made up")
print(opened.path(), flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_it_is_its_owner_s_alone_and_goes_in_the_end(temporary: Path) -> None:
    opened = OpenedFolder()
    path = opened.path()
    assert (path.parent, opened.path()) == (temporary, path)
    assert path.stat().st_mode & 0o077 == 0
    (path / "letter.pdf").write_bytes(b"made up")
    opened.remove()
    assert list(temporary.iterdir()) == []


def test_what_a_copy_left_that_was_killed_goes_and_that_of_a_running_one_stays(temporary: Path) -> None:
    command = [sys.executable, "-c", OPEN_AND_WAIT]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as killed,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running,
    ):
        assert killed.stdout is not None
        assert running.stdout is not None
        left, used = Path(killed.stdout.readline().strip()), Path(running.stdout.readline().strip())
        killed.kill()
        killed.wait()
        assert (left / "letter.pdf").exists()
        opened = OpenedFolder()
        opened.path()
        assert not left.exists()
        assert (used / "letter.pdf").exists()
        opened.remove()
        running.terminate()


def test_two_windows_of_one_copy_leave_each_other_s_alone() -> None:
    one, other = OpenedFolder(), OpenedFolder()
    first = one.path()
    other.path()
    assert first.exists()


def test_what_only_looks_like_one_is_left_alone(temporary: Path) -> None:
    elsewhere = temporary / "documents"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("kept", encoding="utf-8")
    (temporary / f"{PREFIX}trap").symlink_to(elsewhere)
    (temporary / f"{PREFIX}file").write_text("kept", encoding="utf-8")
    OpenedFolder().path()
    assert (elsewhere / "mine.txt").exists()
    assert (temporary / f"{PREFIX}file").exists()


def test_a_folder_whose_lock_another_holds_stays(temporary: Path) -> None:
    other = temporary / f"{PREFIX}other"
    other.mkdir()
    lock = QLockFile(str(other / "in-use.lock"))
    assert lock.tryLock(0)
    os.utime(other / "in-use.lock", (0, 0))
    OpenedFolder().path()
    assert other.exists()
