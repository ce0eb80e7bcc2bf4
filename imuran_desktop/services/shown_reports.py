"""Reading what came back from blood tests, beside the values that the clinic set, for commands."""

from datetime import date

from imuran_desktop.domain.alerts import months_before
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.shown_reports import ShownReport, shown_reports
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import lab_report_of, lab_reports, read_alert_values


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
    return shown_reports(every, alerts, analytes, first)


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
