"""How often a slot is due: on which local dates it asks for its dose."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ANY_MONDAY = date(2001, 1, 1)
_DAYS_A_MONTH = 365.2425 / 12
_DAYS_A_WEEK = 7


class RepeatKind(StrEnum):
    """The ways in which a dose can come round."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    EVERY_DAYS = "every_days"
    CYCLE = "cycle"
    EVERY_MONTHS = "every_months"
    AS_NEEDED = "as_needed"


COUNTED = (RepeatKind.EVERY_DAYS, RepeatKind.CYCLE, RepeatKind.EVERY_MONTHS)
"""Those that are counted from a date."""


@dataclass(frozen=True)
class Repeat:
    """On which dates a slot is due.

    ``weekdays`` are ISO numbers, Monday = 1. ``every`` counts days or months. A cycle is ``every`` days on, then
    ``days_off`` days off. All but daily, weekdays and as needed are counted from ``since``, a date on which the slot
    is due. ``min_gap`` and ``most_per_day`` are what the prescription says of a medicine taken as needed: shown, never
    enforced.
    """

    kind: RepeatKind = RepeatKind.DAILY
    weekdays: frozenset[int] = frozenset()
    every: int = 1
    days_off: int = 0
    since: date = _ANY_MONDAY
    min_gap: timedelta | None = None
    most_per_day: int | None = None

    @property
    def as_needed(self) -> bool:
        """Whether it has no due dose."""
        return self.kind is RepeatKind.AS_NEEDED

    def falls_on(self, day: date) -> bool:
        """Whether the slot is due on ``day``. A month too short for the day of ``since`` has it on its last day."""
        match self.kind:
            case RepeatKind.DAILY:
                return True
            case RepeatKind.WEEKDAYS:
                return day.isoweekday() in self.weekdays
            case RepeatKind.EVERY_DAYS:
                return (day - self.since).days % self.every == 0
            case RepeatKind.CYCLE:
                return (day - self.since).days % (self.every + self.days_off) < self.every
            case RepeatKind.EVERY_MONTHS:
                months = (day.year - self.since.year) * 12 + day.month - self.since.month
                return months % self.every == 0 and day.day == min(self.since.day, monthrange(day.year, day.month)[1])
            case RepeatKind.AS_NEEDED:
                return False

    def days_a_day(self) -> float:
        """On what share of all days it is due: 1 for a daily slot, 0 for one taken as needed."""
        match self.kind:
            case RepeatKind.DAILY:
                return 1
            case RepeatKind.WEEKDAYS:
                return len(self.weekdays) / _DAYS_A_WEEK
            case RepeatKind.EVERY_DAYS:
                return 1 / self.every
            case RepeatKind.CYCLE:
                return self.every / (self.every + self.days_off)
            case RepeatKind.EVERY_MONTHS:
                return 1 / (self.every * _DAYS_A_MONTH)
            case RepeatKind.AS_NEEDED:
                return 0


DAILY = Repeat()
