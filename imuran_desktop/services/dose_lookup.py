"""Doses by their keys, with their states: what a notification or a list of missed doses points at."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from imuran_desktop.domain.doses import parse_key
from imuran_desktop.domain.ledger import LedgerDose, ledger
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, read_plan

_ONE_DAY = timedelta(days=1)


def read_doses(diary: Diary, now: datetime, keys: Iterable[str]) -> list[LedgerDose]:
    """The doses with these keys as they stand at ``now``, in order; those that the plan has no more are left out.

    Raises:
        ValueError: when something is no dose key.
        StoreError: when the diary can't be read.
    """
    wanted = set(keys)
    days = sorted({parse_key(key)[1] for key in wanted})
    if not days:
        return []
    plan = read_plan(diary)
    answers = intakes(diary, days[0], days[-1])
    found: list[LedgerDose] = []
    for first, last in _runs(days):
        found += [item for item in ledger(plan, answers, first, last, now) if item.dose.key in wanted]
    return found


def _runs(days: list[date]) -> list[tuple[date, date]]:
    """Sorted dates as ranges, so that a gap of years costs nothing."""
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and day - runs[-1][1] <= _ONE_DAY:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs
