"""A value under the key Run of the registry: what Windows starts for a person at log-in."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import Protocol

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the Task Manager keeps what the person switched off there: bytes, of which the first is then odd."""
LONGEST = 260
"""Windows leaves out what is longer."""


class Registry(Protocol):
    """The person's own part of the registry."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """A value; None when there is none. Raises OSError."""

    def write(self, key: str, name: str, text: str) -> None:
        """Set a value. Raises OSError."""

    def remove(self, key: str, name: str) -> None:
        """Remove a value, if there is one. Raises OSError."""


class RunKeyEntry:
    """See `autostart.Entry`."""

    def __init__(self, name: str, registry: Registry) -> None:
        self._name, self._registry = name, registry

    @property
    def enabled(self) -> bool:
        """See `autostart.Entry.enabled`."""
        try:
            command = self._registry.read(RUN, self._name)
            approved = self._registry.read(APPROVED, self._name)
        except OSError:
            return False
        switched_off = isinstance(approved, bytes) and approved[:1] != b"" and approved[0] % 2 == 1
        return bool(command) and not switched_off

    def write(self, command: Sequence[str]) -> None:
        """See `autostart.Entry.write`."""
        line = subprocess.list2cmdline(command)
        if len(line) > LONGEST:
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), command[-1])
        self._registry.write(RUN, self._name, line)
        self._registry.remove(APPROVED, self._name)

    def remove(self) -> None:
        """See `autostart.Entry.remove`."""
        self._registry.remove(RUN, self._name)
        self._registry.remove(APPROVED, self._name)


if sys.platform == "win32":
    import winreg

    class UserRegistry:
        """See `Registry`."""

        def read(self, key: str, name: str) -> str | bytes | None:
            """See `Registry.read`."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value = winreg.QueryValueEx(opened, name)[0]
            except FileNotFoundError:
                return None
            return value if isinstance(value, str | bytes) else None

        def write(self, key: str, name: str, text: str) -> None:
            """See `Registry.write`."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)

        def remove(self, key: str, name: str) -> None:
            """See `Registry.remove`."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return
