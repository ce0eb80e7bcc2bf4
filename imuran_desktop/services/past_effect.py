"""What a correction of the plan would do to the record, found before it is saved. Nothing here writes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from imuran_desktop.domain.doses import parse_key
from imuran_desktop.domain.past_effect import PastEffect, PastKind, PastSpan
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.plan_edit import PastDose, past_doses

_FURTHER = timedelta(days=3)
"""A dose that comes later in one of the plans is due on the same date there: with a journey, at most so much later."""


def past_effect(before: Plan, after: Plan, now: datetime) -> PastEffect:
    """What saving ``after`` in the place of ``before`` would do to the doses whose time has come by ``now``.

    One whose time has come in one plan only, and that comes later in the other, has another time.
    """
    first = _first_unlike(before, after)
    old, new = (past_doses(plan, now + _FURTHER, first) for plan in (before, after))
    days: dict[PastKind, list[date]] = {}
    for key in old.keys() | new.keys():
        there = old.get(key), new.get(key)
        kind = _kind(*there) if any(dose and dose.instant < now for dose in there) else None
        if kind is not None:
            days.setdefault(kind, []).append(parse_key(key)[1])
    return PastEffect({kind: _span(days[kind]) for kind in PastKind if kind in days})


def _first_unlike(before: Plan, after: Plan) -> date:
    """No dose of an earlier date is another. A journey leaves those long before it as they are."""
    begin = datetime.min.replace(tzinfo=UTC)
    same_at_first = before.timeline.zone_at(begin) == after.timeline.zone_at(begin)
    unlike = set(before.timeline.changes) ^ set(after.timeline.changes)
    if not unlike or not same_at_first or before != replace(after, timeline=before.timeline):
        return date.min
    first = min(change.at or begin for change in unlike).toordinal() - _FURTHER.days
    return date.fromordinal(max(1, first))


def _kind(old: PastDose | None, new: PastDose | None) -> PastKind | None:
    if new is None:
        return PastKind.VANISHES
    if old is None:
        return PastKind.HELD if new.held else PastKind.APPEARS
    if new.held != old.held:
        return PastKind.HELD if new.held else PastKind.DUE_AGAIN
    if new.amount_mg != old.amount_mg:
        return PastKind.AMOUNT
    if new.instant != old.instant:
        return PastKind.TIME
    return PastKind.DIRECTIONS if new != old else None


def _span(days: Iterable[date]) -> PastSpan:
    ordered = sorted(days)
    return PastSpan(len(ordered), ordered[0], ordered[-1])
