"""Recording what happened to a dose."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.doses import Dose, parse_key, planned_dose, planned_doses
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.ledger import Intake, taken_close_to
from imuran_desktop.domain.plan import Change, Plan, Prescription, Slot
from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
from imuran_desktop.domain.tablets import MAX_AMOUNT_MG, TabletCount, make_up
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, intakes, read_plan
from imuran_desktop.store.revisions import append, current_of, history_of

CLOCK_SLACK = timedelta(minutes=5)
"""Another device's clock may run a little ahead of this one's."""

_NEARBY = timedelta(days=2)
_EARLIEST_BEFORE = timedelta(days=1)
"""Nobody takes a dose longer before its time: the date of the dose was mistyped."""


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
class Doubt:
    """Why recording a dose deserves a question first: what is recorded for it already, or taken close to it."""

    recorded: Intake | None = None
    close: Intake | None = None


@dataclass(frozen=True)
class Recorded(Changed):
    """A recorded intake; ``replaced`` is what stood there before."""

    intake: Intake | None = None
    replaced: Intake | None = None


@dataclass(frozen=True)
class Moved(Changed):
    """An intake that was recorded for another dose, and what was taken out of its first place."""

    recorded: Recorded | None = None
    taken_out: Recorded | None = None


def find_dose(plan: Plan, key: str) -> Dose:
    """The planned dose with this key, also one that is on hold.

    Raises:
        Refused: when the plan asks for no such dose.
    """
    try:
        slot, day = parse_key(key)
    except ValueError:
        raise Refused(Reason.UNKNOWN_DOSE, key=key) from None
    found = planned_dose(plan, slot, day) if EARLIEST <= day <= LATEST else None
    if found is None:
        raise Refused(Reason.UNKNOWN_DOSE, key=key)
    return found


def doses_near(plan: Plan, dose: Dose, now: datetime) -> list[Dose]:
    """The other doses of its prescription, from the day before ``dose`` to the day after, that can be recorded."""
    around = planned_doses(plan, dose.day - timedelta(days=1), dose.day + timedelta(days=1))
    return [
        other
        for other in around
        if other.prescription.id == dose.prescription.id
        and other.key != dose.key
        and other.instant - _EARLIEST_BEFORE <= now
    ]


def doubt_about(diary: Diary, plan: Plan, key: str, answer: Answer, *, without: str = "") -> Doubt | None:
    """Whether to ask before recording ``answer``: the dose is recorded already, or another was taken close to it.

    ``without`` is an entry that does not count: the answer takes its place.
    """
    dose = find_dose(plan, key)
    recorded = intake_of(diary, dose.key)
    close = None
    if answer.outcome is Outcome.TAKEN and answer.at is not None:
        around, reach = plan.timeline.local(answer.at).date(), max(dose.gap, _NEARBY)
        nearby = intakes(diary, around - reach, around + reach)
        close = taken_close_to(dose, answer.at, (intake for intake in nearby.values() if intake.id != without))
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


def move_intake(diary: Diary, author: Author, now: datetime, key: str, other: str, answer: Answer) -> Moved:
    """Record ``answer`` for the dose ``other`` and take out what is recorded for ``key``: both or neither.

    Raises:
        Refused: as `record_intake`, or when nothing is recorded for ``key``.
        StoreError: when it can't be written.
    """
    plan = read_plan(diary)
    dose = find_dose(plan, other)
    _refuse_impossible(dose, answer, now)
    intake = _intake(plan, dose, answer, now, dose.key, author)
    with diary.writing():
        taken_out = _take_out(diary, author, now, key)
        recorded = _put(diary, author, now, intake, dose.day)
    return Moved(frozenset({Topic.DOSES}), recorded.entry, recorded.revision, recorded, taken_out)


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
    return _write(diary, author, now, extra, _unplanned_day(plan, extra) if extra.at else dose.day)


def record_as_needed(
    diary: Diary, author: Author, now: datetime, prescription_id: str, slot_id: str, answer: Answer
) -> Recorded:
    """Record something taken as needed. There is no dose it answers.

    Raises:
        Refused: when nothing of the kind is prescribed, or the time is still to come.
        StoreError: when it can't be written.
    """
    plan = read_plan(diary)
    item, slot = _as_needed(plan, prescription_id, slot_id, answer.at or now)
    _refuse_answer(answer, now)
    asked = _Asked(item, slot.amount_mg, slot.tablets)
    taken = replace(_intake(plan, asked, answer, now, uuid4().hex, author), as_needed=True)
    return _write(diary, author, now, taken, _unplanned_day(plan, taken))


def correct_unplanned(diary: Diary, author: Author, now: datetime, entry: str, answer: Answer) -> Recorded:
    """Say something else of an intake that answers no dose of the plan: extra, as needed, or no longer planned.

    Raises:
        Refused: when there is no such intake, or the time is still to come.
        StoreError: when it can't be written.
    """
    plan, present, before = read_plan(diary), current_of(diary, entry), intake_of(diary, entry)
    if present is None or before is None:
        raise Refused(Reason.NOTHING_RECORDED)
    _refuse_answer(answer, now)
    item = plan.prescription(before.prescription)
    known = item or Prescription(before.prescription, before.medicine, (), Change(plan.person.recording_from))
    asked = _Asked(known, before.amount_mg or 0.0, before.tablets)
    fresh = _intake(plan, asked, answer, now, entry, author)
    corrected = replace(fresh, medicine=before.medicine, extra=before.extra, as_needed=before.as_needed)
    moved = not before.planned and corrected.at is not None
    day = _unplanned_day(plan, corrected) if moved else date.fromisoformat(present.day)
    return _write(diary, author, now, corrected, day)


def delete_intake(diary: Diary, author: Author, now: datetime, entry: str) -> Recorded:
    """Take out what is recorded in ``entry``; its earlier revisions stay readable, and `undo` puts it back.

    Raises:
        Refused: when nothing is recorded there.
        StoreError: when it can't be written.
    """
    with diary.writing():
        return _take_out(diary, author, now, entry)


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
        present, earlier = current_of(diary, recorded.entry), history_of(diary, recorded.entry)[1:]
        if present is None or present.id != recorded.revision:
            raise Refused(Reason.NOTHING_TO_UNDO)
        revision = append(
            diary,
            author,
            now,
            kind=Kind.INTAKE,
            entry=recorded.entry,
            body=record_codec.intake_body(intake),
            day=earlier[0].day if before and earlier else present.day,
            deleted=before is None,
        )
    return Changed(frozenset({Topic.DOSES}), recorded.entry, revision.id)


@dataclass(frozen=True)
class _Asked:
    """What a dose, or a slot taken as needed, asks for."""

    prescription: Prescription
    amount_mg: float
    tablets: tuple[TabletCount, ...]


def _as_needed(plan: Plan, prescription_id: str, slot_id: str, at: datetime) -> tuple[Prescription, Slot]:
    """The prescription and the slot taken as needed; that of the step in force on the day, else the latest."""
    item = plan.prescription(prescription_id)
    day = plan.timeline.local(at).date()
    steps = sorted(item.in_order(), key=lambda step: step.begins.first <= day) if item else []
    slots = (slot for step in reversed(steps) for slot in step.slots if slot.id == slot_id and slot.repeat.as_needed)
    slot = next(slots, None)
    if item is None or slot is None:
        raise Refused(Reason.UNKNOWN_DOSE, key=f"{prescription_id}/{slot_id}")
    return item, slot


def _unplanned_day(plan: Plan, intake: Intake) -> date:
    return plan.timeline.local(intake.at or intake.recorded_at).date()


def _refuse_impossible(dose: Dose, answer: Answer, now: datetime) -> None:
    _refuse_answer(answer, now)
    moment = answer.at or now
    if answer.outcome is Outcome.TAKEN and moment < dose.instant - _EARLIEST_BEFORE:
        raise Refused(Reason.TOO_EARLY, at=moment, key=dose.key)


def _refuse_answer(answer: Answer, now: datetime) -> None:
    if answer.amount_mg is not None and not 0 < answer.amount_mg <= MAX_AMOUNT_MG:
        raise Refused(Reason.AMOUNT_RANGE, amount=answer.amount_mg, most=MAX_AMOUNT_MG)
    if answer.at is not None and answer.at > now + CLOCK_SLACK:
        raise Refused(Reason.IN_FUTURE, at=answer.at)


def _intake(plan: Plan, asked: "Dose | _Asked", answer: Answer, now: datetime, entry: str, author: Author) -> Intake:
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


def _tablets(asked: "Dose | _Asked", amount_mg: float) -> tuple[TabletCount, ...]:
    """The tablets that were taken. Where less was taken than asked for, what the person's tablets make of it."""
    if amount_mg == asked.amount_mg:
        return asked.tablets
    item = asked.prescription
    return make_up(amount_mg, item.tablets_mg, may_halve=item.may_halve) or ()


