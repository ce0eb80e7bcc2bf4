"""The adherence figures of a diary: of each medicine, in any range of days."""

from datetime import date, datetime

from imuran_desktop.domain.ledger import ledger
from imuran_desktop.domain.medicine_figures import MedicineFigures, figures_by_medicine
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, read_plan


def read_figures(diary: Diary, now: datetime, first: date, last: date) -> tuple[MedicineFigures, ...]:
    """The figures of the local dates ``first`` to ``last`` (inclusive) as they stand at ``now``, in the plan's order.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    recorded = intakes(diary, first, last)
    doses = ledger(plan, recorded, first, last, now)
    planned = {item.dose.key for item in doses}
    others = [intake for intake in recorded.values() if intake.id not in planned]
    today = plan.timeline.local(now).date()
    return figures_by_medicine(plan, doses, others, min(last, today))
