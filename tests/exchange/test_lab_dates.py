from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.exchange.lab_dates import DateOrder, is_unclear, read_date, settled_order

MARCH = date(2026, 3, 12)
DAY_FIRST, MONTH_FIRST = DateOrder


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-12",
        "2026-03-12T08:15",
        "2026-03-12 08:15:30.000",
        "2026-03-12T08:15:00Z",
        "12.03.2026",
        "12.3.2026, 8.15 Uhr",
        "12 March 2026",
        "12-Mar-2026",
        "12 Mar 2026 08:15",
        "March 12, 2026",
        "Mar 12, 2026 8:15 AM",
        "12. März 2026",
    ],
)
def test_a_date_that_can_only_be_one_is_read(text: str) -> None:
    assert read_date(text, None) == MARCH
    assert not is_unclear(text)


def test_a_date_of_numbers_is_read_by_the_order() -> None:
    assert is_unclear("12/03/2026")
    assert read_date("12/03/2026", None) is None
    assert read_date("12/03/2026", DAY_FIRST) == MARCH
    assert read_date("12/03/2026 08:15", MONTH_FIRST) == date(2026, 12, 3)


def test_a_date_that_fits_only_one_order_is_read_without_it_and_not_in_the_other() -> None:
    assert read_date("13/03/2026", None) == date(2026, 3, 13)
    assert read_date("03/13/2026", None) == date(2026, 3, 13)
    assert read_date("13/03/2026", MONTH_FIRST) is None


def test_the_third_of_the_third_is_the_same_either_way() -> None:
    assert not is_unclear("03/03/2026")
    assert read_date("03/03/2026", None) == date(2026, 3, 3)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "31.02.2026", "12/03/26", "20260312", "45000", "12/03", "32/13/2026"]
)
def test_what_is_no_full_date_is_not_read(text: str) -> None:
    assert read_date(text, DAY_FIRST) is None
    assert not is_unclear(text)


def test_one_plain_date_settles_the_order_of_all() -> None:
    assert settled_order(["12/03/2026", "13/03/2026"]) is DAY_FIRST
    assert settled_order(["03/12/2026", "03/13/2026"]) is MONTH_FIRST
    assert settled_order(["12/03/2026", "2026-03-13", "13.03.2026"]) is None


def test_dates_that_contradict_each_other_settle_nothing() -> None:
    assert settled_order(["13/03/2026", "03/13/2026", "01/02/2026"]) is None


@given(st.dates(date(1000, 1, 1)), st.sampled_from(DateOrder))
def test_a_date_written_in_an_order_is_read_back_in_it(day: date, order: DateOrder) -> None:
    written = day.strftime("%d/%m/%Y" if order is DAY_FIRST else "%m/%d/%Y")

    assert read_date(written, order) == day
    assert read_date(written, None) in (day, None)


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert is_unclear(text) <= (read_date(text, DAY_FIRST) is not None)
