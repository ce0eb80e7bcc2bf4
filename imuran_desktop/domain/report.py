"""A report: all that is in some days of a diary, at one moment."""

from dataclasses import dataclass
from datetime import date, datetime

from imuran_desktop.domain.alerts import PastAlert
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.dose_changes import DoseSpan
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.listed_tests import ListedTest
from imuran_desktop.domain.medicine_figures import MedicineFigures
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.report_wish import ReportOf
from imuran_desktop.domain.results import Result
from imuran_desktop.domain.review import HeldDays, Review
from imuran_desktop.domain.shown_reports import ShownReport
from imuran_desktop.domain.stock_checks import StockCheck
from imuran_desktop.domain.trends import Trends
from imuran_desktop.domain.visits import Visit


@dataclass(frozen=True)
class LatestResult:
    """The newest result of one analyte up to the end of a report, and what it is ``past`` of what the clinic set.

    It is of the blood test ``test``.
    """

    day: date
    result: Result
    lab: str = ""
    past: tuple[PastAlert, ...] = ()
    test: str = ""


@dataclass(frozen=True)
class PlanAhead:
    """What is planned from the day on which a report is made ``until`` another, both included.

    ``tests`` are those that wait, overdue ones first; ``stock`` is how long the tablets at home last.
    """

    until: date
    amounts: tuple[DoseSpan, ...] = ()
    holds: tuple[HeldDays, ...] = ()
    tests: tuple[ListedTest, ...] = ()
    visits: tuple[Visit, ...] = ()
    stock: tuple[MedicineStock, ...] = ()


@dataclass(frozen=True)
class Report:
    """All that a diary holds of the days of ``span``, as it stands at ``made`` (on the clock of the person's place).

    ``doses`` are those that the plan asks for, also on hold, in their order, and ``others`` the intakes that answer
    none of them, each with the day it is filed under. Of the doses of which nobody can tell whether they were taken,
    those in ``reminded`` (by key) were told before their cut-off; of the others no reminder is recorded. Those
    ``not_remindable`` could not be told at all: they were answered before their time, or got into the plan after their
    cut-off.
    ``tests`` are the blood tests of these days, planned for one of them or done on one, in order; ``overdue`` are those
    still waiting from before. ``reports`` are what came back from those done in these days, and ``latest`` the newest
    result of each analyte up to the last day, in the order of the list. ``disputed`` are the ids of the entries in it
    that two copies of the diary say differently, and nobody has decided: what stands in the report is one of them.
    """

    diary: str
    plan: Plan
    span: Span
    made: datetime
    made_by: str
    figures: tuple[MedicineFigures, ...]
    doses: tuple[LedgerDose, ...]
    others: tuple[tuple[date, Intake], ...]
    reminded: frozenset[str]
    review: Review
    tests: tuple[ListedTest, ...]
    overdue: tuple[ListedTest, ...]
    has_schedule: bool
    reports: tuple[ShownReport, ...]
    latest: tuple[LatestResult, ...]
    trends: Trends
    stock_checks: tuple[StockCheck, ...]
    ahead: PlanAhead
    not_remindable: frozenset[str] = frozenset()
    disputed: frozenset[str] = frozenset()

    @property
    def of(self) -> ReportOf:
        """Which report it is."""
        return ReportOf(self.diary, self.span.first, self.span.last)

    @property
    def person(self) -> str:
        """Whose diary it is."""
        return self.plan.person.name

    @property
    def days(self) -> int:
        """How many days there are, without dates that never were."""
        return (self.span.last - self.span.first).days + 1 - len(self.review.skipped)

    @property
    def is_sample(self) -> bool:
        """Whether it is made up."""
        return self.plan.person.sample
