"""Visits to the clinic: those to come, and those that were.

What is *now* here is the local date and time: a visit is at a time on the clock of the person's place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from imuran_desktop.domain.columns import Span

NEAR = timedelta(days=7)
"""From so long before it on, a visit is shown among what matters today."""


@dataclass(frozen=True)
class Visit:
    """An appointment: the local ``day`` and time (None: not known), where and with whom.

    ``questions`` are what the person wants to ask, one a line; ``said`` is what was said there.
    """

    id: str
    day: date
    at: time | None = None
    where: str = ""
    questions: str = ""
    said: str = ""
    by: str = ""

    @property
    def asks(self) -> tuple[str, ...]:
        """The questions one by one."""
        return tuple(line.strip() for line in self.questions.splitlines() if line.strip())


def in_order(visits: Iterable[Visit]) -> list[Visit]:
    """By day and time; one whose time is not known comes after the others of its day."""
    return sorted(visits, key=lambda visit: (visit.day, visit.at is None, visit.at or time.min, visit.id))


def is_over(visit: Visit, now: datetime) -> bool:
    """Whether a visit has begun and so counts as the last one; without a time, from the day after on."""
    if visit.day != now.date():
        return visit.day < now.date()
    return visit.at is not None and visit.at <= now.time()


def next_visit(visits: Iterable[Visit], now: datetime) -> Visit | None:
    """The first visit that is still to come."""
    return next((visit for visit in in_order(visits) if not is_over(visit, now)), None)


def last_visit(visits: Iterable[Visit], now: datetime) -> Visit | None:
    """The latest visit that is over."""
    return next((visit for visit in reversed(in_order(visits)) if is_over(visit, now)), None)


def near_visit(visits: Iterable[Visit], now: datetime) -> Visit | None:
    """The visit to show among what matters today.

    One of today stays until it is over and what was said there is written down; else it is the next of a week.
    """
    today = now.date()
    open_still = (visit for visit in in_order(visits) if today <= visit.day <= today + NEAR)
    return next((visit for visit in open_still if not (is_over(visit, now) and visit.said)), None)


def since_visit(day: date | None, today: date) -> Span | None:
    """The days since a last visit, its own and today among them; None where there was none."""
    return Span(day, max(day, today)) if day is not None else None
