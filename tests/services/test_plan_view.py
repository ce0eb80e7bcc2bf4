from dataclasses import replace
from datetime import time, timedelta

import pytest

from imuran_desktop.domain.monitoring import MonitoringSchedule, own_preset
from imuran_desktop.domain.plan import Change
from imuran_desktop.domain.plan_checks import PlanFault
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.plan_edits import restart_tests
from imuran_desktop.services.plan_view import (
    amount_problem,
    arrange,
    effect,
    increases,
    meal_clashes,
    meals_in_use,
    next_dose,
    next_tests,
    restart_days,
    step_end,
)
from imuran_desktop.services.schedule_edits import choose
from tests.domain.builders import day, plan, prescription, slot, step, utc

FIRST, SECOND, THIRD = day("2026-03-01"), day("2026-04-01"), day("2026-05-01")
NOON = utc("2026-04-01T12:00")
FIFTY, SEVENTY_FIVE = slot("morning"), slot("morning", amount=75)
RISING = prescription(step(FIFTY), step(SEVENTY_FIVE, begins=SECOND), step(FIFTY, begins=THIRD))


def test_steps_stand_as_earlier_present_and_coming() -> None:
    arranged = arrange(RISING, day("2026-04-15"))
    assert [each.begins.first for each in arranged.earlier] == [FIRST]
    assert arranged.current is not None
    assert arranged.current.begins.first == SECOND
    assert [each.begins.first for each in arranged.coming] == [THIRD]


def test_a_step_past_its_last_day_is_earlier() -> None:
    arranged = arrange(prescription(step(FIFTY, last=SECOND)), THIRD)
    assert (len(arranged.earlier), arranged.current) == (1, None)


def test_a_step_ends_the_day_before_the_next_or_on_the_day_it_was_changed() -> None:
    changed = step(FIFTY, begins=Change(SECOND, NOON))
    first = step(FIFTY)
    assert step_end(RISING, RISING.steps[0]) == day("2026-03-31")
    assert step_end(prescription(first, changed), first) == SECOND
    assert step_end(RISING, RISING.steps[2]) is None


def test_increases_are_days_on_which_the_daily_amount_goes_up() -> None:
    assert increases(RISING) == {SECOND}


def test_two_changes_of_one_day_count_as_the_last_leaves_them() -> None:
    item = prescription(
        step(SEVENTY_FIVE),
        step(slot("morning", amount=25), begins=Change(SECOND, NOON)),
        step(FIFTY, begins=Change(SECOND, utc("2026-04-01T13:00"))),
    )
    assert increases(item) == set()


def test_only_a_new_increase_of_the_monitored_medicine_asks_for_closer_tests() -> None:
    preset = load_presets()["us_label"]
    before = choose(plan(prescription(step(FIFTY))), MonitoringSchedule(preset, FIRST))
    after = choose(plan(RISING), MonitoringSchedule(preset, FIRST))
    assert restart_days(before, after, FIRST) == [SECOND]
    assert restart_days(after, after, FIRST) == []
    assert restart_days(before, restart_tests(after, [SECOND]), FIRST) == []
    other = replace(RISING, medicine="folic acid")
    assert restart_days(replace(before, prescriptions=()), replace(after, prescriptions=(other,)), FIRST) == []


def test_an_increase_corrected_into_the_past_asks_from_today_on_if_it_holds() -> None:
    preset = load_presets()["us_label"]
    before = choose(plan(prescription(step(FIFTY))), MonitoringSchedule(preset, FIRST))
    after = choose(plan(RISING), MonitoringSchedule(preset, FIRST))
    later = SECOND + timedelta(days=3)
    assert restart_days(before, after, later) == [later]
    assert restart_days(before, after, THIRD + timedelta(days=3)) == [], "another dose holds by then"


def test_the_clinics_own_schedule_asks_where_it_says_so() -> None:
    phases = load_presets()["us_label"].phases
    for restarts in (True, False):
        preset = own_preset(phases, (), restarts=restarts)
        before = choose(plan(prescription(step(FIFTY))), MonitoringSchedule(preset, FIRST))
        after = choose(plan(RISING), MonitoringSchedule(preset, FIRST))
        assert restart_days(before, after, FIRST) == ([SECOND] if restarts else [])


def test_an_increase_before_the_schedule_begins_asks_for_nothing() -> None:
    preset = load_presets()["us_label"]
    before = choose(plan(prescription(step(FIFTY))), MonitoringSchedule(preset, THIRD))
    assert restart_days(before, choose(plan(RISING), MonitoringSchedule(preset, THIRD)), FIRST) == []


@pytest.mark.parametrize("preset", load_presets().values(), ids=lambda preset: preset.id)
def test_three_tests_are_found_ahead_in_every_schedule(preset: object) -> None:
    scheduled = choose(plan(RISING), MonitoringSchedule(preset, FIRST))  # type: ignore[arg-type]
    for today in (FIRST, SECOND, day("2030-01-01")):
        found = next_tests(scheduled, today)
        assert len(found) == 3
        assert all(test.due >= today for test in found)


