"""What of the plan may have been taken on a day on top of its doses."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from imuran_desktop.domain.doses import Dose, planned_doses
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.as_needed import AsNeeded, as_needed_today
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Takeable:
    """A dose of the day, of which an extra one may have been taken, or a slot that is taken as needed."""

    dose: Dose | None = None
    needed: AsNeeded | None = None

    @property
    def medicine(self) -> str:
        """Which medicine it is."""
        if self.dose is not None:
            return self.dose.prescription.medicine
        return self.needed.prescription.medicine if self.needed is not None else ""

    @property
    def amount_mg(self) -> float:
        """How much of it is usual."""
        if self.dose is not None:
            return self.dose.amount_mg
        return self.needed.slot.amount_mg if self.needed is not None else 0.0


def takeable_on(diary: Diary, day: date, now: datetime) -> list[Takeable]:
    """What may have been taken on ``day``, or, on the day of ``now``, until now.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    doses = [Takeable(dose=dose) for dose in planned_doses(plan, day, day) if dose.instant - _ONE_DAY <= now]
    return doses + [Takeable(needed=item) for item in as_needed_today(diary, plan, min(now, _end_of(plan, day)))]


def _end_of(plan: Plan, day: date) -> datetime:
    """The last minute of a day; that of the one before where the person skipped it."""
    moment = plan.timeline.instant(day, time(23, 59))
    return moment if moment is not None else _end_of(plan, day - _ONE_DAY)
