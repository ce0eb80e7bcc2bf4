"""What two copies of the diary say differently, for a page that asks at every tick."""

from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.history import Kind
from imuran_desktop.services.disputes import DISPUTABLE, FEELING_KINDS, HEALTH_KINDS, TEST_KINDS, VISIT_KINDS
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import PLAN_KINDS
from imuran_desktop.store.revisions import disputed, newest


@dataclass(frozen=True)
class Conflicts:
    """The day of every intake recorded differently, the earliest first, and how much differs of the rest.

    That is parts of the plan, symptoms and notes on days, whom to call with the list of medicines and allergies, visits
    to the clinic, and blood tests with what was arranged for them and the values that the clinic set.
    """

    days: tuple[date, ...] = ()
    plan: int = 0
    feelings: int = 0
    health: int = 0
    visits: int = 0
    tests: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to settle."""
        return bool(self.days or self.plan or self.feelings or self.health or self.visits or self.tests)


@dataclass(frozen=True)
class KnownConflicts:
    """The conflicts there were when the revision of that number was the newest."""

    number: int
    conflicts: Conflicts


def read_conflicts(diary: Diary, known: KnownConflicts | None = None) -> KnownConflicts:
    """The conflicts there are; what is ``known`` already is only read again when something was added since.

    Raises:
        StoreError: when the diary can't be read.
    """
    number = newest(diary)
    if known is not None and known.number == number:
        return known
    entries = disputed(diary, *DISPUTABLE)
    days = tuple(date.fromisoformat(entry.day) for entry in entries if entry.kind is Kind.INTAKE)
    sorts = (PLAN_KINDS, FEELING_KINDS, HEALTH_KINDS, VISIT_KINDS, TEST_KINDS)
    counts = [sum(entry.kind in kinds for entry in entries) for kinds in sorts]
    return KnownConflicts(number, Conflicts(days, *counts))
