"""Starting when the person logs in: a diary's own entry among what the system starts then.

The entry itself says whether it is so; nothing else keeps it. Each diary has its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from imuran_desktop.desktop.paths import APP_ID, default_diary
from imuran_desktop.desktop.single_instance import diary_key

_PACKAGE = "imuran_desktop"
_PATIENCE = 10.0
_SHOW_PLACE = f"import {_PACKAGE}; print({_PACKAGE}.__file__)"
_FROM_FOLDER = f"import sys; sys.path.insert(0, sys.argv.pop(1)); from {_PACKAGE}.__main__ import main; main()"
"""Starts the app from the folder that is its first argument."""


class Entry(Protocol):
    """One command that the system may start when the person logs in."""

    @property
    def enabled(self) -> bool:
        """Whether the system would start it."""

    def write(self, command: Sequence[str]) -> None:
        """Have this started from the next time on. Raises OSError."""

    def remove(self) -> None:
        """Have it started no more; no matter if there was none. Raises OSError."""


class Autostart:
    """Whether the app starts, without showing its window, when the person logs in."""

    def __init__(self, diary: Path | None, entry: Entry | None = None) -> None:
        """`diary`: None for the default one. `entry`: None for this system's."""
        absolute = diary.absolute() if diary else None
        self._diary = None if absolute == default_diary() else absolute
        self._entry = entry or _make_entry(self._diary)

    @property
    def supported(self) -> bool:
        """Whether this system can start it by itself."""
        return bool(sys.executable)

    @property
    def enabled(self) -> bool:
        """Whether it starts when the person logs in."""
        return self._entry.enabled

    def enable(self) -> None:
        """Start with the person from now on. Raises OSError."""
        self._entry.write([*app_command(), *self._arguments()])

    def disable(self) -> None:
        """Start with the person no more. Raises OSError."""
        self._entry.remove()

    def _arguments(self) -> list[str]:
        return ["--background", *(["--diary", str(self._diary)] if self._diary else [])]


def app_command() -> list[str]:
    """The command that starts this installation of the app, from any folder. Raises OSError where Python can't run."""
    python = _windowless(Path(sys.executable))
    ours = Path(__file__).parents[1]
    if _found_by_itself() == ours:
        return [str(python), "-P", "-m", _PACKAGE]
    return [str(python), "-P", "-c", _FROM_FOLDER, str(ours.parent)]


def _found_by_itself() -> Path | None:
    """The package that Python finds with none of this terminal's settings, if any."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [sys.executable, "-P", "-X", "utf8", "-c", _SHOW_PLACE]
    try:
        done = subprocess.run(command, env=plain, capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None
    return Path(done.stdout.removesuffix("\n")).parent if done.returncode == 0 else None


def _windowless(python: Path) -> Path:
    """The Python that opens no console beside it: another program, on Windows only."""
    windowless = python.with_name("pythonw.exe")
    return windowless if sys.platform == "win32" and windowless.exists() else python


def _make_entry(diary: Path | None) -> Entry:
    key = diary_key(diary)[:12] if diary else ""
    if sys.platform == "win32":
        from imuran_desktop.desktop.autostart_windows import RunKeyEntry, UserRegistry

        return RunKeyEntry(f"Imuran Desktop {key}".strip(), UserRegistry())
    name = f"{APP_ID}.Diary-{key}" if key else APP_ID
    if sys.platform == "darwin":
        from imuran_desktop.desktop.autostart_macos import LaunchAgent

        return LaunchAgent(name)
    from imuran_desktop.desktop.autostart_xdg import XdgEntry

    return XdgEntry(name, diary.stem if diary else "")
