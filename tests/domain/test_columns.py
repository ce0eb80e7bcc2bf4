"""Time cut into columns."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.columns import Span, Unit, fitting, spans
from tests.domain.builders import day

FIRST, LAST = day("2026-02-25"), day("2026-04-02")
firsts = st.dates(date(2000, 1, 1), date(2090, 1, 1))


def test_weeks_begin_where_the_locale_says() -> None:
    monday = spans(FIRST, day("2026-03-10"), Unit.WEEK, 1)
    assert monday == [
        Span(FIRST, day("2026-03-01")),
        Span(day("2026-03-02"), day("2026-03-08")),
        Span(day("2026-03-09"), day("2026-03-10")),
    ]
    assert spans(FIRST, day("2026-03-10"), Unit.WEEK, 7)[1].first == day("2026-03-01")


def test_months_and_years_are_cut_short_at_both_ends() -> None:
    assert spans(FIRST, LAST, Unit.MONTH, 1) == [
        Span(FIRST, day("2026-02-28")),
        Span(day("2026-03-01"), day("2026-03-31")),
        Span(day("2026-04-01"), LAST),
    ]
    assert spans(day("2025-12-31"), LAST, Unit.YEAR, 1) == [
        Span(day("2025-12-31"), day("2025-12-31")),
        Span(day("2026-01-01"), LAST),
    ]


@pytest.mark.parametrize(
    ("most", "unit"),
    [(100, Unit.DAY), (37, Unit.DAY), (36, Unit.WEEK), (5, Unit.MONTH), (2, Unit.YEAR), (1, Unit.YEAR)],
)
def test_the_shortest_unit_is_taken_that_has_room(most: int, unit: Unit) -> None:
    assert fitting(FIRST, LAST, most, 1)[0] is unit


@given(first=firsts, days=st.integers(0, 5000), unit=st.sampled_from(Unit), week_begins=st.integers(1, 7))
def test_columns_hold_every_day_once(first: date, days: int, unit: Unit, week_begins: int) -> None:
    last = first + timedelta(days=days)
    found = spans(first, last, unit, week_begins)
    assert (found[0].first, found[-1].last) == (first, last)
    assert all(span.first <= span.last for span in found)
    assert all(after.first - before.last == timedelta(days=1) for before, after in pairwise(found))


@given(first=firsts, days=st.integers(0, 5000), most=st.integers(16, 400))
def test_they_fit_where_years_do(first: date, days: int, most: int) -> None:
    assert len(fitting(first, first + timedelta(days=days), most, 1)[1]) <= most
