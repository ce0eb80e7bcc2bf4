"""When the daily dose changed: what monitoring schedules wait for, and what a look back sets symptoms beside."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from imuran_desktop.domain.medicines import is_monitored
from imuran_desktop.domain.plan import DoseStep, Plan, Prescription


@dataclass(frozen=True)
class DoseChange:
    """From ``day`` on another daily amount of a medicine, in mg."""

    day: date
    medicine: str
    before_mg: float
    after_mg: float


def daily_amount(step: DoseStep) -> float:
    """How much a step asks for in one day, in mg; the average of its days where they differ."""
    return round(sum(slot.amount_mg * slot.repeat.days_a_day() for slot in step.slots), 3)


def dose_change_dates(plan: Plan) -> list[date]:
    """The dates on which the daily amount of the monitored medicine changes, in order."""
    monitored = (item for item in plan.prescriptions if is_monitored(item.medicine))
    return sorted({change.day for item in monitored for change in dose_changes(item)})


def dose_changes(item: Prescription) -> list[DoseChange]:
    """The changes of its daily amount. Of several on one day the last counts: the others were mistakes."""
    amounts = {step.begins.first: daily_amount(step) for step in item.in_order()}
    return [
        DoseChange(day, item.medicine, before, after)
        for (_, before), (day, after) in pairwise(amounts.items())
        if before != after
    ]


def changes_between(plan: Plan, first: date, last: date) -> tuple[DoseChange, ...]:
    """The changes of every prescription from ``first`` to ``last``, both included, in order."""
    changes = (change for item in plan.prescriptions for change in dose_changes(item) if first <= change.day <= last)
    return tuple(sorted(changes, key=lambda change: change.day))
