"""What an open diary holds of that a clinic's list says."""

from collections.abc import Sequence
from datetime import datetime

from imuran_desktop.domain.adherence import Ratio
from imuran_desktop.domain.codes import BloodTestState, Level
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.medicine_figures import MedicineFigures
from imuran_desktop.domain.medicines import is_monitored
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.report_wish import ReportWish
from imuran_desktop.domain.summary import Summary
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.figures import read_figures
from imuran_desktop.services.report import report_span
from imuran_desktop.services.review import read_reported
from imuran_desktop.services.visits import since_last_visit
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from imuran_desktop.store.revisions import last_recorded_of

_BY_PEOPLE = (
    Kind.INTAKE,
    Kind.SYMPTOM,
    Kind.BLOOD_TEST,
    Kind.ARRANGEMENT,
    Kind.STOCK,
    Kind.HEALTH_ITEM,
    Kind.NOTE,
    Kind.VISIT,
)
"""What is only in a diary because somebody entered it, in contrast to what was told, and to the plan."""


def read_summary(diary: Diary, wish: ReportWish, now: datetime) -> Summary:
    """Sum up an open diary.

    Raises:
        Refused: when none of the days has come yet, or they are the wrong way round.
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    span = report_span(diary, now, today, wish)
    counted, medicine = _counted(plan, read_figures(diary, now, span.first, span.last))
    counts = [item.figures.counts for item in counted]
    recorded = last_recorded_of(diary, _BY_PEOPLE)
    tests = read_blood_tests(diary, plan, today)
    overdue = [test.day for test in tests if test.state is BloodTestState.OVERDUE]
    symptoms = read_reported(diary, plan, load_symptoms(), now, span.first, span.last)
    urgent = [item.day for item in symptoms if item.level.rank >= Level.URGENT.rank]
    return Summary(
        path=diary.path,
        diary=diary.id,
        person=plan.person.name,
        sample=plan.person.sample,
        span=span,
        medicine=medicine,
        taken=Ratio(sum(item.taken for item in counts), sum(item.due for item in counts)),
        missed=sum(item.missed for item in counts),
        not_sure=sum(item.not_sure for item in counts),
        last_recorded=plan.timeline.local(recorded).date() if recorded is not None else None,
        has_schedule=bool(plan.schedules),
        overdue=len(overdue),
        overdue_since=min(overdue, default=None),
        urgent=len(urgent),
        last_urgent=max(urgent, default=None),
        last_visit=since_last_visit(diary, now),
    )


def _counted(plan: Plan, of_each: Sequence[MedicineFigures]) -> tuple[Sequence[MedicineFigures], str]:
    """Those that are counted, and the one medicine they are of."""
    name = next((item.medicine for item in plan.prescriptions if is_monitored(item.medicine)), "")
    return [item for item in of_each if is_monitored(item.medicine)] if name else of_each, name
