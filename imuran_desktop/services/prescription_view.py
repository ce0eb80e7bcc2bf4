"""How prescriptions stand on a day: which have ended, which holds there are, what a hold or an end stops."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.plan import Hold, Plan, Prescription, change_order

_LOOKED_AHEAD = timedelta(days=400)
"""Long enough to meet the next dose of whatever comes round once a year."""


@dataclass(frozen=True)
class ArrangedHolds:
    """The holds of a prescription as they stand on a day: over, in force (None: none is), still to come."""

    earlier: tuple[Hold, ...]
    current: Hold | None
    coming: tuple[Hold, ...]

    @property
    def open_ended(self) -> bool:
        """Whether one of them lasts until further notice."""
        held = (*self.coming, *([self.current] if self.current else []))
        return any(hold.ends is None for hold in held)


@dataclass(frozen=True)
class Stopped:
    """The coming doses that a change takes out of the plan; ``first`` and ``last`` are None when there are none."""

    count: int
    first: Dose | None = None
    last: Dose | None = None


def has_ended(item: Prescription, today: date) -> bool:
    """Whether nothing of a prescription is due any more."""
    if item.ends is None:
        return False
    begins = min((step.begins.first for step in item.steps), default=today)
    return item.ends.first <= max(today, begins)


def in_use(plan: Plan, today: date) -> tuple[Prescription, ...]:
    """The prescriptions that have not ended."""
    return tuple(item for item in plan.prescriptions if not has_ended(item, today))


def ended(plan: Plan, today: date) -> tuple[Prescription, ...]:
    """The prescriptions that have ended, the last one first."""
    over = [item for item in plan.prescriptions if has_ended(item, today)]
    return tuple(sorted(over, key=lambda item: item.ends.first if item.ends else today, reverse=True))


def last_day(item: Prescription) -> date | None:
    """The last day of a prescription; None while it goes on. One ended in mid-day counts that day."""
    return item.ends.last_day_before if item.ends else None


def arrange_holds(item: Prescription, today: date) -> ArrangedHolds:
    """The holds of ``item`` in order, sorted by how they stand today."""
    ordered = sorted(item.holds, key=lambda hold: change_order(hold.begins))
    over = tuple(hold for hold in ordered if hold.ends is not None and hold.ends.first <= today)
    begun = [hold for hold in ordered if hold.begins.first <= today and hold not in over]
    coming = tuple(hold for hold in ordered if hold.begins.first > today and hold not in over)
    return ArrangedHolds(over, begun[-1] if begun else None, coming)


def stopped(before: Plan, after: Plan, prescription_id: str, now: datetime, until: date | None) -> Stopped:
    """The doses after ``now`` that ``before`` asks for and ``after`` doesn't, to the day ``until`` or far ahead."""
    today = before.timeline.local(now).date()
    last = until or today + _LOOKED_AHEAD
    kept = {dose.key for dose in expected_doses(after, today, last)}
    gone = [
        dose
        for dose in expected_doses(before, today, last)
        if dose.prescription.id == prescription_id and dose.instant > now and dose.key not in kept
    ]
    return Stopped(len(gone), gone[0], gone[-1]) if gone else Stopped(0)
