"""The values past which the clinic wants to hear from the person. None are set until the person sets them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.limits import is_above, is_below
from imuran_desktop.domain.phases import Interval
from imuran_desktop.domain.results import Analyte, Analytes, LabReport, Result
from imuran_desktop.domain.units import convert

_PERCENT = Decimal(100)


@dataclass(frozen=True)
class AlertValue:
    """What the clinic set for one analyte: a value ``below`` or ``above`` which it is past, in ``unit`` (UCUM code).

    Or a rise of ``rise_percent`` over ``over_months`` months. Each is None where nothing is set. ``note`` has what goes
    with it ("unexplained fall").
    """

    analyte: str
    unit: str = ""
    below: Decimal | None = None
    above: Decimal | None = None
    rise_percent: int | None = None
    over_months: int | None = None
    note: str = ""


@dataclass(frozen=True)
class AlertValues:
    """All that is set, and who said so."""

    values: tuple[AlertValue, ...] = ()
    said_by: str = ""

    def of(self, analyte: str) -> tuple[AlertValue, ...]:
        """What is set for one analyte."""
        return tuple(item for item in self.values if item.analyte == analyte)

    @property
    def months_back(self) -> int:
        """How many months of earlier results a rise is looked for in; 0 where none is set."""
        return max((item.over_months or 0 for item in self.values if item.rise_percent is not None), default=0)


class Side(StrEnum):
    """Which way a value is past a limit."""

    BELOW = "below"
    ABOVE = "above"
    RISE = "rise"


@dataclass(frozen=True)
class PastAlert:
    """A result past what the clinic set. A rise is one from the result ``lowest``, of an earlier day."""

    result: Result
    alert: AlertValue
    side: Side
    lowest: "Dated | None" = None


@dataclass(frozen=True)
class NotCompared:
    """A result that is not held up against all that the clinic set: a unit can't be turned into the other."""

    result: Result
    alert: AlertValue


@dataclass(frozen=True)
class Dated:
    """A result with the day on which its blood was taken."""

    day: date
    result: Result


def past_alerts(
    report: LabReport, earlier: Sequence[LabReport], alerts: AlertValues, analytes: Analytes
) -> tuple[PastAlert, ...]:
    """Which results of a report are past a value that the clinic set: only those that are so for sure.

    A value that equals the limit is not past it. ``earlier`` are other reports, in any order, in which a rise is
    looked for; those that are not from before this one are passed over.
    """
    before = tuple(Dated(other.on, result) for other in earlier for result in other.results)
    found = (
        past
        for result in report.results
        for past in past_of(Dated(report.on, result), before, alerts.of(result.analyte), analytes)
    )
    return tuple(found)


def past_of(
    dated: Dated, earlier: Iterable[Dated], alerts: Iterable[AlertValue], analytes: Analytes
) -> Iterator[PastAlert]:
    """What one result is past of the ``alerts`` for its analyte; ``earlier`` may hold results of others too."""
    for alert in alerts:
        limits = limits_in(alert, dated.result.unit, analytes)
        for side, limit in limits.items():
            if is_past(dated.result, side, limit):
                yield PastAlert(dated.result, alert, side)
        lowest = _lowest_before(dated, earlier, alert, analytes)
        if lowest is not None and _has_risen(dated.result, lowest, alert, analytes):
            yield PastAlert(dated.result, alert, Side.RISE, lowest)


def not_compared(
    report: LabReport, earlier: Sequence[LabReport], alerts: AlertValues, analytes: Analytes
) -> tuple[NotCompared, ...]:
    """Which results of a report can't be held up against all that is set, as a unit can't be turned into theirs.

    It is the limit's, or for a rise that of an earlier result. ``earlier`` are other reports, as for `past_alerts`.
    """
    before = tuple(Dated(other.on, result) for other in earlier for result in other.results)
    return tuple(
        NotCompared(result, alert)
        for result in report.results
        for alert in alerts.of(result.analyte)
        if result.value is not None
        and (
            len(limits_in(alert, result.unit, analytes)) < len(_limits(alert))
            or _rise_is_open(Dated(report.on, result), before, alert, analytes)
        )
    )


