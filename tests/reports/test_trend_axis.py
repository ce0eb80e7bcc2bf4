"""The time along the foot of a trend."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.reports.trend_axis import Frame, time_ticks
from tests.domain.builders import day
from tests.reports.drawings import ENGLISH, GREY


def named(first: str, last: str, width: float = 800) -> list[str]:
    frame = Frame(day(first), day(last), 40, 40 + width)
    return [tick.words for tick in time_ticks(frame, ENGLISH, GREY)]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-03-02", "2026-03-02", ["2 March 2026"]),
        ("2026-03-02", "2026-03-29", ["2 March 2026", "9 March 2026", "16 March 2026", "23 March 2026"]),
        ("2026-03-02", "2026-06-01", ["April 2026", "May", "June"]),
        ("2025-10-15", "2026-04-14", ["November 2025", "December", "January 2026", "February", "March", "April"]),
        ("2021-04-21", "2026-04-20", ["2022", "2023", "2024", "2025", "2026"]),
    ],
)
def test_as_much_is_named_as_there_is_room_for(first: str, last: str, words: list[str]) -> None:
    assert named(first, last) == words


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 40 * 366), st.integers(160, 1000))
def test_names_never_overlap_nor_leave_the_drawing(first: date, days: int, width: int) -> None:
    frame = Frame(first, first + timedelta(days=days), 40, 40 + width)
    free = 0.0
    for tick in time_ticks(frame, ENGLISH, GREY):
        x = min(frame.x(tick.day), frame.right - GREY.width_of(tick.words))
        assert free <= x
        free = x + GREY.width_of(tick.words)
        assert free <= frame.right + 0.01
        assert frame.first <= tick.day <= frame.last


def test_days_are_where_they_belong() -> None:
    frame = Frame(day("2026-03-01"), day("2026-03-10"), 100, 200)
    assert (frame.begin(frame.first), frame.x(frame.first), frame.end(frame.last)) == (100, 105, 200)
