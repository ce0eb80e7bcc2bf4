"""The tablets that intakes used up. A stock may reckon over years, so they are kept, and only what is new is read."""

from collections.abc import Collection, Mapping
from datetime import date

from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.stock import UsedUp, used_up
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, intakes
from imuran_desktop.store.revisions import added_since, newest

_MOST_CHANGED = 200
"""With more changed entries than this, reading all of them at once is as quick as each by itself."""


def used_since(diary: Diary, first: date) -> Collection[UsedUp]:
    """What every intake used up whose dose (or, unplanned, whose day) is of ``first`` or later.

    Raises:
        StoreError: when the diary can't be read.
    """
    number = newest(diary)  # before all else: what is written meanwhile is then read once more
    if diary.used is None or diary.used[1] != first or diary.used[0] > number:
        found = _read(diary, first)
    else:
        found = _brought_up(diary, *diary.used)
    if not diary.connection.in_transaction:  # one that is rolled back must leave nothing behind
        diary.used = number, first, found
    return found.values()


def _read(diary: Diary, first: date) -> Mapping[str, UsedUp]:
    taken = ((key, used_up(intake)) for key, intake in intakes(diary, first, date.max).items())
    return {key: used for key, used in taken if used is not None}


def _brought_up(diary: Diary, number: int, first: date, known: Mapping[str, UsedUp]) -> Mapping[str, UsedUp]:
    changed = {entry for kind, entry, _ in added_since(diary, number) if kind is Kind.INTAKE}
    if not changed:
        return known
    if len(changed) > _MOST_CHANGED:
        return _read(diary, first)
    found = dict(known)
    for entry in changed:
        intake = intake_of(diary, entry)
        used = used_up(intake) if intake else None
        if used is None:
            found.pop(entry, None)
        else:
            found[entry] = used
    return found
