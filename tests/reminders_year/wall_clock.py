"""The person's clock, minute by minute: the reference model's own, beside `imuran_desktop.domain.zones`.

An instant is how many minutes have gone by since 1970 in Greenwich, a time of day how many since midnight, a day how
many days since 1970.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

DAY = 24 * 60
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Run(NamedTuple):
    """Minutes in which the clock runs evenly, ``ahead`` of Greenwich."""

    begins: float
    ends: float
    ahead: int


def moment(minute: float) -> datetime:
    """The instant as the app has it."""
    return _EPOCH + timedelta(minutes=minute)


def minute_of(at: datetime) -> float:
    """The instant as the model has it."""
    return (at - _EPOCH) / timedelta(minutes=1)


def calendar(day: int) -> date:
    """The date as the app has it."""
    return date.fromordinal(_EPOCH.toordinal() + day)


def day_of(day: date) -> int:
    """The date as the model has it."""
    return day.toordinal() - _EPOCH.toordinal()


class WallClock:
    """What the person's clock shows at every minute."""

    def __init__(self, home: str) -> None:
        self._moves: list[tuple[float, str]] = [(float("-inf"), home)]
        self._runs: dict[int, list[Run]] = {}
        self._first: dict[tuple[int, int], float | None] = {}

    def move(self, minute: float, zone: str) -> None:
        """The person is in ``zone`` from this minute on, until the next move there is."""
        if self._zone(minute) != zone:
            self._moves = sorted([move for move in self._moves if move[0] != minute] + [(minute, zone)])
            self._runs.clear()
            self._first.clear()

    def _zone(self, minute: float) -> str:
        return [zone for since, zone in self._moves if since <= minute][-1]

    def _ahead(self, minute: float) -> int:
        offset = moment(minute).astimezone(ZoneInfo(self._zone(minute))).utcoffset()
        assert offset is not None
        return int(offset / timedelta(minutes=1))

    def shown(self, minute: float) -> float:
        """What the clock shows, in minutes since its own 1970."""
        return minute + self._run(minute).ahead

    def day(self, minute: float) -> int:
        """The day it shows."""
        return int(self.shown(minute) // DAY)

    def _run(self, minute: float) -> Run:
        return next(run for run in self.runs(int(minute // DAY)) if run.begins <= minute < run.ends)

    def runs(self, day: int) -> list[Run]:
        """The runs of a day of Greenwich."""
        if day not in self._runs:
            self._runs[day] = list(self._runs_of(day))
        return self._runs[day]

    def _runs_of(self, day: int) -> Iterator[Run]:
        first, last = day * DAY, (day + 1) * DAY
        moves = any(first <= since < last for since, _ in self._moves)
        if not moves and self._ahead(first) == self._ahead(last):
            yield Run(first, last, self._ahead(first))
            return
        begins, ahead = first, self._ahead(first)
        for minute in range(first + 1, last):
            now = self._ahead(minute)
            if now != ahead:
                yield Run(begins, minute, ahead)
                begins, ahead = minute, now
        yield Run(begins, last, ahead)

    def first(self, day: int, at: int) -> float | None:
        """The first minute that shows ``at`` on ``day``, or that jumps over it; None when that day never is."""
        if (day, at) not in self._first:
            self._first[day, at] = self._find(day, at)
        return self._first[day, at]

    def _find(self, day: int, at: int) -> float | None:
        wanted = day * DAY + at
        runs = [run for near in (day - 1, day, day + 1) for run in self.runs(near)]
        shown = [wanted - run.ahead for run in runs if run.begins <= wanted - run.ahead < run.ends]
        if shown:
            return min(shown)
        if not any(run.begins + run.ahead < (day + 1) * DAY and run.ends + run.ahead > day * DAY for run in runs):
            return None
        return min(
            late.begins
            for early, late in pairwise(runs)
            if early.ends + early.ahead <= wanted < late.begins + late.ahead
        )

    def after_quiet(self, minute: float, quiet: tuple[int, int] | None) -> float:
        """The first minute from this one on at which the clock shows no time of the quiet hours."""
        while quiet is not None:
            run = self._run(minute)
            at = (minute + run.ahead) % DAY
            begins, ends = quiet
            if not (begins <= at < ends if begins < ends else at >= begins or at < ends):
                break
            minute = min(run.ends, minute + (ends - at) % DAY)
        return minute
