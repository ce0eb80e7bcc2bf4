"""The laboratory's ranges behind results over time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from imuran_desktop.domain.trends import TrendPoint
from imuran_desktop.reports import trend_marks
from imuran_desktop.reports.drawing import Box, Canvas


class Days(Protocol):
    """Where days are in a drawing, which lies between ``left`` and ``right``."""

    @property
    def left(self) -> float:
        """Where the first day begins."""

    @property
    def right(self) -> float:
        """Where the last day ends."""

    def x(self, day: date) -> float:
        """The middle of a day."""


def draw_ranges(
    canvas: Canvas, points: Sequence[TrendPoint], days: Days, plot: Box, y_of: Callable[[Decimal], float]
) -> None:
    """Shade each range as far as to the middle between its results and the next ones with another."""
    for run, left, right in _runs(points, days):
        low, high = run[0].low, run[0].high
        if (low is None and high is None) or (low is not None and high is not None and low > high):
            continue
        top = y_of(high) if high is not None else plot.y
        foot = y_of(low) if low is not None else plot.y + plot.height
        box = Box(left, top, right - left, foot - top)
        trend_marks.band(canvas, box, foot=low is not None, top=high is not None)


def _runs(points: Sequence[TrendPoint], days: Days) -> Iterator[tuple[list[TrendPoint], float, float]]:
    """Results in a row with the same range, and from where to where they reach."""
    runs: list[list[TrendPoint]] = []
    for point in points:
        if runs and (runs[-1][0].low, runs[-1][0].high) == (point.low, point.high):
            runs[-1].append(point)
        else:
            runs.append([point])
    left = days.left
    for place, run in enumerate(runs):
        after = runs[place + 1][0] if place + 1 < len(runs) else None
        right = (days.x(run[-1].day) + days.x(after.day)) / 2 if after is not None else days.right
        yield run, left, right
        left = right
