"""Medicines taken when they are needed: what is prescribed, what was taken, and what deserves a question first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Hold, Plan, Prescription, Slot
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, read_plan

_LOOK_BACK = timedelta(days=31)
"""How far back the last one taken is looked for; further where the prescription's gap asks for it."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class AsNeeded:
    """A slot that is taken as needed, what was taken of its prescription today, and when the last was taken.

    An intake says which prescription it is of, not which slot: those of one prescription are counted together.
    """

    prescription: Prescription
    slot: Slot
    taken_today: int = 0
    last: datetime | None = None
    hold: Hold | None = None


@dataclass(frozen=True)
class NeededDoubt:
    """Why recording one more deserves a question: another is too near, enough were taken that day, or it is on hold."""

    near: datetime | None = None
    taken: int | None = None
    hold: Hold | None = None


def as_needed_today(diary: Diary, plan: Plan, now: datetime) -> tuple[AsNeeded, ...]:
    """Everything that may be taken as needed at ``now``.

    Raises:
        StoreError: when the diary can't be read.
    """
    day = plan.timeline.local(now).date()
    slots = [pair for item in plan.prescriptions for pair in _slots(item, day, now)]
    if not slots:
        return ()
    reach = max([_LOOK_BACK, *(slot.repeat.min_gap or _ONE_DAY for _, slot in slots)])
    known = intakes(diary, day - reach, day + _ONE_DAY).values()
    return tuple(_of_slot(plan, item, slot, _taken(known, item.id), now) for item, slot in slots)


def needed_doubt(diary: Diary, item: AsNeeded, at: datetime | None, now: datetime) -> NeededDoubt | None:
    """Whether to ask before recording that one more was taken at ``at`` (None: some time today).

    What the prescription says is shown, never enforced.
    """
    plan, rules = read_plan(diary), item.slot.repeat
    moment = at or now
    day, reach = plan.timeline.local(moment).date(), max(rules.min_gap or _ONE_DAY, _ONE_DAY) + _ONE_DAY
    known = _taken(intakes(diary, day - reach, day + reach).values(), item.prescription.id)
    that_day = _on(plan, known, day)
    near = _nearest(known, at) if at is not None and rules.min_gap else None
    doubt = NeededDoubt(
        near if near and at and rules.min_gap and abs(near - at) < rules.min_gap else None,
        that_day if rules.most_per_day is not None and that_day >= rules.most_per_day else None,
        _hold(item.prescription, item.slot, day, moment),
    )
    return None if doubt == NeededDoubt() else doubt


def _slots(item: Prescription, day: date, now: datetime) -> Iterator[tuple[Prescription, Slot]]:
    """The slots taken as needed that are prescribed now."""
    begun = [step for step in item.in_order() if step.begins.first <= day]
    if not begun or item.recording.first > day or (begun[-1].last is not None and begun[-1].last < day):
        return
    for slot in begun[-1].slots:
        ended = item.ends is not None and item.ends.covers(slot.id, day, now)
        if slot.repeat.as_needed and not ended:
            yield item, slot


def _of_slot(plan: Plan, item: Prescription, slot: Slot, known: Sequence[Intake], now: datetime) -> AsNeeded:
    day = plan.timeline.local(now).date()
    last = max((intake.at for intake in known if intake.at is not None), default=None)
    return AsNeeded(item, slot, _on(plan, known, day), last, _hold(item, slot, day, now))


def _hold(item: Prescription, slot: Slot, day: date, moment: datetime) -> Hold | None:
    return next((hold for hold in item.holds if hold.covers(slot.id, day, moment)), None)


def _taken(known: Iterable[Intake], prescription_id: str) -> list[Intake]:
    return [
        intake
        for intake in known
        if intake.as_needed and intake.prescription == prescription_id and intake.outcome is Outcome.TAKEN
    ]


def _on(plan: Plan, known: Iterable[Intake], day: date) -> int:
    """How many were taken on ``day``; where the time is not known, the day of recording stands for it."""
    days = (plan.timeline.local(intake.at or intake.recorded_at).date() for intake in known)
    return sum(found == day for found in days)


def _nearest(known: Iterable[Intake], at: datetime) -> datetime | None:
    moments = [intake.at for intake in known if intake.at is not None]
    return min(moments, key=lambda moment: abs(moment - at), default=None)
