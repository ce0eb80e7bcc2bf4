"""Where in a plan file a problem of its plan is: the diary may hold more than the file, and in another order."""

from collections.abc import Sequence

from imuran_desktop.domain.plan import Change, Plan, Prescription
from imuran_desktop.domain.plan_checks import PlanProblem, Where
from imuran_desktop.exchange.plan_parts import FileMeals, FilePrescription, FileStep, PlanFile
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem
from imuran_desktop.words.errors import plan_place


def problem_in_file(plan: Plan, file: PlanFile, problem: PlanProblem) -> FileProblem:
    """A problem of ``plan``, which was made from ``file``, with its place and line there."""
    return file.problem(FileFault.BAD_PLAN, plan_place(place_in_file(plan, file, problem.where)), problem=problem)


def place_in_file(plan: Plan, file: PlanFile, where: Where) -> Where:
    """The way through ``file`` to what is at ``where`` in ``plan``; as near as the file has it."""
    match where:
        case ("meals", int(number), *rest):
            index = _dated(plan.meals[number].begins, file.meals)
            return ("meals",) if index is None else ("meals", index, *rest)
        case ("prescriptions", int(number), *rest):
            item = plan.prescriptions[number]
            for index, given in enumerate(file.prescriptions):
                if given.id == item.id:
                    return ("prescriptions", index, *_of_prescription(item, given, tuple(rest)))
            return ("prescriptions", item.id, *rest)
        case _:
            return where


def _of_prescription(item: Prescription, given: FilePrescription, where: Where) -> Where:
    match where:
        case ("steps", int(number), *rest):
            index = _dated(item.steps[number].begins, given.steps)
            return () if index is None else ("steps", index, *rest)
        case ("directions", _, *rest) if not given.directions:
            return tuple(rest)
        case ("holds", *_) if given.holds is None:
            return ()
        case ("ends",):
            return ("until",)
        case _:
            return where


def _dated(begins: Change, given: Sequence[FileMeals | FileStep]) -> int | None:
    """Which of the dated parts of a file became the one that ``begins`` so. Made today, it has its instant since."""
    same = [number for number, part in enumerate(given) if part.begins == begins]
    that_day = [number for number, part in enumerate(given) if part.begins.first == begins.first]
    return next(iter((*same, *reversed(that_day))), None)
