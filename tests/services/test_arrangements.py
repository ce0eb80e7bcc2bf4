"""A blood test that is due is booked for a day, or put off until one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from imuran_desktop.domain.blood_tests import Arrangement
from imuran_desktop.domain.codes import Arranged, BloodTestState
from imuran_desktop.domain.monitoring import planned_tests
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.arrangements import (
    book_test,
    earlier_places,
    possible_days,
    put_off_test,
    remove_arrangement,
    waive_test,
)
from imuran_desktop.services.blood_tests import read_blood_tests, record_blood_test
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.entries import undo_entry
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import arrangements, read_plan
from tests.services.plans import ALEX, SAM, at, revision_count, why_refused

NOW = at("2026-03-09 12:00")
TODAY = date(2026, 3, 9)
ONE_DAY = timedelta(days=1)
OVERDUE, NEXT, PLANNED = date(2026, 3, 8), date(2026, 3, 15), date(2026, 7, 24)


def arranged(diary: Diary, due: date) -> Arrangement | None:
    (test,) = [test for test in read_blood_tests(diary, read_plan(diary), TODAY) if test.planned.due == due]
    assert test.day == (test.arranged.on if test.arranged else due)
    return test.arranged


def test_a_test_is_booked_for_a_day(diary: Diary) -> None:
    changed = book_test(diary, ALEX, NOW, OVERDUE, date(2026, 3, 12))
    assert changed.topics == {Topic.BLOOD_TESTS}
    assert arranged(diary, OVERDUE) == Arrangement(OVERDUE, date(2026, 3, 12), TODAY, Arranged.BOOKED, by="Alex")
    assert arranged(diary, NEXT) is None


def test_a_test_is_put_off_with_a_reason(diary: Diary) -> None:
    put_off_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 12), "  the clinic is closed \n")
    assert arranged(diary, OVERDUE) == Arrangement(
        OVERDUE, date(2026, 3, 12), TODAY, Arranged.PUT_OFF, reason="the clinic is closed"
    )


def test_since_is_the_person_s_date(diary: Diary) -> None:
    """Half past midnight of London's summer is still the day before in Greenwich."""
    book_test(diary, SAM, at("2026-06-01 00:30"), PLANNED, date(2026, 6, 1))
    assert arrangements(diary)[PLANNED].since == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("arrange", "earliest"), [(book_test, TODAY), (put_off_test, TODAY + ONE_DAY)], ids=["booked", "put off"]
)
def test_the_day_is_one_of_the_year_to_come(diary: Diary, arrange: Callable[..., object], earliest: date) -> None:
    last = TODAY + timedelta(days=366)
    count = revision_count(diary)
    for on in (earliest - ONE_DAY, last + ONE_DAY):
        with pytest.raises(Refused) as caught:
            arrange(diary, SAM, NOW, OVERDUE, on)
        assert caught.value.reason is Reason.NO_SUCH_TEST_DAY
        assert caught.value.figures == {"first": earliest, "last": last}
    assert revision_count(diary) == count
    for on in (earliest, last):
        arrange(diary, SAM, NOW, OVERDUE, on)
        assert arrangements(diary)[OVERDUE].on == on


def test_what_no_schedule_asks_for_is_refused(diary: Diary) -> None:
    for due in (OVERDUE + ONE_DAY, date(2026, 2, 22)):
        assert why_refused(partial(book_test, diary, SAM, NOW, due, TODAY)) is Reason.UNKNOWN_TEST


def test_the_same_again_writes_nothing(diary: Diary) -> None:
    first = put_off_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 12), "busy")
    count = revision_count(diary)
    for author in (SAM, ALEX):
        again = put_off_test(diary, author, NOW + ONE_DAY, OVERDUE, date(2026, 3, 12), "busy")
        assert (again.topics, again.entry) == (frozenset(), first.entry)
    assert revision_count(diary) == count
    kept = arranged(diary, OVERDUE)
    assert kept is not None
    assert (kept.since, kept.by) == (TODAY, "")


def test_the_latest_arrangement_counts(diary: Diary) -> None:
    first = put_off_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 12), "busy")
    for later in (
        put_off_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 13), "busy"),
        put_off_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 13), "the clinic is closed"),
        book_test(diary, ALEX, NOW + ONE_DAY, OVERDUE, date(2026, 3, 13)),
    ):
        assert later.topics == {Topic.BLOOD_TESTS}
        assert later.entry == first.entry
    assert arranged(diary, OVERDUE) == Arrangement(
        OVERDUE, date(2026, 3, 13), TODAY + ONE_DAY, Arranged.BOOKED, by="Alex"
    )
    assert len(arrangements(diary)) == 1


def test_an_arrangement_can_be_taken_back_and_made_again(diary: Diary) -> None:
    book_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 12))
    assert remove_arrangement(diary, ALEX, NOW, OVERDUE).topics == {Topic.BLOOD_TESTS}
    assert arranged(diary, OVERDUE) is None
    count = revision_count(diary)
    assert remove_arrangement(diary, SAM, NOW, OVERDUE).topics == frozenset()
    assert remove_arrangement(diary, SAM, NOW, NEXT).topics == frozenset()
    assert revision_count(diary) == count
    assert book_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 12)).topics == {Topic.BLOOD_TESTS}
    assert arranged(diary, OVERDUE) is not None


def test_the_days_that_can_be() -> None:
    last = TODAY + timedelta(days=366)
    assert possible_days(TODAY, booked=True) == (TODAY, last)
    assert possible_days(TODAY, booked=False) == (TODAY + ONE_DAY, last)


