from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from imuran_desktop.desktop.device import device_id


def test_it_is_made_once_and_kept(tmp_path: Path) -> None:
    made = device_id(tmp_path / "config")
    assert re.fullmatch(r"[0-9a-f]{32}", made)
    assert device_id(tmp_path / "config") == made
    assert [path.name for path in (tmp_path / "config").iterdir()] == ["device-id"]
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "config" / "device-id").stat().st_mode) == 0o600


def test_two_devices_have_two(tmp_path: Path) -> None:
    assert device_id(tmp_path / "one") != device_id(tmp_path / "two")


@pytest.mark.parametrize("content", [b"", b"0123", b"\xff\xfe", b"x" * 32])
def test_a_damaged_one_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "device-id").write_bytes(content)
    made = device_id(tmp_path)
    assert re.fullmatch(r"[0-9a-f]{32}", made)
    assert device_id(tmp_path) == made


def test_processes_that_start_at_once_agree(tmp_path: Path) -> None:
    code = "import sys, pathlib; from imuran_desktop.desktop.device import device_id\n"
    code += "sys.stdin.read(); print(device_id(pathlib.Path(sys.argv[1])))"
    command = [sys.executable, "-c", code, str(tmp_path / "config")]
    starts = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    for start in starts:
        assert start.stdin is not None
        start.stdin.close()
        start.stdin = None
    assert len({start.communicate()[0] for start in starts}) == 1
