"""Making up an amount from the tablets a person has."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import gcd

_PARTS = 1000
"""Amounts are compared in thousandths of a milligram, so that no rounding creeps in."""

MAX_AMOUNT_MG = 2000.0
MAX_STRENGTH_MG = 1000.0


@dataclass(frozen=True)
class TabletCount:
    """``count`` tablets of ``strength_mg`` milligrams each."""

    strength_mg: float
    count: int


@cache
def make_up(amount_mg: float, strengths_mg: tuple[float, ...]) -> tuple[TabletCount, ...] | None:
    """The fewest whole tablets that make ``amount_mg``, strongest first; None when they can't.

    With no strengths known there is nothing to say: an empty tuple.
    """
    if not strengths_mg:
        return ()
    wanted = round(amount_mg * _PARTS)
    strengths = sorted({round(strength * _PARTS) for strength in strengths_mg}, reverse=True)
    unit = gcd(*strengths)
    if wanted <= 0 or wanted % unit:
        return None
    choice = _fewest(wanted // unit, tuple(strength // unit for strength in strengths))
    if choice is None:
        return None
    return tuple(
        TabletCount(strength / _PARTS, choice.count(strength // unit))
        for strength in strengths
        if strength // unit in choice
    )


def nearest_amounts(amount_mg: float, strengths_mg: tuple[float, ...]) -> tuple[float, ...]:
    """The amounts just below and just above ``amount_mg`` that whole tablets can make, in mg."""
    strengths = sorted({round(strength * _PARTS) for strength in strengths_mg})
    if not strengths:
        return ()
    unit, wanted = gcd(*strengths), round(amount_mg * _PARTS)
    found: list[float] = []
    for step, end in ((-unit, 0), (unit, wanted + strengths[-1] + unit)):
        start = wanted - wanted % unit + (unit if step > 0 else 0)
        makeable = (units / _PARTS for units in range(start, end, step) if make_up(units / _PARTS, strengths_mg))
        found.extend(amount for amount in [next(makeable, None)] if amount is not None)
    return tuple(found)


def _fewest(units: int, sizes: Sequence[int]) -> tuple[int, ...] | None:
    """The shortest multiset of ``sizes`` that adds up to ``units``; the larger sizes first among equals."""
    best: list[tuple[int, ...] | None] = [()]
    for total in range(1, units + 1):
        ways = [(*rest, size) for size in sizes if size <= total and (rest := best[total - size]) is not None]
        best.append(min(ways, key=len, default=None))
    return best[units]
