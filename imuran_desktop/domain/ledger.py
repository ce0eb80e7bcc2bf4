"""The ledger: expected doses beside what was recorded, and the state of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from imuran_desktop.domain.codes import DoseState, Food, Outcome
from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.medicines import same_medicine
from imuran_desktop.domain.plan import Plan


@dataclass(frozen=True)
class Intake:
    """What the person recorded about one dose, or about a tablet taken outside the plan.

    ``id`` is the dose key of a planned intake, else random. ``at`` (UTC) is None when the time is unknown; ``food`` is
    None when it is unknown. ``amount_mg`` is what the dose asked for when it was recorded.
    """

    id: str
    prescription: str
    medicine: str
    outcome: Outcome
    at: datetime | None
    offset_s: int
    zone: str
    recorded_at: datetime
    food: Food | None = None
    amount_mg: float | None = None
    reason: str = ""
    by: str = ""
    extra: bool = False


@dataclass(frozen=True)
class LedgerDose:
    """A dose with its state at an instant, and the intake that answers it."""

    dose: Dose
    state: DoseState
    intake: Intake | None = None


def dose_state(dose: Dose, intake: Intake | None, now: datetime) -> DoseState:
    """The state of ``dose`` at ``now``. *Missed* means that nothing was recorded by the cut-off."""
    if intake is not None:
        return _answered_state(dose, intake)
    if now < dose.instant:
        return DoseState.UPCOMING
    if now >= dose.cutoff:
        return DoseState.MISSED
    return DoseState.DUE if now < dose.instant + dose.prescription.window else DoseState.OVERDUE


def _answered_state(dose: Dose, intake: Intake) -> DoseState:
    if intake.outcome is Outcome.SKIPPED:
        return DoseState.SKIPPED
    if intake.outcome is Outcome.NOT_SURE:
        return DoseState.NOT_SURE
    if intake.at is None or abs(intake.at - dose.instant) <= dose.prescription.window:
        return DoseState.TAKEN
    return DoseState.TAKEN_EARLY if intake.at < dose.instant else DoseState.TAKEN_LATE


def ledger(plan: Plan, intakes: Mapping[str, Intake], first: date, last: date, now: datetime) -> list[LedgerDose]:
    """Every dose of the local dates ``first`` to ``last`` (inclusive) with its state; ``intakes`` are by entry id."""
    found = []
    for dose in expected_doses(plan, first, last):
        intake = intakes.get(dose.key)
        found.append(LedgerDose(dose, dose_state(dose, intake, now), intake))
    return found


def next_change(doses: Iterable[LedgerDose], now: datetime) -> datetime | None:
    """The next instant at which one of these doses changes its state by itself."""
    moments = (moment for item in doses if item.intake is None for moment in _changes(item.dose) if moment > now)
    return min(moments, default=None)


def _changes(dose: Dose) -> tuple[datetime, datetime, datetime]:
    return dose.instant, min(dose.instant + dose.prescription.window, dose.cutoff), dose.cutoff


def next_has_come(item: LedgerDose, doses: Iterable[LedgerDose]) -> bool:
    """Whether a later one of ``doses``, of the same prescription, is due by now or recorded."""
    return any(
        other.dose.instant > item.dose.instant and other.state is not DoseState.UPCOMING
        for other in doses
        if other.dose.prescription.id == item.dose.prescription.id
    )


def taken_close_to(dose: Dose, at: datetime, intakes: Iterable[Intake]) -> Intake | None:
    """The taken intake of the same medicine nearest to ``at``, if closer than half the planned gap.

    It is a reason to ask, never to refuse: the person may well be recording an early dose.
    """
    taken = [
        intake
        for intake in intakes
        if intake.outcome is Outcome.TAKEN
        and intake.at is not None
        and intake.id != dose.key
        and same_medicine(intake.medicine, dose.prescription.medicine)
    ]
    nearest = min(taken, key=lambda intake: abs((intake.at or at) - at), default=None)
    if nearest is None or nearest.at is None or abs(nearest.at - at) * 2 >= dose.gap:
        return None
    return nearest
