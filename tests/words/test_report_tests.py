"""The blood tests of a report in words."""

from datetime import date, timedelta

import pytest

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest, DoneTest
from imuran_desktop.domain.codes import Arranged, BloodTestState
from imuran_desktop.domain.listed_tests import ListedTest
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.report_tests import ReportedTests
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_tests import blood_tests_words
from tests.domain.builders import START

GB = Language("en_GB")


def planned(days: int, state: BloodTestState, done: int | None = None, **arranged: object) -> ListedTest:
    due = START + timedelta(days=days)
    test = DoneTest("done", due + timedelta(days=done)) if done is not None else None
    arrangement = Arrangement(due, **{"on": due, "since": due, **arranged}) if arranged else None  # type: ignore[arg-type]
    of = BloodTest(PlannedTest(due, ("ALT",), "x"), state, test, arrangement)
    return ListedTest(test.on if test else of.day, state, of, test)


IN_TIME, LATE = planned(0, BloodTestState.DONE, 1), planned(7, BloodTestState.RESULTS_IN, 10)
OVERDUE, NOT_DONE = planned(35, BloodTestState.OVERDUE), planned(14, BloodTestState.NOT_DONE)
BOOKED = planned(42, BloodTestState.BOOKED, how=Arranged.BOOKED, on=date(2026, 4, 14))
PUT_OFF = planned(42, BloodTestState.PUT_OFF, how=Arranged.PUT_OFF, on=date(2026, 4, 20))
WAIVED = planned(28, BloodTestState.NOT_NEEDED, how=Arranged.NOT_NEEDED, reason="seen at the visit")
BESIDE = ListedTest(date(2026, 3, 20), BloodTestState.DONE, done=DoneTest("beside", date(2026, 3, 20)))


def said(tests: ReportedTests, *, has_schedule: bool = True) -> list[str]:
    return list(blood_tests_words(GB, tests, has_schedule=has_schedule))


def test_a_quiet_time_takes_one_line() -> None:
    assert said(ReportedTests(in_time=(IN_TIME,))) == [
        "1 blood test was planned for these days: 1 done (none more than 7 days late)."
    ]


def test_what_a_clinic_asks_for_has_its_dates() -> None:
    tests = ReportedTests(
        in_time=(IN_TIME,),
        late=(LATE,),
        waiting=(OVERDUE, BOOKED, PUT_OFF),
        not_needed=(WAIVED,),
        not_done=(NOT_DONE,),
        beside=(BESIDE,),
        overdue=(OVERDUE,),
    )
    assert said(tests) == [
        (
            "7 blood tests were planned for these days: 2 done (1 more than 7 days late), 1 not done, "
            "3 still waiting and 1 not needed. 1 more was done in these days: 20 March 2026."
        ),
        "Overdue, nothing recorded: 5 April 2026.",
        "Done late: 18 March 2026, 10 days after 8 March 2026.",
        "Not done: 15 March 2026.",
        (
            "Still to come: planned for 12 April 2026, booked for 14 April 2026; planned for 12 April 2026, put off "
            "until 20 April 2026."
        ),
        "Not needed, as recorded: 29 March 2026 (seen at the visit).",
    ]


def test_of_many_the_last_ones_are_named() -> None:
    many = tuple(planned(number, BloodTestState.NOT_DONE) for number in range(7))
    assert said(ReportedTests(not_done=many))[1] == (
        "Not done: 3 before these; 4 March 2026; 5 March 2026; 6 March 2026; 7 March 2026."
    )


@pytest.mark.parametrize(
    ("has_schedule", "words"),
    [(True, "No blood test was planned for these days."), (False, "The plan has no schedule of blood tests.")],
)
def test_why_there_are_none_is_told(has_schedule: bool, words: str) -> None:
    assert said(ReportedTests(), has_schedule=has_schedule) == [words]


def test_without_a_schedule_tests_are_told_all_the_same() -> None:
    assert said(ReportedTests(beside=(BESIDE,)), has_schedule=False) == [
        "The plan has no schedule of blood tests. 1 was done in these days: 20 March 2026."
    ]


def test_one_moved_into_these_days_is_told_and_not_that_none_was_planned() -> None:
    moved = PlannedTest(START - timedelta(days=2), ("ALT",), "x", 28)
    booked = Arrangement(moved.due, START, moved.due, Arranged.BOOKED)
    item = ListedTest(START, BloodTestState.BOOKED, BloodTest(moved, BloodTestState.BOOKED, None, booked))
    assert list(blood_tests_words(GB, ReportedTests(moved=(item,)), has_schedule=True)) == [
        "1 blood test planned for another day was moved into these days.",
        "Still to come: planned for 27 February 2026, booked for 1 March 2026.",
    ]
