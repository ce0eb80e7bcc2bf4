"""The ledger: expected doses beside what was recorded, and the state of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from imuran_desktop.domain.codes import DoseState, Food, Outcome
from imuran_desktop.domain.doses import Dose, planned_doses
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.tablets import TabletCount


@dataclass(frozen=True)
class Intake:
    """What the person recorded about one dose, or about something taken outside the plan.

    ``id`` is the dose key of a planned intake, else random: that of an ``extra`` one, or of one taken ``as_needed``.
    ``at`` (UTC) is None when the time is unknown; ``food`` is None when it is unknown. ``amount_mg`` and ``tablets``
    are what was taken.
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
    as_needed: bool = False
    sick_after: bool = False
    tablets: tuple[TabletCount, ...] = ()

    @property
    def planned(self) -> bool:
        """Whether it answers a dose."""
        return not self.extra and not self.as_needed


class LedgerDose(NamedTuple):
    """A dose with its state at an instant, and the intake that answers it."""

    dose: Dose
    state: DoseState
    intake: Intake | None = None

    @property
    def in_part(self) -> bool:
        """Whether less was taken than the dose asked for."""
        taken = self._taken_mg()
        return taken is not None and taken < self.dose.amount_mg

    @property
    def more(self) -> bool:
        """Whether more was taken than the dose asked for."""
        taken = self._taken_mg()
        return taken is not None and taken > self.dose.amount_mg

    def _taken_mg(self) -> float | None:
        return self.intake.amount_mg if self.intake and self.intake.outcome is Outcome.TAKEN else None


def dose_state(dose: Dose, intake: Intake | None, now: datetime) -> DoseState:
    """The state of ``dose`` at ``now``. *Missed* means that nothing was recorded by the cut-off."""
    if intake is not None:
        return _answered_state(dose, intake)
    if dose.hold is not None:
        return DoseState.HELD
    if now < dose.instant:
        return DoseState.UPCOMING
    if now >= dose.cutoff:
        return DoseState.MISSED
    return DoseState.DUE if now < dose.instant + dose.directions.window else DoseState.OVERDUE


def _answered_state(dose: Dose, intake: Intake) -> DoseState:
    if intake.outcome is Outcome.SKIPPED:
        return DoseState.SKIPPED
    if intake.outcome is Outcome.NOT_SURE:
        return DoseState.NOT_SURE
    if intake.at is None or abs(intake.at - dose.instant) <= dose.directions.window:
        return DoseState.TAKEN
    return DoseState.TAKEN_EARLY if intake.at < dose.instant else DoseState.TAKEN_LATE


def ledger(plan: Plan, intakes: Mapping[str, Intake], first: date, last: date, now: datetime) -> list[LedgerDose]:
    """Every dose of the local dates ``first`` to ``last`` (inclusive) with its state; ``intakes`` are by entry id.

    Those on hold are among them, so that a day can show why it asks for nothing.
    """
    found = []
    for dose in planned_doses(plan, first, last):
        intake = intakes.get(dose.key)
        found.append(LedgerDose(dose, dose_state(dose, intake, now), intake))
    return found


def next_change(doses: Iterable[LedgerDose], now: datetime) -> datetime | None:
    """The next instant at which one of these doses changes its state by itself."""
    moments = (moment for item in doses if item.state.is_open for moment in _changes(item.dose) if moment > now)
    return min(moments, default=None)


def _changes(dose: Dose) -> tuple[datetime, datetime, datetime]:
    return dose.instant, min(dose.instant + dose.directions.window, dose.cutoff), dose.cutoff


def next_has_come(item: LedgerDose, doses: Iterable[LedgerDose]) -> bool:
    """Whether a later one of ``doses``, of the same prescription, is due by now or recorded."""
    return any(
        other.dose.instant > item.dose.instant and other.state not in (DoseState.UPCOMING, DoseState.HELD)
        for other in doses
        if other.dose.prescription.id == item.dose.prescription.id
    )
