"""What a value of a TOML file may be."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from imuran_desktop.exchange.toml_values import (
    as_clock,
    as_day,
    as_instant,
    as_list,
    as_number,
    as_table,
    as_text,
    as_truth,
    as_whole,
    shown,
)

READERS = (as_text, as_truth, as_number, as_whole, as_day, as_instant, as_clock, as_table)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("text", {as_text: "text"}),
        ("07:30", {as_text: "07:30", as_clock: time(7, 30)}),
        ("7:30", {as_text: "7:30"}),
        ("24:00", {as_text: "24:00"}),
        (True, {as_truth: True}),
        (False, {as_truth: False}),
        (0, {as_number: 0.0, as_whole: 0}),
        (-3, {as_number: -3.0, as_whole: -3}),
        (2.0, {as_number: 2.0, as_whole: 2}),
        (2.5, {as_number: 2.5}),
        (float("nan"), {}),
        (float("inf"), {}),
        (10**10, {}),
        (date(2026, 3, 1), {as_day: date(2026, 3, 1)}),
        (datetime(2026, 3, 1, 8, tzinfo=UTC), {as_instant: datetime(2026, 3, 1, 8, tzinfo=UTC)}),
        (datetime(2026, 3, 1, 8), {}),  # noqa: DTZ001 as TOML has it without an offset
        (time(7, 30, 59, 5), {as_clock: time(7, 30)}),
        ({"a": 1}, {as_table: {"a": 1}}),
        ([], {}),
        (None, {}),
    ],
)
def test_a_value_is_only_what_it_is(value: object, read: dict[Any, object]) -> None:
    assert {reader: found for reader in READERS if (found := reader(value)) is not None} == read


def test_a_list_holds_one_sort_and_is_not_endless() -> None:
    assert as_list(as_whole)([1, 2.0]) == (1, 2)
    assert as_list(as_whole)([]) == ()
    assert as_list(as_truth)([False]) == (False,)
    assert as_list(as_whole)([1, "2"]) is None
    assert as_list(as_whole)([1] * 1001) is None
    assert as_list(as_whole)("12") is None


def test_what_is_shown_is_one_short_line() -> None:
    assert shown("a\nb\t c") == "a b c"
    assert shown(["x"]) == "['x']"
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 60 + "…"
