"""The plan: what counts when, among its dated parts."""

from dataclasses import FrozenInstanceError, replace
from datetime import time

import pytest

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan import (
    USUAL_DIRECTIONS,
    Change,
    Hold,
    MealTimes,
    change_order,
    sorted_directions,
    sorted_meals,
)
from tests.domain.builders import MEAL_TIMES, START, day, directions, local, meals, plan, prescription, slot, step

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


def test_meals_may_be_at_other_times_on_chosen_weekdays() -> None:
    lie_in = MealTimes(Change(START), MEAL_TIMES, {7: {"breakfast": time(10), "tea": time(16)}})
    plan_ = plan(meal_times=[lie_in])

    assert plan_.meal_times(TODAY) == MEAL_TIMES
    assert plan_.meal_times(day("2026-03-08")) == {**MEAL_TIMES, "breakfast": time(10), "tea": time(16)}, "a Sunday"
    assert plan_.meals_on(TODAY) is plan_.meals_on(day("2026-03-08")) is lie_in
    assert plan(meal_times=()).meals_on(TODAY) is None


def test_directions_are_those_in_force_at_the_end_of_a_day() -> None:
    first, ahead, made = (
        directions(FoodInstruction.OWN_WORDS, words, begins)
        for words, begins in (("one", START), ("two", AHEAD), ("three", EVENING))
    )
    item = replace(prescription(), directions=(made, ahead, first))

    assert sorted_directions(item.directions) == [first, ahead, made]
    assert item.directions_on(day("2026-03-09")) is first
    assert item.directions_on(TODAY) is made
    assert item.directions_on(day("2020-01-01")) is first, "the earliest stand for what was before"
    assert replace(item, directions=()).directions_on(TODAY) is USUAL_DIRECTIONS


AT_NINE, AT_TEN = local("2026-03-10T09:00"), local("2026-03-10T10:00")
YESTERDAY, TOMORROW = day("2026-03-09"), day("2026-03-11")


@pytest.mark.parametrize(
    ("change", "covered"),
    [
        (Change(TODAY), True),
        (Change(TOMORROW), False),
        (Change(YESTERDAY, AT_TEN), False),
        (Change(TODAY, AT_NINE), True),
        (Change(TODAY, AT_TEN), False),
        (Change(TODAY, answered=frozenset({"a"})), False),
        (Change(TODAY, AT_NINE, frozenset({"a"})), False),
        (Change(YESTERDAY, answered=frozenset({"a"})), True),
        (Change(TODAY, AT_NINE, frozenset({"b"})), True),
    ],
)
def test_a_change_covers_what_comes_after_it_and_was_not_answered(change: Change, covered: bool) -> None:
    assert change.covers("a", TODAY, AT_TEN) is covered


def test_a_hold_covers_what_comes_after_its_beginning_and_before_its_end() -> None:
    at_eight, whole_day = local("2026-03-10T08:00"), Hold(Change(TODAY), Change(TOMORROW))
    from_nine, until_nine = Hold(Change(TODAY, AT_NINE)), Hold(Change(YESTERDAY), Change(TODAY, AT_NINE))

    def covered(hold: Hold) -> list[bool]:
        return [hold.covers("a", TODAY, instant) for instant in (at_eight, AT_NINE, AT_TEN)]

    assert covered(whole_day) == [True, True, True]
    assert covered(from_nine) == [False, False, True], "a dose due at the very moment stays"
    assert covered(until_nine) == [True, True, False]
    assert not whole_day.covers("a", TOMORROW, local("2026-03-11T08:00"))
    answered = Hold(Change(YESTERDAY), Change(TODAY, AT_NINE, frozenset({"a"})))
    assert answered.covers("a", TODAY, AT_TEN), "what was answered while it was on hold stays so"


def test_the_last_day_of_a_hold_is_the_one_before_doses_are_due_again() -> None:
    assert Hold(Change(TODAY)).last_day is None
    assert Hold(Change(TODAY), Change(TOMORROW)).last_day == TODAY
    assert Hold(Change(YESTERDAY), Change(TODAY, AT_NINE)).last_day == TODAY


def test_a_prescription_is_found_by_its_id() -> None:
    iron, aza = prescription(id="iron"), prescription()

    assert plan(iron, aza).prescription("aza") is aza
    assert plan(iron).prescription("aza") is None


def test_a_plan_is_never_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        plan().prescriptions = ()  # type: ignore[misc]
