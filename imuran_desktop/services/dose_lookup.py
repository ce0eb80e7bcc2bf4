"""Doses by their keys: what a notification, a command or a list of missed doses points at."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from imuran_desktop.domain.doses import Dose, parse_key, planned_dose, planned_doses
from imuran_desktop.domain.ledger import LedgerDose, ledger
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
from imuran_desktop.domain.spacing import may_be_taken
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, read_plan

_ONE_DAY = timedelta(days=1)


def read_doses(diary: Diary, now: datetime, keys: Iterable[str]) -> list[LedgerDose]:
    """The doses with these keys as they stand at ``now``, in order; those that the plan has no more are left out.

    Raises:
        ValueError: when something is no dose key.
        StoreError: when the diary can't be read.
    """
    wanted = set(keys)
    days = sorted({parse_key(key)[1] for key in wanted})
    if not days:
        return []
    plan = read_plan(diary)
    answers = intakes(diary, days[0], days[-1])
    found: list[LedgerDose] = []
    for first, last in _runs(days):
        found += [item for item in ledger(plan, answers, first, last, now) if item.dose.key in wanted]
    return found


def find_dose(plan: Plan, key: str) -> Dose:
    """The planned dose with this key, also one that is on hold.

    Raises:
        Refused: when the plan asks for no such dose.
    """
    found = known_dose(plan, key)
    if found is None:
        raise Refused(Reason.UNKNOWN_DOSE, key=key)
    return found


def known_dose(plan: Plan, key: str) -> Dose | None:
    """The planned dose with this key, also one that is on hold; None when the plan asks for no such dose."""
    try:
        slot, day = parse_key(key)
    except ValueError:
        return None
    return planned_dose(plan, slot, day) if EARLIEST <= day <= LATEST else None


def doses_near(plan: Plan, dose: Dose, now: datetime) -> list[Dose]:
    """The other doses of its prescription, from the day before ``dose`` to the day after, that can be recorded."""
    around = planned_doses(plan, dose.day - _ONE_DAY, dose.day + _ONE_DAY)
    return [
        other
        for other in around
        if other.prescription.id == dose.prescription.id and other.key != dose.key and may_be_taken(plan, other, now)
    ]


def _runs(days: list[date]) -> list[tuple[date, date]]:
    """Sorted dates as ranges, so that a gap of years costs nothing."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and day - runs[-1][1] <= _ONE_DAY:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs
