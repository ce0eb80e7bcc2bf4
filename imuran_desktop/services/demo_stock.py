"""The tablets that the made-up person of the demo diary counts and fetches."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from math import ceil

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.numbers import plain_number
from imuran_desktop.domain.plan import Plan, Prescription
from imuran_desktop.domain.stock import Packs, StockEntry, StockKind, packed

_PACK = 28
_REFILL_EVERY, _AHEAD = timedelta(days=28), timedelta(days=7)
"""Tablets are fetched every 28 days, a week before the last one."""
_LEFT = timedelta(days=9)
"""For how long there are tablets on the last day."""
_RECOUNTED = timedelta(days=5)
"""How long before the last day they were counted again."""
_SPARE = 4
"""Tablets of a strength that is needed no more."""


def sample_stock(plan: Plan, first: date, until: date, made: datetime) -> Iterator[StockEntry]:
    """What Sam counted and fetched, oldest first: counted at ``made``, got more, and counted again near the end.

    What the plan asks for between the two counts is just what is gone by then. The entries have no ids yet.
    """
    item, recounted = plan.prescriptions[0], until - _RECOUNTED
    if recounted <= first + _AHEAD:
        yield _entry(plan, item, made, StockKind.COUNTED, _loose(_needed(plan, item, first, until + _LEFT)))
        return
    left = {strength: count or _SPARE for strength, count in _needed(plan, item, recounted, until + _LEFT).items()}
    used, soon = (
        _needed(plan, item, first, recounted),
        _needed(plan, item, first, min(first + _REFILL_EVERY, recounted)),
    )
    fetched = {strength: (used[strength] + left[strength] - soon[strength]) // _PACK for strength in used}
    there = {strength: used[strength] + left[strength] - fetched[strength] * _PACK for strength in used}
    yield _entry(plan, item, made, StockKind.COUNTED, _loose(there))
    day = first + _REFILL_EVERY - _AHEAD
    while day < recounted:
        needed = _needed(plan, item, first, min(day + _AHEAD + _REFILL_EVERY, recounted))
        last = day + _REFILL_EVERY >= recounted
        short = {strength: needed[strength] + last * left[strength] - there[strength] for strength in needed}
        packs = {strength: ceil(max(0, count) / _PACK) for strength, count in short.items()}
        got = tuple(Packs(strength, count, _PACK) for strength, count in packs.items() if count)
        at = plan.timeline.instant(day, time(11))
        if at is not None and got:
            there = {strength: there[strength] + packs[strength] * _PACK for strength in there}
            yield _entry(plan, item, at, StockKind.REFILLED, got)
        day += _REFILL_EVERY
    at = plan.timeline.instant(recounted, time(7))
    if at is not None:
        yield _entry(plan, item, at, StockKind.COUNTED, _loose(left))


def _entry(plan: Plan, item: Prescription, at: datetime, kind: StockKind, packs: tuple[Packs, ...]) -> StockEntry:
    zone, offset = str(plan.timeline.zone_at(at)), plan.timeline.offset_s(at)
    return StockEntry("", item.medicine, at, offset, zone, kind, packed(packs), packs)


def _loose(counts: Mapping[float, float]) -> tuple[Packs, ...]:
    """Full packs as far as they go, and the rest loose."""
    return tuple(
        Packs(strength, int(count // _PACK), _PACK, plain_number(count % _PACK)) for strength, count in counts.items()
    )


def _needed(plan: Plan, item: Prescription, first: date, before: date) -> dict[float, float]:
    """How many tablets of each strength the doses of some days ask for."""
    counts = dict.fromkeys(sorted(item.tablets_mg, reverse=True), 0.0)
    for dose in expected_doses(replace(plan, prescriptions=(item,)), first, before - timedelta(days=1)):
        for tablet in dose.tablets:
            counts[tablet.strength_mg] += tablet.count
    return {strength: plain_number(count) for strength, count in counts.items()}
