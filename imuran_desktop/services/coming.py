"""What the coming days ask for, as a calendar shows it. Nothing here writes."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from imuran_desktop.domain.doses import Dose, planned_doses
from imuran_desktop.domain.plan import DoseStep, Plan, Prescription
from imuran_desktop.services.plan_view import step_on

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ComingDay:
    """One day of one prescription: its doses in the order of the day, with those on hold.

    ``step`` counts the dose steps, from 0 for the one in force on the day before the first one shown; None where no
    step holds. ``changed`` is whether the doses due on the day are others than in the plan it was compared with,
    ``as_needed`` whether something may be taken when it is needed.
    """

    day: date
    doses: tuple[Dose, ...]
    step: int | None
    changed: bool = False
    as_needed: bool = False

    @property
    def held(self) -> bool:
        """Whether doses are planned, and all of them are on hold."""
        return bool(self.doses) and all(dose.hold for dose in self.doses)


def coming_days(
    plan: Plan, prescription_id: str, first: date, days: int, before: Plan | None = None
) -> list[ComingDay]:
    """The ``days`` from ``first`` on; those that differ from the plan ``before`` are marked as changed."""
    item = plan.prescription(prescription_id)
    wanted = [first + timedelta(days=number) for number in range(days)]
    doses = _by_day(plan, item, wanted)
    old = _by_day(before, before.prescription(prescription_id), wanted) if before else doses
    steps = {day: step_on(item, day) if item else None for day in (first - _ONE_DAY, *wanted)}
    numbers = _numbers(list(steps.values()))
    return [
        ComingDay(
            day,
            doses[day],
            number,
            changed=_asked(doses[day]) != _asked(old[day]),
            as_needed=step is not None and any(slot.repeat.as_needed for slot in step.slots),
        )
        for (day, step), number in list(zip(steps.items(), numbers, strict=True))[1:]
    ]


def _by_day(plan: Plan, item: Prescription | None, days: list[date]) -> dict[date, tuple[Dose, ...]]:
    by_day: dict[date, list[Dose]] = {day: [] for day in days}
    if item is not None:
        alone = Plan(plan.person, plan.timeline, (item,), plan.meals)
        for dose in planned_doses(alone, days[0], days[-1]):
            by_day[dose.day].append(dose)
    return {day: tuple(doses) for day, doses in by_day.items()}


def _numbers(steps: list[DoseStep | None]) -> list[int | None]:
    """Which of the different steps each is, in the order in which they come."""
    seen = list({id(step): step for step in steps if step is not None})
    return [seen.index(id(step)) if step is not None else None for step in steps]


def _asked(doses: tuple[Dose, ...]) -> tuple[list[tuple[str | None, time, float]], bool]:
    """What a person would call the same: the doses due, and whether others are on hold."""
    due = [(dose.meal, dose.at, dose.amount_mg) for dose in doses if dose.hold is None]
    return due, len(due) < len(doses)
