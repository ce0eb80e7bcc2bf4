"""Reading results over time, beside the doses."""

from datetime import date

from imuran_desktop.domain.alerts import months_before
from imuran_desktop.domain.dose_changes import amounts_between, turns_between
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.review import held_days
from imuran_desktop.domain.trends import Trends, trends_of
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import lab_reports, read_alert_values, read_plan


def read_trends(diary: Diary, known: Analytes, first: date | None, last: date, today: date) -> Trends:
    """All results from ``first`` to ``last`` (inclusive); from the first result of all where ``first`` is None.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan, alerts = read_plan(diary), read_alert_values(diary)
    since = months_before(first, alerts.months_back) if first is not None else None
    found = lab_reports(diary, since, last)
    begins = first if first is not None else min((report.on for report in found if report.results), default=last)
    shown = trends_of(found, alerts, known, begins, last)
    return Trends(
        begins,
        last,
        today,
        shown,
        turns_between(plan, begins, last),
        held_days(plan, begins, min(last, today)),
        None if shown else _newest(diary),
        amounts_between(plan, begins, last),
    )


def _newest(diary: Diary) -> date | None:
    """The day of the newest result there is."""
    return max((report.on for report in lab_reports(diary) if report.results), default=None)