def test_without_a_schedule_there_are_no_tests() -> None:
    assert next_tests(plan(RISING), FIRST) == []


def test_the_next_dose_of_a_prescription() -> None:
    found = next_dose(plan(RISING), "aza", NOON)
    assert found is not None
    assert found.key == "morning/2026-04-02"


def test_the_next_dose_of_one_that_starts_later_is_its_first() -> None:
    found = next_dose(plan(prescription(step(FIFTY, begins=THIRD))), "aza", NOON)
    assert found is not None
    assert found.key == "morning/2026-05-01"


def test_what_has_ended_has_no_next_dose() -> None:
    assert next_dose(plan(prescription(step(FIFTY, last=day("2026-03-20")))), "aza", NOON) is None
    assert next_dose(plan(), "aza", NOON) is None


def test_an_amount_is_judged_on_its_own() -> None:
    assert amount_problem(75, (25, 50)) is None
    assert amount_problem(12.5, ()) is None
    assert amount_problem(62.5, (25, 50)) is not None
    assert amount_problem(62.5, (25, 50), may_halve=True) is None
    refused = amount_problem(60, (25, 50))
    assert refused is not None
    assert (refused.fault, refused.figures["nearest"]) == (PlanFault.AMOUNT_NOT_MADE, (50, 75))
    too_much = amount_problem(5000, (25, 50))
    assert too_much is not None
    assert too_much.fault is PlanFault.AMOUNT_RANGE


def test_meals_may_not_meet_each_other_nor_a_set_time() -> None:
    both = plan(prescription(step(slot("m", "breakfast"), slot("e", "dinner"), slot("n", "22:00"))))
    times = {"breakfast": time(8), "dinner": time(18, 30)}
    assert meal_clashes(both, FIRST, times) == {}
    assert set(meal_clashes(both, FIRST, {**times, "dinner": time(8)})) == {"dinner"}
    assert set(meal_clashes(both, FIRST, {**times, "breakfast": time(22)})) == {"breakfast"}


def test_meals_may_not_meet_on_days_with_another_time() -> None:
    both = plan(prescription(step(slot("m", "breakfast"), slot("n", "09:30"))))
    times = {"breakfast": time(8)}
    assert meal_clashes(both, FIRST, times, {6: {"breakfast": time(9)}}) == {}
    clash = meal_clashes(both, FIRST, times, {6: {"breakfast": time(9, 30)}})
    assert {meal: problem.figures["time"] for meal, problem in clash.items()} == {"breakfast": time(9, 30)}
    assert meal_clashes(both, FIRST, {"breakfast": time(9, 30)}, dict.fromkeys(range(1, 8), times)) == {}


def test_doses_that_take_turns_do_not_meet() -> None:
    even, odd = (Repeat(RepeatKind.EVERY_DAYS, every=2, since=FIRST + timedelta(days=number)) for number in (0, 1))
    one, other = (replace(slot(id, "breakfast"), repeat=repeat) for id, repeat in (("one", even), ("other", odd)))
    assert meal_clashes(plan(prescription(step(one, other))), FIRST, {"breakfast": time(8)}) == {}
    third = replace(other, id="third", meal="dinner")
    met = meal_clashes(plan(prescription(step(one, other, third))), FIRST, {"breakfast": time(8), "dinner": time(8)})
    assert set(met) == {"dinner"}


def test_a_dose_that_seldom_comes_round_is_found_ahead() -> None:
    seldom = Repeat(RepeatKind.EVERY_MONTHS, every=6, since=day("2026-09-20"))
    of = plan(prescription(step(replace(FIFTY, repeat=seldom))))
    found = next_dose(of, "aza", NOON)
    assert found is not None
    assert found.day == day("2026-09-20")
    begins = effect(of, "aza", FIRST, NOON).begins
    assert begins is not None
    assert begins.day == day("2026-09-20")


def test_what_is_only_taken_as_needed_has_no_next_dose() -> None:
    needed = replace(FIFTY, meal=None, repeat=Repeat(RepeatKind.AS_NEEDED))
    assert next_dose(plan(prescription(step(needed))), "aza", NOON) is None


def test_meals_of_steps_that_are_over_are_not_in_use() -> None:
    moved = plan(prescription(step(slot("m", "breakfast")), step(slot("m", "dinner"), begins=SECOND)))
    assert meals_in_use(moved, FIRST) == {"breakfast", "dinner"}
    assert meals_in_use(moved, THIRD) == {"dinner"}


def test_meals_of_a_medicine_that_has_ended_are_not_in_use() -> None:
    over = prescription(step(slot("m", "breakfast")))
    both = plan(replace(over, ends=Change(SECOND)), prescription(step(slot("e", "dinner")), id="other"))
    assert meals_in_use(both, FIRST) == {"breakfast", "dinner"}
    assert meals_in_use(both, SECOND) == {"dinner"}
    assert meal_clashes(both, SECOND, {"breakfast": time(8), "dinner": time(8)}) == {}
