"""Changing a plan: what was due stays as it was, and what is to come follows the change."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.doses import dose_key, expected_doses
from imuran_desktop.domain.monitoring import MonitoringPreset, MonitoringSchedule
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.plan import Change, MealTimes, Plan, Slot
from imuran_desktop.domain.plan_checks import PlanFault, check_plan
from imuran_desktop.domain.plan_edit import (
    change_from,
    changed_past,
    changed_tests,
    past_doses,
    with_meals,
    with_prescription,
    with_schedule,
    with_step,
    with_tablets,
)
from imuran_desktop.domain.tablets import TabletCount
from tests.domain.builders import (
    LONDON,
    MEAL_TIMES,
    START,
    day,
    directions,
    local,
    meals,
    plan,
    prescription,
    slot,
    step,
    travels,
)
from tests.domain.changing import BEGIN, Made, changes, journeys, moments

TODAY = day("2026-03-10")
NOON = local("2026-03-10T12:00")
ONE_DAY = timedelta(days=1)
MORNING, EVENING = slot("morning", "breakfast"), slot("evening", "dinner")


def due(plan_: Plan, first: date, last: date) -> list[str]:
    return [f"{dose.key} {dose.at:%H:%M} {dose.amount_mg:g}" for dose in expected_doses(plan_, first, last)]


def test_a_change_from_today_remembers_when_it_was_made_and_what_was_answered() -> None:
    assert change_from(TODAY, NOON, TODAY, ["morning"]) == Change(TODAY, NOON, frozenset({"morning"}))
    assert change_from(TODAY, NOON, TODAY) == Change(TODAY, NOON)


@pytest.mark.parametrize("first", [TODAY - ONE_DAY, TODAY + ONE_DAY])
def test_a_change_from_another_day_needs_neither(first: date) -> None:
    assert change_from(first, NOON, TODAY, ["morning"]) == Change(first)


def test_a_slot_gets_the_tablets_that_make_its_amount() -> None:
    seventy_five = replace(MORNING, amount_mg=75)

    assert with_tablets(seventy_five, (25, 50)).tablets == (TabletCount(50, 1), TabletCount(25, 1))
    assert with_tablets(replace(MORNING, amount_mg=60, tablets=(TabletCount(50, 1),)), (25, 50)).tablets == ()
    assert with_tablets(seventy_five, ()).tablets == ()
    assert seventy_five.tablets == ()


def test_a_prescription_is_added_or_put_in_place_of_the_one_with_its_id() -> None:
    iron, aza = prescription(id="iron", medicine="iron"), prescription(step(MORNING))
    newer = prescription(step(EVENING))

    both = with_prescription(with_prescription(plan(), aza), iron)

    assert both.prescriptions == (aza, iron)
    assert with_prescription(both, newer).prescription("aza") == newer
    assert with_prescription(both, newer).prescription("iron") == iron
    assert len(with_prescription(both, newer).prescriptions) == 2
    assert both.prescription("zinc") is None


def test_a_step_is_put_between_the_others_and_its_tablets_are_made_up() -> None:
    item = prescription(step(MORNING), step(replace(MORNING, amount_mg=100), begins=day("2026-04-01")))

    changed = with_step(item, step(replace(MORNING, amount_mg=75), begins=day("2026-03-15")))

    assert [each.begins.first for each in changed.steps] == [START, day("2026-03-15"), day("2026-04-01")]
    assert changed.steps[1].slots[0].tablets == (TabletCount(50, 1), TabletCount(25, 1))
    assert due(plan(changed), day("2026-03-14"), day("2026-03-15")) == [
        "morning/2026-03-14 08:00 50",
        "morning/2026-03-15 08:00 75",
    ]
    assert due(plan(changed), day("2026-04-01"), day("2026-04-01")) == ["morning/2026-04-01 08:00 100"]
    assert check_plan(plan(changed)) == []


def test_a_step_planned_for_a_day_replaces_what_was_planned_for_it() -> None:
    ahead = day("2026-04-01")
    item = prescription(step(MORNING), step(EVENING, begins=ahead), step(EVENING, begins=Change(ahead, NOON)))

    changed = with_step(item, step(MORNING, EVENING, begins=ahead))

    assert [each.begins for each in changed.steps] == [Change(START), Change(ahead)]
    assert len(changed.steps[1].slots) == 2


def test_a_step_made_today_keeps_what_was_in_force_until_now() -> None:
    made = change_from(TODAY, NOON, TODAY)
    item = prescription(step(MORNING, EVENING), step(replace(MORNING, amount_mg=75), EVENING, begins=TODAY))

    changed = with_step(item, step(replace(MORNING, amount_mg=100), EVENING, begins=made))

    assert [each.begins for each in changed.steps] == [Change(START), Change(TODAY), made]
    assert due(plan(changed), TODAY, TODAY)[0] == "morning/2026-03-10 08:00 75"
    assert check_plan(plan(changed)) == []


def test_a_step_ends_an_earlier_one_that_would_reach_into_it() -> None:
    item = prescription(step(MORNING, last=day("2026-03-31")))

    changed = with_step(item, step(EVENING, begins=day("2026-03-15"), last=day("2026-03-20")))

    assert [each.last for each in changed.steps] == [day("2026-03-14"), day("2026-03-20")]
    assert check_plan(plan(changed)) == []
    assert due(plan(changed), day("2026-03-21"), day("2026-03-31")) == []


def test_a_step_lasts_until_the_next_one_already_there() -> None:
    item = prescription(step(MORNING), step(MORNING, begins=day("2026-04-01")))

    changed = with_step(item, step(EVENING, begins=day("2026-03-15"), last=day("2026-04-20")))

    assert [each.last for each in changed.steps] == [None, day("2026-03-31"), None]
    assert check_plan(plan(changed)) == []


def test_a_step_made_today_leaves_the_day_so_far_to_the_one_it_ends() -> None:
    made = change_from(TODAY, NOON, TODAY)
    item = prescription(step(MORNING, EVENING, last=day("2026-03-31")))

    changed = with_step(item, step(slot("night", "22:00"), begins=made))

    assert check_plan(plan(changed)) == []
    assert due(plan(changed), TODAY, TODAY + ONE_DAY) == [
        "morning/2026-03-10 08:00 50",
        "night/2026-03-10 22:00 50",
        "night/2026-03-11 22:00 50",
    ]


def test_meal_times_are_added_from_a_date_on() -> None:
    item = prescription(step(MORNING))

    later = with_meals(plan(item), MealTimes(Change(TODAY), {"breakfast": time(9)}))

    assert due(later, TODAY - ONE_DAY, TODAY) == ["morning/2026-03-09 08:00 50", "morning/2026-03-10 09:00 50"]
    again = with_meals(later, MealTimes(Change(TODAY), {"breakfast": time(7)}))
    assert len(again.meals) == len(later.meals)
    assert due(again, TODAY, TODAY) == ["morning/2026-03-10 07:00 50"]


def test_meal_times_changed_today_keep_those_in_force_until_now() -> None:
    planned = with_meals(
        plan(prescription(step(MORNING, EVENING))), MealTimes(Change(TODAY), {**MEAL_TIMES, "breakfast": time(9)})
    )

    changed = with_meals(
        planned, MealTimes(change_from(TODAY, NOON, TODAY), {"breakfast": time(7), "dinner": time(20)})
    )

    assert due(changed, TODAY, TODAY) == ["morning/2026-03-10 09:00 50", "evening/2026-03-10 20:00 50"]
    assert due(changed, TODAY + ONE_DAY, TODAY + ONE_DAY)[0] == "morning/2026-03-11 07:00 50"


@pytest.mark.parametrize("first", [TODAY, day("2026-03-20"), day("2026-04-01")])
def test_meal_times_before_the_earliest_ones_stay_those_of_the_earliest(first: date) -> None:
    """The earliest meal times stand for the days before them, so earlier ones must not take these days over."""
    before = plan(prescription(step(MORNING, EVENING)), meal_times=[meals(MEAL_TIMES, day("2026-04-01"))])

    after = with_meals(before, MealTimes(change_from(first, NOON, TODAY), {"breakfast": time(7), "dinner": time(20)}))

    assert changed_past(before, after, NOON) == []
    assert due(after, START, first - ONE_DAY) == due(before, START, first - ONE_DAY)
    assert due(after, first + ONE_DAY, first + ONE_DAY) == [
        f"morning/{first + ONE_DAY} 07:00 50",
        f"evening/{first + ONE_DAY} 20:00 50",
    ]


def test_the_first_meal_times_of_a_new_plan_stand_alone() -> None:
    first = with_meals(plan(meal_times=()), MealTimes(Change(TODAY), MEAL_TIMES))

    assert first.meals == (MealTimes(Change(TODAY), MEAL_TIMES),)
    assert with_meals(first, MealTimes(Change(TODAY), {"breakfast": time(7)})).meals == (
        MealTimes(Change(TODAY), {"breakfast": time(7)}),
    )


def test_a_schedule_holds_from_its_start_on() -> None:
    preset = MonitoringPreset("made", "Made up", ("blood count",), (Phase(every=Interval(days=7)),), "", "", False, "")
    march, april, may = (MonitoringSchedule(preset, date(2026, month, 1)) for month in (3, 4, 5))

    both = with_schedule(with_schedule(plan(), march), may)

    assert both.schedules == (march, may)
    assert with_schedule(both, april).schedules == (march, april, may)
    other = replace(march, restarts=(date(2026, 3, 9),))
    assert with_schedule(both, other).schedules == (other, may), "one that starts on the same day is replaced"


def test_past_doses_are_those_whose_time_has_come() -> None:
    plan_ = plan(prescription(step(MORNING, EVENING), recording=TODAY - ONE_DAY))
    keys = ["morning/2026-03-09", "evening/2026-03-09", "morning/2026-03-10"]

    assert list(past_doses(plan_, NOON)) == keys
    assert past_doses(plan_, NOON)["morning/2026-03-10"].instant == local("2026-03-10T08:00")
    assert list(past_doses(plan_, local("2026-03-10T08:00"))) == keys[:2], "what is due this moment is not past"
    assert past_doses(plan(), NOON) == {}


def test_past_doses_hold_what_a_flight_to_the_day_before_brought_forward() -> None:
    landing = local("2026-03-11T00:30")
    plan_ = plan(prescription(step(slot("night", "00:15"))), zone=travels(LONDON, (landing, "America/New_York")))

    assert plan_.timeline.local(landing).date() == TODAY
    assert "night/2026-03-11" in past_doses(plan_, landing)


def test_a_change_on_the_day_a_flight_brought_back_leaves_the_next_day_so_far_alone() -> None:
    landing = local("2026-03-11T00:30")  # 20:30 on the 10th in New York
    timeline = travels(LONDON, (landing, "America/New_York"))
    before = plan(prescription(step(slot("night", "00:15"))), zone=timeline)

    made = change_from(TODAY, landing, timeline.local(landing).date())
    after = with_prescription(before, with_step(before.prescriptions[0], step(slot("night", "00:45", 75), begins=made)))

    assert changed_past(before, after, landing) == []
    assert due(after, TODAY, TODAY + 2 * ONE_DAY) == [
        "night/2026-03-10 00:15 50",
        "night/2026-03-11 00:15 50",
        "night/2026-03-12 00:45 75",
    ]


def test_the_past_that_a_plan_would_change_is_named_oldest_first() -> None:
    before = plan(prescription(step(MORNING, EVENING), recording=TODAY - ONE_DAY))
    moved = with_meals(before, MealTimes(Change(TODAY - ONE_DAY), {"breakfast": time(9), "dinner": time(18, 30)}))
    more = with_prescription(before, with_step(before.prescriptions[0], step(MORNING, slot("extra", "11:00"))))

    assert changed_past(before, moved, NOON) == ["morning/2026-03-09", "morning/2026-03-10"]
    assert changed_past(before, more, NOON) == [
        "extra/2026-03-09",
        "evening/2026-03-09",
        "extra/2026-03-10",
    ]
    assert changed_past(more, before, NOON) == changed_past(before, more, NOON)
    assert changed_past(before, before, NOON) == []


def test_another_window_or_medicine_changes_past_doses_and_another_way_to_write_it_none() -> None:
    item = prescription(step(MORNING), recording=TODAY)
    before = plan(item)

    assert changed_past(before, plan(replace(item, directions=(directions(window=timedelta(hours=2)),))), NOON) == [
        "morning/2026-03-10"
    ]
    assert changed_past(before, plan(replace(item, medicine="iron")), NOON) == ["morning/2026-03-10"]
    assert changed_past(before, plan(replace(item, medicine="Imuran")), NOON) == []


def test_only_the_medicine_that_changed_has_another_past() -> None:
    iron = prescription(step(slot("iron", "12:00")), id="iron", medicine="iron", recording=TODAY - ONE_DAY)
    aza = prescription(step(MORNING), recording=TODAY - ONE_DAY)
    less = replace(aza, steps=(step(replace(MORNING, amount_mg=25)),))
    before = plan(aza, iron)
    named = replace(before, person=replace(before.person, name="Sam"))

    assert changed_past(before, named, NOON) == []
    assert changed_past(before, plan(iron, aza), NOON) == []
    assert changed_past(before, replace(named, prescriptions=(less, iron)), NOON) == [
        "morning/2026-03-09",
        "morning/2026-03-10",
    ]
    assert changed_past(before, plan(aza), NOON) == ["iron/2026-03-09"]


WEEKLY = MonitoringPreset("made", "Made up", ("blood count",), (Phase(every=Interval(days=7)),), "", "", False, "")


def test_blood_tests_before_today_that_are_not_the_same_in_both_plans_are_named() -> None:
    march, second = MonitoringSchedule(WEEKLY, START), MonitoringSchedule(WEEKLY, START + ONE_DAY)
    none, before, moved = (replace(plan(), schedules=given) for given in ((), (march,), (second,)))

    assert changed_tests(before, moved, day("2026-03-16")) == [day("2026-03-08"), day("2026-03-09"), day("2026-03-15")]
    assert changed_tests(before, none, day("2026-03-16")) == [day("2026-03-08"), day("2026-03-15")]
    assert changed_tests(before, moved, day("2026-03-08")) == [], "the past ends yesterday"
    assert changed_tests(none, before, day("2026-03-16")) == [], "a first schedule adds"
    late = replace(moved, person=replace(moved.person, recording_from=TODAY))
    assert changed_tests(replace(before, person=late.person), late, day("2026-03-12")) == [], "nobody could record them"


# --- Whatever is changed, and whenever -----------------------------------------------------------------------------

FIRST = day("2026-03-25")
LAST = FIRST + 12 * ONE_DAY

walls = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
meal_times = st.fixed_dictionaries({"breakfast": walls, "dinner": walls})


@st.composite
def slots(draw: st.DrawFn) -> tuple[Slot, ...]:
    made = []
    for id in draw(st.lists(st.sampled_from("abcd"), min_size=1, unique=True)):
        amount = draw(st.sampled_from([25.0, 50.0, 75.0]))
        meal = draw(st.sampled_from([None, "breakfast", "dinner"]))
        made.append(Slot(id, amount, meal=meal, at=None if meal else draw(walls)))
    return tuple(made)


Edit = Callable[[Plan, Change], Plan]


def step_edit(slots_: tuple[Slot, ...], lasts: int | None) -> Edit:
    def edit(plan_: Plan, begins: Change) -> Plan:
        last = None if lasts is None else begins.first + lasts * ONE_DAY
        return with_prescription(plan_, with_step(plan_.prescriptions[0], step(*slots_, begins=begins, last=last)))

    return edit


def meals_edit(times: dict[str, time]) -> Edit:
    return lambda plan_, begins: with_meals(plan_, MealTimes(begins, times))


edits = st.builds(step_edit, slots(), st.none() | st.integers(0, 6)) | st.builds(meals_edit, meal_times)
QUARTERS = moments(timedelta(minutes=15))


def changes_made(most_ahead: int = 4) -> st.SearchStrategy[list[Made[Edit]]]:
    return changes(QUARTERS, edits, "abcd", most=6, most_ahead=most_ahead)


ZONES = [LONDON, "America/Santiago", "Australia/Lord_Howe", "Africa/Cairo", "UTC"]


@st.composite
def first_plans(draw: st.DrawFn, travelling: bool = False) -> Plan:
    zone = draw(st.sampled_from(ZONES))
    begins = FIRST + draw(st.integers(-3, 3)) * ONE_DAY
    item = prescription(step(*draw(slots()), begins=begins), recording=FIRST + draw(st.integers(-2, 2)) * ONE_DAY)
    times = meals(draw(meal_times), FIRST + draw(st.integers(-5, 5)) * ONE_DAY)
    return plan(item, zone=travels(zone, *(draw(journeys(QUARTERS)) if travelling else ())), meal_times=[times])


def watched(plan_: Plan, until: datetime) -> dict[str, tuple[datetime, float]]:
    """Every dose before ``until``, found without `past_doses`."""
    doses = expected_doses(plan_, FIRST - 9 * ONE_DAY, LAST)
    return {dose.key: (dose.instant, dose.amount_mg) for dose in doses if dose.instant <= until}


def changed_in_turn(plan_: Plan, made: Sequence[Made[Edit]]) -> list[tuple[Made[Edit], Plan, Plan]]:
    """Each change with the plan before and after it."""
    history = []
    for change in made:
        today = plan_.timeline.local(change.at).date()
        first = today + change.days_ahead * ONE_DAY
        begins = change_from(first, change.at, today, change.answered)
        if change.answered:  # ahead of that day, it may be
            begins = Change(first, change.at, change.answered)
        after = change.edit(plan_, begins)
        history.append((change, plan_, after))
        plan_ = after
    return history


def check_past(plan_: Plan, made: Sequence[Made[Edit]]) -> None:
    for change, before, after in changed_in_turn(plan_, made):
        now = change.at
        assert watched(after, now) == watched(before, now)
        assert changed_past(before, after, now) == []
        assert past_doses(after, now) == past_doses(before, now)
        old, new = ({dose.key: dose for dose in expected_doses(each, FIRST, LAST)} for each in (before, after))
        assert len(new) == len(expected_doses(after, FIRST, LAST)), "each dose once"
        assert all(new[key].instant > now for key in new.keys() - old.keys()), "no dose whose time has passed"
        first = after.timeline.local(now).date() + change.days_ahead * ONE_DAY
        if first <= LAST:
            answered = {dose_key(slot_id, first) for slot_id in change.answered} & old.keys()
            assert {key: new[key].instant for key in answered} == {key: old[key].instant for key in answered}


@given(first_plans(), changes_made())
@settings(max_examples=200, deadline=None)
def test_no_change_moves_the_past(plan_: Plan, made: list[Made[Edit]]) -> None:
    check_past(plan_, made)


@given(first_plans(travelling=True), changes_made(most_ahead=0))
@settings(max_examples=150, deadline=None)
def test_no_change_from_today_on_moves_the_past_of_a_traveller(plan_: Plan, made: list[Made[Edit]]) -> None:
    """On the day a flight to the west brings back, doses of the next day may have passed already."""
    check_past(plan_, made)


@given(first_plans(), changes_made())
@settings(max_examples=100, deadline=None)
def test_in_the_end_the_last_change_wins(plan_: Plan, made: list[Made[Edit]]) -> None:
    final = [plan_, *(after for _, _, after in changed_in_turn(plan_, made))][-1]
    later = LAST + 10 * ONE_DAY
    last = final.prescriptions[0].in_order()[-1]

    doses = expected_doses(final, later, later)

    over = last.last is not None and last.last < later
    assert {dose.slot: dose.amount_mg for dose in doses} == (
        {} if over else {each.id: each.amount_mg for each in last.slots}
    )


@given(first_plans(), changes_made())
@settings(max_examples=60, deadline=None)
def test_the_past_differs_where_the_doses_do(plan_: Plan, made: list[Made[Edit]]) -> None:
    other = changed_in_turn(plan_, made)[-1][-1] if made else plan_
    other = replace(other, prescriptions=(*other.prescriptions, prescription(step(slot("iron", "12:00")), id="iron")))
    for now in (BEGIN + 6 * ONE_DAY, BEGIN + 30 * ONE_DAY):
        old, new = past_doses(plan_, now), past_doses(other, now)
        assert set(changed_past(plan_, other, now)) == {
            key for key in old.keys() | new.keys() if old.get(key) != new.get(key)
        }


@given(first_plans(), changes_made())
@settings(max_examples=50, deadline=None)
def test_nothing_that_was_passed_in_is_changed(plan_: Plan, made: list[Made[Edit]]) -> None:
    before = deepcopy(plan_)

    history = changed_in_turn(plan_, made)

    assert plan_ == before
    assert [earlier for _, earlier, _ in history[1:]] == [after for _, _, after in history[:-1]]


@given(first_plans(), changes_made())
@settings(max_examples=100, deadline=None)
def test_a_plan_that_was_right_is_never_made_to_overlap(plan_: Plan, made: list[Made[Edit]]) -> None:
    for _, _, after in changed_in_turn(plan_, made):
        assert {problem.fault for problem in check_plan(after)} <= {PlanFault.SAME_TIME}, "times are drawn at random"


def test_a_changed_prescription_keeps_its_place() -> None:
    first, second = prescription(step(slot("a", "08:00"))), prescription(step(slot("b", "09:00")), id="second")
    changed = with_prescription(plan(first, second), replace(first, missed_words="Ring us"))

    assert [item.id for item in changed.prescriptions] == ["aza", "second"]
