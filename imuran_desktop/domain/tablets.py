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

_FAR_MORE = 2
"""Above so many times what is asked for, an amount may well be mistyped."""

_NOTHING = 1
"""The sum that no tablets make, as the bits of a number: only 0."""

_SEARCHED = 200
"""With how many tablets every combination is looked at. Nobody takes more at once."""


@dataclass(frozen=True)
class TabletCount:
    """``count`` tablets of ``strength_mg`` milligrams each: whole ones, and a half where tablets may be halved."""

    strength_mg: float
    count: float


def is_far_more(taken_mg: float | None, asked_mg: float | None) -> bool:
    """Whether so much more was taken than asked for that it deserves a question. What is not known is no reason."""
    return taken_mg is not None and asked_mg is not None and taken_mg > _FAR_MORE * asked_mg


def valid_strength(strength_mg: float) -> bool:
    """Whether there can be tablets of this strength."""
    return MIN_STRENGTH_MG <= strength_mg <= MAX_STRENGTH_MG


@cache
def make_up(
    amount_mg: float, strengths_mg: tuple[float, ...], *, may_halve: bool = False
) -> tuple[TabletCount, ...] | None:
    """The fewest tablets that make ``amount_mg``, strongest first; None when they can't.

    They are whole ones wherever those can make it. Otherwise, and only where the tablets ``may_halve``, it is the ways
    with the fewest halves that are looked at, with one half of each strength at most: two are a whole tablet. A whole
    ``count`` is an int.

    With no strengths known there is nothing to say: an empty tuple. Where hundreds of tablets would be needed, it is as
    many as possible of the strongest instead: correct, and found at once.
    """
    if not strengths_mg:
        return ()
    if not 0 < amount_mg <= MAX_AMOUNT_MG or not all(map(valid_strength, strengths_mg)):
        return None
    pieces = _pieces(may_halve)
    wanted, unit, sizes = _in_units(amount_mg, strengths_mg, pieces)
    counts = _counts(wanted, sizes, pieces) if wanted else None
    if counts is None:
        return None
    return tuple(TabletCount(size * unit / _PARTS, count) for size, count in counts.items() if count)


def nearest_amounts(amount_mg: float, strengths_mg: tuple[float, ...], *, may_halve: bool = False) -> tuple[float, ...]:
    """The amounts just below and just above ``amount_mg`` that tablets can make, in mg: whole ones, or halved ones."""
    if not strengths_mg or not amount_mg <= MAX_AMOUNT_MG or not all(map(valid_strength, strengths_mg)):
        return ()
    pieces = _pieces(may_halve)
    wanted, unit, sizes = _in_units(amount_mg, strengths_mg, pieces)
    sums = _reachable(floor(wanted) + sizes[0], sizes, _NOTHING) & ~_NOTHING
    below, above = sums & ((1 << ceil(wanted)) - 1), sums >> (floor(wanted) + 1)
    found = [below.bit_length() - 1] if below else []
    found += [floor(wanted) + (above & -above).bit_length()] if above else []
    return tuple(units * unit / (_PARTS * pieces) for units in found)


def _pieces(may_halve: bool) -> int:
    """Into how many a tablet can be made."""
    return 2 if may_halve else 1


def _in_units(amount_mg: float, strengths_mg: tuple[float, ...], pieces: int) -> tuple["Fraction", int, list[int]]:
    """The amount, the unit, and the strengths, the strongest first.

    The unit, in parts, is the greatest that all strengths are whole numbers of. Strengths are counted in it, the amount
    in ``pieces`` of it: the strengths are also the sizes of one piece of each tablet, counted as the amount is.
    """
    from fractions import Fraction  # late: showing a dose makes up no amount

    parts = sorted({round(strength * _PARTS) for strength in strengths_mg}, reverse=True)
    unit = gcd(*parts)
    return Fraction(max(0, round(amount_mg * _PARTS * pieces)), unit), unit, [part // unit for part in parts]


def _counts(wanted: "Fraction", sizes: Sequence[int], pieces: int) -> dict[int, float] | None:
    """How many tablets make ``wanted``, by the size of one of their ``pieces``; None when they can't."""
    whole = [size * pieces for size in sizes]
    for number, sums in enumerate(_half_sums(sizes, floor(wanted)) if pieces > 1 else [_NOTHING]):
        counts = _made_up(wanted, whole, sums)
        if counts is not None:
            rest = int(wanted) - sum(size * count for size, count in counts.items())
            halves = _halves(rest, number, sizes)
            return {size: counts[size * pieces] + (0.5 if size in halves else 0) for size in sizes}
    return None


def _half_sums(sizes: Sequence[int], most: int) -> list[int]:
    """The sums to ``most`` that 0, 1, 2 … different ones of the sizes make, as the bits of numbers."""
    within, sums = (1 << (most + 1)) - 1, [_NOTHING]
    for size in sizes:
        sums = [left | taken << size & within for left, taken in zip([*sums, 0], [0, *sums], strict=True)]
    return sums


def _halves(total: int, number: int, sizes: Sequence[int]) -> set[int]:
    """``number`` different ones of the sizes that make ``total``, which some do, the larger first."""
    found = set()
    for index, size in enumerate(sizes):
        if number and size <= total and _half_sums(sizes[index + 1 :], total)[number - 1] >> (total - size) & 1:
            found.add(size)
            total, number = total - size, number - 1
    return found


def _made_up(wanted: "Fraction", sizes: Sequence[int], given: int) -> dict[int, int] | None:
    """How many of each size make ``wanted``, with one of the sums that are ``given`` as bits; None when they can't."""
    total = floor(wanted)
    if total != wanted or not _reachable(total, sizes, given) >> total & 1:
        return None
    return _fewest(total, sizes, given) or _strongest(total, sizes, given)


def _reachable(most: int, sizes: Sequence[int], given: int) -> int:
    """The sums to ``most`` that any number of tablets make on top of the ``given`` ones, as the bits of a number."""
    within, sums = (1 << (most + 1)) - 1, given
    for size in sizes:
        step = size
        while step <= most:
            sums |= sums << step & within
            step *= 2
    return sums


def _fewest(wanted: int, sizes: Sequence[int], given: int) -> dict[int, int] | None:
    """How many of each size make ``wanted`` with the fewest, the larger first among equals; None when too many."""
    within = (1 << (wanted + 1)) - 1
    levels = [given]  # the sums that 0, 1, 2 … tablets can make
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


def _strongest(wanted: int, sizes: Sequence[int], given: int) -> dict[int, int]:
    """As many as possible of each size that make ``wanted``, which can be made, the largest first."""
    counts = {}
    for index, size in enumerate(sizes):
        rest = _reachable(wanted, sizes[index + 1 :], given).to_bytes(wanted // 8 + 1, "little")
        left = next(left for left in range(wanted % size, wanted + 1, size) if rest[left // 8] >> left % 8 & 1)
        counts[size] = (wanted - left) // size
        wanted = left
    return counts
