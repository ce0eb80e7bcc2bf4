"""What a value of a TOML file may be: each reader gives the value in our terms, or None when it is of another sort."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeVar

T = TypeVar("T")

_MOST_NUMBER = 1e9
_MOST_ITEMS = 1000
_SHOWN = 60


def as_text(value: object) -> str | None:
    """A text."""
    return value if isinstance(value, str) else None


def as_truth(value: object) -> bool | None:
    """True or false."""
    return value if isinstance(value, bool) else None


def as_number(value: object) -> float | None:
    """A number of a size that makes sense; true and false are not numbers."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) <= _MOST_NUMBER:
        return None
    return float(value)


def as_whole(value: object) -> int | None:
    """A whole number of a size that makes sense."""
    number = as_number(value)
    return int(number) if number is not None and number == int(number) else None


def as_day(value: object) -> date | None:
    """A date without a time."""
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def as_instant(value: object) -> datetime | None:
    """A date and time with an offset from UTC."""
    return value if isinstance(value, datetime) and value.tzinfo is not None else None


def as_clock(value: object) -> time | None:
    """A time of day: "07:30", or TOML's own 07:30:00, of which the seconds are dropped."""
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if isinstance(value, str) and len(value) == len("07:30") and value[2] == ":":
        try:
            return time.fromisoformat(value)
        except ValueError:
            return None
    return None


def as_table(value: object) -> dict[str, Any] | None:
    """A table."""
    return value if isinstance(value, dict) else None


def as_list(read: Callable[[object], T | None]) -> Callable[[object], tuple[T, ...] | None]:
    """A list, not too long, of what ``read`` reads."""

    def read_list(value: object) -> tuple[T, ...] | None:
        if not isinstance(value, list) or len(value) > _MOST_ITEMS:
            return None
        items = tuple(item for item in map(read, value) if item is not None)
        return items if len(items) == len(value) else None

    return read_list


def shown(value: object) -> str:
    """A value as a message can show it: on one short line."""
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
