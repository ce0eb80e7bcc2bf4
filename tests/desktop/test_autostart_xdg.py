from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from imuran_desktop.desktop.autostart_xdg import XdgEntry
from tests.desktop.exec_line import arguments_of, value_of
from tests.journeys.servers import need

NAME = "org.example.App"
COMMAND = [sys.executable, "-m", "app"]
NASTY = [
    "/home/sam/My diary.imuran",
    "100 % sure/%f %u%%.imuran",
    "50%",
    """quotes ' and " and `date` and $HOME""",
    "back\\slash\\\\n\\s",
    "a;b&c|d>e<f(g)*h?i#j~k",
    "line\nbreak\ttab\rreturn",
    "~/diary",
    "ĦÉ \N{EN DASH} Übel 中",
    "",
    " ",
    "=x",
]

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other systems start programs otherwise")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart"


def test_written_it_is_enabled_and_only_its_owner_can_write_it(folder: Path) -> None:
    entry = XdgEntry(NAME)
    assert not entry.enabled
    entry.write(COMMAND)
    assert entry.enabled
    (file,) = folder.iterdir()
    assert file.name == f"{NAME}.desktop"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert arguments_of(file) == COMMAND
    assert value_of(file, "TryExec") == sys.executable
    assert (value_of(file, "Type"), value_of(file, "Name")) == ("Application", "Imuran Desktop")


def test_removed_it_is_off_and_the_others_stay(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o755)
    folder.chmod(0o755)
    other = folder / "org.example.Other.desktop"
    other.write_text("[Desktop Entry]\nExec=other\n")
    for name in (NAME, f"{NAME}.Diary-1"):
        XdgEntry(name).write(COMMAND)
    XdgEntry(NAME).remove()
    assert not XdgEntry(NAME).enabled
    assert XdgEntry(f"{NAME}.Diary-1").enabled
    assert sorted(path.name for path in folder.iterdir()) == [f"{NAME}.Diary-1.desktop", other.name]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755  # a folder of everybody's programs
    XdgEntry(NAME).remove()


@pytest.mark.parametrize(
    ("changed", "enabled"),
    [
        ("Hidden=true", False),
        ("Hidden=false", True),
        ("Hidden = true", False),
        ("X-GNOME-Autostart-enabled=false", False),
        ("X-GNOME-Autostart-enabled=true", True),
        ("# Hidden=true", True),
        ("[Desktop Action other]\nHidden=true", True),
        ("TryExec=/nonexistent/python", False),
        ("TryExec=/bin/\\\\nothing", False),
    ],
)
def test_what_the_person_changed_elsewhere_counts(folder: Path, changed: str, enabled: bool) -> None:
    folder.mkdir(parents=True)
    (folder / f"{NAME}.desktop").write_text(f"[Desktop Entry]\nType=Application\nExec=sh\n{changed}\n")
    assert XdgEntry(NAME).enabled == enabled


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"Exec=sh\n", b"[Desktop Entry]\nExec=\n"])
def test_a_file_that_starts_nothing_is_not_enabled_and_can_be_replaced(folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / f"{NAME}.desktop").write_bytes(content)
    entry = XdgEntry(NAME)
    assert not entry.enabled
    entry.write(COMMAND)
    assert entry.enabled


def test_a_setting_that_is_no_absolute_path_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for setting in ("relative", ""):
        monkeypatch.setenv("XDG_CONFIG_HOME", setting)
        XdgEntry(NAME).write(COMMAND)
        (tmp_path / ".config" / "autostart" / f"{NAME}.desktop").unlink()


def test_a_diary_that_utf_8_cannot_name_is_refused(folder: Path) -> None:
    with pytest.raises(OSError, match="diary"):
        XdgEntry(NAME).write([*COMMAND, os.fsdecode(b"diary-\xff")])
    assert not XdgEntry(NAME).enabled


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    with pytest.raises(OSError, match="file"):
        XdgEntry(NAME).write(COMMAND)
    assert not XdgEntry(NAME).enabled


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=4))
def test_every_argument_arrives_as_it_was(folder: Path, arguments: list[str]) -> None:
    XdgEntry(NAME).write([*COMMAND, *arguments])
    assert XdgEntry(NAME).enabled
    assert arguments_of(folder / f"{NAME}.desktop") == [*COMMAND, *arguments]


def test_glib_starts_it_with_every_argument_as_it_was(folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    need("gio")
    heard = tmp_path / "heard"
    recorder = (
        "import json, os, sys; path, *rest = sys.argv[1:];"
        "open(path + '-', 'w').write(json.dumps(rest)); os.replace(path + '-', path)"
    )
    XdgEntry(NAME).write([sys.executable, "-c", recorder, str(heard), *NASTY])
    done = subprocess.run(
        ["gio", "launch", str(folder / f"{NAME}.desktop")], capture_output=True, text=True, check=False, timeout=30
    )
    assert done.returncode == 0, done.stderr
    qtbot.waitUntil(heard.exists, timeout=20_000)
    assert json.loads(heard.read_text()) == NASTY
