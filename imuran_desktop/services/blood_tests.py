"""Blood tests: which are planned, and recording one as done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from imuran_desktop.domain.blood_tests import (
    Arrangement,
    BloodTest,
    DoneTest,
    arranged_state,
    blood_tests,
    given_instead,
)
from imuran_desktop.domain.codes import Arranged
from imuran_desktop.domain.dose_changes import dose_change_dates
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.monitoring import TESTS_AHEAD, planned_tests
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import remove_entry, write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import arrangements, done_test_of, done_tests, read_plan


def read_blood_tests(
    diary: Diary, plan: Plan, today: date, until: date | None = None, *, done: Sequence[DoneTest] | None = None
) -> list[BloodTest]:
    """Every planned test to ``until`` (default: over a year ahead), with its state.

    Tests planned before the start of recording are left out: nobody could have recorded them. One that was booked or
    put off to a day still to come is kept where the plan has moved its date meanwhile. ``done`` are the tests that
    were done, where they are read already.
    """
    done, arranged = done_tests(diary) if done is None else done, arrangements(diary)
    horizon = max([today, *(test.on for test in done), *([until] if until else [])]) + TESTS_AHEAD
    done_on_days = [test.on for test in done]
    planned = planned_tests(plan.schedules, horizon, dose_change_dates(plan), done_on_days)
    counted = [test for test in planned if test.due >= plan.person.recording_from]
    tests = blood_tests(counted, done, today, arranged)
    kept = _no_longer_planned(arranged.values(), tests, done, today)
    tests = sorted([*tests, *kept], key=lambda test: test.planned.due) if kept else tests
    return tests if until is None else [test for test in tests if test.planned.due <= until]


def _no_longer_planned(
    arranged: Iterable[Arrangement], tests: Sequence[BloodTest], done: Sequence[DoneTest], today: date
) -> list[BloodTest]:
    """What was arranged for tests that the plan has no more. One done on its day, or later, takes its place."""
    standing = {test.arranged.due for test in tests if test.arranged is not None}
    given = given_instead(test.planned for test in tests)
    last_done = max((test.on for test in done), default=date.min)
    like = next((test.planned for test in tests if test.day >= today), None)
    lost = [
        item
        for item in arranged
        if item.due not in standing
        and item.due not in given
        and item.on >= today
        and item.on > last_done
        and item.how is not Arranged.NOT_NEEDED
    ]
    if like is None:
        return []
    return [BloodTest(replace(like, due=item.due), arranged_state(item, today), None, item) for item in lost]


def record_blood_test(diary: Diary, author: Author, now: datetime, on: date) -> Changed:
    """Record that blood was taken on a local date. Recording the same date again writes nothing.

    Raises:
        Refused: when the date is still to come.
        StoreError: when it can't be written.
    """
    from uuid import uuid4  # late: no start needs new ids, and the import takes 2 ms

    if on > read_plan(diary).timeline.local(now).date():
        raise Refused(Reason.IN_FUTURE, at=on)
    with diary.writing():
        same = done_on(diary, on)
        if same is not None:
            return Changed(frozenset(), same.id)
        test = DoneTest(uuid4().hex, on, author.by)
        return write_entry(diary, author, now, Kind.BLOOD_TEST, test.id, record_codec.done_test_body(test), on)


def move_blood_test(diary: Diary, author: Author, now: datetime, entry: str, on: date) -> Changed:
    """Record that a blood test that is in the diary was done on another local date. Its results go with it.

    Raises:
        Refused: when the date is still to come, there is no such test, or two copies of the diary contradict each
            other about it.
        StoreError: when it can't be written.
    """
    from imuran_desktop.services.report_copies import standing_report  # late: no start moves a test
    from imuran_desktop.services.results import write_report

    if on > read_plan(diary).timeline.local(now).date():
        raise Refused(Reason.IN_FUTURE, at=on)
    with diary.writing():
        done, report = done_test_of(diary, entry), standing_report(diary, entry)
        if done is None or report is None:
            raise Refused(Reason.NOTHING_RECORDED)
        return write_report(diary, author, now, replace(done, on=on), replace(report, on=on))


def remove_blood_test(diary: Diary, author: Author, now: datetime, entry: str) -> Changed:
    """Take a blood test that was recorded, and its results, out of the diary. Its revisions stay readable.

    Raises:
        StoreError: when it can't be written.
    """
    return remove_entry(diary, author, now, entry)


def done_on(diary: Diary, on: date) -> DoneTest | None:
    """The blood test recorded as done on a local date; the first of several."""
    return next((test for test in done_tests(diary) if test.on == on), None)
