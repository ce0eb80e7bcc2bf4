"""What the made-up person was prescribed is a plan like any other."""

from datetime import date, timedelta

import pytest

from imuran_desktop.domain.doses import expected_doses, planned_doses
from imuran_desktop.domain.plan_checks import check_plan
from imuran_desktop.services.demo_plan import sample_plan

FIRST = date(2026, 1, 5)


@pytest.mark.parametrize("days", [0, 1, 28, 41, 42, 56, 69, 70, 400])
def test_it_can_be_saved_whatever_its_length(days: int) -> None:
    assert check_plan(sample_plan(FIRST, FIRST + timedelta(days=days))) == []


def test_what_would_begin_later_is_left_out() -> None:
    plan = sample_plan(FIRST, FIRST + timedelta(days=20))

    assert [item.id for item in plan.prescriptions] == ["aza", "para"]
    assert len(plan.prescriptions[0].steps) == 1
    assert plan.prescriptions[0].holds == ()
    assert len(plan.timeline.changes) == 1


def test_doses_are_on_hold_for_three_days() -> None:
    last = FIRST + timedelta(days=100)
    plan = sample_plan(FIRST, last)
    held = {dose.day for dose in planned_doses(plan, FIRST, last) if dose.hold}

    assert len(held) == 3
    assert not held & {dose.day for dose in expected_doses(plan, FIRST, last) if dose.prescription.id == "aza"}


@pytest.mark.parametrize("days", range(1, 15))
def test_the_clinic_gave_a_working_day_for_one_test_to_come(days: int) -> None:
    first, until = date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=days)
    (schedule,) = sample_plan(first, until).schedules
    (given,) = schedule.dates
    assert given.instead_of is not None
    assert until < given.instead_of < given.on
    assert given.on.isoweekday() <= 5, "no Saturday or Sunday"
