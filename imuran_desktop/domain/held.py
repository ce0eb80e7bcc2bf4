"""Whether a hold was one: some are ended within hours, before they have held anything."""

from dataclasses import replace
from datetime import date, timedelta

from imuran_desktop.domain.doses import planned_doses
from imuran_desktop.domain.plan import Hold, Plan, Prescription

_ONE_DAY = timedelta(days=1)


def has_held(plan: Plan, item: Prescription, hold: Hold, first: date, last: date) -> bool:
    """Whether a ``hold`` of ``item`` covers a whole day, whichever, or a dose of the days ``first`` to ``last``."""
    begins, ends = hold.begins, hold.ends
    whole = begins.first + _ONE_DAY if begins.changed_at else begins.first
    if ends is None or whole < ends.first:
        return True
    only = replace(plan, prescriptions=(item,))
    return any(dose.hold == hold for dose in planned_doses(only, max(begins.first, first), min(ends.first, last)))
