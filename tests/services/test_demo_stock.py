"""The tablets of the made-up person."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.stock import StockKind, on_hand, packed, used_up
from imuran_desktop.domain.stock_checks import stock_checks
from imuran_desktop.services.demo_plan import sample_plan
from imuran_desktop.services.demo_stock import sample_stock
from tests.domain.builders import intake

FIRST = date(2026, 1, 1)


@pytest.mark.parametrize("days", [1, 5, 14, 30, 60, 120, 400])
def test_the_plan_never_runs_out_and_nine_days_are_left(days: int) -> None:
    until = FIRST + timedelta(days=days - 1)
    plan, made = sample_plan(FIRST, until), datetime.combine(FIRST, time(6), UTC)
    entries = list(sample_stock(plan, FIRST, until, made))
    assert entries[0].kind is StockKind.COUNTED
    assert all(packed(entry.packs) == entry.tablets for entry in entries)
    doses = [dose for dose in expected_doses(plan, FIRST, until + timedelta(days=8)) if dose.prescription.id == "aza"]
    taken = [replace(intake(dose.key, at=dose.instant), tablets=dose.tablets) for dose in doses]
    used = [found for found in map(used_up, taken) if found]
    for dose in doses:
        assert min(on_hand(entries, used, dose.instant, "azathioprine").values()) >= 0, dose.key
    left = on_hand(entries, used, doses[-1].instant, "azathioprine")
    assert min(left.values()) == 0


def test_a_long_diary_has_a_refill_every_four_weeks_and_another_count() -> None:
    until = FIRST + timedelta(days=119)
    entries = list(sample_stock(sample_plan(FIRST, until), FIRST, until, datetime.combine(FIRST, time(6), UTC)))
    assert [entry.kind for entry in entries] == [StockKind.COUNTED, *[StockKind.REFILLED] * 4, StockKind.COUNTED]
    assert entries == sorted(entries, key=lambda entry: entry.at)


@pytest.mark.parametrize("days", [30, 84, 120, 400])
def test_what_is_gone_by_the_second_count_is_what_the_plan_asked_for(days: int) -> None:
    until = FIRST + timedelta(days=days - 1)
    plan, made = sample_plan(FIRST, until), datetime.combine(FIRST, time(6), UTC)
    doses = [dose for dose in expected_doses(plan, FIRST, until) if dose.prescription.id == "aza"]
    taken = [replace(intake(dose.key, at=dose.instant), tablets=dose.tablets) for dose in doses]
    used = [found for found in map(used_up, taken) if found]
    checks = stock_checks(list(sample_stock(plan, FIRST, until, made)), used, made, made + timedelta(days=days))
    assert {check.strength_mg: check.difference for check in checks} == {50: 0, 25: 0}
