"""Blood tests: which are planned, and recording one as done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.dose_changes import dose_change_dates
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.monitoring import (
    COMING_UP_DAYS,
    TESTS_AHEAD,
    Arrangement,
    BloodTest,
    DoneTest,
    blood_tests,
    planned_tests,
)
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import arrangements, done_tests, read_plan
from imuran_desktop.store.revisions import append, current_of


def read_blood_tests(diary: Diary, plan: Plan, today: date, until: date | None = None) -> list[BloodTest]:
    """Every planned test to ``until`` (default: over a year ahead), with its state.

    Tests planned before the start of recording are left out: nobody could have recorded them. One that was booked or
    put off to a day still to come is kept where the plan has moved its date meanwhile.
    """
    done, arranged = done_tests(diary), arrangements(diary)
    horizon = max([today, *(test.on for test in done), *([until] if until else [])]) + TESTS_AHEAD
    planned = planned_tests(plan.schedules, horizon, dose_change_dates(plan))
    counted = [test for test in planned if test.due >= plan.person.recording_from]
    tests = blood_tests(counted, done, today, arranged)
    kept = _no_longer_planned(arranged.values(), tests, done, today)
    tests = sorted([*tests, *kept], key=lambda test: test.planned.due) if kept else tests
    return tests if until is None else [test for test in tests if test.planned.due <= until]


def _no_longer_planned(
    arranged: Iterable[Arrangement], tests: Sequence[BloodTest], done: Sequence[DoneTest], today: date
) -> list[BloodTest]:
    """What was arranged for tests that the plan no longer has on that date. A test done since takes its place."""
    planned = {test.planned.due: test.planned for test in tests}
    last_done = max((test.on for test in done), default=date.min)
    like = next((test.planned for test in tests if test.day >= today), None)
    lost = [item for item in arranged if item.due not in planned and item.on >= today and item.since > last_done]
    if like is None:
        return []
    return [BloodTest(replace(like, due=item.due), _state_on(item.on, today), None, item) for item in lost]


def _state_on(day: date, today: date) -> BloodTestState:
    if day == today:
        return BloodTestState.DUE
    return BloodTestState.COMING_UP if (day - today).days <= COMING_UP_DAYS else BloodTestState.PLANNED


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
