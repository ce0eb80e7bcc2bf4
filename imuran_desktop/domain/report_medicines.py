"""The medicines of a report: what the plan asked for in its days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.doses import planned_doses
from imuran_desktop.domain.held import has_held
from imuran_desktop.domain.medicines import is_monitored
from imuran_desktop.domain.plan import Directions, DoseStep, Hold, Plan, Prescription, change_order


@dataclass(frozen=True)
class DatedStep:
    """A dose step with the days on which it is in force, both included; ``last`` is None while it goes on.

    With ``then_none`` nothing takes its place at once, though the prescription goes on.
    """

    step: DoseStep
    first: date
    last: date | None = None
    then_none: bool = False


@dataclass(frozen=True)
class ReportedMedicine:
    """A prescription that holds in some days, with what of it does.

    ``directions`` are those in force, each with the day from which on it is, as far as they differ about food.
    ``recorded_from`` is set where recording its doses began in these days, later than the prescription did, and
    ``ended`` is its last day, where that has come in these days.
    """

    prescription: Prescription
    steps: tuple[DatedStep, ...]
    holds: tuple[Hold, ...] = ()
    directions: tuple[tuple[date, Directions], ...] = ()
    recorded_from: date | None = None
    ended: date | None = None


def reported_medicines(plan: Plan, span: Span) -> tuple[ReportedMedicine, ...]:
    """The prescriptions of which a dose step is in force in these days: the monitored medicine's, then as in the plan.

    A step after which another began on the same day is told only if it asked for a dose, and a hold of some hours only
    if it held one: else they were mistakes.
    """
    found = [_reported(plan, item, span) for item in plan.prescriptions]
    ordered = sorted(found, key=lambda item: not is_monitored(item.prescription.medicine))
    return tuple(item for item in ordered if item.steps)


def _reported(plan: Plan, item: Prescription, span: Span) -> ReportedMedicine:
    every = list(_dated(replace(plan, prescriptions=(item,)), item))
    steps = tuple(step for step in every if _touches(step.first, step.last, span))
    ended = item.ends.last_day_before if item.ends else None
    recording = item.recording.first
    begun_before = bool(every) and every[0].first < recording
    return ReportedMedicine(
        item,
        steps,
        tuple(hold for hold in _holds(item, span) if has_held(plan, item, hold, span.first, span.last)),
        tuple(_directions(item, Span(max(span.first, steps[0].first), span.last))) if steps else (),
        recording if begun_before and span.first < recording <= span.last else None,
        ended if ended is not None and ended <= span.last else None,
    )


def _dated(only: Plan, item: Prescription) -> Iterator[DatedStep]:
    steps = _telling(only, item)
    ended = item.ends.last_day_before if item.ends else None
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        first, follows = step.begins.first, after.begins.last_day_before if after else None
        last = min((day for day in (step.last, follows, ended) if day is not None), default=None)
        if last is not None and last < first:
            continue
        yield DatedStep(step, first, last, then_none=last is not None and last not in (follows, ended))


def _telling(only: Plan, item: Prescription) -> list[DoseStep]:
    """Its steps, without those that another one followed on the same day before they had asked for anything."""
    steps = item.in_order()
    for step, after in pairwise(item.in_order()):
        day = step.begins.first
        if after.begins.first == day:
            others = [each for each in steps if each is not step]
            if _asked_for(only, others, day) == _asked_for(only, steps, day):
                steps = others
    return steps


def _asked_for(only: Plan, steps: Iterable[DoseStep], day: date) -> list[tuple[str, datetime, float]]:
    """What the only prescription of a plan asks for on a day, with these steps."""
    (item,) = only.prescriptions
    of = replace(only, prescriptions=(replace(item, steps=tuple(steps)),))
    return [(dose.key, dose.instant, dose.amount_mg) for dose in planned_doses(of, day, day)]


def _holds(item: Prescription, span: Span) -> list[Hold]:
    """Those that touch these days, in order, without those that ended as soon as they began."""
    lasting = (hold for hold in item.holds if hold.last_day is None or hold.last_day >= hold.begins.first)
    touching = (hold for hold in lasting if _touches(hold.begins.first, hold.last_day, span))
    return sorted(touching, key=lambda hold: change_order(hold.begins))


def _directions(item: Prescription, span: Span) -> Iterator[tuple[date, Directions]]:
    changes = {each.begins.first for each in item.directions if span.first < each.begins.first <= span.last}
    before: Directions | None = None
    for day in (span.first, *sorted(changes)):
        now = item.directions_on(day)
        if before is None or (now.food, now.food_words) != (before.food, before.food_words):
            yield day, now
        before = now


def _touches(first: date, last: date | None, span: Span) -> bool:
    return first <= span.last and (last is None or last >= span.first)
