"""The adherence figures of a diary: of each medicine, in any range of days."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from imuran_desktop.domain.adherence import Figures, Ratio, figures
from imuran_desktop.domain.ledger import ledger
from imuran_desktop.domain.medicines import medicine_key, same_medicine
from imuran_desktop.domain.persistence import Persistence, persistence
from imuran_desktop.domain.plan import Plan
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, read_plan


@dataclass(frozen=True)
class MedicineFigures:
    """The figures of one medicine between two dates; ``lasted`` is None where it can't be said."""

    medicine: str
    figures: Figures
    lasted: Persistence | None


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

    def of(medicine: str) -> MedicineFigures:
        found = figures(
            (item for item in doses if same_medicine(item.dose.prescription.medicine, medicine)),
            (intake for intake in others if same_medicine(intake.medicine, medicine)),
        )
        items = [item for item in plan.prescriptions if same_medicine(item.medicine, medicine)]
        return MedicineFigures(medicine, found, persistence(found, items, min(last, today)))

    return tuple(of(medicine) for medicine in _medicines(plan, (intake.medicine for intake in others)))


def figures_data(found: MedicineFigures) -> dict[str, Any]:
    """The figures of one medicine as plain data: each ratio with both its counts."""
    of, lasted = found.figures, found.lasted
    run = of.longest_run
    return {
        "medicine": found.medicine,
        "taken": _ratio(of.taken),
        "on_time": _ratio(of.on_time),
        "food_as_instructed": _ratio(of.food),
        "days_as_planned": _ratio(of.as_planned),
        "longest_run_without": run and {"doses": run.doses, "first": str(run.first), "last": str(run.last)},
        "skipped_by_reason": dict(of.skip_reasons),
        "not_recorded": of.not_recorded,
        "persistence": lasted and {"days": lasted.days, "ended": lasted.ended},
        "counts": asdict(of.counts),
    }


def _ratio(ratio: Ratio) -> dict[str, Any]:
    return {"count": ratio.count, "of": ratio.of, "share": ratio.share}


def _medicines(plan: Plan, others: Iterable[str]) -> list[str]:
    """Every medicine that was prescribed or recorded, each by the first name it has."""
    names: dict[str, str] = {}
    for name in (*(item.medicine for item in plan.prescriptions), *others):
        names.setdefault(medicine_key(name), name)
    return list(names.values())
