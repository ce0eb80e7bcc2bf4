"""A desktop entry in the folder whose programs a desktop starts at log-in.

By freedesktop.org's specifications: Desktop Application Autostart 0.5 and Desktop Entry 1.5.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from imuran_desktop.desktop.paths import APP_ID, ensure_private_dir
from imuran_desktop.store.files import replace_file

_GROUP = "[Desktop Entry]"
_PLAIN = re.compile(r"[A-Za-z0-9_./:@+,%-]+")
"""An argument without any character that the specification reserves needs no quotes."""
_ESCAPED = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNESCAPED = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


class XdgEntry:
    """See `autostart.Entry`."""

    def __init__(self, name: str, diary: str = "") -> None:
        """`name` of the file, without its ending; `diary`: what to tell this entry from others by, for people."""
        self._name, self._diary = name, diary

    @property
    def enabled(self) -> bool:
        """See `autostart.Entry.enabled`. One whose program is gone starts nothing."""
        try:
            text = self._path().read_text(encoding="utf-8")
        except (OSError, ValueError):
            return False
        values = _read(text)
        off = values.get("Hidden") == "true" or values.get("X-GNOME-Autostart-enabled") == "false"
        program = values.get("TryExec")
        return bool(values.get("Exec")) and not off and (program is None or shutil.which(program) is not None)

    def write(self, command: Sequence[str]) -> None:
        """See `autostart.Entry.write`."""
        path = self._path()
        if not path.parent.is_dir():
            ensure_private_dir(path.parent)
        replace_file(path, self._content(command))

    def remove(self) -> None:
        """See `autostart.Entry.remove`."""
        self._path().unlink(missing_ok=True)

    def _path(self) -> Path:
        configured = Path(os.environ.get("XDG_CONFIG_HOME", ""))
        # A path that is not absolute is to be ignored, says the XDG Base Directory specification.
        config = configured if configured.is_absolute() else Path.home() / ".config"
        return config / "autostart" / f"{self._name}.desktop"

    def _content(self, command: Sequence[str]) -> bytes:
        values = {
            "Type": "Application",
            "Version": "1.5",
            "Name": f"Imuran Desktop ({self._diary})" if self._diary else "Imuran Desktop",
            "TryExec": command[0],
            "Exec": " ".join(map(_quoted, command)),
            "Icon": APP_ID,
            "Terminal": "false",
            "StartupNotify": "false",
            "X-GNOME-Autostart-enabled": "true",
        }
        lines = [_GROUP, *(f"{key}={_escaped(value)}" for key, value in values.items()), ""]
        try:
            return "\n".join(lines).encode()
        except UnicodeEncodeError:  # entries are UTF-8, and this file's name is not
            raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), command[-1]) from None


def _quoted(argument: str) -> str:
    """The argument as the key Exec has it, before `_escaped`."""
    argument = argument.replace("%", "%%")
    if _PLAIN.fullmatch(argument):
        return argument
    return '"' + re.sub(r'(["`$\\])', r"\\\1", argument) + '"'


def _escaped(value: str) -> str:
    escaped = "".join(_ESCAPED.get(sign, sign) for sign in value)
    return f"\\s{escaped[1:]}" if escaped.startswith(" ") else escaped


def _read(text: str) -> dict[str, str]:
    """The values of a desktop entry's main group."""
    values: dict[str, str] = {}
    inside = False
    for line in text.splitlines():
        if line.startswith("["):
            inside = line.strip() == _GROUP
        elif inside and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            values[key.strip()] = re.sub(r"\\(.)", lambda sign: _UNESCAPED.get(sign[1], sign[0]), value.strip())
    return values
