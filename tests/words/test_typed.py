"""Times and dates are read as people type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.words.typed import parse_date, parse_time

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("0800", time(8)),
        ("8:00", time(8)),
        ("930", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9:30", time(9, 30)),
        (" 9:30 am ", time(9, 30)),
        ("9.30am", time(9, 30)),
        ("9.30 p.m.", time(21, 30)),
        ("21.15", time(21, 15)),
        ("9 pm", time(21)),
        ("12 am", time(0)),
        ("12:15 PM", time(12, 15)),
        ("6:30\N{NARROW NO-BREAK SPACE}PM", time(18, 30)),
        ("9h30", time(9, 30)),
        ("9 30", time(9, 30)),
    ],
)
def test_a_time_is_read_in_any_usual_form(typed: str, at: time) -> None:
    assert parse_time(typed) == at


@pytest.mark.parametrize(
    "typed", ["", "9", "08", "9:3", "24:00", "8:60", "noon", "13 pm", "0 am", "9:30x", "08:00:00", "08000", "-8:00"]
)
def test_what_is_no_full_time_is_refused(typed: str) -> None:
    assert parse_time(typed) is None


def test_am_and_pm_are_read_as_the_language_writes_them() -> None:
    assert parse_time("9:30 nachm.", "vorm.", "nachm.") == time(21, 30)


@given(st.times())
def test_every_time_is_read_from_every_form(at: time) -> None:
    for form in ("%H:%M", "%H%M", "%H.%M", "%I:%M %p", "%I.%M%p"):
        assert parse_time(at.strftime(form)) == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    "typed",
    [
        "24 December 2026",
        "24 december 2026",
        "24 Dec 2026",
        "24th December, 2026",
        "December 24, 2026",
        "24.12.2026",
        "24/12/2026",
        "24-12-2026",
        "2026-12-24",
    ],
)
def test_a_date_is_read_in_any_usual_form(typed: str) -> None:
    assert parse_date(typed, MONTHS) == date(2026, 12, 24)


def test_between_slashes_the_language_says_which_comes_first() -> None:
    assert parse_date("3/4/2026", MONTHS) == date(2026, 4, 3)
    assert parse_date("3/4/2026", MONTHS, month_first=True) == date(2026, 3, 4)
    assert parse_date("3.4.2026", MONTHS, month_first=True) == date(2026, 4, 3)


@pytest.mark.parametrize(
    "typed",
    ["", "24", "24 December", "24 December 202", "31 June 2026", "24 Ju 2026", "24/12/26", "24/12.2026"],
)
def test_what_is_no_full_date_is_refused(typed: str) -> None:
    assert parse_date(typed, MONTHS) is None


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_every_date_is_read_from_every_form(day: date) -> None:
    word = MONTHS[day.month - 1]
    for text in (f"{day.day} {word} {day.year}", f"{day.day}.{day.month}.{day.year}", f"{day}"):
        assert parse_date(text, MONTHS) == day
