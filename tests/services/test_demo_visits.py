"""The clinic visits of the made-up person."""

from datetime import date, timedelta

import pytest

from imuran_desktop.domain.visits import NEAR
from imuran_desktop.services.demo_visits import sample_visits

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize("later", range(7))
def test_there_are_some_that_were_with_what_was_said_and_one_to_come_within_a_week(later: int) -> None:
    until = MONDAY + timedelta(days=later)
    *past, coming = sample_visits(until - timedelta(days=89), until, "Alex")
    assert len(past) == 2
    assert all(visit.day < until and visit.asks and visit.said for visit in past)
    assert past[0].by == "Alex"
    assert until < coming.day <= until + NEAR
    assert coming.asks
    assert not coming.said
    assert all(visit.day.isoweekday() <= 5 for visit in [*past, coming])


def test_before_the_diary_begins_there_was_none() -> None:
    assert len(list(sample_visits(MONDAY, MONDAY, "Alex"))) == 1
