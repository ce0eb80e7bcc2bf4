"""What the person says of a dose, whether it can be so, and the intake that it makes."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Plan, Prescription
from imuran_desktop.domain.spacing import may_be_taken
from imuran_desktop.domain.tablets import MAX_AMOUNT_MG, TabletCount, make_up
from imuran_desktop.services.problems import Reason, Refused

CLOCK_SLACK = timedelta(minutes=5)
"""Another device's clock may run a little ahead of this one's."""


@dataclass(frozen=True)
class Answer:
    """What the person says of a dose. ``at`` is None when the time is unknown, ``food`` when it is unknown.

    ``amount_mg`` is how much was taken; None is all that the dose asked for. ``sick_after``: they vomited.
    """

    outcome: Outcome
    at: datetime | None = None
    food: Food | None = None
    reason: str = ""
    amount_mg: float | None = None
    sick_after: bool = False


@dataclass(frozen=True)
class Asked:
    """What a dose, or a slot taken as needed, asks for. ``amount_mg`` is None where nobody knows."""

    prescription: Prescription
    amount_mg: float | None
    tablets: tuple[TabletCount, ...]


def refuse_impossible(plan: Plan, dose: Dose, answer: Answer, now: datetime) -> None:
    """Check an answer to ``dose``.

    Raises:
        Refused: as `refuse_answer`, or when it was taken so long before its time that the date is mistyped.
    """
    refuse_answer(answer, now)
    moment = answer.at or now
    if answer.outcome is Outcome.TAKEN and not may_be_taken(plan, dose, moment):
        raise Refused(Reason.TOO_EARLY, at=moment, key=dose.key)


def refuse_answer(answer: Answer, now: datetime) -> None:
    """Check an answer to whatever it is.

    Raises:
        Refused: when nobody takes that amount, or the time is still to come.
    """
    if answer.amount_mg is not None and not 0 < answer.amount_mg <= MAX_AMOUNT_MG:
        raise Refused(Reason.AMOUNT_RANGE, amount=answer.amount_mg, most=MAX_AMOUNT_MG)
    if answer.at is not None and answer.at > now + CLOCK_SLACK:
        raise Refused(Reason.IN_FUTURE, at=answer.at)


def intake_from(plan: Plan, asked: Dose | Asked, answer: Answer, now: datetime, entry: str, author: Author) -> Intake:
    """The intake that ``answer`` makes."""
    moment = answer.at or now
    taken = answer.outcome is Outcome.TAKEN
    amount = asked.amount_mg if answer.amount_mg is None else answer.amount_mg
    return Intake(
        id=entry,
        prescription=asked.prescription.id,
        medicine=asked.prescription.medicine,
        outcome=answer.outcome,
        at=answer.at.astimezone(UTC) if answer.at else None,
        offset_s=plan.timeline.offset_s(moment),
        zone=str(plan.timeline.zone_at(moment)),
        recorded_at=now,
        food=answer.food if taken else None,
        amount_mg=amount if taken else None,
        tablets=_tablets(asked, amount) if taken else (),
        reason=answer.reason,
        by=author.by,
        sick_after=answer.sick_after and taken,
    )


def _tablets(asked: Dose | Asked, amount_mg: float | None) -> tuple[TabletCount, ...]:
    """The tablets that were taken. Where another amount was than asked for, what the person's tablets make of it."""
    if amount_mg is None or amount_mg == asked.amount_mg:
        return asked.tablets
    item = asked.prescription
    return make_up(amount_mg, item.tablets_mg, may_halve=item.may_halve) or ()
