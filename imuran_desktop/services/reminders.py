"""What to tell now, and remembering what was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.ledger import LedgerDose, ledger
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.monitoring import BloodTest
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.reminders import Reminder, next_instant, reminders
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.dose_lookup import find_dose
from imuran_desktop.services.stock import counted_stock
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import PLAN_KINDS, intakes, last_told_day, read_plan, snoozes, told
from imuran_desktop.store.revisions import added_since, append, current_of, newest

SNOOZE = timedelta(minutes=15)
_ONE_DAY = timedelta(days=1)
_AROUND = 2 * _ONE_DAY
"""A dose can be open so long after its date: past midnight, or after a journey over the date line."""
_TESTS_AROUND = timedelta(days=45)


@dataclass(frozen=True)
class Agenda:
    """What is to be told now, and when to look again."""

    reminders: tuple[Reminder, ...]
    next_at: datetime
    doses: tuple[LedgerDose, ...]
    tests: tuple[BloodTest, ...]
    stocks: tuple[MedicineStock, ...] = ()


def read_reminders(diary: Diary, now: datetime) -> Agenda:
    """What is to be told at ``now`` and has not been told: since the app last told something, however long ago.

    Raises:
        StoreError: when the diary can't be read.
    """
    number = newest(diary)  # first of all: what is written meanwhile is then looked at again
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    first = _look_back(diary, plan, today)
    doses = ledger(plan, intakes(diary, first, today + _ONE_DAY), first, today + _ONE_DAY, now)
    tests = _tests_around(diary, plan, today)
    snoozed = snoozes(diary, first)
    stocks = counted_stock(diary, now)
    known = told(diary, min(first, today - _TESTS_AROUND))
    waiting = reminders(doses, tests, plan.timeline, known, snoozed, now, stocks)
    if not diary.connection.in_transaction and not any(item.dose for item in waiting):
        diary.told_before = number, today - _AROUND
    next_at = next_instant(doses, tests, plan.timeline, snoozed, now, stocks)
    return Agenda(tuple(waiting), next_at, tuple(doses), tuple(tests), stocks)


def claim(diary: Diary, author: Author, now: datetime, waiting: Sequence[Reminder]) -> list[Reminder]:
    """Write down that these reminders are being told, and return those that nobody had claimed before.

    Two copies of the app may ask at the same moment; each reminder is given to one of them.

    Raises:
        StoreError: when it can't be written.
    """
    if not waiting:
        return []
    today = read_plan(diary).timeline.local(now).date().isoformat()
    mine = []
    with diary.writing():
        for reminder in waiting:
            if current_of(diary, reminder.id) is None:
                body = {"stage": reminder.stage.value, "at": reminder.at.isoformat()}
                append(diary, author, now, kind=Kind.REMINDER, entry=reminder.id, body=body, day=today)
                mine.append(reminder)
    return mine


def snooze(diary: Diary, author: Author, now: datetime, key: str, wait: timedelta = SNOOZE) -> datetime:
    """Put off the reminder of a dose, and return until when.

    Raises:
        Refused: when the plan asks for no such dose.
        StoreError: when it can't be written.
    """
    dose = find_dose(read_plan(diary), key)
    until = now + wait
    with diary.writing():
        append(
            diary,
            author,
            now,
            kind=Kind.SNOOZE,
            entry=f"snooze:{dose.key}",
            body={"until": until.isoformat()},
            day=dose.day.isoformat(),
        )
    return until


def _look_back(diary: Diary, plan: Plan, today: date) -> date:
    """The first date that may hold something untold. Each telling tells all there is, so the last one bounds it.

    So does the last look that found nothing to tell, save for what was changed since.
    """
    last = last_told_day(diary)
    first = plan.person.recording_from if last is None else min(last, today) - _AROUND
    settled = _settled(diary)
    return first if settled is None else max(first, min(settled, today - _AROUND))


def _settled(diary: Diary) -> date | None:
    """Before which date there is nothing to tell, as far as this copy of the app has seen."""
    if diary.told_before is None:
        return None
    number, day = diary.told_before
    added = added_since(diary, number)
    if any(kind in PLAN_KINDS for kind, _, _ in added):
        return None
    return min([day, *(date.fromisoformat(text) for kind, _, text in added if kind is Kind.INTAKE)])


def _tests_around(diary: Diary, plan: Plan, today: date) -> list[BloodTest]:
    tests = read_blood_tests(diary, plan, today, today + _TESTS_AROUND)
    return [test for test in tests if test.planned.due >= today - _TESTS_AROUND]
