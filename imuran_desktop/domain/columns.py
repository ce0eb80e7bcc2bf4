"""Some days in a row, and a long time cut into columns of a drawing: days, weeks, months or years."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ONE_DAY = timedelta(days=1)
_WEEK = 7


class Unit(StrEnum):
    """What one column stands for, shortest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Span:
    """Some days in a row, both ends included. Of the columns of a drawing, the first and the last may be cut short."""

    first: date
    last: date


def days_between(first: date, last: date) -> Iterable[date]:
    """Every day from ``first`` to ``last``, both included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def spans(first: date, last: date, unit: Unit, week_begins: int) -> list[Span]:
    """The columns from ``first`` to ``last``, which all of them together cover once. Monday is week day 1."""
    return list(_spans(first, last, lambda day: _NEXT[unit](day, week_begins)))


def fitting(first: date, last: date, most: int, week_begins: int) -> tuple[Unit, list[Span]]:
    """The shortest unit that needs no more than ``most`` columns; years where even they are more."""
    for unit in Unit:
        if _least_columns(first, last, unit) <= most:
            found = spans(first, last, unit, week_begins)
            if len(found) <= most:
                return unit, found
    return Unit.YEAR, spans(first, last, Unit.YEAR, week_begins)


def _least_columns(first: date, last: date, unit: Unit) -> int:
    days = (last - first).days + 1
    return days // {Unit.DAY: 1, Unit.WEEK: _WEEK, Unit.MONTH: 31, Unit.YEAR: 366}[unit]


def _spans(first: date, last: date, following: Callable[[date], date]) -> Iterator[Span]:
    begins = first
    while begins <= last:
        after = following(begins)
        yield Span(begins, min(after - _ONE_DAY, last))
        begins = after


def _next_week(day: date, week_begins: int) -> date:
    return day + timedelta(days=_WEEK - (day.isoweekday() - week_begins) % _WEEK)


def _next_month(day: date, _week_begins: int) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


_NEXT: Mapping[Unit, Callable[[date, int], date]] = {
    Unit.DAY: lambda day, _: day + _ONE_DAY,
    Unit.WEEK: _next_week,
    Unit.MONTH: _next_month,
    Unit.YEAR: lambda day, _: date(day.year + 1, 1, 1),
}
"""The first day of the column after the one that a day lies in."""
