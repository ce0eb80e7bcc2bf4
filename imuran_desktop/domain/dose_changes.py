"""When the daily dose changed: what monitoring schedules wait for."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from imuran_desktop.domain.plan import DoseStep, Plan, Prescription


def daily_amount(step: DoseStep) -> float:
    """How much a step asks for in one day, in mg."""
    return sum(slot.amount_mg for slot in step.slots)


def dose_change_dates(plan: Plan) -> list[date]:
    """The dates on which the daily amount of the monitored medicine changes, in order."""
    return sorted({day for item in plan.prescriptions for day, _, _ in _changes(item)})


def dose_increase_dates(items: Iterable[Prescription]) -> list[date]:
    """The dates on which the daily amount goes up, in order."""
    return sorted({day for item in items for day, before, after in _changes(item) if after > before})


def _changes(item: Prescription) -> list[tuple[date, float, float]]:
    return [
        (following.begins.first, daily_amount(step), daily_amount(following))
        for step, following in pairwise(item.in_order())
        if daily_amount(step) != daily_amount(following)
    ]
