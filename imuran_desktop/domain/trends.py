"""Results over time: for each analyte its values in one unit, beside ranges, alert values, dose changes and holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from imuran_desktop.domain.alerts import (
    AlertValue,
    AlertValues,
    Dated,
    PastAlert,
    Side,
    in_unit,
    limits_in,
    outside_range,
    past_of,
)
from imuran_desktop.domain.dose_changes import DoseChange, DoseSpan
from imuran_desktop.domain.results import Analytes, LabReport, Result, place_on
from imuran_desktop.domain.review import HeldDays
from imuran_desktop.domain.units import shown


@dataclass(frozen=True)
class TrendPoint:
    """One result with its ``value``, and the laboratory's range (``low`` to ``high``), in the unit of its trend.

    Its sign is in the ``result``. ``past`` is what it is past of what the clinic set.
    """

    day: date
    result: Result
    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    past: tuple[PastAlert, ...] = ()

    @property
    def outside(self) -> Side | None:
        """On which side of the laboratory's own range it is for sure, if on any."""
        return outside_range(self.result)


@dataclass(frozen=True)
class Trend:
    """The results of one analyte, oldest first, in ``unit`` (UCUM code): that of the newest one.

    ``limits`` are what the clinic set, in that unit (rounded to be shown), and ``rise`` a rise that it set;
    ``not_compared`` are those that can't be turned into it. ``apart`` are results that can't be drawn: without a
    number, or in another unit.
    """

    analyte: str
    unit: str
    points: tuple[TrendPoint, ...] = ()
    apart: tuple[Dated, ...] = ()
    limits: Mapping[Side, Decimal] = field(default_factory=dict)
    rise: AlertValue | None = None
    not_compared: tuple[AlertValue, ...] = ()


@dataclass(frozen=True)
class Trends:
    """All that there is from ``first`` to ``last``, both included.

    ``amounts`` are the daily amounts in force on any of these days, and ``changes`` where they begin, change and end.
    Where there is nothing, ``newest`` is the day of the newest result on other days, if there is any at all.
    """

    first: date
    last: date
    today: date
    trends: tuple[Trend, ...] = ()
    changes: tuple[DoseChange, ...] = ()
    holds: tuple[HeldDays, ...] = ()
    newest: date | None = None
    amounts: tuple[DoseSpan, ...] = ()

    def only(self, wanted: frozenset[str]) -> "Trends":
        """The same with these analytes; with all where none is wanted."""
        if not wanted:
            return self
        kept = tuple(trend for trend in self.trends if trend.analyte in wanted)
        return replace(self, trends=kept)


def trends_of(
    reports: Sequence[LabReport], alerts: AlertValues, analytes: Analytes, first: date, last: date
) -> tuple[Trend, ...]:
    """One trend for each analyte with a result from ``first`` to ``last``, in the order of the list.

    ``reports`` are in any order; those from before are looked at for rises. What is not on the list follows by name.
    """
    found: dict[str, list[Dated]] = {}
    for report in sorted(reports, key=lambda item: item.on):
        for result in report.results:
            found.setdefault(result.analyte, []).append(Dated(report.on, result))
    order = sorted(found, key=place_on(analytes))
    every = (_trend(analyte, found[analyte], alerts.of(analyte), analytes, first, last) for analyte in order)
    return tuple(trend for trend in every if trend.points or trend.apart)


def _trend(
    analyte: str, every: Sequence[Dated], alerts: Sequence[AlertValue], analytes: Analytes, first: date, last: date
) -> Trend:
    chosen = [dated for dated in every if first <= dated.day <= last]
    numbers = [dated for dated in chosen if dated.result.value is not None]
    unit = numbers[-1].result.unit if numbers else ""
    points, apart = [], []
    for dated in chosen:
        point = _point(dated, unit, every, alerts, analytes)
        if point is None:
            apart.append(dated)
        else:
            points.append(point)
    limits: dict[Side, Decimal] = {}
    for alert in alerts:
        limits = {**_limits_shown(alert, unit, analytes), **limits}
    return Trend(
        analyte,
        unit,
        tuple(points),
        tuple(apart),
        limits,
        next((alert for alert in alerts if alert.rise_percent is not None), None),
        tuple(alert for alert in alerts if _is_lost(alert, unit, analytes)) if points else (),
    )


def _limits_shown(alert: AlertValue, unit: str, analytes: Analytes) -> dict[Side, Decimal]:
    """The limits in the unit, without the digits that only turning them into it brings."""
    printed = {Side.BELOW: alert.below, Side.ABOVE: alert.above}
    found = limits_in(alert, unit, analytes)
    return {
        side: limit if alert.unit == unit else shown(limit, printed[side] or limit) for side, limit in found.items()
    }


def _is_lost(alert: AlertValue, unit: str, analytes: Analytes) -> bool:
    """Whether a limit is set that can't be turned into the unit."""
    return (alert.below, alert.above) != (None, None) and not limits_in(alert, unit, analytes)


def _point(
    dated: Dated, unit: str, every: Iterable[Dated], alerts: Sequence[AlertValue], analytes: Analytes
) -> TrendPoint | None:
    result = dated.result
    value = _turned(result.value, result, unit, analytes)
    if value is None:
        return None
    low, high = (_turned(end, result, unit, analytes) for end in (result.low, result.high))
    return TrendPoint(dated.day, result, value, low, high, tuple(past_of(dated, every, alerts, analytes)))


def _turned(value: Decimal | None, result: Result, unit: str, analytes: Analytes) -> Decimal | None:
    return in_unit(value, analytes.get(result.analyte), result.unit, unit) if value is not None else None
