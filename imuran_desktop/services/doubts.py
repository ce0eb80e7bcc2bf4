"""Whether recording a dose deserves a question first."""

from dataclasses import dataclass
from datetime import date, timedelta

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.spacing import Spacing, TakenTimes, spacing_of
from imuran_desktop.domain.tablets import is_far_more
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.dose_lookup import find_dose
from imuran_desktop.services.slots import Unplanned, find_slot, slots_near
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, intakes

_TWO_DAYS = timedelta(days=2)
"""An intake is filed under the day of its dose, which may have been taken on another."""


@dataclass(frozen=True)
class Doubt:
    """Why recording a dose deserves a question first.

    What is recorded for it already, what was taken close to it, or, where far more was taken, what is asked for.
    """

    recorded: Intake | None = None
    close: Intake | None = None
    asked_mg: float | None = None

    @property
    def far_more(self) -> bool:
        """Whether far more was taken than asked for."""
        return self.asked_mg is not None


def doubt_about(diary: Diary, plan: Plan, key: str, answer: Answer, *, without: str = "") -> Doubt | None:
    """Whether to ask before recording ``answer``.

    The dose is recorded already, another was taken close to it, or far more was taken than it asks for.

    ``without`` is an entry that does not count: the answer takes its place.

    Raises:
        Refused: when the plan asks for no such dose.
        StoreError: when the diary can't be read.
    """
    dose = find_dose(plan, key)
    recorded = intake_of(diary, dose.key)
    close = _close(diary, plan, dose, answer, without)
    return _doubt(Doubt(recorded, close, _far_less(dose.amount_mg, answer, recorded)))


def extra_doubt(diary: Diary, plan: Plan, key: str, answer: Answer) -> Doubt | None:
    """Whether to ask before recording an extra intake; ``key`` as for `unplanned.record_extra`.

    What is recorded for the dose counts only where that was taken too.

    Raises:
        Refused: when the plan has no such slot.
        StoreError: when the diary can't be read.
    """
    of = find_slot(plan, key)
    recorded = intake_of(diary, of.key)
    taken = recorded if recorded is not None and recorded.outcome is Outcome.TAKEN else None
    close = _close(diary, plan, of, answer)
    return _doubt(Doubt(taken, close, _far_less(of.amount_mg, answer)))


def correction_doubt(plan: Plan, intake: Intake, answer: Answer) -> Doubt | None:
    """Whether to ask before what is recorded in ``intake``, which answers no dose, is corrected to ``answer``."""
    item = plan.prescription(intake.prescription)
    day = plan.timeline.local(intake.at or intake.recorded_at).date()
    slots = slots_near(item, day) if item is not None else ()
    most = max((slot.amount_mg for slot in slots if slot.repeat.as_needed == intake.as_needed), default=None)
    return _doubt(Doubt(asked_mg=_far_less(most, answer, intake)))


def _doubt(doubt: Doubt) -> Doubt | None:
    return None if doubt == Doubt() else doubt


def _far_less(asked_mg: float | None, answer: Answer, recorded: Intake | None = None) -> float | None:
    """What is asked for, where the answer is far more than that, and not what was recorded already."""
    known = recorded is not None and recorded.amount_mg == answer.amount_mg
    return asked_mg if is_far_more(answer.amount_mg, asked_mg) and not known else None


def _close(diary: Diary, plan: Plan, of: Dose | Unplanned, answer: Answer, without: str = "") -> Intake | None:
    """What was taken close to it: closer than half the planned gap, that of the step where no dose is planned."""
    if answer.outcome is not Outcome.TAKEN or answer.at is None:
        return None
    spacing = Spacing(of.gap, of.gap) if isinstance(of, Unplanned) else spacing_of(plan, of)
    day = plan.timeline.local(answer.at).date()
    nearby = intakes_near(diary, day, day, [spacing])
    return TakenTimes(item for item in nearby if item.id != without).close_to(of, spacing, answer.at)


def intakes_near(diary: Diary, first: date, last: date, spacings: list[Spacing]) -> list[Intake]:
    """All that may have been taken close to doses, so ``spacings`` apart, taken from ``first`` to ``last``."""
    reach = _TWO_DAYS + max(max(item.before, item.after) for item in spacings)
    return [*intakes(diary, first - reach, last + reach).values()]
