"""How far apart the plan asks for doses of one medicine, and which intakes are closer together than that."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.doses import Dose, planned_doses
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.medicines import medicine_key
from imuran_desktop.domain.plan import Plan, Prescription

_REACHES = tuple(timedelta(days=days) for days in (2, 16, 128, 800))
"""How far around a dose its neighbours are looked for, the near ones first: few plans ask for one every other year."""
_ONE_DAY = timedelta(days=1)


class Asking(Protocol):
    """A dose, or a slot on a day without one."""

    @property
    def prescription(self) -> Prescription:
        """What it is of."""

    @property
    def key(self) -> str:
        """Its slot and date."""


@dataclass(frozen=True)
class Spacing:
    """How far a dose is from its neighbours of the same medicine, of whichever prescription.

    Where it has none on one side, the shortest gap of its step stands for that. ``together`` are the keys of the doses
    at its very time: the plan asks for them at once.
    """

    before: timedelta
    after: timedelta
    together: frozenset[str] = frozenset()


class TakenTimes:
    """What was taken at a known time, by medicine and in the order of time."""

    def __init__(self, intakes: Iterable[Intake] = ()) -> None:
        self._of: dict[str, list[tuple[datetime, int, Intake]]] = {}
        self._count = 0
        for intake in intakes:
            self.add(intake)

    def add(self, intake: Intake) -> None:
        """Add one, if it was taken at a known time."""
        if intake.outcome is Outcome.TAKEN and intake.at is not None:
            self._count += 1  # two of one time stand in the order in which they came
            insort(self._of.setdefault(medicine_key(intake.medicine), []), (intake.at, self._count, intake))

    def close_to(self, dose: Asking, spacing: Spacing, at: datetime) -> Intake | None:
        """The intake of the same medicine nearest to ``at``, of those closer than half the planned gap on their side.

        It is a reason to ask before ``dose`` is recorded as taken ``at`` then, never to refuse: the person may well be
        recording an early dose.
        """
        known = self._of.get(medicine_key(dose.prescription.medicine), [])
        place = bisect_left(known, at, key=lambda item: item[0])
        apart = spacing.together | {dose.key}
        sides = ((range(place - 1, -1, -1), spacing.before), (range(place, len(known)), spacing.after))
        found = [close for side, gap in sides if (close := _nearest((known[i] for i in side), at, gap, apart))]
        return min(found, key=lambda item: abs(item[0] - at))[2] if found else None


def _nearest(
    items: Iterable[tuple[datetime, int, Intake]], at: datetime, gap: timedelta, apart: Collection[str]
) -> tuple[datetime, int, Intake] | None:
    """The first of ``items``, the nearest first, unless it is as far as half the ``gap``."""
    item = next((item for item in items if item[2].id not in apart), None)
    return item if item is not None and abs(item[0] - at) * 2 < gap else None


def spacing_of(plan: Plan, dose: Dose) -> Spacing:
    """How far ``dose`` is from its neighbours."""
    return spacings(plan, [dose])[dose.key]


def spacings(plan: Plan, doses: Iterable[Dose]) -> dict[str, Spacing]:
    """How far each of ``doses`` is from its neighbours, by key. The plan is laid out once for all of them."""
    by_medicine: dict[str, list[Dose]] = {}
    for dose in doses:
        by_medicine.setdefault(medicine_key(dose.prescription.medicine), []).append(dose)
    found: dict[str, Spacing] = {}
    for medicine, wanted in by_medicine.items():
        items = tuple(item for item in plan.prescriptions if medicine_key(item.medicine) == medicine)
        found.update(_of_medicine(replace(plan, prescriptions=items), wanted))
    return found


def may_be_taken(plan: Plan, dose: Dose, at: datetime) -> bool:
    """Whether ``at`` is no more than a day, or half the planned gap, before the time of ``dose``."""
    ahead = dose.instant - at
    return ahead <= max(_ONE_DAY, dose.gap / 2) or ahead * 2 <= spacing_of(plan, dose).before


def _of_medicine(plan: Plan, doses: list[Dose]) -> Iterator[tuple[str, Spacing]]:
    for reach in _REACHES:
        days = [dose.day for dose in doses]
        around = planned_doses(plan, min(days) - reach, max(days) + reach)
        moments = [dose.instant for dose in around]
        alone = []
        for dose in doses:
            earlier, later = _neighbours(dose, around, moments)
            if earlier is None or later is None:
                alone.append(dose)
            yield dose.key, _spacing(dose, earlier, later, _together(dose, around, moments))
        doses = alone
        if not doses:
            return


def _neighbours(dose: Dose, around: list[Dose], moments: list[datetime]) -> tuple[Dose | None, Dose | None]:
    before = range(bisect_left(moments, dose.instant) - 1, -1, -1)
    after = range(bisect_right(moments, dose.instant), len(around))
    earlier, later = (next((around[i] for i in side if _counts(around[i], dose)), None) for side in (before, after))
    return earlier, later


def _counts(other: Dose, dose: Dose) -> bool:
    """Whether ``other`` can be the neighbour of ``dose``. What another prescription has on hold is not taken."""
    return other.hold is None or other.prescription.id == dose.prescription.id


def _together(dose: Dose, around: list[Dose], moments: list[datetime]) -> frozenset[str]:
    same = range(bisect_left(moments, dose.instant), bisect_right(moments, dose.instant))
    return frozenset(around[i].key for i in same) - {dose.key}


def _spacing(dose: Dose, earlier: Dose | None, later: Dose | None, together: frozenset[str]) -> Spacing:
    return Spacing(
        dose.instant - earlier.instant if earlier else dose.gap,
        later.instant - dose.instant if later else dose.gap,
        together,
    )
