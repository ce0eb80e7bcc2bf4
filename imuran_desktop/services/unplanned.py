"""Recording what answers no dose of the plan: extra tablets, what is taken as needed, and what is planned no more."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Change, Plan, Prescription, Slot
from imuran_desktop.services.answers import Answer, Asked, intake_from, refuse_answer
from imuran_desktop.services.dose_lookup import known_dose
from imuran_desktop.services.intakes import Recorded, record_intake, write_intake
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.slots import find_slot, steps_near
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, read_plan
from imuran_desktop.store.revisions import current_of


def record_extra(diary: Diary, author: Author, now: datetime, key: str, answer: Answer) -> Recorded:
    """Record tablets taken on top of what counts, at whatever time.

    ``key`` says of which slot on which day, as a dose key does; the plan need not ask for a dose there. One that it
    asks for stays as it is.

    Raises:
        Refused: when the plan has no such slot, or the time is still to come.
        StoreError: when it can't be written.
    """
    plan = read_plan(diary)
    of = find_slot(plan, key)
    refuse_answer(answer, now)
    asked = Asked(of.prescription, of.amount_mg, of.tablets)
    extra = replace(intake_from(plan, asked, answer, now, uuid4().hex, author), extra=True)
    return write_intake(diary, author, now, extra, _filed_under(plan, extra, of.day))


def record_as_needed(
    diary: Diary,
    author: Author,
    now: datetime,
    prescription_id: str,
    slot_id: str,
    answer: Answer,
    day: date | None = None,
) -> Recorded:
    """Record something taken as needed. There is no dose it answers.

    ``day`` is when it was, where the time is not known; None is today.

    Raises:
        Refused: when nothing of the kind is prescribed, or the time is still to come.
        StoreError: when it can't be written.
    """
    plan = read_plan(diary)
    item, slot = _as_needed(plan, prescription_id, slot_id, answer.at or now)
    refuse_answer(answer, now)
    asked = Asked(item, slot.amount_mg, slot.tablets)
    taken = replace(intake_from(plan, asked, answer, now, uuid4().hex, author), as_needed=True)
    return write_intake(diary, author, now, taken, _filed_under(plan, taken, day))


def correct_unplanned(diary: Diary, author: Author, now: datetime, entry: str, answer: Answer) -> Recorded:
    """Say something else of an intake that answers no dose of the plan: extra, as needed, or no longer planned.

    Where its dose has come back into the plan, that is answered as any other.

    Raises:
        Refused: when there is no such intake, or the time is still to come, or as `record_intake`.
        StoreError: when it can't be written.
    """
    plan, present, before = read_plan(diary), current_of(diary, entry), intake_of(diary, entry)
    if present is None or before is None:
        raise Refused(Reason.NOTHING_RECORDED)
    if before.planned and known_dose(plan, entry) is not None:
        return record_intake(diary, author, now, entry, answer)
    refuse_answer(answer, now)
    item = plan.prescription(before.prescription)
    known = item or Prescription(before.prescription, before.medicine, (), Change(plan.person.recording_from))
    asked = Asked(known, before.amount_mg, before.tablets)
    fresh = intake_from(plan, asked, answer, now, entry, author)
    corrected = replace(fresh, medicine=before.medicine, extra=before.extra, as_needed=before.as_needed)
    moved = not before.planned and corrected.at is not None
    day = _unplanned_day(plan, corrected) if moved else date.fromisoformat(present.day)
    return write_intake(diary, author, now, corrected, day)


def _as_needed(plan: Plan, prescription_id: str, slot_id: str, at: datetime) -> tuple[Prescription, Slot]:
    """The prescription and the slot taken as needed; that of the step in force on the day, else the nearest."""
    item = plan.prescription(prescription_id)
    steps = steps_near(item, plan.timeline.local(at).date()) if item else []
    slots = (slot for step in steps for slot in step.slots if slot.id == slot_id and slot.repeat.as_needed)
    slot = next(slots, None)
    if item is None or slot is None:
        raise Refused(Reason.UNKNOWN_DOSE, key=f"{prescription_id}/{slot_id}")
    return item, slot


def _filed_under(plan: Plan, intake: Intake, said: date | None) -> date:
    """The day it was taken. Where the time is not known it is the day that was ``said``, and never one to come."""
    day = _unplanned_day(plan, intake)
    return day if intake.at is not None or said is None else min(day, said)


def _unplanned_day(plan: Plan, intake: Intake) -> date:
    return plan.timeline.local(intake.at or intake.recorded_at).date()
