"""Blood tests as they are listed: planned ones with what was done for them, and those done beside the plan."""

from imuran_desktop.domain.blood_tests import BloodTest, DoneTest, blood_tests
from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.listed_tests import Beside, ListedTest, listed_order, listed_tests
from imuran_desktop.domain.monitoring import MonitoringSchedule, planned_tests
from imuran_desktop.domain.phases import Interval, Phase
from tests.domain.builders import START, day, made_of

TODAY = day("2026-04-20")
MONTHLY = MonitoringSchedule(made_of(Phase(every=Interval(months=1))), START)
"""Due on 1 April, 1 May, 1 June ..."""


def planned(*done: DoneTest) -> list[BloodTest]:
    return blood_tests(planned_tests([MONTHLY], day("2026-06-15")), done, TODAY)


def listed(*done: DoneTest) -> list[ListedTest]:
    return sorted(listed_tests(planned(*done), done), key=listed_order)


def test_a_planned_test_is_on_its_day_until_it_is_done() -> None:
    first, second, third = listed()
    assert [item.day for item in (first, second, third)] == [day("2026-04-01"), day("2026-05-01"), day("2026-06-01")]
    assert [item.state for item in (first, second)] == [BloodTestState.OVERDUE, BloodTestState.PLANNED]
    assert (first.done, first.beside) == (None, None)


def test_one_that_is_done_is_listed_once_on_the_day_it_was_done() -> None:
    done = DoneTest("x", day("2026-04-03"))
    first = listed(done)[0]
    assert (first.day, first.state, first.done) == (done.on, BloodTestState.DONE, done)
    assert first.test is not None
    assert first.test.planned.due == day("2026-04-01")
    assert len(listed(done)) == 3


def test_those_beside_the_plan_say_so() -> None:
    before, counted, extra = (DoneTest(on, day(on)) for on in ("2026-03-02", "2026-04-01", "2026-04-04"))
    found = {item.day: item for item in listed(before, counted, extra)}
    assert found[before.on].beside is Beside.BEFORE
    assert found[extra.on].beside is Beside.EXTRA
    assert found[counted.on].beside is None
    assert (found[extra.on].test, found[extra.on].window) == (None, None)


def test_without_a_plan_a_done_test_is_just_done() -> None:
    bare, with_results = DoneTest("x", TODAY), DoneTest("y", TODAY, has_results=True)
    assert list(listed_tests([], [bare, with_results])) == [
        ListedTest(TODAY, BloodTestState.DONE, done=bare),
        ListedTest(TODAY, BloodTestState.RESULTS_IN, done=with_results),
    ]


def test_each_planned_one_says_on_which_days_a_test_counts_for_it() -> None:
    windows = [item.window for item in listed() if item.window is not None]
    assert len(windows) == 3
    for window, due in zip(windows, ("2026-04-01", "2026-05-01", "2026-06-01"), strict=True):
        assert window[0] <= day(due) <= window[1]


def test_of_two_on_one_day_the_one_planned_earlier_comes_first() -> None:
    late = DoneTest("late", day("2026-05-01"))
    found = [item for item in listed(late) if item.day == late.on]
    assert [item.test.planned.due for item in found if item.test] == [day("2026-05-01")]
    first, second = planned()[:2]
    lines = [ListedTest(TODAY, second.state, second), ListedTest(TODAY, first.state, first)]
    assert [line.test for line in sorted(lines, key=listed_order)] == [first, second]
