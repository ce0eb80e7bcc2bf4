"""The phases of a monitoring schedule: how often a test is due, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

_SHORTEST_MONTH = 28


@dataclass(frozen=True)
class Interval:
    """A span of the calendar: whole months, whole days, or both. One week is seven days."""

    days: int = 0
    months: int = 0

    def after(self, day: date, times: int = 1) -> date:
        """``day`` plus ``times`` intervals; a day past the month's end becomes its last day."""
        if self.months:
            year, month = divmod(day.year * 12 + day.month - 1 + self.months * times, 12)
            # Every month has so many days: for most dates there is nothing to find out, which takes longer.
            if day.day <= _SHORTEST_MONTH:
                day = date(year, month + 1, day.day)
            else:
                day = date(year, month + 1, min(day.day, _last_day(year, month + 1)))
        return day + timedelta(days=self.days * times) if self.days else day


def _last_day(year: int, month: int) -> int:
    after = date(year, month, _SHORTEST_MONTH) + timedelta(days=4)
    return (after - timedelta(days=after.day)).day


@dataclass(frozen=True)
class Phase:
    """One stretch of a schedule.

    Either a test every ``every`` until the phase ends, or tests at ``at_weeks`` after the start. The phase ends
    ``until`` after the schedule's start (or restart), ``lasts`` after the phase before, or when the dose has been
    stable for ``stable_weeks``; with none of these it goes on for as long as the medicine is taken.
    """

    every: Interval | None = None
    at_weeks: tuple[int, ...] = ()
    until: Interval | None = None
    lasts: Interval | None = None
    stable_weeks: int | None = None

    @property
    def open_ended(self) -> bool:
        """Whether it goes on for as long as the medicine is taken."""
        return self.every is not None and (self.until, self.lasts, self.stable_weeks) == (None, None, None)


@dataclass
class PhaseCounter:
    """How far a phase has come: ``tests`` of it so far, ``before`` of them up to the day ``since`` it counts from."""

    phase: Phase
    since: date
    tests: int = 0
    before: int = 0

    @classmethod
    def begin(cls, phase: Phase, start: date, base: date) -> "PhaseCounter":
        """A phase whose first test follows ``base``. Weeks are counted from ``start``."""
        if phase.every is not None:
            return cls(phase, base)
        return cls(phase, start, sum(start + timedelta(weeks=week) <= base for week in phase.at_weeks))

    def next_day(self) -> date | None:
        """The date of the next test; None after the last."""
        if self.phase.every is not None:
            return self.phase.every.after(self.since, self.tests + 1 - self.before)
        weeks = (0, *self.phase.at_weeks)
        if self.tests + 1 >= len(weeks):
            return None
        return self.since + timedelta(weeks=weeks[self.tests + 1] - weeks[self.before])

    def day_after(self, day: date) -> date | None:
        """The date of the test after the next one, were that counted from ``day``; None if there is none."""
        return replace(self, since=day, tests=self.tests + 1, before=self.tests + 1).next_day()

    def count_from(self, day: date) -> None:
        """From now on count from ``day``."""
        self.since, self.before = day, self.tests


def phase_end(phase: Phase, start: date, phase_start: date, dose_changes: Sequence[date]) -> date | None:
    """When a phase is over; None when it says nothing of that, or is in set weeks.

    It began on ``phase_start``, the schedule on ``start``. ``dose_changes`` are the dates the dose changed.
    """
    if phase.until is not None:
        return phase.until.after(start)
    if phase.lasts is not None:
        return phase.lasts.after(phase_start)
    if phase.stable_weeks is not None:
        return _stable_from(start, dose_changes, timedelta(weeks=phase.stable_weeks))
    return None


def _stable_from(start: date, dose_changes: Sequence[date], wanted: timedelta) -> date:
    """The first day on which the dose has not changed for ``wanted``."""
    changes = [start, *sorted(day for day in dose_changes if day > start), date.max]
    for change, following in pairwise(changes):
        if following - change >= wanted:
            return change + wanted
    raise AssertionError("date.max is further off than any wait")
