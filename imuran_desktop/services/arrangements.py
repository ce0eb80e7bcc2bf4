"""What a person arranges for a blood test that is due: booked for a day, put off until one, or not needed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest, arranged_state, next_blood_test
from imuran_desktop.domain.codes import Arranged
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.texts import one_line
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import remove_entry, write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import arrangements, read_plan

_LONGEST = timedelta(days=366)
_MOST_PLACES = 4


def possible_days(today: date, *, booked: bool) -> tuple[date, date]:
    """The first and the last day for which a test can be ``booked`` on ``today``, or until which it can be put off."""
    return today if booked else today + timedelta(days=1), today + _LONGEST


def earlier_places(diary: Diary) -> list[str]:
    """Where tests were booked before, each place once, the one of the latest test first.

    Raises:
        StoreError: when the diary can't be read.
    """
    latest = sorted(arrangements(diary).values(), key=lambda item: item.on, reverse=True)
    return list(dict.fromkeys(item.where for item in latest if item.where))[:_MOST_PLACES]


def meant_test(tests: Sequence[BloodTest], today: date, how: Arranged, on: date | None = None) -> BloodTest | None:
    """The test that something is arranged for where nobody says which: the next one, as it stood before.

    What was arranged already, in just this way, is not arranged for another test when it is said again.
    """
    for test in tests:
        known = test.arranged
        if test.state.is_open and known is not None and (known.how, known.on) == (how, on):
            return test
    if how is not Arranged.NOT_NEEDED:
        return next_blood_test(tests, today)
    return next_blood_test([_as_before(test, today) for test in tests], today)


def _as_before(test: BloodTest, today: date) -> BloodTest:
    """A test that was just now said not to be needed, as if that had not been said."""
    known = test.arranged
    waived = known is not None and known.how is Arranged.NOT_NEEDED and not test.state.is_done
    if known is None or not waived or (test.planned.due < today and known.since < today):
        return test
    return replace(test, state=arranged_state(known, today))


def book_test(
    diary: Diary, author: Author, now: datetime, due: date, on: date, at: time | None = None, where: str = ""
) -> Changed:
    """Record that the test planned on ``due`` is booked for the day ``on``: today at the earliest, within a year.

    Raises:
        Refused: when no test is planned on that date, it is done, or the day can't be.
        StoreError: when it can't be written.
    """
    return _arrange(diary, author, now, Arrangement(due, on, on, Arranged.BOOKED, at=at, where=one_line(where)))


def put_off_test(diary: Diary, author: Author, now: datetime, due: date, until: date, reason: str = "") -> Changed:
    """Record that the test planned on ``due`` is put off ``until`` a day after today, within a year, and why.

    Raises:
        Refused: as `book_test`.
        StoreError: when it can't be written.
    """
    return _arrange(diary, author, now, Arrangement(due, until, until, Arranged.PUT_OFF, one_line(reason)))


def waive_test(diary: Diary, author: Author, now: datetime, due: date, reason: str = "") -> Changed:
    """Record that the test planned on ``due`` is not needed, and why. No one is reminded of it any more.

    Raises:
        Refused: when no test is planned on that date, or it is done.
        StoreError: when it can't be written.
    """
    return _arrange(diary, author, now, Arrangement(due, due, due, Arranged.NOT_NEEDED, one_line(reason)))


def remove_arrangement(diary: Diary, author: Author, now: datetime, due: date) -> Changed:
    """Take back what was arranged for the test planned on ``due``. Its revisions stay readable.

    Raises:
        Refused: when that test is done: it may count as done because of what was arranged.
        StoreError: when it can't be written.
    """
    plan = read_plan(diary)
    with diary.writing():
        today = plan.timeline.local(now).date()
        test = _test_planned(diary, plan, today, due)
        if test is not None and test.state.is_done:
            raise Refused(Reason.TEST_IS_DONE, on=due)
        return remove_entry(diary, author, now, _entry_of(test, due))


def _arrange(diary: Diary, author: Author, now: datetime, wanted: Arrangement) -> Changed:
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    if wanted.how is not Arranged.NOT_NEEDED:
        first, last = possible_days(today, booked=wanted.booked)
        if not first <= wanted.on <= last:
            raise Refused(Reason.NO_SUCH_TEST_DAY, first=first, last=last)
    with diary.writing():
        test = _test_planned(diary, plan, today, wanted.due)
        if test is None:
            raise Refused(Reason.UNKNOWN_TEST, on=wanted.due)
        if test.state.is_done:
            raise Refused(Reason.TEST_IS_DONE, on=wanted.due)
        known = test.arranged
        arranged = replace(wanted, since=today, due=known.due if known is not None else wanted.due)
        if known is not None and replace(arranged, since=known.since, by=known.by) == known:
            return Changed(frozenset(), _entry_of(test, wanted.due))
        body = record_codec.arrangement_body(arranged)
        return write_entry(diary, author, now, Kind.ARRANGEMENT, _entry_of(test, wanted.due), body, arranged.due)


def _test_planned(diary: Diary, plan: Plan, today: date, due: date) -> BloodTest | None:
    tests = read_blood_tests(diary, plan, today, max(due, today))
    return next((test for test in tests if test.planned.due == due), None)


def _entry_of(test: BloodTest | None, due: date) -> str:
    """The entry of what is arranged for a test: under the date for which it was, wherever the plan has moved it."""
    known = test.arranged if test is not None else None
    return arrangement_entry(known.due if known is not None else due)


def arrangement_entry(due: date) -> str:
    """The entry of what is arranged for the test planned on ``due``. Two people who arrange one test make one entry."""
    return f"arranged/{due}"
