"""Doses in groups small enough to look at: days, or weeks where there are many."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from imuran_desktop.domain.doses import Dose

_MOST_DAYS, _MOST_DOSES = 10, 40
"""With more than these, days are folded into weeks."""


@dataclass(frozen=True)
class Group:
    """The doses of the day ``begins``, or of the week whose Monday that is."""

    begins: date
    doses: tuple[Dose, ...]
    weekly: bool = False

    def days(self) -> list[tuple[date, tuple[Dose, ...]]]:
        """Its days, the newest first, each with its doses in their order."""
        return _by(self.doses, lambda dose: dose.day)


def grouped(doses: Sequence[Dose]) -> list[Group]:
    """``doses`` (in the order of their instants) in groups, the newest first: of that the person knows most."""
    weekly = len({dose.day for dose in doses}) > _MOST_DAYS or len(doses) > _MOST_DOSES
    return [Group(day, items, weekly) for day, items in _by(doses, _monday if weekly else lambda dose: dose.day)]


def _by(doses: Sequence[Dose], day_of: Callable[[Dose], date]) -> list[tuple[date, tuple[Dose, ...]]]:
    # Journeys can bring a day back, so the instants alone do not keep days together.
    ordered = sorted(doses, key=lambda dose: (day_of(dose), dose.instant))
    return [(day, tuple(items)) for day, items in groupby(ordered, day_of)][::-1]


def _monday(dose: Dose) -> date:
    return dose.day - timedelta(days=dose.day.weekday())
