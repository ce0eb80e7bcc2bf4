"""Reading TOML strictly: every key is known, every value of the right sort, every fault says where it is."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

T = TypeVar("T")

_MISSING: Any = object()


class FileFault(StrEnum):
    """What can be wrong with a file of ours."""

    NOT_TOML = "not_toml"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_SORT = "wrong_sort"
    UNKNOWN_WORD = "unknown_word"


class FileProblem(Exception):
    """One thing wrong with a file: what, where (such as ``prescriptions[1].food``), and the figures for a sentence."""

    def __init__(self, fault: FileFault, where: str, **figures: Any) -> None:
        super().__init__(f"{fault.value} at {where}")
        self.fault = fault
        self.where = where
        self.figures = figures


class Table:
    """One TOML table. Take its values, then call `done`, which refuses what is left."""

    def __init__(self, data: dict[str, Any], where: str = "") -> None:
        self._data = dict(data)
        self._known: list[str] = []
        self.where = where

    def text(self, key: str, default: str = _MISSING) -> str:
        """A text value."""
        return self._take(key, default, "text", lambda value: isinstance(value, str), str)

    def number(self, key: str, default: float = _MISSING) -> float:
        """A number; true and false are not numbers."""
        return self._take(key, default, "number", _is_number, float)

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers, empty when absent."""
        return self._take(
            key, (), "numbers", lambda value: isinstance(value, list) and all(map(_is_number, value)), _floats
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when absent."""
        return self._take(
            key,
            (),
            "texts",
            lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
            tuple,
        )

    def day(self, key: str, default: date | None = _MISSING) -> date:
        """A date without a time."""
        return self._take(key, default, "date", _is_day, lambda value: value)

    def days(self, key: str) -> tuple[date, ...]:
        """A list of dates, empty when absent."""
        return self._take(
            key, (), "dates", lambda value: isinstance(value, list) and all(map(_is_day, value)), tuple
        )

    def clock(self, key: str, default: time | None = _MISSING) -> time:
        """A time of day: "07:30", or TOML's own 07:30:00. Doses are planned to the minute."""
        return self._take(key, default, "time", lambda value: _clock(value) is not None, _clock)

    def instant(self, key: str) -> datetime | None:
        """A date and time with an offset from UTC, None when absent."""
        return self._take(key, None, "instant", _is_instant, lambda value: value)

    def word(self, key: str, words: type[T], default: T = _MISSING) -> T:
        """One word of a closed set."""
        text = self.text(key, default)  # type: ignore[arg-type]
        try:
            return words(text)  # type: ignore[call-arg]
        except ValueError:
            raise FileProblem(
                FileFault.UNKNOWN_WORD, self._at(key), word=text, words=[str(word) for word in words]  # type: ignore[attr-defined]
            ) from None

    def table(self, key: str) -> "Table | None":
        """A table within this one, None when absent."""
        data = self._take(key, None, "table", lambda value: isinstance(value, dict), lambda value: value)
        return None if data is None else Table(data, self._at(key))

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables of an array, none when absent. They are numbered from 1, as people count."""
        data = self._take(
            key,
            [],
            "tables",
            lambda value: isinstance(value, list) and all(isinstance(item, dict) for item in value),
            lambda value: value,
        )
        for number, item in enumerate(data, 1):
            yield Table(item, f"{self._at(key)}[{number}]")

    def rest(self) -> list[str]:
        """The keys that were not asked for yet."""
        return [key for key in self._data if key not in self._known]

    def done(self) -> None:
        """Refuse keys that nobody asked for: a misspelt one must not be lost in silence."""
        for key in self.rest():
            raise FileProblem(FileFault.UNKNOWN_KEY, self._at(key), key=key, known=self._known)

    def _take(
        self, key: str, default: Any, sort: str, is_right: Callable[[Any], bool], convert: Callable[[Any], Any]
    ) -> Any:
        self._known.append(key)
        if key not in self._data:
            if default is _MISSING:
                raise FileProblem(FileFault.MISSING_KEY, self._at(key), key=key)
            return default
        value = self._data[key]
        if not is_right(value):
            raise FileProblem(FileFault.WRONG_SORT, self._at(key), sort=sort, value=str(value))
        return convert(value)

    def _at(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _floats(values: list[float]) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_instant(value: object) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None


def _clock(value: object) -> time | None:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if isinstance(value, str) and len(value) == len("07:30"):
        try:
            return time.fromisoformat(value)
        except ValueError:
            return None
    return None