def _write(diary: Diary, author: Author, now: datetime, intake: Intake, day: date) -> Recorded:
    with diary.writing():
        return _put(diary, author, now, intake, day)


def _put(diary: Diary, author: Author, now: datetime, intake: Intake, day: date) -> Recorded:
    """Write an intake, inside a transaction."""
    body = record_codec.intake_body(intake)
    replaced = intake_of(diary, intake.id)
    if replaced and record_codec.intake_body(replaced) == body:
        return Recorded(frozenset(), intake.id, "", replaced, replaced)
    revision = append(diary, author, now, kind=Kind.INTAKE, entry=intake.id, body=body, day=day.isoformat())
    return Recorded(frozenset({Topic.DOSES}), intake.id, revision.id, intake, replaced)


def _take_out(diary: Diary, author: Author, now: datetime, entry: str) -> Recorded:
    """Delete an entry, inside a transaction."""
    present, before = current_of(diary, entry), intake_of(diary, entry)
    if present is None or before is None:
        raise Refused(Reason.NOTHING_RECORDED)
    body, day = present.body, present.day
    revision = append(diary, author, now, kind=Kind.INTAKE, entry=entry, body=body, day=day, deleted=True)
    return Recorded(frozenset({Topic.DOSES}), entry, revision.id, before, before)
