"""What to tell now, and remembering what was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.ledger import LedgerDose, ledger
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.reminders import Reminder, Rules, Subjects, next_instant, reminders, still_due
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.dose_lookup import find_dose
from imuran_desktop.services.stock import counted_stock
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import PLAN_KINDS, intakes, last_told_day, read_plan, snoozes, told
from imuran_desktop.store.revisions import added_since, append, current_of, newest, newest_of

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
    standing: tuple[Reminder, ...] = ()
    """What was told of doses that are still due."""


def read_reminders(diary: Diary, now: datetime, rules: Rules | None = None) -> Agenda:
    """What is to be told at ``now`` and has not been told: since the app last told something, however long ago.

    Raises:
        StoreError: when the diary can't be read.
    """
    number = newest(diary)  # first of all: what is written meanwhile is then looked at again
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    first = _look_back(diary, plan, today)
    doses = ledger(plan, intakes(diary, first, today + _ONE_DAY), first, today + _ONE_DAY, now)
    tests = _open_tests(diary, plan, today)
    stocks = counted_stock(diary, now)
    subjects = Subjects(doses, plan.timeline, tests, stocks, snoozes(diary, first))
    known = told(diary, min(first, today - _TESTS_AROUND))
    rules = rules or Rules()
    # Tablets that nobody counts again were told long before the days that are looked at.
    found = reminders(subjects, known, now, rules)
    waiting = [item for item in found if item.stock is None or current_of(diary, item.id) is None]
    # In quiet hours something may be kept back, which a later look must find.
    kept_back = rules.after_quiet(now, plan.timeline) > now
    if not (diary.connection.in_transaction or kept_back or any(item.dose for item in waiting)):
        diary.told_before = number, today - _AROUND
    next_at = next_instant(subjects, now, rules)
    standing = tuple(still_due(subjects, known, now, rules))
    return Agenda(tuple(waiting), next_at, tuple(doses), tuple(tests), stocks, standing)


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


def snooze(diary: Diary, author: Author, now: datetime, keys: Sequence[str], until: datetime) -> Changed:
    """Put off the reminders of some doses until an instant.

    Raises:
        Refused: when the plan asks for one of them no longer.
        StoreError: when it can't be written.
    """
    plan = read_plan(diary)
    doses = [find_dose(plan, key) for key in keys]
    with diary.writing():
        for dose in doses:
            entry, body = f"snooze:{dose.key}", {"until": until.isoformat()}
            append(diary, author, now, kind=Kind.SNOOZE, entry=entry, body=body, day=dose.day.isoformat())
    return Changed(frozenset({Topic.DOSES}))


def next_meal(plan: Plan, now: datetime) -> datetime | None:
    """The instant of the next meal, today or tomorrow; None where the plan knows no meal times."""
    today = plan.timeline.local(now).date()
    moments = (
        plan.timeline.instant(day, at) for day in (today, today + _ONE_DAY) for at in plan.meal_times(day).values()
    )
    return min((moment for moment in moments if moment is not None and moment > now), default=None)


def _look_back(diary: Diary, plan: Plan, today: date) -> date:
    """The first date that may hold something untold. Each telling tells all there is, so the last one bounds it.

    So does the last look that found nothing to tell. Both save for what was changed since.
    """
    last, begins = last_told_day(diary), plan.person.recording_from
    first = begins if last is None else _unchanged(diary, newest_of(diary, Kind.REMINDER), min(last, today) - _AROUND)
    settled = _settled(diary)
    return (first or begins) if settled is None else max(first or begins, min(settled, today - _AROUND))


def _settled(diary: Diary) -> date | None:
    """Before which date there is nothing to tell, as far as this copy of the app has seen."""
    return None if diary.told_before is None else _unchanged(diary, *diary.told_before)


def _unchanged(diary: Diary, number: int, day: date) -> date | None:
    """``day``, or before it the first day of an intake that came, changed or went since a revision.

    None if the plan has changed.
    """
    added = added_since(diary, number)
    if any(kind in PLAN_KINDS for kind, _, _ in added):
        return None
    return min([day, *(date.fromisoformat(text) for kind, _, text in added if kind is Kind.INTAKE)])


def _open_tests(diary: Diary, plan: Plan, today: date) -> list[BloodTest]:
    """Also one of later that was booked for soon."""
    until = today + _TESTS_AROUND
    tests = read_blood_tests(diary, plan, today)
    return [test for test in tests if test.state.is_open and min(test.day, test.planned.due) <= until]
