"""The adherence figures of each medicine in a range of days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.adherence import Figures, figures
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.medicines import medicine_key
from imuran_desktop.domain.persistence import Persistence, persistence
from imuran_desktop.domain.plan import Plan


@dataclass(frozen=True)
class MedicineFigures:
    """The figures of one medicine between two dates; ``lasted`` is None where it can't be said."""

    medicine: str
    figures: Figures
    lasted: Persistence | None


def figures_by_medicine(
    plan: Plan, doses: Iterable[LedgerDose], others: Sequence[Intake], last: date
) -> tuple[MedicineFigures, ...]:
    """The figures of every medicine that was prescribed or recorded, in the plan's order.

    ``doses`` are those of the days up to ``last``, and ``others`` the intakes of these days that answer none of them.
    """
    of_medicine: dict[str, list[LedgerDose]] = {}
    for item in doses:
        of_medicine.setdefault(medicine_key(item.dose.prescription.medicine), []).append(item)
    found = []
    for key, medicine in _medicines(plan, others).items():
        unplanned = (intake for intake in others if medicine_key(intake.medicine) == key)
        of_it = figures(of_medicine.get(key, ()), unplanned)
        items = [item for item in plan.prescriptions if medicine_key(item.medicine) == key]
        found.append(MedicineFigures(medicine, of_it, persistence(of_it, items, last)))
    return tuple(found)


def _medicines(plan: Plan, others: Iterable[Intake]) -> dict[str, str]:
    """By its key, the first name that each has."""
    names: dict[str, str] = {}
    for name in (*(item.medicine for item in plan.prescriptions), *(intake.medicine for intake in others)):
        names.setdefault(medicine_key(name), name)
    return names
