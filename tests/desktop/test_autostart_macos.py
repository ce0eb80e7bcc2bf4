from __future__ import annotations

import os
import plistlib
from pathlib import Path

import pytest

from imuran_desktop.desktop.autostart_macos import LaunchAgent

COMMAND = ["/usr/bin/python3", "-m", "imuran_desktop", "--diary", "/Users/sam/Sam's 100 % <diary>.imuran"]


def test_written_and_removed(tmp_path: Path) -> None:
    folder = tmp_path / "LaunchAgents"
    agent, other = LaunchAgent("org.example.App", folder), LaunchAgent("org.example.Other", folder)
    agent.remove()
    assert not agent.enabled
    agent.write(COMMAND)
    other.write(COMMAND)
    assert agent.enabled
    file = folder / "org.example.App.plist"
    kept = plistlib.loads(file.read_bytes())
    assert (kept["Label"], kept["ProgramArguments"], kept["RunAtLoad"]) == ("org.example.App", COMMAND, True)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    agent.remove()
    assert (agent.enabled, other.enabled) == (False, True)


@pytest.mark.parametrize(
    "content",
    [
        b"nonsense",
        plistlib.dumps([]),
        plistlib.dumps({"RunAtLoad": False}),
        plistlib.dumps({"RunAtLoad": True, "Disabled": True}),
    ],
)
def test_one_that_starts_nothing_is_not_enabled(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "org.example.App.plist").write_bytes(content)
    assert not LaunchAgent("org.example.App", tmp_path).enabled
