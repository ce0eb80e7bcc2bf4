"""Reading a time of day and a date as people type them."""

import re
from collections.abc import Sequence
from datetime import date, time

_CLOCK = re.compile(r"(\d{1,2})\s*[:.,h\s]\s*(\d{2})|(\d{1,2})(\d{2})|(\d{1,2})(?=\s*[^\d\s])")
"""Hour and minutes apart, hour and minutes in one, or an hour that "am" or "pm" must follow."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[.\s]*(?:de\s+)?([^\W\d]+)[.,\s]*(?:de\s+)?(\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d]+)[.\s]*(\d{1,2})(?:st|nd|rd|th)?[,\s]+(\d{4})")
_LEAST_OF_A_MONTH = 3
_NOON = 12


def parse_time(text: str, morning: str = "am", afternoon: str = "pm") -> time | None:
    """The time in "0800", "8:00", "9.30", "9:30 am", "21.15"; None when it is no full time.

    ``morning`` and ``afternoon`` are how the language writes am and pm, besides those.
    """
    typed = text.strip().casefold()
    found = _CLOCK.match(typed)
    if found is None:
        return None
    hour, minute = int(found[1] or found[3] or found[5]), int(found[2] or found[4] or 0)
    rest = _plain(typed[found.end() :])
    if rest:
        half = {"am": 0, "a": 0, _plain(morning): 0, "pm": _NOON, "p": _NOON, _plain(afternoon): _NOON}.get(rest)
        if half is None or not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + half
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_date(text: str, months: Sequence[str], *, month_first: bool = False) -> date | None:
    """The date in "24 December 2026", "24 Dec 2026", "24.12.2026", "24/12/2026", "2026-12-24"; None when it is none.

    Args:
        months: the twelve names in the person's language.
        month_first: whether that language writes the month before the day between slashes.
    """
    typed = text.strip().casefold()
    if found := _ISO.fullmatch(typed):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(typed):
        day, month = int(found[1]), int(found[3])
        if month_first and found[2] != ".":
            day, month = month, day
        return _day(int(found[4]), month, day)
    if found := _DAY_MONTH.fullmatch(typed):
        return _day(int(found[3]), _month(found[2], months), int(found[1]))
    if found := _MONTH_DAY.fullmatch(typed):
        return _day(int(found[3]), _month(found[1], months), int(found[2]))
    return None


def _plain(text: str) -> str:
    return re.sub(r"[.\s]", "", text.casefold())


def _month(word: str, months: Sequence[str]) -> int:
    """Which month a word names or begins; 0 for none or several."""
    names = [name.casefold() for name in months]
    if word in names:
        return names.index(word) + 1
    found = [number for number, name in enumerate(names, 1) if name.startswith(word)]
    return found[0] if len(found) == 1 and len(word) >= _LEAST_OF_A_MONTH else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
