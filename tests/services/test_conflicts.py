"""What two copies of the diary say differently."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.visits import Visit
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.arrangements import book_test
from imuran_desktop.services.conflicts import Conflicts, read_conflicts
from imuran_desktop.services.entry_history import settle, versions
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.visits import add_visit
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.revisions import current, history_of, insert
from tests.services.plans import KEY, SAM, at

NOW = at("2026-03-02 09:00")


def fork(diary: Diary, entry: str) -> None:
    """Add a second version of an entry, as a merge does that brings one made in another copy."""
    newest = history_of(diary, entry)[0]
    later = newest.recorded_at + timedelta(minutes=1)
    with diary.writing():
        insert(diary, [replace(newest, id=uuid4().hex, device="b" * 32, recorded_at=later)])


def test_without_copies_there_is_none(diary: Diary) -> None:
    found = read_conflicts(diary)
    assert found.conflicts == Conflicts()
    assert not found.conflicts


def test_what_was_recorded_differently_is_told_by_day_until_it_is_settled(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, Answer(Outcome.SKIPPED))
    before = read_conflicts(diary)
    fork(diary, KEY)
    found = read_conflicts(diary, before)
    assert found.conflicts == Conflicts((date(2026, 3, 2),))
    settle(diary, SAM, NOW, KEY, versions(diary, KEY)[0].revision)
    assert not read_conflicts(diary, found).conflicts


def test_a_plan_changed_differently_is_told(diary: Diary) -> None:
    fork(diary, current(diary, Kind.PRESCRIPTION)[0].entry)
    assert read_conflicts(diary).conflicts == Conflicts(plan=1)


def test_a_visit_changed_differently_is_told(diary: Diary) -> None:
    fork(diary, add_visit(diary, SAM, NOW, Visit("", date(2026, 3, 20))).entry)
    found = read_conflicts(diary).conflicts
    assert found == Conflicts(visits=1)
    assert found


def test_a_blood_test_arranged_differently_is_told(diary: Diary) -> None:
    fork(diary, book_test(diary, SAM, NOW, date(2026, 3, 8), date(2026, 3, 9)).entry)
    found = read_conflicts(diary).conflicts
    assert found == Conflicts(tests=1)
    assert found


def test_nothing_is_read_again_while_nothing_was_added(diary: Diary) -> None:
    known = read_conflicts(diary)
    assert read_conflicts(diary, known) is known
