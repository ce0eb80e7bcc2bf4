"""Which results stand on the first page of a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.alerts import AlertValue, PastAlert, Side
from imuran_desktop.domain.report import LatestResult
from imuran_desktop.domain.report_latest import is_outside, shown_latest
from tests.domain.builders import START
from tests.domain.results import result


def latest(printed: str, low: str = "", high: str = "", *, past: bool = False) -> LatestResult:
    measured = result("alt", printed, "U/L", low, high)
    alerts = (PastAlert(measured, AlertValue("alt"), Side.ABOVE),) if past else ()
    return LatestResult(START, measured, past=alerts)


@pytest.mark.parametrize(
    ("item", "outside"),
    [
        (latest("60", "", "50"), True),
        (latest("2", "3", "9"), True),
        (latest("50", "3", "50"), False),
        (latest("60"), False),
        (latest("<5", "3", "9"), False),
        (latest("40", "", "50", past=True), True),
    ],
)
def test_outside_is_only_what_is_so_for_sure(item: LatestResult, outside: bool) -> None:
    assert is_outside(item) is outside


@given(st.lists(st.sampled_from([latest("60", "", "50"), latest("40", "", "50")]), max_size=20), st.integers(1, 12))
def test_nothing_outside_is_left_out_for_something_within(every: list[LatestResult], most: int) -> None:
    found = shown_latest(every, most)
    outside = sum(map(is_outside, every))
    shown = sum(map(is_outside, found.shown))
    assert len(found.shown) + found.more == len(every)
    assert len(found.shown) == min(most, len(every))
    assert shown == min(most, outside)
    assert found.outside == outside - shown


def test_they_keep_their_order() -> None:
    every = [latest(str(number), "", "50") for number in (10, 20, 60, 30, 70)]
    assert [item.result.value for item in shown_latest(every, 3).shown] == [10, 60, 70]
