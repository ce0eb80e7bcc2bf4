"""Reading TOML strictly: every key is known, every value of the right sort, every fault says where it is."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from enum import StrEnum
from math import inf
from typing import Any, TypeVar

from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
from imuran_desktop.exchange.toml_values import (
    as_clock,
    as_day,
    as_instant,
    as_list,
    as_number,
    as_table,
    as_text,
    as_truth,
    as_whole,
    shown,
)

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)
C = TypeVar("C", int, float, date)


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
    UNKNOWN_ZONE = "unknown_zone"
    UNTIL_FIRST = "until_first"
    OTHER_AMOUNT = "other_amount"
    MADE_FAR_OFF = "made_far_off"
    BAD_SCHEDULE = "bad_schedule"
    """`domain.schedule_checks` says why."""
    BAD_PLAN = "bad_plan"
    """The file can be read, but no diary can hold its plan: `domain.plan_checks` says why."""


class FileProblem(Exception):
    """One thing wrong with a file: what, where (such as ``prescriptions[1].food``), and the figures for a sentence.

    ``line`` is that of the place, or of what is around it, counted from 1; None when it is not known.
    """

    line: int | None = None

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
        raise FileProblem(FileFault.NOT_TOML, "", detail=shown(error)) from None
    except RecursionError:
        raise FileProblem(FileFault.NOT_TOML, "", detail="it is nested too deeply") from None


class Table:
    """One TOML table. Take its values, then call `done`, which refuses what is left."""

    def __init__(self, data: dict[str, Any], where: str = "") -> None:
        self._data = dict(data)
        self._known: list[str] = []
        self.where = where

    def has(self, key: str) -> bool:
        """Whether the file names this key."""
        return key in self._data

    def text(self, key: str) -> str:
        """A text value, which is needed."""
        return self._needed(key, self.text_or_none(key))

    def text_or_none(self, key: str) -> str | None:
        """A text value, None when absent."""
        return self._take(key, "text", as_text)

    def number(self, key: str, least: float = -inf, most: float = inf) -> float:
        """A number between two, which is needed; true and false are not numbers."""
        return self._needed(key, self.number_within(key, least, most))

    def number_within(self, key: str, least: float, most: float) -> float | None:
        """A number between two, None when absent."""
        return self._between(key, self._take(key, "number", as_number), least, most)

    def whole_within(self, key: str, least: int, most: int) -> int | None:
        """A whole number between two, None when absent."""
        return self._between(key, self._take(key, "whole", as_whole), least, most)

    def whole(self, key: str, least: int, most: int) -> int:
        """A whole number between two, which is needed."""
        return self._needed(key, self.whole_within(key, least, most))

    def truth(self, key: str) -> bool | None:
        """True or false; None when absent."""
        return self._take(key, "truth", as_truth)

    def numbers(self, key: str) -> tuple[float, ...] | None:
        """A list of numbers, None when absent."""
        return self._take(key, "numbers", as_list(as_number))

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts, None when absent."""
        return self._take(key, "texts", as_list(as_text))

    def day(self, key: str) -> date:
        """A date without a time, which is needed."""
        return self._needed(key, self.day_or_none(key))

    def day_or_none(self, key: str) -> date | None:
        """A date without a time, None when absent."""
        day = self._take(key, "date", as_day)
        return None if day is None else self._between(key, day, EARLIEST, LATEST)

    def days(self, key: str) -> tuple[date, ...] | None:
        """A list of dates, None when absent."""
        days = self._take(key, "dates", as_list(as_day))
        for day in days or ():
            self._between(key, day, EARLIEST, LATEST)
        return days

    def clock(self, key: str) -> time:
        """A time of day: "07:30", or TOML's own 07:30:00. Doses are planned to the minute."""
        return self._needed(key, self.clock_or_none(key))

    def clock_or_none(self, key: str) -> time | None:
        """A time of day, None when absent."""
        return self._take(key, "time", as_clock)

    def instant(self, key: str) -> datetime | None:
        """A date and time with an offset from UTC, in UTC; None when absent."""
        instant = self._take(key, "instant", as_instant)
        if instant is None:
            return None
        self._between(key, instant.date(), EARLIEST, LATEST)
        return instant.astimezone(UTC)

    def word(self, key: str, words: type[W]) -> W | None:
        """One word of a closed set, None when absent."""
        text = self.text_or_none(key)
        return None if text is None else self._known_word(key, text, words)

    def words(self, key: str, words: type[W]) -> frozenset[W] | None:
        """Some words of a closed set, None when absent."""
        texts = self.texts(key)
        return None if texts is None else frozenset(self._known_word(key, text, words) for text in texts)

    def table(self, key: str) -> "Table | None":
        """A table within this one, None when absent."""
        data = self._take(key, "table", as_table)
        return None if data is None else Table(data, self.at(key))

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables of an array, none when absent. They are numbered from 1, as people count."""
        for number, item in enumerate(self._take(key, "tables", as_list(as_table)) or (), 1):
            yield Table(item, f"{self.at(key)}[{number}]")

    def table_or_tables(self, key: str) -> Iterator["Table"]:
        """The tables of an array, or a single one; none when absent."""
        if isinstance(self._data.get(key), list):
            yield from self.tables(key)
        else:
            table = self.table(key)
            yield from () if table is None else (table,)

    def rest(self) -> list[str]:
        """The keys that were not asked for yet."""
        return [key for key in self._data if key not in self._known]

    def done(self) -> None:
        """Refuse keys that nobody asked for: a misspelt one must not be lost in silence."""
        for key in self.rest():
            raise self.problem(FileFault.UNKNOWN_KEY, key, key=key, known=self._known)

    def at(self, key: str) -> str:
        """Where a value of this table is, as a person would say it."""
        return f"{self.where}.{shown(key)}" if self.where else shown(key)

    def problem(self, fault: FileFault, key: str, /, **figures: Any) -> FileProblem:
        """What is wrong with the value of a key."""
        return FileProblem(fault, self.at(key), **figures)

    def _take(self, key: str, sort: str, read: Callable[[object], T | None]) -> T | None:
        self._known.append(key)
        if key not in self._data:
            return None
        value = read(self._data[key])
        if value is None:
            raise self.problem(FileFault.WRONG_SORT, key, sort=sort, value=shown(self._data[key]))
        return value

    def _needed(self, key: str, value: T | None) -> T:
        if value is None:
            raise self.problem(FileFault.MISSING_KEY, key, key=key)
        return value

    def _between(self, key: str, value: C | None, least: C, most: C) -> C | None:
        if value is not None and not least <= value <= most:
            raise self.problem(FileFault.OUT_OF_RANGE, key, least=least, most=most)
        return value

    def _known_word(self, key: str, text: str, words: type[W]) -> W:
        if text not in list(words):
            known = [word.value for word in words]
            raise self.problem(FileFault.UNKNOWN_WORD, key, word=shown(text), words=known)
        return words(text)
