"""The scale of a drawing of values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.reports.trend_scale import scale_of


def ticks(*values: str) -> list[str]:
    return [str(tick) for tick in scale_of(map(Decimal, values)).ticks]


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (("3.1", "11", "4", "3.5"), ["0", "5", "10"]),
        (("150", "400", "140"), ["200", "300", "400"]),
        (("0.1", "0.5"), ["0.0", "0.2", "0.4"]),
        (("100",), ["80", "100", "120"]),
        (("5", "12000"), ["0", "5000", "10000"]),
        (("-3", "4"), ["-2", "0", "2", "4"]),
        (("0",), ["0.0", "0.5", "1.0"]),
    ],
)
def test_round_values_are_named(values: tuple[str, ...], named: list[str]) -> None:
    assert ticks(*values) == named


def test_values_near_zero_are_seen_from_zero_on() -> None:
    assert scale_of([Decimal(20), Decimal(100)]).low == 0
    assert scale_of([Decimal(120), Decimal(160)]).low > 100


@given(st.lists(st.decimals(min_value=Decimal(-1000), max_value=Decimal(100000), places=3), min_size=1, max_size=30))
def test_everything_is_in_view_with_a_few_round_values(values: list[Decimal]) -> None:
    scale = scale_of(values)
    assert scale.low <= min(values) <= max(values) <= scale.high
    assert all(0 <= scale.share(value) <= 1 for value in values)
    assert 1 <= len(scale.ticks) <= 6
    assert all(scale.low <= tick <= scale.high for tick in scale.ticks)
    assert scale.ticks == tuple(sorted(scale.ticks))
    if min(values) >= 0:
        assert scale.low >= 0
