"""The doses of a report as they stand in its strip: day by day, in the order of their times."""

from collections.abc import Mapping
from datetime import date

from imuran_desktop.domain.codes import DoseState
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.report import Report

_MOST = 4
"""Of more doses a day, the single ones could not be told apart on paper."""
_NAMES = {
    DoseState.SKIPPED: "skipped",
    DoseState.NOT_SURE: "not_sure",
    DoseState.MISSED: "missed",
    DoseState.HELD: "held",
}


def doses_in_order(report: Report) -> Mapping[date, tuple[str, ...]]:
    """How the doses of each day stand, by the names of `DayDoses`, the first one first.

    There are none where any day has more doses than can be told apart: days beside each other are to be read alike.
    """
    found: dict[date, list[LedgerDose]] = {}
    for item in report.doses:
        found.setdefault(item.dose.day, []).append(item)
    if max(map(len, found.values()), default=0) > _MOST:
        return {}
    return {day: tuple(map(_name, sorted(items, key=_time))) for day, items in found.items()}


def _time(item: LedgerDose) -> tuple[object, ...]:
    return item.dose.instant, item.dose.key


def _name(item: LedgerDose) -> str:
    if item.dose.hold is not None:
        return "held_taken" if item.state.is_taken else "held"
    return "taken" if item.state.is_taken else _NAMES.get(item.state, "open")
