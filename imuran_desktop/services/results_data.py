"""Blood tests with what came back from them, for commands: as they are shown, and as plain data."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from imuran_desktop.domain.alerts import AlertValue, AlertValues, PastAlert, Side, months_before, past_alerts
from imuran_desktop.domain.limits import is_above, is_below
from imuran_desktop.domain.results import Analytes, LabReport, Result
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import lab_report_of, lab_reports, read_alert_values


@dataclass(frozen=True)
class ShownReport:
    """What came back from a blood test, and which of it is ``past`` a value that the clinic set."""

    report: LabReport
    past: tuple[PastAlert, ...] = ()

    def past_of(self, result: Result) -> tuple[PastAlert, ...]:
        """What one of its results is past."""
        return tuple(item for item in self.past if item.result is result)


def read_shown_reports(
    diary: Diary, analytes: Analytes, first: date | None = None, last: date | None = None
) -> list[ShownReport]:
    """What came back from the blood tests of a range of days, oldest first.

    Raises:
        StoreError: when the diary can't be read.
    """
    alerts = read_alert_values(diary)
    since = months_before(first, alerts.months_back) if first is not None else None
    every = lab_reports(diary, since, last)
    return [
        ShownReport(report, past_alerts(report, every, alerts, analytes))
        for report in every
        if first is None or report.on >= first
    ]


def read_shown_report(diary: Diary, analytes: Analytes, test: str) -> ShownReport:
    """What came back from one blood test, which may be nothing.

    Raises:
        Refused: when there is no such test.
        StoreError: when the diary can't be read.
    """
    report = lab_report_of(diary, test)
    if report is None:
        raise Refused(Reason.NOTHING_RECORDED)
    shown = read_shown_reports(diary, analytes, report.on, report.on)
    return next((item for item in shown if item.report.test == test), ShownReport(report))


def report_data(shown: ShownReport, analytes: Analytes) -> dict[str, Any]:
    """One blood test with its results. Numbers are texts, so that every digit stays."""
    report = shown.report
    return {
        "id": report.test,
        "on": report.on.isoformat(),
        "lab": report.lab or None,
        "results": [
            {
                **result_data(result, analytes),
                "past_clinic_values": [past_data(item) for item in shown.past_of(result)],
            }
            for result in report.results
        ],
        "files": [{"id": file.id, "name": file.name, "size": file.size} for file in report.files],
    }


def result_data(result: Result, analytes: Analytes) -> dict[str, Any]:
    """One result; units are UCUM codes. ``outside_range`` is about the laboratory's own range."""
    known = analytes.get(result.analyte)
    side = _outside(result)
    return {
        "analyte": known.id if known else None,
        "name": known.name if known else result.analyte,
        "loinc": known.loinc_in(result.unit) if known else None,
        "sign": result.sign.value or None,
        "value": _text(result.value),
        "unit": result.unit or None,
        "low": _text(result.low),
        "high": _text(result.high),
        "comment": result.comment or None,
        "outside_range": side.value if side else None,
    }


def alert_values_data(alerts: AlertValues) -> dict[str, Any]:
    """What the clinic set."""
    return {"said_by": alerts.said_by or None, "values": [_alert_data(value) for value in alerts.values]}


def _alert_data(alert: AlertValue) -> dict[str, Any]:
    return {
        "analyte": alert.analyte,
        "unit": alert.unit or None,
        "below": _text(alert.below),
        "above": _text(alert.above),
        "rise_percent": alert.rise_percent,
        "over_months": alert.over_months,
        "note": alert.note or None,
    }


def past_data(past: PastAlert) -> dict[str, Any]:
    """A value that the clinic set, and on which side of it a result is."""
    return {"side": past.side.value, **_alert_data(past.alert)}


def _outside(result: Result) -> Side | None:
    """On which side of the laboratory's own range it is for sure, if on any."""
    below = result.low is not None and is_below(result, result.low)
    above = result.high is not None and is_above(result, result.high)
    if below == above:  # of a range that is the wrong way round, too
        return None
    return Side.BELOW if below else Side.ABOVE


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
