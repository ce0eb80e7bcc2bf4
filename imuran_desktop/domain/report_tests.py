"""The blood tests of a report, sorted by what became of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.listed_tests import ListedTest

LATE_AFTER = timedelta(days=7)
"""A test done longer than this after its day is called late. It is how a report counts, no rule of medicine."""


@dataclass(frozen=True)
class ReportedTests:
    """Blood tests by what became of them, each in the order of their days.

    Those planned for one of the days of a report are in just one of ``in_time`` (done), ``late`` (done), ``waiting``,
    ``not_needed`` and ``not_done``. ``others`` were done in these days for a date outside of them, ``beside`` for none.
    Those ``moved`` were planned for such a date, too, and wait: they were booked for one of these days, or put off into
    them.
    ``overdue`` are those that wait and whose day is over, also from before.
    """

    in_time: tuple[ListedTest, ...] = ()
    late: tuple[ListedTest, ...] = ()
    waiting: tuple[ListedTest, ...] = ()
    not_needed: tuple[ListedTest, ...] = ()
    not_done: tuple[ListedTest, ...] = ()
    others: tuple[ListedTest, ...] = ()
    beside: tuple[ListedTest, ...] = ()
    moved: tuple[ListedTest, ...] = ()
    overdue: tuple[ListedTest, ...] = ()

    @property
    def planned(self) -> int:
        """How many were planned for one of the days."""
        return self.done + len(self.waiting) + len(self.not_needed) + len(self.not_done)

    @property
    def done(self) -> int:
        """How many of those planned for one of the days are done, whenever that was."""
        return len(self.in_time) + len(self.late)


def days_late(item: ListedTest) -> int:
    """How long after its day a test was done, in days: the one it was booked for or put off until, else the planned."""
    if item.done is None or item.test is None:
        return 0
    return max(0, (item.done.on - item.test.day).days)


def is_late(item: ListedTest) -> bool:
    """Whether a test was done longer than `LATE_AFTER` after its day."""
    return days_late(item) > LATE_AFTER.days


def reported_tests(tests: Iterable[ListedTest], overdue: Iterable[ListedTest], span: Span) -> ReportedTests:
    """``tests`` are those planned for one of the days, or done in them; ``overdue`` wait from before."""
    every = tuple(tests)
    planned = [item for item in every if item.test is not None and _within(item.test.planned.due, span)]
    outside = [item for item in every if item.test is not None and not _within(item.test.planned.due, span)]
    return ReportedTests(
        in_time=_those(planned, lambda item: item.state.is_done and not is_late(item)),
        late=_those(planned, lambda item: item.state.is_done and is_late(item)),
        waiting=_those(planned, lambda item: item.state.is_open),
        not_needed=_those(planned, lambda item: item.state is BloodTestState.NOT_NEEDED),
        not_done=_those(planned, lambda item: item.state is BloodTestState.NOT_DONE),
        others=_those(outside, lambda item: item.state.is_done),
        beside=_those(every, lambda item: item.test is None),
        moved=_those(outside, lambda item: item.state.is_open),
        overdue=_those((*overdue, *every), lambda item: item.state is BloodTestState.OVERDUE),
    )


def _within(day: date, span: Span) -> bool:
    return span.first <= day <= span.last


def _those(items: Iterable[ListedTest], are: Callable[[ListedTest], bool]) -> tuple[ListedTest, ...]:
    return tuple(item for item in items if are(item))
