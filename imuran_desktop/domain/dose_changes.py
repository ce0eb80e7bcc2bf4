"""When the daily dose changed: what monitoring schedules wait for, and what a look back sets symptoms beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from imuran_desktop.domain.medicines import is_monitored
from imuran_desktop.domain.plan import DoseStep, Plan, Prescription

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DoseChange:
    """From ``day`` on another daily amount of a medicine, in mg; 0 where there is none before, or none any more."""

    day: date
    medicine: str
    before_mg: float
    after_mg: float


@dataclass(frozen=True)
class DoseSpan:
    """A daily amount of a medicine, in mg, from ``first`` to ``last``, both included; None until further notice."""

    medicine: str
    amount_mg: float
    first: date
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


def daily_amount(step: DoseStep) -> float:
    """How much a step asks for in one day, in mg; the average of its days where they differ."""
    return round(sum(slot.amount_mg * slot.repeat.days_a_day() for slot in step.slots), 3)


def dose_change_dates(plan: Plan) -> list[date]:
    """The dates on which the daily amount of the monitored medicine changes, in order."""
    monitored = (item for item in plan.prescriptions if is_monitored(item.medicine))
    return sorted({change.day for item in monitored for change in dose_changes(item)})


def dose_changes(item: Prescription) -> list[DoseChange]:
    """The changes of its daily amount. Of several on one day the last counts: the others were mistakes."""
    amounts = {step.begins.first: daily_amount(step) for step in item.in_order()}
    return [
        DoseChange(day, item.medicine, before, after)
        for (_, before), (day, after) in pairwise(amounts.items())
        if before != after
    ]


def changes_between(plan: Plan, first: date, last: date) -> tuple[DoseChange, ...]:
    """The changes of every prescription from ``first`` to ``last``, both included, in order."""
    changes = (change for item in plan.prescriptions for change in dose_changes(item) if first <= change.day <= last)
    return tuple(sorted(changes, key=lambda change: change.day))


def amounts_between(plan: Plan, first: date, last: date) -> tuple[DoseSpan, ...]:
    """The daily amounts in force on any day from ``first`` to ``last``: the monitored medicine's first, in order."""
    spans = (span for item in plan.prescriptions for span in _spans(item))
    touching = (span for span in spans if span.first <= last and (span.last is None or span.last >= first))
    return tuple(sorted(touching, key=lambda span: (not is_monitored(span.medicine), span.medicine, span.first)))


def turns_between(plan: Plan, first: date, last: date) -> tuple[DoseChange, ...]:
    """The changes from ``first`` to ``last``, and where amounts begin and end."""
    turns = (turn for item in plan.prescriptions for turn in _turns(_spans(item)) if first <= turn.day <= last)
    return tuple(sorted(turns, key=lambda turn: turn.day))


def _turns(spans: Sequence[DoseSpan]) -> Iterator[DoseChange]:
    before: DoseSpan | None = None
    for span in spans:
        adjacent = before is not None and before.last == span.first - _DAY
        if before is not None and before.last is not None and not adjacent:
            yield DoseChange(before.last + _DAY, span.medicine, before.amount_mg, 0)
        yield DoseChange(span.first, span.medicine, before.amount_mg if before and adjacent else 0, span.amount_mg)
        before = span
    if before is not None and before.last is not None:
        yield DoseChange(before.last + _DAY, before.medicine, before.amount_mg, 0)


def _spans(item: Prescription) -> list[DoseSpan]:
    """Its daily amounts; equal ones in a row are one."""
    steps = list({step.begins.first: step for step in item.in_order()}.values())
    ended = item.ends.last_day_before if item.ends else None
    found: list[DoseSpan] = []
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        first, amount = step.begins.first, daily_amount(step)
        last = _first_of(step.last, after.begins.first - _DAY if after else None, ended)
        if not amount or (last is not None and last < first):
            continue
        if found and found[-1].amount_mg == amount and found[-1].last == first - _DAY:
            first = found.pop().first
        found.append(DoseSpan(item.medicine, amount, first, last))
    return found


def _first_of(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
