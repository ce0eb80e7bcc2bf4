"""Blood tests: which are planned, and recording one as done."""

from datetime import date, datetime

from imuran_desktop.domain.dose_changes import dose_change_dates
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.monitoring import TESTS_AHEAD, BloodTest, DoneTest, blood_tests, planned_tests
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import arrangements, done_tests, read_plan
from imuran_desktop.store.revisions import append, current_of


def read_blood_tests(diary: Diary, plan: Plan, today: date, until: date | None = None) -> list[BloodTest]:
    """Every planned test to ``until`` (default: over a year ahead), with its state.

    Tests planned before the start of recording are left out: nobody could have recorded them.
    """
    done = done_tests(diary)
    horizon = max([today, *(test.on for test in done), *([until] if until else [])]) + TESTS_AHEAD
    planned = planned_tests(plan.schedules, horizon, dose_change_dates(plan))
    counted = [test for test in planned if test.due >= plan.person.recording_from]
    tests = blood_tests(counted, done, today, arrangements(diary))
    return tests if until is None else [test for test in tests if test.planned.due <= until]


def record_blood_test(diary: Diary, author: Author, now: datetime, on: date, note: str = "") -> Changed:
    """Record that blood was taken on a local date. Recording the same date again writes nothing.

    Raises:
        Refused: when the date is still to come.
        StoreError: when it can't be written.
    """
    from uuid import uuid4  # late: no start needs new ids, and the import takes 2 ms

    if on > read_plan(diary).timeline.local(now).date():
        raise Refused(Reason.IN_FUTURE, at=on)
    with diary.writing():
        same = next((test for test in done_tests(diary) if test.on == on), None)
        if same is not None:
            return Changed(frozenset(), same.id)
        test = DoneTest(uuid4().hex, on, author.by, note)
        revision = append(
            diary,
            author,
            now,
            kind=Kind.BLOOD_TEST,
            entry=test.id,
            body=record_codec.done_test_body(test),
            day=on.isoformat(),
        )
    return Changed(frozenset({Topic.BLOOD_TESTS}), test.id, revision.id)


def remove_blood_test(diary: Diary, author: Author, now: datetime, entry: str) -> Changed:
    """Take back a blood test that was recorded. Its revisions stay readable.

    Raises:
        StoreError: when it can't be written.
    """
    with diary.writing():
        before = current_of(diary, entry)
        if before is None or before.deleted:
            return Changed(frozenset(), entry)
        revision = append(
            diary, author, now, kind=before.kind, entry=entry, body=before.body, day=before.day, deleted=True
        )
    return Changed(frozenset({Topic.BLOOD_TESTS}), entry, revision.id)
