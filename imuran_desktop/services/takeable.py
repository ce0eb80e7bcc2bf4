"""What of the plan may have been taken on a day on top of its doses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from imuran_desktop.domain.doses import Dose, planned_doses
from imuran_desktop.domain.plan import Plan, Prescription
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.services.as_needed import AsNeeded, as_needed_today
from imuran_desktop.services.slots import Unplanned, slots_near, unplanned_on
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Takeable:
    """What may have been taken: more of a ``dose`` of the day, something as ``needed``, or what is planned otherwise.

    ``key`` is slot id and local date, written as a dose key. ``uncounted``: it lies before what the diary counts.
    ``usual`` is its time on that day, where it has one.
    """

    key: str
    prescription: Prescription
    amount_mg: float
    tablets: tuple[TabletCount, ...]
    dose: Dose | None = None
    needed: AsNeeded | None = None
    uncounted: bool = False
    usual: datetime | None = None

    @property
    def medicine(self) -> str:
        """Which medicine it is."""
        return self.prescription.medicine


def takeable_on(diary: Diary, day: date, now: datetime) -> list[Takeable]:
    """What may have been taken on ``day``, or, on the day of ``now``, until now.

    First the doses of the day, then what is taken as needed, then what the plan asks for on other days: any medicine
    may have been taken on any day.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    doses = [_of_dose(dose) for dose in planned_doses(plan, day, day) if dose.instant - _ONE_DAY <= now]
    in_use = as_needed_today(diary, plan, min(now, _end_of(plan, day)))
    offered = {(_what(item), False) for item in doses}
    found = doses + [_of_needed(item, day) for item in in_use]
    for item in unplanned_on(plan, day):
        what = _what(item)
        # On the first day the same amount may be both: not counted in the morning, and planned for the evening.
        if (what, item.uncounted) not in offered:
            offered.add((what, item.uncounted))
            found.append(_of_unplanned(item))
    return found + [_of_needed(item, day) for item in _others_as_needed(plan, day, in_use)]


def _what(item: Takeable | Unplanned) -> tuple[str, float, tuple[TabletCount, ...]]:
    return item.prescription.id, item.amount_mg, item.tablets


def _of_dose(dose: Dose) -> Takeable:
    return Takeable(dose.key, dose.prescription, dose.amount_mg, dose.tablets, dose=dose, usual=dose.instant)


def _of_needed(item: AsNeeded, day: date) -> Takeable:
    slot = item.slot
    return Takeable(f"{slot.id}/{day}", item.prescription, slot.amount_mg, slot.tablets, needed=item)


def _of_unplanned(item: Unplanned) -> Takeable:
    return Takeable(
        item.key, item.prescription, item.amount_mg, item.tablets, uncounted=item.uncounted, usual=item.usual
    )


def _others_as_needed(plan: Plan, day: date, known: tuple[AsNeeded, ...]) -> Iterator[AsNeeded]:
    """What is prescribed as needed on other days."""
    listed = {(item.prescription.id, item.slot.id) for item in known}
    for item in plan.prescriptions:
        for slot in slots_near(item, day):
            if slot.repeat.as_needed and (item.id, slot.id) not in listed:
                yield AsNeeded(item, slot)


def _end_of(plan: Plan, day: date) -> datetime:
    """The last minute of a day; that of the one before where the person skipped it."""
    moment = plan.timeline.instant(day, time(23, 59))
    return moment if moment is not None else _end_of(plan, day - _ONE_DAY)
