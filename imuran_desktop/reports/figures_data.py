"""Adherence figures as plain data."""

from dataclasses import asdict
from typing import Any

from imuran_desktop.domain.adherence import Ratio
from imuran_desktop.domain.medicine_figures import MedicineFigures
from imuran_desktop.domain.persistence import Persistence


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
        "persistence": lasted and _lasted(lasted),
        "counts": asdict(of.counts),
    }


def _lasted(lasted: Persistence) -> dict[str, Any]:
    return {"days": lasted.days, "first": str(lasted.first), "last": str(lasted.last), "ended": lasted.ended}


def _ratio(ratio: Ratio) -> dict[str, Any]:
    return {"count": ratio.count, "of": ratio.of, "share": ratio.share}
