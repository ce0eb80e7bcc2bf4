"""Whether recording a dose deserves a question first."""

from dataclasses import dataclass
from datetime import date, timedelta

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.spacing import Spacing, TakenTimes, spacing_of
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.dose_lookup import find_dose
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, intakes

_TWO_DAYS = timedelta(days=2)
"""An intake is filed under the day of its dose, which may have been taken on another."""


@dataclass(frozen=True)
class Doubt:
    """Why recording a dose deserves a question first: what is recorded for it already, or taken close to it."""

    recorded: Intake | None = None
    close: Intake | None = None


def doubt_about(diary: Diary, plan: Plan, key: str, answer: Answer, *, without: str = "") -> Doubt | None:
    """Whether to ask before recording ``answer``: the dose is recorded already, or another was taken close to it.

    ``without`` is an entry that does not count: the answer takes its place.

    Raises:
        Refused: when the plan asks for no such dose.
        StoreError: when the diary can't be read.
    """
    dose = find_dose(plan, key)
    recorded = intake_of(diary, dose.key)
    close = None
    if answer.outcome is Outcome.TAKEN and answer.at is not None:
        spacing = spacing_of(plan, dose)
        day = plan.timeline.local(answer.at).date()
        nearby = intakes_near(diary, day, day, [spacing])
        close = TakenTimes(item for item in nearby if item.id != without).close_to(dose, spacing, answer.at)
    return Doubt(recorded, close) if recorded or close else None


def intakes_near(diary: Diary, first: date, last: date, spacings: list[Spacing]) -> list[Intake]:
    """All that may have been taken close to doses, so ``spacings`` apart, taken from ``first`` to ``last``."""
    reach = _TWO_DAYS + max(max(item.before, item.after) for item in spacings)
    return [*intakes(diary, first - reach, last + reach).values()]
