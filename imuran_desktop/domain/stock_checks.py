"""Counted tablets beside what was recorded: between two counts, as many should be gone as were recorded as taken.

A count is one more measure of adherence beside what the person recorded, with faults of its own (tablets lost, given
away, left in another place), so a difference is told as a number and not explained.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from imuran_desktop.domain.medicines import medicine_key
from imuran_desktop.domain.numbers import plain_number
from imuran_desktop.domain.stock import StockEntry, StockKind, UsedUp


@dataclass(frozen=True)
class StockCheck:
    """The tablets of one strength between two counts of them, ``begins`` and ``ends`` (UTC).

    There were ``first``, ``refilled`` were got, ``last`` are left; ``recorded`` is what the intakes say was taken of
    them. Of ``not_known`` intakes of the medicine nobody knows the tablets.
    """

    medicine: str
    strength_mg: float
    begins: datetime
    ends: datetime
    first: float
    refilled: float
    last: float
    recorded: float
    not_known: int = 0

    @property
    def gone(self) -> float:
        """How many tablets went, whether they were recorded or not."""
        return plain_number(self.first + self.refilled - self.last)

    @property
    def difference(self) -> float:
        """How many more went than were recorded as taken; below 0, how many fewer."""
        return plain_number(self.gone - self.recorded)


def stock_checks(
    entries: Collection[StockEntry], used: Collection[UsedUp], begins: datetime, ends: datetime
) -> tuple[StockCheck, ...]:
    """Every two counts of one strength in a row of which the later one lies from ``begins`` to ``ends`` (UTC).

    In the order of the medicines' names and strengths, then of time. What was got or taken at the very instant of a
    count is in it.
    """
    names = {medicine_key(entry.medicine): entry.medicine for entry in sorted(entries, key=_by_time, reverse=True)}
    found = []
    for key in sorted(names):
        own = sorted((entry for entry in entries if medicine_key(entry.medicine) == key), key=_by_time)
        taken = [item for item in used if item.medicine == key]
        strengths = sorted({tablet.strength_mg for entry in own for tablet in entry.tablets}, reverse=True)
        for strength in strengths:
            checks = _of_strength(names[key], strength, own, taken)
            found += [check for check in checks if begins <= check.ends <= ends]
    return tuple(found)


def _by_time(entry: StockEntry) -> tuple[datetime, str]:
    return entry.at, entry.id


def _of_strength(
    medicine: str, strength: float, entries: Iterable[StockEntry], used: Collection[UsedUp]
) -> Iterator[StockCheck]:
    of_it = [(entry, count) for entry in entries if (count := _count(entry, strength)) is not None]
    # Of several counts at one instant the last one stands, as it does for what there is.
    counts = {entry.at: count for entry, count in of_it if entry.kind is StockKind.COUNTED}
    for (begins, first), (ends, last) in pairwise(counts.items()):
        refills = (count for entry, count in of_it if _is_between(entry, begins, ends))
        between = [item for item in used if begins < item.at <= ends]
        recorded = sum(tablet.count for item in between for tablet in item.tablets if tablet.strength_mg == strength)
        unknown = sum(not item.tablets for item in between)
        yield StockCheck(
            medicine,
            strength,
            begins,
            ends,
            first,
            plain_number(sum(refills)),
            last,
            plain_number(recorded),
            unknown,
        )


def _is_between(entry: StockEntry, begins: datetime, ends: datetime) -> bool:
    return entry.kind is StockKind.REFILLED and begins < entry.at <= ends


def _count(entry: StockEntry, strength: float) -> float | None:
    counts = [tablet.count for tablet in entry.tablets if tablet.strength_mg == strength]
    return plain_number(sum(counts)) if counts else None