def test_what_was_arranged_first_is_undone(diary: Diary) -> None:
    written = book_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 12))
    assert undo_entry(diary, SAM, NOW, written).topics == {Topic.BLOOD_TESTS}
    assert arranged(diary, OVERDUE) is None


def test_undo_puts_back_what_was_arranged_before_even_for_a_day_gone_by(diary: Diary) -> None:
    book_test(diary, SAM, NOW - ONE_DAY, OVERDUE, TODAY - ONE_DAY)
    before = arranged(diary, OVERDUE)
    written = put_off_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 12), "busy")
    undo_entry(diary, SAM, NOW, written)
    assert before is not None
    assert arranged(diary, OVERDUE) == before


def test_what_was_taken_back_is_put_back_by_undo(diary: Diary) -> None:
    book_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 12))
    before = arranged(diary, OVERDUE)
    undo_entry(diary, SAM, NOW, remove_arrangement(diary, SAM, NOW, OVERDUE))
    assert arranged(diary, OVERDUE) == before
    assert before is not None


def test_what_wrote_nothing_or_was_changed_since_is_not_undone(diary: Diary) -> None:
    first = book_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 12))
    nothing = book_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 12))
    assert why_refused(lambda: undo_entry(diary, SAM, NOW, nothing)) is Reason.NOTHING_TO_UNDO
    book_test(diary, ALEX, NOW, OVERDUE, date(2026, 3, 13))
    count = revision_count(diary)
    assert why_refused(lambda: undo_entry(diary, SAM, NOW, first)) is Reason.NOTHING_TO_UNDO
    assert revision_count(diary) == count


def moved_schedule(diary: Diary) -> None:
    """Every test is planned a day later from now on."""
    plan = read_plan(diary)
    schedules = tuple(replace(each, start=each.start + ONE_DAY) for each in plan.schedules)
    save_plan(diary, SAM, NOW, replace(plan, schedules=schedules), correct_past=True)


def test_a_booking_follows_the_test_whose_date_was_moved(diary: Diary) -> None:
    book_test(diary, SAM, NOW, NEXT, date(2026, 3, 12))
    moved_schedule(diary)
    moved = NEXT + ONE_DAY
    assert NEXT not in [test.due for test in planned_tests(read_plan(diary).schedules, date(2026, 4, 1))]
    known = arranged(diary, moved)
    assert known is not None
    assert known.on == date(2026, 3, 12)
    assert book_test(diary, SAM, NOW, moved, date(2026, 3, 13)).topics, "it can be changed still"
    assert len(arrangements(diary)) == 1
    remove_arrangement(diary, SAM, NOW, moved)
    assert (arranged(diary, moved), arrangements(diary)) == (None, {})


def test_not_needed_follows_the_test_whose_date_was_moved(diary: Diary) -> None:
    waive_test(diary, SAM, NOW, NEXT)
    moved_schedule(diary)
    (test,) = [item for item in read_blood_tests(diary, read_plan(diary), TODAY) if item.planned.due == NEXT + ONE_DAY]
    assert test.state is BloodTestState.NOT_NEEDED


def test_a_booking_outlives_the_schedule_it_was_made_for_until_its_day(diary: Diary) -> None:
    """Booked on the very day on which blood was taken, for a test that another schedule no longer has."""
    record_blood_test(diary, SAM, NOW, TODAY)
    book_test(diary, SAM, NOW, PLANNED, date(2026, 3, 20))
    plan = read_plan(diary)
    quarterly = replace(plan.schedules[0], preset=load_presets()["weekly_then_quarterly"])
    save_plan(diary, SAM, NOW, replace(plan, schedules=(quarterly,)), correct_past=True)

    def booked(today: date) -> list[date]:
        found = read_blood_tests(diary, read_plan(diary), today)
        return [test.day for test in found if test.state is BloodTestState.BOOKED]

    assert booked(TODAY) == [date(2026, 3, 20)]
    record_blood_test(diary, SAM, at("2026-03-20 12:00"), date(2026, 3, 20))
    assert booked(date(2026, 3, 20)) == []


def test_what_was_arranged_for_a_test_stays_once_it_is_done(diary: Diary) -> None:
    """It may count as done because of that day: planned for the 8th, booked for and done on the 13th."""
    book_test(diary, SAM, NOW, OVERDUE, date(2026, 3, 13))
    later = at("2026-03-13 12:00")
    record_blood_test(diary, SAM, later, date(2026, 3, 13))
    assert arranged(diary, OVERDUE) is not None
    assert why_refused(lambda: remove_arrangement(diary, SAM, later, OVERDUE)) is Reason.TEST_IS_DONE
    assert why_refused(lambda: book_test(diary, SAM, later, OVERDUE, date(2026, 3, 16))) is Reason.TEST_IS_DONE
    assert why_refused(lambda: waive_test(diary, SAM, later, OVERDUE)) is Reason.TEST_IS_DONE


def test_places_of_earlier_tests_are_known_the_latest_first(diary: Diary) -> None:
    for due, on, where in ((OVERDUE, 10, "GP"), (NEXT, 16, "City Hospital"), (date(2026, 3, 22), 23, "GP")):
        book_test(diary, SAM, NOW, due, date(2026, 3, on), where=where)
    book_test(diary, SAM, NOW, date(2026, 3, 29), date(2026, 3, 30))
    assert earlier_places(diary) == ["GP", "City Hospital"]
