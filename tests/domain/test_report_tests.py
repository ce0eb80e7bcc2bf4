"""The blood tests of a report, by what became of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.blood_tests import Arrangement, DoneTest, blood_tests
from imuran_desktop.domain.codes import Arranged
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.listed_tests import ListedTest, listed_order, listed_tests
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.report_tests import LATE_AFTER, ReportedTests, days_late, is_late, reported_tests
from tests.domain.builders import START

GAP = 28
TODAY = START + timedelta(days=7 * GAP)
SPAN = Span(START, TODAY)
PLANNED = [PlannedTest(START + timedelta(days=GAP * number), ("ALT",), "x", GAP) for number in range(1, 8)]


def after(days: int, since: date = START) -> date:
    return since + timedelta(days=days)


def listed(done: list[date], *arranged: Arrangement) -> list[ListedTest]:
    tests = [DoneTest(f"done/{number}", on) for number, on in enumerate(done)]
    stand = blood_tests(PLANNED, tests, TODAY, {item.due: item for item in arranged})
    return sorted(listed_tests(stand, tests), key=listed_order)


def reported(done: list[date], *arranged: Arrangement, span: Span = SPAN) -> ReportedTests:
    every = listed(done, *arranged)
    within = [
        item
        for item in every
        if span.first <= item.day <= span.last or (item.test and span.first <= item.test.planned.due <= span.last)
    ]
    return reported_tests(within, (), span)


@pytest.mark.parametrize(
    ("days", "late"), [(-5, False), (0, False), (LATE_AFTER.days, False), (LATE_AFTER.days + 1, True)]
)
def test_late_is_more_than_some_days_after_the_planned_one(days: int, late: bool) -> None:
    found = reported([after(GAP + days)])
    assert (len(found.in_time), len(found.late)) == (not late, late)


def test_what_was_booked_or_put_off_is_late_only_after_that_day() -> None:
    due = PLANNED[0].due
    put_off = Arrangement(due, after(10, due), due, Arranged.PUT_OFF)
    (item, *_) = listed([after(12, due)], put_off)
    assert days_late(item) == 2
    assert not is_late(item)


def test_one_that_was_not_done_is_not_late_but_not_done() -> None:
    found = reported([PLANNED[1].due])
    assert [item.day for item in found.not_done] == [PLANNED[0].due]
    assert not found.late


def test_what_is_not_needed_is_not_waiting() -> None:
    due = PLANNED[5].due
    found = reported([PLANNED[4].due], Arrangement(due, due, due, Arranged.NOT_NEEDED, "seen at the visit"))
    assert [item.day for item in found.not_needed] == [due]
    assert [item.day for item in found.waiting] == [PLANNED[6].due]


def test_what_satisfies_none_or_one_of_other_days_is_told_beside() -> None:
    early = PLANNED[1].due - timedelta(days=2)
    found = reported([after(3), early], span=Span(START, PLANNED[1].due - timedelta(days=1)))
    assert [item.day for item in found.beside] == [after(3)]
    assert [item.day for item in found.others] == [early]
    assert found.planned == 1


def test_overdue_ones_from_before_are_among_the_overdue() -> None:
    every = listed([])
    found = reported_tests(every[3:], every[:3], Span(PLANNED[3].due, TODAY))
    assert [item.day for item in found.overdue] == [plan.due for plan in PLANNED[:6]]
    assert found.planned == 4


@given(st.lists(st.integers(0, 7 * GAP).map(after), max_size=10, unique=True), st.integers(0, 200))
def test_every_test_planned_for_these_days_is_counted_once(done: list[date], length: int) -> None:
    span = Span(START, after(length))
    found = reported(done, span=span)
    assert found.planned == sum(plan.due <= span.last for plan in PLANNED)
    counted = [*found.in_time, *found.late, *found.others, *found.beside]
    assert sum(item.day <= span.last for item in counted) == sum(on <= span.last for on in done)


def test_one_moved_into_these_days_waits_though_it_was_planned_for_another() -> None:
    due = PLANNED[5].due
    booked = Arrangement(due, TODAY, due, Arranged.BOOKED)
    found = reported([], booked, span=Span(after(2, due), TODAY - timedelta(days=1)))
    assert found.moved == ()
    found = reported([], booked, span=Span(after(2, due), TODAY))
    assert [item.day for item in found.moved] == [TODAY]
    assert found.planned == 1