def _rise_is_open(dated: Dated, earlier: Sequence[Dated], alert: AlertValue, analytes: Analytes) -> bool:
    """Whether a rise that is not seen may be there: from an earlier result whose unit can't be turned into this one."""
    lowest = _lowest_before(dated, earlier, alert, analytes)
    if lowest is not None and _has_risen(dated.result, lowest, alert, analytes):
        return False
    return any(
        other.result.value is not None
        and in_unit(other.result.value, analytes.get(alert.analyte), other.result.unit, dated.result.unit) is None
        for other in _months_before(dated, earlier, alert)
    )


def limits_in(alert: AlertValue, unit: str, analytes: Analytes) -> Mapping[Side, Decimal]:
    """The limits that are set, in another unit; those that can't be turned into it are left out."""
    turned = {side: in_unit(limit, analytes.get(alert.analyte), alert.unit, unit) for side, limit in _limits(alert)}
    return {side: limit for side, limit in turned.items() if limit is not None}


def in_unit(value: Decimal, analyte: Analyte | None, from_code: str, to_code: str) -> Decimal | None:
    """A value in another unit; None where there is no telling. Of what is not on the list, only the same unit fits."""
    if from_code == to_code:
        return value
    return convert(value, analyte, from_code, to_code) if analyte is not None else None


def is_past(result: Result, side: Side, limit: Decimal) -> bool:
    """Whether a result is surely below, or above, a limit in its own unit."""
    return is_below(result, limit) if side is Side.BELOW else is_above(result, limit)


def outside_range(result: Result) -> Side | None:
    """On which side of the laboratory's own range a result is for sure, if on any."""
    below = result.low is not None and is_below(result, result.low)
    above = result.high is not None and is_above(result, result.high)
    if below == above:  # of a range that is the wrong way round, too
        return None
    return Side.BELOW if below else Side.ABOVE


def _limits(alert: AlertValue) -> tuple[tuple[Side, Decimal], ...]:
    both = ((Side.BELOW, alert.below), (Side.ABOVE, alert.above))
    return tuple((side, limit) for side, limit in both if limit is not None)


def _lowest_before(dated: Dated, earlier: Iterable[Dated], alert: AlertValue, analytes: Analytes) -> Dated | None:
    """The lowest exact result of the months before, of those that can be compared with this one."""
    found: list[tuple[Decimal, Dated]] = []
    for other in _months_before(dated, earlier, alert):
        value = _exact_in(other.result, dated.result.unit, analytes)
        if value is not None:
            found.append((value, other))
    return min(found, key=lambda item: item[0])[1] if found else None


def _months_before(dated: Dated, earlier: Iterable[Dated], alert: AlertValue) -> Iterator[Dated]:
    """The results of the same thing in the months over which a rise is looked for, where one is."""
    if alert.rise_percent is None or alert.over_months is None:
        return
    since = months_before(dated.day, alert.over_months)
    for other in earlier:
        if other.result.analyte == alert.analyte and since <= other.day < dated.day:
            yield other


def _exact_in(result: Result, unit: str, analytes: Analytes) -> Decimal | None:
    if result.value is None or result.sign is not Sign.EXACT:
        return None
    return in_unit(result.value, analytes.get(result.analyte), result.unit, unit)


def _has_risen(result: Result, lowest: Dated, alert: AlertValue, analytes: Analytes) -> bool:
    value = _exact_in(lowest.result, result.unit, analytes)
    # A share of nothing is nothing that can be said.
    if value is None or value <= 0 or alert.rise_percent is None:
        return False
    return is_past(result, Side.ABOVE, value * (_PERCENT + alert.rise_percent) / _PERCENT)


def months_before(day: date, months: int) -> date:
    """The same day so many months before; a day past the month's end becomes its last day."""
    if months >= (day.year - 1) * 12:
        return date.min
    return Interval(months=-months).after(day)
