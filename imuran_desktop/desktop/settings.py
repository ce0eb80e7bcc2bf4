"""The file in which the settings of this computer's user are kept, outside the diary."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from imuran_desktop.desktop.paths import write_private
from imuran_desktop.settings import Setting, SettingValues, T

_log = logging.getLogger(__name__)


class Settings:
    """The settings as the file has them. Keys that this version does not know are kept.

    `values` are those of the file; `set_aside` is where a file that could not be read was moved to, when that happened
    on loading, else None.
    """

    def __init__(self, path: Path, raw: dict[str, object], set_aside: Path | None = None) -> None:
        """Use `load`."""
        self._path, self._raw = path, raw
        self.values = SettingValues(raw)
        self.set_aside = set_aside

    @classmethod
    def load(cls, path: Path) -> Settings:
        """The settings in the file at `path`; the defaults when there is none, or none that can be read."""
        try:
            return cls(path, _read(path))
        except (OSError, ValueError) as error:
            _log.warning("settings cannot be read: %s", type(error).__name__)
            return cls(path, {}, _set_aside(path))

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value at once. Raises ValueError for one that is not accepted, OSError when it cannot be kept."""
        if not setting.accepts(value):
            raise ValueError(f"not a value for {setting.key}")
        try:
            current = _read(self._path)  # another window may have written since
        except (OSError, ValueError):
            current = dict(self._raw)
        current[setting.key] = value
        write_private(self._path, json.dumps(current, ensure_ascii=False, indent=2).encode() + b"\n")
        self._raw, self.values = current, SettingValues(current)


def _read(path: Path) -> dict[str, object]:
    try:
        values = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(values, dict):
        raise ValueError("not a table of settings")  # noqa: TRY004 one error for all that a file can be
    return values


def _set_aside(path: Path) -> Path | None:
    aside = path.with_name(path.name + ".broken")
    try:
        path.replace(aside)
    except OSError as error:
        _log.warning("settings cannot be set aside: %s", type(error).__name__)
        return None
    return aside
