"""The settings of this computer's user: each declared once, all kept in one small JSON file outside the diary."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from imuran_desktop.desktop.paths import write_private

T = TypeVar("T", str, int, bool, tuple[str, ...])
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting. Its type is that of its default; `choices` or `least` and `most` (both inclusive) limit it."""

    key: str
    default: T
    help: str
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    def accepts(self, value: object) -> bool:
        """Whether `value` is of the type and within the limits."""
        if type(value) is not type(self.default):  # not isinstance: True is an int
            return False
        if isinstance(value, tuple):
            return all(isinstance(item, str) for item in value)
        if isinstance(value, int):
            return (self.least is None or self.least <= value) and (self.most is None or value <= self.most)
        return not self.choices or value in self.choices


APPEARANCE = Setting(
    "appearance", "system", "Light or dark, or as the system has it.", choices=("system", "light", "dark")
)
TEXT_PERCENT = Setting("text_percent", 100, "The size of the text, in percent.", least=100, most=200)
RECORDED_BY = Setting("recorded_by", "", "Your name, kept with what you record; useful when several people do.")
HIDE_NAMES = Setting("hide_names", False, "Notifications say “your medicine” instead of its name.")
NOTICES_SEEN = Setting[tuple[str, ...]]("notices_seen", (), "The explanations that were shown and need no repeating.")
STAYED_HOME = Setting[tuple[str, ...]](
    "stayed_home", (), "The journeys, as diary, home and place, on which doses stay on home time; asked once each."
)
SETTINGS: tuple[Setting[Any], ...] = (APPEARANCE, TEXT_PERCENT, RECORDED_BY, HIDE_NAMES, NOTICES_SEEN, STAYED_HOME)


class Settings:
    """The settings as the file has them. Keys that this version does not know are kept.

    `set_aside` is where a file that could not be read was moved to, when that happened on loading; else None.
    """

    def __init__(self, path: Path, values: dict[str, object], set_aside: Path | None = None) -> None:
        """Use `load`."""
        self._path = path
        self._values = values
        self.set_aside = set_aside

    @classmethod
    def load(cls, path: Path) -> Settings:
        """The settings in the file at `path`; the defaults when there is none, or none that can be read."""
        try:
            return cls(path, _read(path))
        except (OSError, ValueError) as error:
            _log.warning("settings cannot be read: %s", type(error).__name__)
            return cls(path, {}, _set_aside(path))

    def get(self, setting: Setting[T]) -> T:
        """The value, or the default when there is none that the setting accepts."""
        value: Any = self._values.get(setting.key, setting.default)
        if isinstance(value, list):
            value = tuple(value)
        return value if setting.accepts(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a value at once. Raises ValueError for one that is not accepted, OSError when it cannot be kept."""
        if not setting.accepts(value):
            raise ValueError(f"not a value for {setting.key}")
        try:
            current = _read(self._path)  # another window may have written since
        except (OSError, ValueError):
            current = dict(self._values)
        current[setting.key] = value
        write_private(self._path, json.dumps(current, ensure_ascii=False, indent=2).encode() + b"\n")
        self._values = current


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
