"""The scale of a drawing of values: everything in view, and round numbers beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from imuran_desktop.domain.trends import Trend
from imuran_desktop.reports.drawing import Box

_TICKS = 4
_NEAR_ZERO = Decimal("0.5")
"""Where the lowest value is no further from zero than this share of the span, the scale begins at zero."""
_AIR = Decimal("0.02")
_ROUND = (1, 2, 5, 10)


@dataclass(frozen=True)
class Scale:
    """Values from ``low`` to ``high``, and the round ones among them that are named."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """How far up a value lies: 0 at the foot, 1 at the top; what is beyond them lies on them."""
        return min(max(float((value - self.low) / (self.high - self.low)), 0.0), 1.0)

    def y(self, value: Decimal, plot: Box, inset: float) -> float:
        """Where a value lies in ``plot``, of which so much is left free above the scale and below it."""
        return plot.y + inset + (plot.height - 2 * inset) * (1 - self.share(value))


def trend_scale(trend: Trend) -> Scale:
    """A scale with every value of a trend, the laboratory's ranges and the clinic's limits in view."""
    points = trend.points
    ends = {end for point in points for end in (point.value, point.low, point.high) if end is not None}
    return scale_of(ends | set(trend.limits.values()))


def scale_of(values: Iterable[Decimal]) -> Scale:
    """A scale with all of these in view."""
    every = sorted(values) or [Decimal(0)]
    low, high = every[0], every[-1]
    if low == high:
        half = abs(low) / 5 or Decimal(1)
        low, high = max(low - half, Decimal(0)) if low >= 0 else low - half, high + half
    span = high - low
    foot = Decimal(0) if 0 <= low <= span * _NEAR_ZERO else low - span * _AIR
    top = high + span * _AIR
    return Scale(foot, top, _ticks(foot, top))


def _ticks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    step = _step((high - low) / _TICKS)
    first, last = -(-low // step), high // step
    if first * step < low:  # Decimal's // cuts towards zero
        first += 1
    if last * step > high:
        last -= 1
    return tuple(number * step for number in range(int(first), int(last) + 1))


def _step(least: Decimal) -> Decimal:
    """The next round number that is no less."""
    power = Decimal(1).scaleb(least.adjusted())
    step = next(factor * power for factor in _ROUND if factor * power >= least)
    # Written out, with no more places than it needs: 20, not 2E+1, and 1, not 1.0.
    return Decimal(f"{step.normalize():f}")
