"""Making up an amount from the tablets a person has."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, reduce
from math import ceil, floor, gcd
from operator import or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

_PARTS = 1000
"""Amounts are compared in thousandths of a milligram, so that no rounding creeps in."""

MAX_AMOUNT_MG = 2000.0
MAX_STRENGTH_MG = 1000.0
MIN_STRENGTH_MG = 1 / _PARTS

_SEARCHED = 200
"""With how many tablets every combination is looked at. Nobody takes more at once."""


@dataclass(frozen=True)
class TabletCount:
    """``count`` tablets of ``strength_mg`` milligrams each."""

    strength_mg: float
    count: int


def valid_strength(strength_mg: float) -> bool:
    """Whether there can be tablets of this strength."""
    return MIN_STRENGTH_MG <= strength_mg <= MAX_STRENGTH_MG


@cache
def make_up(amount_mg: float, strengths_mg: tuple[float, ...]) -> tuple[TabletCount, ...] | None:
    """The fewest whole tablets that make ``amount_mg``, strongest first; None when they can't.

    With no strengths known there is nothing to say: an empty tuple. Where hundreds of tablets would be needed, it is as
    many as possible of the strongest instead: correct, and found at once.
    """
    if not strengths_mg:
        return ()
    if not 0 < amount_mg <= MAX_AMOUNT_MG or not all(map(valid_strength, strengths_mg)):
        return None
    wanted, unit, sizes = _in_units(amount_mg, strengths_mg)
    if wanted == 0 or wanted.denominator != 1 or not _reachable(int(wanted), sizes) >> int(wanted) & 1:
        return None
    counts = _fewest(int(wanted), sizes) or _strongest(int(wanted), sizes)
    return tuple(TabletCount(size * unit / _PARTS, count) for size, count in counts.items() if count)


def nearest_amounts(amount_mg: float, strengths_mg: tuple[float, ...]) -> tuple[float, ...]:
    """The amounts just below and just above ``amount_mg`` that whole tablets can make, in mg."""
    if not strengths_mg or not amount_mg <= MAX_AMOUNT_MG or not all(map(valid_strength, strengths_mg)):
        return ()
    wanted, unit, sizes = _in_units(amount_mg, strengths_mg)
    sums = _reachable(floor(wanted) + sizes[0], sizes) & ~1
    below, above = sums & ((1 << ceil(wanted)) - 1), sums >> (floor(wanted) + 1)
    found = [below.bit_length() - 1] if below else []
    found += [floor(wanted) + (above & -above).bit_length()] if above else []
    return tuple(units * unit / _PARTS for units in found)


def _in_units(amount_mg: float, strengths_mg: tuple[float, ...]) -> tuple["Fraction", int, list[int]]:
    """The amount in the greatest unit (in parts) that all strengths are whole numbers of, the unit, and the strengths.

    The strongest comes first.
    """
    from fractions import Fraction  # late: showing a dose makes up no amount

    parts = sorted({round(strength * _PARTS) for strength in strengths_mg}, reverse=True)
    unit = gcd(*parts)
    return Fraction(max(0, round(amount_mg * _PARTS)), unit), unit, [part // unit for part in parts]


def _reachable(most: int, sizes: Sequence[int]) -> int:
    """The sums to ``most`` that any number of tablets can make, as the bits of a number."""
    within, sums = (1 << (most + 1)) - 1, 1
    for size in sizes:
        step = size
        while step <= most:
            sums |= sums << step & within
            step *= 2
    return sums


def _fewest(wanted: int, sizes: Sequence[int]) -> dict[int, int] | None:
    """How many of each size make ``wanted`` with the fewest, the larger first among equals; None when too many."""
    within = (1 << (wanted + 1)) - 1
    levels = [1]  # the sums that 0, 1, 2 … tablets can make
    while not levels[-1] >> wanted & 1:
        if len(levels) > _SEARCHED:
            return None
        levels.append(reduce(or_, (levels[-1] << size & within for size in sizes)))
    counts = dict.fromkeys(sizes, 0)
    for level in reversed(levels[:-1]):
        size = next(size for size in sizes if size <= wanted and level >> (wanted - size) & 1)
        counts[size] += 1
        wanted -= size
    return counts


def _strongest(wanted: int, sizes: Sequence[int]) -> dict[int, int]:
    """As many as possible of each size that make ``wanted``, which can be made, the largest first."""
    counts = {}
    for index, size in enumerate(sizes):
        rest = _reachable(wanted, sizes[index + 1 :]).to_bytes(wanted // 8 + 1, "little")
        left = next(left for left in range(wanted % size, wanted + 1, size) if rest[left // 8] >> left % 8 & 1)
        counts[size] = (wanted - left) // size
        wanted = left
    return counts
