"""Everything the Blood tests page says, in one reading of the diary."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from imuran_desktop.domain.alerts import AlertValues, PastAlert, months_before, past_alerts
from imuran_desktop.domain.blood_tests import next_blood_test
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.listed_tests import ListedTest, listed_order, listed_tests
from imuran_desktop.domain.monitoring import MonitoringSchedule, PlannedTest
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.results import Analytes, LabReport
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import done_tests, lab_reports, read_alert_values, read_contacts, read_plan

_A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class BloodTestList:
    """The next test; those still to come, the first one first; those that were, the newest first.

    ``schedule`` is the one that the next test's date comes from. ``earlier`` is the last day with a test before those
    that were read.
    """

    today: date
    next: ListedTest | None
    schedule: MonitoringSchedule | None
    coming: tuple[ListedTest, ...]
    past: tuple[ListedTest, ...]
    has_schedule: bool = False
    earlier: date | None = None
    contacts: Contacts = field(default_factory=Contacts)

    @property
    def newest(self) -> ListedTest | None:
        """The last test of which results are there."""
        return next((item for item in self.past if item.report is not None and item.report.results), None)


def a_year_before(day: date) -> date:
    """From when on tests are listed first."""
    return day - min(_A_YEAR, day - date.min)


def read_test_list(diary: Diary, now: datetime, analytes: Analytes, since: date) -> BloodTestList:
    """Read what is planned, and what was done or missed from ``since`` on.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    done = done_tests(diary)
    tests = read_blood_tests(diary, plan, today, done=done)
    lines = list(listed_tests(tests, done))
    came_back = _came_back(diary, since)
    past_limits = _past_limits(diary, came_back, since, analytes)
    coming = [line for line in lines if line.done is None and line.day >= today]
    past = [
        _with_report(line, came_back, past_limits)
        for line in lines
        if since <= line.day and (line.done is not None or line.day < today)
    ]
    following = next_blood_test(tests, today)
    return BloodTestList(
        today,
        next((line for line in lines if following is not None and line.test is following), None),
        _schedule_of(plan, following.planned) if following is not None else None,
        tuple(sorted(coming, key=listed_order)),
        tuple(sorted(past, key=listed_order, reverse=True)),
        has_schedule=bool(plan.schedules),
        earlier=max((line.day for line in lines if line.day < since), default=None),
        contacts=read_contacts(diary) or Contacts(),
    )


def _schedule_of(plan: Plan, planned: PlannedTest) -> MonitoringSchedule | None:
    """The schedule that has a planned test on its day: of those that began before, the last one of its name."""
    named = [schedule for schedule in plan.schedules if schedule.preset.id == planned.preset]
    begun = [schedule for schedule in named if schedule.start <= planned.due]
    return max(begun or named, key=lambda schedule: schedule.start, default=None)


def _came_back(diary: Diary, since: date) -> Mapping[str, LabReport]:
    return {report.test: report for report in lab_reports(diary, since)}


def _with_report(
    line: ListedTest, came_back: Mapping[str, LabReport], past_limits: Mapping[str, tuple[PastAlert, ...]]
) -> ListedTest:
    if line.done is None:
        return line
    report = came_back.get(line.done.id)
    return ListedTest(
        line.day, line.state, line.test, line.done, report, past_limits.get(line.done.id, ()), line.beside, line.window
    )


def _past_limits(
    diary: Diary, came_back: Mapping[str, LabReport], since: date, analytes: Analytes
) -> dict[str, tuple[PastAlert, ...]]:
    """What of each report is past a value that the clinic set. A rise is looked for in the months before it."""
    alerts = read_alert_values(diary)
    if not alerts.values:
        return {}
    looked_at = lab_reports(diary, _months_back(since, alerts)) if alerts.months_back else list(came_back.values())
    days = [report.on for report in looked_at]
    found = {}
    for report in came_back.values():
        begin = bisect_right(days, _months_back(report.on, alerts) - timedelta(days=1))
        before = looked_at[begin : bisect_right(days, report.on)]
        found[report.test] = past_alerts(report, before, alerts, analytes)
    return found


def _months_back(day: date, alerts: AlertValues) -> date:
    return max(months_before(day, alerts.months_back), date.min + timedelta(days=1))
