"""What a correction of the plan would do to the record, found before it is saved. Nothing here writes."""

from collections.abc import Iterable
from datetime import date, datetime

from imuran_desktop.domain.doses import parse_key
from imuran_desktop.domain.past_effect import PastEffect, PastKind, PastSpan
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.plan_edit import PastDose, past_doses


def past_effect(before: Plan, after: Plan, now: datetime) -> PastEffect:
    """What saving ``after`` in the place of ``before`` would do to the doses whose time has come by ``now``."""
    old, new = past_doses(before, now), past_doses(after, now)
    days: dict[PastKind, list[date]] = {}
    for key in old.keys() | new.keys():
        kind = _kind(old.get(key), new.get(key))
        if kind is not None:
            days.setdefault(kind, []).append(parse_key(key)[1])
    return PastEffect({kind: _span(days[kind]) for kind in PastKind if kind in days})


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
