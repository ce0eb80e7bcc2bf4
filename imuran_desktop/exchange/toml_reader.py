"""Reading TOML strictly: every key is known, every value of the right sort, every fault says where it is."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from imuran_desktop.domain.plan_checks import EARLIEST, LATEST

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)

_MOST_NUMBER = 1e9
_MOST_ITEMS = 1000
_SHOWN = 60
"""How much of a wrong value is shown."""


class FileFault(StrEnum):
    """What can be wrong with a file of ours."""

    NOT_TOML = "not_toml"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_SORT = "wrong_sort"
    UNKNOWN_WORD = "unknown_word"
    OUT_OF_RANGE = "out_of_range"
    TWICE = "twice"
    NOT_BOTH = "not_both"
    BAD_ID = "bad_id"


class FileProblem(Exception):
    """One thing wrong with a file: what, where (such as ``prescriptions[1].food``), and the figures for a sentence."""

    def __init__(self, fault: FileFault, where: str, **figures: Any) -> None:
        super().__init__(f"{fault.value} at {where}")
        self.fault = fault
        self.where = where
        self.figures = figures


def read_toml(text: str) -> "Table":
    """The outermost table of a TOML file.

    Raises:
        FileProblem: when it is no TOML.
    """
    try:
        return Table(tomllib.loads(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")))
    except ValueError as error:  # also for a number with thousands of digits
        raise FileProblem(FileFault.NOT_TOML, "", detail=_shown(error)) from None
    except RecursionError:
        raise FileProblem(FileFault.NOT_TOML, "", detail="it is nested too deeply") from None


class Table:
    """One TOML table. Take its values, then call `done`, which refuses what is left."""

    def __init__(self, data: dict[str, Any], where: str = "") -> None:
        self._data = dict(data)
        self._known: list[str] = []
        self.where = where

    def text(self, key: str, default: str | None = None) -> str:
        """A text value; the key is needed unless there is a default."""
        return self._needed(key, self._take(key, "text", _text), default)

    def number(self, key: str) -> float:
        """A number; true and false are not numbers."""
        return self._needed(key, self._take(key, "number", _number))

    def number_within(self, key: str, least: float, most: float, default: float) -> float:
        """A number between two, or ``default`` when absent."""
        number = self._take(key, "number", _number)
        if number is not None and not least <= number <= most:
            raise FileProblem(FileFault.OUT_OF_RANGE, self.at(key), least=least, most=most)
        return default if number is None else number

    def truth(self, key: str) -> bool:
        """True or false; false when absent."""
        return self._take(key, "truth", _truth) or False

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers, empty when absent."""
        return self._take(key, "numbers", _list_of(_number)) or ()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when absent."""
        return self._take(key, "texts", _list_of(_text)) or ()

    def day(self, key: str) -> date:
        """A date without a time."""
        return self._needed(key, self.day_or_none(key))

    def day_or_none(self, key: str) -> date | None:
        """A date without a time, None when absent."""
        day = self._take(key, "date", _day)
        return None if day is None else self._within(key, day)

    def days(self, key: str) -> tuple[date, ...]:
        """A list of dates, empty when absent."""
        return tuple(self._within(key, day) for day in self._take(key, "dates", _list_of(_day)) or ())

    def clock(self, key: str) -> time:
        """A time of day: "07:30", or TOML's own 07:30:00. Doses are planned to the minute."""
        return self._needed(key, self.clock_or_none(key))

    def clock_or_none(self, key: str) -> time | None:
        """A time of day, None when absent."""
        return self._take(key, "time", _clock)

    def instant(self, key: str) -> datetime | None:
        """A date and time with an offset from UTC, in UTC; None when absent."""
        instant = self._take(key, "instant", _instant)
        if instant is None:
            return None
        self._within(key, instant.date())
        return instant.astimezone(UTC)

    def word(self, key: str, words: type[W], default: W) -> W:
        """One word of a closed set."""
        text = self.text(key, default.value)
        if text not in list(words):
            raise FileProblem(
                FileFault.UNKNOWN_WORD, self.at(key), word=_shown(text), words=[word.value for word in words]
            )
        return words(text)

    def table(self, key: str) -> "Table | None":
        """A table within this one, None when absent."""
        data = self._take(key, "table", _table)
        return None if data is None else Table(data, self.at(key))

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables of an array, none when absent. They are numbered from 1, as people count."""
        for number, item in enumerate(self._take(key, "tables", _list_of(_table)) or (), 1):
            yield Table(item, f"{self.at(key)}[{number}]")

    def rest(self) -> list[str]:
        """The keys that were not asked for yet."""
        return [key for key in self._data if key not in self._known]

    def done(self) -> None:
        """Refuse keys that nobody asked for: a misspelt one must not be lost in silence."""
        for key in self.rest():
            raise FileProblem(FileFault.UNKNOWN_KEY, self.at(key), key=key, known=self._known)

    def at(self, key: str) -> str:
        """Where a value of this table is, as a person would say it."""
        return f"{self.where}.{_shown(key)}" if self.where else _shown(key)

    def _take(self, key: str, sort: str, read: Callable[[object], T | None]) -> T | None:
        self._known.append(key)
        if key not in self._data:
            return None
        value = read(self._data[key])
        if value is None:
            raise FileProblem(FileFault.WRONG_SORT, self.at(key), sort=sort, value=_shown(self._data[key]))
        return value

    def _needed(self, key: str, value: T | None, default: T | None = None) -> T:
        found = default if value is None else value
        if found is None:
            raise FileProblem(FileFault.MISSING_KEY, self.at(key), key=key)
        return found

    def _within(self, key: str, day: date) -> date:
        if not EARLIEST <= day <= LATEST:
            raise FileProblem(FileFault.OUT_OF_RANGE, self.at(key), least=EARLIEST, most=LATEST)
        return day


def _shown(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _number(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) <= _MOST_NUMBER:
        return None
    return float(value)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _instant(value: object) -> datetime | None:
    return value if isinstance(value, datetime) and value.tzinfo is not None else None


def _clock(value: object) -> time | None:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if isinstance(value, str) and len(value) == len("07:30") and value[2] == ":":
        try:
            return time.fromisoformat(value)
        except ValueError:
            return None
    return None


def _table(value: object) -> dict[str, Any] | None:
    return value if isinstance(value, dict) else None


def _list_of(read: Callable[[object], T | None]) -> Callable[[object], tuple[T, ...] | None]:
    def read_list(value: object) -> tuple[T, ...] | None:
        if not isinstance(value, list) or len(value) > _MOST_ITEMS:
            return None
        items = tuple(item for item in map(read, value) if item is not None)
        return items if len(items) == len(value) else None

    return read_list
