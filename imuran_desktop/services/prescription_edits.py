"""Beginning, pausing and ending a prescription as a person does it: each edit gives the plan to save."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from imuran_desktop.domain.codes import HoldReason
from imuran_desktop.domain.ids import free_id, plain_id
from imuran_desktop.domain.plan import Change, DoseStep, Hold, Plan, Prescription, change_order
from imuran_desktop.domain.plan_edit import with_prescription, with_step
from imuran_desktop.services.details_edits import Details
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.plan_edits import Moment, restart_tests
from imuran_desktop.services.slot_ids import WantedSlot, slots_with_ids

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WantedHold:
    """A hold as a person enters it: its first and its last day (None: until further notice)."""

    first: date
    last: date | None = None
    reason: HoldReason = HoldReason.CLINIC
    said_by: str = ""

    @classmethod
    def of(cls, hold: Hold) -> "WantedHold":
        """What ``hold`` says."""
        return cls(hold.begins.first, hold.last_day, hold.reason, hold.said_by)


def begin_prescription(
    plan: Plan, moment: Moment, medicine: str, first: date, slots: Sequence[WantedSlot], details: Details
) -> Plan:
    """``plan`` with a new prescription, whose dose holds since ``first``. Its doses count from now on."""
    item = Prescription(
        id=free_id(plain_id(medicine), {other.id for other in plan.prescriptions}),
        medicine=medicine,
        steps=(),
        recording=moment.change(moment.today),
        directions=(details.directions(Change(first)),),
        **details.undated(),
    )
    new = [replace(slot, origin="") for slot in slots]  # the slots of another prescription keep their ids
    step = DoseStep(Change(first), slots_with_ids(plan, item, new))
    return with_prescription(plan, with_step(item, step))


def pause(plan: Plan, moment: Moment, item: Prescription, wanted: WantedHold) -> Plan:
    """``plan`` with doses held. Those of today whose time has come stay as they are; an earlier day is a correction."""
    return _with_holds(plan, item, lambda holds: (*holds, _hold(moment, wanted)))


def change_hold(plan: Plan, moment: Moment, item: Prescription, hold: Hold, wanted: WantedHold) -> Plan:
    """``plan`` with another hold in the place of ``hold``. One that begins on the same day begins as it did.

    Lengthened when its end has come, it stays over until now: what was due in between stays due.
    """
    changed = _hold(moment, wanted)
    if wanted.first == hold.begins.first:
        changed = replace(changed, begins=hold.begins)
    if wanted.last == hold.last_day:
        changed = replace(changed, ends=hold.ends)
    parts = _lengthened(moment, changed, hold)
    return _with_holds(
        plan, item, lambda holds: tuple(part for each in holds for part in (parts if each == hold else (each,)))
    )


def end_hold(plan: Plan, moment: Moment, item: Prescription, hold: Hold, first: date) -> Plan:
    """``plan`` with doses due again from ``first`` on; today, those whose time is still to come."""
    over = replace(hold, ends=moment.change(first) if first == moment.today else Change(first))
    return _with_holds(plan, item, lambda holds: tuple(over if each == hold else each for each in holds))


def remove_hold(plan: Plan, item: Prescription, hold: Hold) -> Plan:
    """``plan`` without a hold, as if it had never been written down."""
    return _with_holds(plan, item, lambda holds: tuple(each for each in holds if each != hold))


def put_hold_back(plan: Plan, item: Prescription, hold: Hold) -> Plan:
    """``plan`` with a hold that was removed."""
    return _with_holds(plan, item, lambda holds: (*holds, hold))


def end_prescription(plan: Plan, moment: Moment, item: Prescription, last: date | None) -> Plan:
    """``plan`` with nothing due after the day ``last``; with None, nothing from now on. All that was stays.

    One that was to begin later never begins.
    """
    ends = moment.change(moment.today) if last is None else Change(last + _ONE_DAY)
    begins = min((step.begins.first for step in item.steps), default=moment.today)
    return with_end(plan, item, ends if last is not None or begins <= moment.today else Change(begins))


def with_end(plan: Plan, item: Prescription, ends: Change | None) -> Plan:
    """``plan`` with another end of a prescription; with None it goes on."""
    kept = plan.prescription(item.id)
    return plan if kept is None else with_prescription(plan, replace(kept, ends=ends))


def put_step_back(plan: Plan, removed: Edited, item: Prescription, step: DoseStep) -> Plan:
    """``plan`` with the step that ``removed`` took out, and the blood tests that went with it.

    Whatever was changed since stays, also another step planned for the same day.
    """
    kept = plan.prescription(item.id)
    if kept is None or any(other.begins.first == step.begins.first for other in kept.steps):
        return plan
    still = {day for schedule in removed.after.schedules for day in schedule.restarts}
    lost = {day for schedule in removed.before.schedules for day in schedule.restarts} - still
    return restart_tests(with_prescription(plan, with_step(kept, step)), lost)


def _hold(moment: Moment, wanted: WantedHold) -> Hold:
    ends = Change(wanted.last + _ONE_DAY) if wanted.last else None
    return Hold(moment.change(wanted.first), ends, wanted.reason, wanted.said_by)


def _lengthened(moment: Moment, changed: Hold, before: Hold) -> tuple[Hold, ...]:
    """What ``before`` becomes: ``changed``, in two where doses after the end of ``before`` may be past or answered.

    The second begins as any hold from that day on does.
    """
    over = before.ends
    if over is None or change_order(changed.begins) > change_order(over):
        return (changed,)
    again = moment.change(over.first)
    longer = changed.ends is None or change_order(changed.ends) > change_order(again)
    if again.changed_at is None or not longer:
        return (changed,)
    return replace(changed, ends=over), replace(changed, begins=again)


def _with_holds(plan: Plan, item: Prescription, edit: Callable[[tuple[Hold, ...]], tuple[Hold, ...]]) -> Plan:
    """``plan`` with the holds of a prescription, found again by its id, as ``edit`` makes them."""
    kept = plan.prescription(item.id)
    if kept is None:
        return plan
    holds = sorted(edit(kept.holds), key=lambda hold: change_order(hold.begins))
    return with_prescription(plan, replace(kept, holds=tuple(holds)))
