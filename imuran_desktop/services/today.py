"""Everything the Today page says, in one reading of the diary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from imuran_desktop.domain.codes import BloodTestState, DoseState
from imuran_desktop.domain.ledger import Intake, LedgerDose, ledger
from imuran_desktop.domain.monitoring import BloodTest
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, last_taken, read_plan, symptoms

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Today:
    """Today as the person sees it. ``doses`` are yesterday's still open ones, then today's, in order."""

    plan: Plan
    day: date
    now: datetime
    doses: tuple[LedgerDose, ...]
    next_dose: LedgerDose | None
    last_taken: Intake | None
    blood_test: BloodTest | None
    symptoms: tuple[SymptomEntry, ...]


def read_today(diary: Diary, now: datetime) -> Today:
    """Read what the Today page shows at ``now``.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    day = plan.timeline.local(now).date()
    around = intakes(diary, day - _ONE_DAY, day + _ONE_DAY)
    found = ledger(plan, around, day - _ONE_DAY, day + _ONE_DAY, now)
    shown = (item for item in found if item.dose.day == day or _left_open(item, day))
    return Today(
        plan=plan,
        day=day,
        now=now,
        doses=tuple(shown),
        next_dose=next((item for item in found if item.state is DoseState.UPCOMING), None),
        last_taken=last_taken(diary),
        blood_test=next_blood_test(read_blood_tests(diary, plan, day)),
        symptoms=tuple(symptoms(diary, day, day)),
    )


def next_blood_test(tests: Sequence[BloodTest]) -> BloodTest | None:
    """The test to show: the last one overdue, else the next one to come."""
    overdue = [test for test in tests if test.state is BloodTestState.OVERDUE]
    waiting = (BloodTestState.DUE, BloodTestState.COMING_UP, BloodTestState.PLANNED)
    coming = next((test for test in tests if test.state in waiting), None)
    if coming is not None and coming.state is BloodTestState.DUE:
        return coming
    return overdue[-1] if overdue else coming


def _left_open(item: LedgerDose, today: date) -> bool:
    return item.dose.day < today and item.state.wants_answer
