"""Which of a refused plan's problems belong to the doses being entered, and to which of them."""

from datetime import date

from imuran_desktop.domain.plan_checks import PlanProblem, Where
from imuran_desktop.services.plan_edits import EditRefused


def of_step(
    refusal: EditRefused, prescription_id: str, first: date
) -> tuple[dict[int, PlanProblem], list[PlanProblem]]:
    """The problems of each dose of the step that begins on ``first``, by its place; and all others."""
    where = _step_place(refusal, prescription_id, first)
    by_slot: dict[int, PlanProblem] = {}
    others: list[PlanProblem] = []
    for problem in refusal.problems:
        place = _slot_place(problem, where)
        if place is None:
            others.append(problem)
        else:
            by_slot.setdefault(place, problem)
    return by_slot, others


def _step_place(refusal: EditRefused, prescription_id: str, first: date) -> Where:
    for number, item in enumerate(refusal.plan.prescriptions):
        if item.id == prescription_id:
            steps = [place for place, step in enumerate(item.steps) if step.begins.first == first]
            return ("prescriptions", number, "steps", steps[-1]) if steps else ()
    return ()


def _slot_place(problem: PlanProblem, step: Where) -> int | None:
    inside = (*step, "slots")
    if not step or problem.where[: len(inside)] != inside or len(problem.where) == len(inside):
        return None
    return int(problem.where[len(inside)])
