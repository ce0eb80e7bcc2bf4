"""What can be set on this computer: each setting declared once, with its label, help, default and limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, Generic, TypeVar

T = TypeVar("T", str, int, bool, tuple[str, ...])


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting. Its type is that of its default; `choices`, `is_time` or `least` and `most` (inclusive) limit it.

    `label` and `help` are in English, to be translated where they are shown. What has no label is set by the program.
    """

    key: str
    default: T
    help: str
    label: str = ""
    choices: tuple[T, ...] = ()
    least: int | None = None
    most: int | None = None
    is_time: bool = False
    """A time of day as text, such as 09:00."""

    def accepts(self, value: object) -> bool:
        """Whether `value` is of the type and within the limits."""
        if type(value) is not type(self.default):  # not isinstance: True is an int
            return False
        if isinstance(value, tuple):
            return all(isinstance(item, str) for item in value)
        if self.is_time:
            return _is_time(str(value))
        if self.choices:
            return value in self.choices
        return not isinstance(value, int) or self._is_within(value)

    def _is_within(self, value: int) -> bool:
        return (self.least is None or self.least <= value) and (self.most is None or value <= self.most)


class SettingValues:
    """A value for every setting, which never changes."""

    def __init__(self, raw: Mapping[str, object] | None = None) -> None:
        """Take values by the keys of their settings. What is not there, or not accepted, has its default."""
        self._raw = dict(raw or {})

    def get(self, setting: Setting[T]) -> T:
        """The value, or the default when there is none that the setting accepts."""
        value: Any = self._raw.get(setting.key, setting.default)
        if isinstance(value, list):
            value = tuple(value)
        return value if setting.accepts(value) else setting.default

    def with_value(self, setting: Setting[T], value: T) -> SettingValues:
        """These values, but for one.

        Raises:
            ValueError: when the setting does not accept it.
        """
        if not setting.accepts(value):
            raise ValueError(f"not a value for {setting.key}")
        return SettingValues({**self._raw, setting.key: value})


def time_of(value: str) -> time:
    """The time of day that the value of a setting with `is_time` stands for."""
    return time.fromisoformat(value)


def _is_time(value: str) -> bool:
    try:
        return f"{time_of(value):%H:%M}" == value
    except ValueError:
        return False


APPEARANCE = Setting(
    "appearance",
    "system",
    "Light or dark. “Same as this computer” changes whenever your computer does.",
    label="Colours",
    choices=("system", "light", "dark"),
)
TEXT_PERCENT = Setting(
    "text_percent", 100, "Buttons and spaces grow with the text.", label="Text size", choices=(100, 125, 150, 175, 200)
)
RECORDED_BY = Setting(
    "recorded_by",
    "",
    "Your name, if you record for somebody else. It is kept with what you record from now on.",
    label="Who records here",
)
REPEAT_MINUTES = Setting(
    "repeat_minutes",
    15,
    "While a dose has no answer, you are reminded of it again.",
    label="Minutes between reminders",
    least=5,
    most=120,
)
REPEATS = Setting(
    "repeats",
    3,
    "After the first reminder of a dose. With 0, you are reminded only once.",
    label="How many more times",
    least=0,
    most=10,
)
SNOOZE_MINUTES = Setting(
    "snooze_minutes",
    15,
    "How long the button “Snooze” on a reminder puts it off.",
    label="Snooze for",
    choices=(5, 15, 30, 60),
)
TEST_TIME = Setting(
    "test_time",
    "09:00",
    "When you are reminded of a blood test, and of tablets that run out.",
    label="Blood tests and tablets",
    is_time=True,
)
QUIET = Setting(
    "quiet",
    False,
    "Reminders wait until they end, except those that would then come too late.",
    label="Quiet hours",
)
QUIET_FROM = Setting("quiet_from", "22:00", "From this time on, reminders wait.", label="Quiet from", is_time=True)
QUIET_TO = Setting("quiet_to", "07:00", "At this time you are told what has waited.", label="Quiet until", is_time=True)
SOUND = Setting("sound", True, "A short, soft sound comes with every reminder.", label="Sound")
HIDE_NAMES = Setting(
    "hide_names", False, "Reminders then say “your medicine” instead of its name.", label="Hide medicine names"
)
NOTICES_SEEN = Setting[tuple[str, ...]]("notices_seen", (), "The explanations that were shown and need no repeating.")
STAYED_HOME = Setting[tuple[str, ...]](
    "stayed_home", (), "The journeys, as diary, home and place, on which doses stay on home time; asked once each."
)
SETTINGS: tuple[Setting[Any], ...] = (
    APPEARANCE,
    TEXT_PERCENT,
    RECORDED_BY,
    REPEAT_MINUTES,
    REPEATS,
    SNOOZE_MINUTES,
    TEST_TIME,
    QUIET,
    QUIET_FROM,
    QUIET_TO,
    SOUND,
    HIDE_NAMES,
    NOTICES_SEEN,
    STAYED_HOME,
)
