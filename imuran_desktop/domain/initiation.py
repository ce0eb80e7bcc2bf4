"""Initiation: when a medicine was first taken (Vrijens et al. 2012, Br J Clin Pharmacol 73:691), as far as recorded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.medicines import medicine_key, same_medicine
from imuran_desktop.domain.plan import Plan


class Began(StrEnum):
    """What is known of the first time that a medicine was taken."""

    BEFORE = "before"
    """It was prescribed before the days that are looked at, or before the diary counts."""
    RECORDED = "recorded"
    NOT_RECORDED = "not_recorded"
    """It was first prescribed in these days, and none of it is recorded as taken."""
    LATER = "later"
    """It is prescribed for days after these only."""
    NOT_PLANNED = "not_planned"
    """No prescription says when it was to begin."""


@dataclass(frozen=True)
class Initiation:
    """How a medicine began; ``day`` is that of the first dose taken, or of the prescription where that is later."""

    began: Began
    day: date | None = None


def first_taken(doses: Iterable[LedgerDose], others: Iterable[tuple[date, Intake]]) -> Mapping[str, date]:
    """The first day on which each medicine, by its key, is recorded as taken."""
    answered = ((item.dose.day, item.intake) for item in doses if item.intake is not None)
    first: dict[str, date] = {}
    for day, intake in (*answered, *others):
        if intake.outcome is Outcome.TAKEN:
            key = medicine_key(intake.medicine)
            first[key] = min(day, first.get(key, day))
    return first


def initiation(plan: Plan, medicine: str, taken: Mapping[str, date], span: Span) -> Initiation:
    """How a medicine began. ``taken`` is what `first_taken` found in the days of ``span``."""
    items = [item for item in plan.prescriptions if same_medicine(item.medicine, medicine) and item.steps]
    if not items:
        return Initiation(Began.NOT_PLANNED)
    begins = min(step.begins.first for item in items for step in item.steps)
    if begins < max(span.first, min(item.recording.first for item in items)):
        return Initiation(Began.BEFORE)
    if begins > span.last:
        return Initiation(Began.LATER, begins)
    day = taken.get(medicine_key(medicine))
    return Initiation(Began.NOT_RECORDED) if day is None else Initiation(Began.RECORDED, day)
