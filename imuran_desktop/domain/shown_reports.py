"""What came back from blood tests, beside the values that the clinic set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.alerts import AlertValues, PastAlert, past_alerts
from imuran_desktop.domain.results import Analytes, LabReport, Result


@dataclass(frozen=True)
class ShownReport:
    """What came back from a blood test, and which of it is ``past`` a value that the clinic set."""

    report: LabReport
    past: tuple[PastAlert, ...] = ()

    def past_of(self, result: Result) -> tuple[PastAlert, ...]:
        """What one of its results is past."""
        return tuple(item for item in self.past if item.result is result)


def shown_reports(
    every: Sequence[LabReport], alerts: AlertValues, analytes: Analytes, first: date | None = None
) -> list[ShownReport]:
    """Those of ``every`` report, oldest first, from ``first`` on; in the ones before it a rise is looked for."""
    return [
        ShownReport(report, past_alerts(report, every, alerts, analytes))
        for report in every
        if first is None or report.on >= first
    ]
