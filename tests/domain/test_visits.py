from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.visits import Visit, in_order, is_over, last_visit, near_visit, next_visit, since_visit

TODAY = date(2026, 3, 3)
TEN = datetime(2026, 3, 3, 10, 0)  # noqa: DTZ001 - the local date and time


def visit(days: int, at: time | None = None, **more: str) -> Visit:
    """A visit so many days from today."""
    return Visit(f"{days} {at}", TODAY + timedelta(days=days), at, **more)


VISITS = st.lists(
    st.builds(
        Visit,
        st.uuids().map(str),
        st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9)),
        st.none() | st.times(),
    )
)


@pytest.mark.parametrize(
    ("one", "over"),
    [
        (visit(-1), True),
        (visit(-1, time(23, 59)), True),
        (visit(0, time(9, 59)), True),
        (visit(0, time(10)), True),
        (visit(0, time(10, 1)), False),
        (visit(0), False),
        (visit(1, time(8)), False),
    ],
)
def test_a_visit_is_over_once_its_time_has_come_and_without_a_time_the_day_after(one: Visit, over: bool) -> None:
    assert is_over(one, TEN) is over


def test_visits_are_in_order_of_day_and_time_those_without_a_time_last() -> None:
    ordered = [visit(-1), visit(0, time(9)), visit(0, time(14)), visit(0), visit(1)]
    assert in_order(reversed(ordered)) == ordered


def test_the_next_and_the_last_visit() -> None:
    known = [visit(5), visit(0, time(14)), visit(0, time(9)), visit(-30)]
    assert next_visit(known, TEN) == visit(0, time(14))
    assert last_visit(known, TEN) == visit(0, time(9))
    assert next_visit([], TEN) is None
    assert last_visit([visit(1)], TEN) is None


@given(VISITS)
def test_in_order_the_last_visit_stands_right_before_the_next(known: list[Visit]) -> None:
    ordered = in_order(known)
    over = [item for item in ordered if is_over(item, TEN)]
    assert ordered[: len(over)] == over
    assert last_visit(known, TEN) == (over[-1] if over else None)
    assert next_visit(known, TEN) == (ordered[len(over)] if len(over) < len(ordered) else None)


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ([visit(8)], None),
        ([visit(7), visit(9)], visit(7)),
        ([visit(0, time(9)), visit(4)], visit(0, time(9))),
        ([visit(0, time(9), said="go on"), visit(4)], visit(4)),
        ([visit(-1)], None),
    ],
)
def test_what_is_near_is_of_the_next_seven_days_or_of_today_with_nothing_said_yet(
    known: list[Visit], shown: Visit | None
) -> None:
    assert near_visit(known, TEN) == shown


def test_the_questions_are_the_lines() -> None:
    assert Visit("", TODAY, questions="one \n\n two").asks == ("one", "two")
    assert Visit("", TODAY).asks == ()


def test_since_a_visit_are_its_day_and_all_until_today() -> None:
    assert since_visit(TODAY - timedelta(days=3), TODAY) == Span(TODAY - timedelta(days=3), TODAY)
    assert since_visit(TODAY, TODAY) == Span(TODAY, TODAY)
    assert since_visit(None, TODAY) is None
