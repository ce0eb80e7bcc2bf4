"""The plan: what counts when, among its dated parts."""

from dataclasses import FrozenInstanceError
from datetime import time

import pytest

from imuran_desktop.domain.plan import Change, change_order, sorted_meals
from tests.domain.builders import START, day, local, meals, plan, prescription, slot, step

TODAY = day("2026-03-10")
AHEAD, MORNING, EVENING = (
    Change(TODAY),
    Change(TODAY, local("2026-03-10T09:00")),
    Change(TODAY, local("2026-03-10T21:00")),
)


def test_changes_count_by_day_then_those_made_ahead_then_by_when_they_were_made() -> None:
    before, after = Change(day("2026-03-09"), local("2026-03-09T23:00")), Change(day("2026-03-11"))

    assert sorted([EVENING, after, AHEAD, MORNING, before], key=change_order) == [
        before,
        AHEAD,
        MORNING,
        EVENING,
        after,
    ]


def test_the_steps_of_a_prescription_come_in_that_order() -> None:
    steps = [step(slot("a", "08:00"), begins=begins) for begins in (EVENING, AHEAD, MORNING)]

    assert prescription(*steps).in_order() == [steps[1], steps[2], steps[0]]


def test_a_prescription_knows_the_slots_of_all_its_steps() -> None:
    item = prescription(step(slot("a", "08:00"), slot("b", "12:00")), step(slot("b"), slot("c"), begins=TODAY))

    assert item.slot_ids() == {"a", "b", "c"}
    assert prescription().slot_ids() == set()


def test_meal_times_are_those_in_force_at_the_end_of_a_day() -> None:
    first, ahead, made = (
        meals({"breakfast": time(hour)}, begins) for hour, begins in ((7, Change(START)), (8, AHEAD), (9, EVENING))
    )
    plan_ = plan(meal_times=[made, first, ahead])

    assert sorted_meals(plan_.meals) == [first, ahead, made]
    assert plan_.meal_times(day("2026-03-09")) == {"breakfast": time(7)}
    assert plan_.meal_times(TODAY) == {"breakfast": time(9)}
    assert plan_.meal_times(day("2020-01-01")) == {"breakfast": time(7)}, "the earliest stand for what was before"
    assert plan(meal_times=()).meal_times(TODAY) == {}


def test_a_prescription_is_found_by_its_id() -> None:
    iron, aza = prescription(id="iron"), prescription()

    assert plan(iron, aza).prescription("aza") is aza
    assert plan(iron).prescription("aza") is None


def test_a_plan_is_never_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        plan().prescriptions = ()  # type: ignore[misc]
