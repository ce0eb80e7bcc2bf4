"""Dates as laboratories print them. One that can be read in two ways is not read."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from imuran_desktop.words.typed import parse_date

DATE = (
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s?([./-])\s?\d{1,2}\s?\1\s?\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?[-\s./]{1,2}[^\W\d_]{3,9}[-\s./,]{1,2}\d{4}|[^\W\d_]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
)
"""What may be a date, as a regular expression with one group."""
_TIME = re.compile(
    r"[T\s,/]+(?:at\s|um\s)?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|uhr|hrs?)?\s*(?:z|[+-]\d\d:?\d\d)?$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[^\W\d_]{3,}")
_MONTHS = (
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
)


class DateOrder(StrEnum):
    """How dates with only numbers are written: 12/03/2026 on 12 March (day first) or 3 December (month first)."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


def read_date(text: str, order: DateOrder | None) -> date | None:
    """The date in a text, whatever time of day follows it; None where it is none, or is unclear without ``order``."""
    day_first, month_first = _readings(text)
    if day_first == month_first:
        return day_first
    if order is not None:
        return day_first if order is DateOrder.DAY_FIRST else month_first
    return None if day_first and month_first else day_first or month_first


def is_unclear(text: str) -> bool:
    """Whether it is two different dates, by the order of day and month."""
    day_first, month_first = _readings(text)
    return day_first is not None and month_first is not None and day_first != month_first


def settled_order(texts: Iterable[str]) -> DateOrder | None:
    """The order that some of these dates make plain; None where none does, or they contradict each other."""
    orders = set()
    for text in texts:
        day_first, month_first = _readings(text)
        if (day_first is None) != (month_first is None):
            orders.add(DateOrder.MONTH_FIRST if day_first is None else DateOrder.DAY_FIRST)
    return orders.pop() if len(orders) == 1 else None


def _readings(text: str) -> tuple[date | None, date | None]:
    """The date with the day first, and with the month first."""
    plain = _TIME.sub("", text.strip())
    if _NAMED.search(plain):
        plain = re.sub(r"[-/]", " ", plain)
        named = next((day for months in _MONTHS if (day := parse_date(plain, months))), None)
        return named, named
    return parse_date(plain, ()), parse_date(plain, (), month_first=True)
