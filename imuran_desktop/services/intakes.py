"""Recording what happened to a dose."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.doses import Dose, expected_doses, parse_key
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.ledger import Intake, taken_close_to
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, intakes, read_plan
from imuran_desktop.store.revisions import append, current_of

CLOCK_SLACK = timedelta(minutes=5)
"""Another device's clock may run a little ahead of this one's."""

_NEARBY = timedelta(days=2)
_EARLIEST_BEFORE = timedelta(days=1)
"""Nobody takes a dose longer before its time: the date of the dose was mistyped."""


@dataclass(frozen=True)
class Answer:
    """What the person says of a dose. ``at`` is None when the time is unknown, ``food`` when it is unknown."""

    outcome: Outcome
    at: datetime | None = None
    food: Food | None = None
    reason: str = ""


@dataclass(frozen=True)
class Doubt:
    """Why recording a dose deserves a question first: what is recorded for it already, or taken close to it."""

    recorded: Intake | None = None
    close: Intake | None = None


@dataclass(frozen=True)
class Recorded(Changed):
    """A recorded intake; ``replaced`` is what stood there before."""

    intake: Intake | None = None
    replaced: Intake | None = None


def find_dose(plan: Plan, key: str) -> Dose:
    """The expected dose with this key.

    Raises:
        Refused: when the plan asks for no such dose.
    """
    try:
        slot, day = parse_key(key)
    except ValueError:
        raise Refused(Reason.UNKNOWN_DOSE, key=key) from None
    found = None
    if EARLIEST <= day <= LATEST:
        found = next((dose for dose in expected_doses(plan, day, day) if dose.slot == slot), None)
    if found is None:
        raise Refused(Reason.UNKNOWN_DOSE, key=key)
    return found


def doubt_about(diary: Diary, plan: Plan, key: str, answer: Answer) -> Doubt | None:
    """Whether to ask before recording ``answer``: the dose is recorded already, or another was taken close to it."""
    dose = find_dose(plan, key)
    recorded = intake_of(diary, dose.key)
    close = None
    if answer.outcome is Outcome.TAKEN and answer.at is not None:
        around = plan.timeline.local(answer.at).date()
        nearby = intakes(diary, around - _NEARBY, around + _NEARBY)
        close = taken_close_to(dose, answer.at, nearby.values())
    return Doubt(recorded, close) if recorded or close else None


def record_intake(diary: Diary, author: Author, now: datetime, key: str, answer: Answer) -> Recorded:
    """Record ``answer`` for the dose with ``key``, replacing what was recorded for it.

    It is committed and flushed when this returns. Recording the same answer again writes nothing.

    Raises:
        Refused: when the plan asks for no such dose, or the time is still to come or too long before the dose's.
        StoreError: when it can't be written.
    """
    plan = read_plan(diary)
    dose = find_dose(plan, key)
    _refuse_impossible(dose, answer, now)
    return _write(diary, author, now, _intake(plan, dose, answer, now, dose.key, author), dose.day)


def record_extra(diary: Diary, author: Author, now: datetime, key: str, answer: Answer) -> Recorded:
    """Record tablets taken on top of the dose with ``key``, which stays as it is.

    Raises:
        Refused: when the plan asks for no such dose, or the time is still to come or too long before the dose's.
        StoreError: when it can't be written.
    """
    plan = read_plan(diary)
    dose = find_dose(plan, key)
    _refuse_impossible(dose, answer, now)
    extra = replace(_intake(plan, dose, answer, now, uuid4().hex, author), extra=True)
    return _write(diary, author, now, extra, plan.timeline.local(answer.at or now).date())


def undo(diary: Diary, author: Author, now: datetime, recorded: Recorded) -> Changed:
    """Put back what stood before ``recorded``: a new revision, so the history shows both.

    Raises:
        Refused: when ``recorded`` wrote nothing, or something else was recorded since.
        StoreError: when it can't be written.
    """
    if recorded.intake is None or not recorded.revision:
        raise Refused(Reason.NOTHING_TO_UNDO)
    before = recorded.replaced
    intake = before or recorded.intake
    with diary.writing():
        present = current_of(diary, recorded.entry)
        if present is None or present.id != recorded.revision:
            raise Refused(Reason.NOTHING_TO_UNDO)
        revision = append(
            diary,
            author,
            now,
            kind=Kind.INTAKE,
            entry=recorded.entry,
            body=record_codec.intake_body(intake),
            day=_entry_day(recorded.entry, intake, now).isoformat(),
            deleted=before is None,
        )
    return Changed(frozenset({Topic.DOSES}), recorded.entry, revision.id)


def _entry_day(entry: str, intake: Intake, now: datetime) -> date:
    if not intake.extra:
        return parse_key(entry)[1]
    return ((intake.at or now) + timedelta(seconds=intake.offset_s)).date()


def _refuse_impossible(dose: Dose, answer: Answer, now: datetime) -> None:
    if answer.at is not None and answer.at > now + CLOCK_SLACK:
        raise Refused(Reason.IN_FUTURE, at=answer.at)
    moment = answer.at or now
    if answer.outcome is Outcome.TAKEN and moment < dose.instant - _EARLIEST_BEFORE:
        raise Refused(Reason.TOO_EARLY, at=moment, key=dose.key)


def _intake(plan: Plan, dose: Dose, answer: Answer, now: datetime, entry: str, author: Author) -> Intake:
    moment = answer.at or now
    taken = answer.outcome is Outcome.TAKEN
    return Intake(
        id=entry,
        prescription=dose.prescription.id,
        medicine=dose.prescription.medicine,
        outcome=answer.outcome,
        at=answer.at.astimezone(UTC) if answer.at else None,
        offset_s=plan.timeline.offset_s(moment),
        zone=str(plan.timeline.zone_at(moment)),
        recorded_at=now,
        food=answer.food if taken else None,
        amount_mg=dose.amount_mg if taken else None,
        reason=answer.reason,
        by=author.by,
    )


def _write(diary: Diary, author: Author, now: datetime, intake: Intake, day: date) -> Recorded:
    body = record_codec.intake_body(intake)
    with diary.writing():
        replaced = intake_of(diary, intake.id)
        if replaced and record_codec.intake_body(replaced) == body:
            return Recorded(frozenset(), intake.id, "", replaced, replaced)
        revision = append(diary, author, now, kind=Kind.INTAKE, entry=intake.id, body=body, day=day.isoformat())
    return Recorded(frozenset({Topic.DOSES}), intake.id, revision.id, intake, replaced)
