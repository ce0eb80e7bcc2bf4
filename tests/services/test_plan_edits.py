from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import FoodInstruction, Outcome
from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Change, DoseStep, Prescription, Slot
from imuran_desktop.domain.plan_checks import check_plan
from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.plan_render import render_plan
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.details_edits import Details
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan_edits import (
    Moment,
    add_meals,
    change_dose,
    change_meals,
    read_moment,
    remove_step,
    restart_tests,
    save_edit,
    without_step,
)
from imuran_desktop.services.plan_import import import_into
from imuran_desktop.services.prescription_edits import begin_prescription
from imuran_desktop.services.schedule_edits import choose
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from tests.domain.builders import MEAL_TIMES, day, plan, prescription, slot, step, utc
from tests.services.plans import ALEX, SAM, at, sam_s_diary
from tests.store.making import just_before

TODAY = day("2026-03-10")
MOMENT = Moment(utc("2026-03-10T12:00"), TODAY, frozenset({"morning"}))
NOON = time(12)
LATER, LATEST = day("2026-04-01"), day("2026-05-01")


def aza(*steps: DoseStep) -> Prescription:
    return prescription(*(steps or (step(slot("morning", "breakfast"), slot("evening", "dinner")),)))


def starts(item: Prescription) -> list[tuple[date, date | None]]:
    return [(each.begins.first, each.last) for each in item.in_order()]


def test_a_change_made_today_remembers_what_today_has_seen() -> None:
    changed = change_dose(plan(aza()), MOMENT, aza(), TODAY, [WantedSlot(75, "breakfast")])
    begins = changed.prescriptions[0].in_order()[-1].begins
    assert begins == Change(TODAY, MOMENT.now, MOMENT.answered)


def test_a_change_in_advance_ends_a_step_that_would_reach_into_it() -> None:
    item = aza(step(slot("morning"), last=LATEST))
    changed = change_dose(plan(item), MOMENT, item, LATER, [WantedSlot(75, "breakfast")])
    assert starts(changed.prescriptions[0]) == [(day("2026-03-01"), day("2026-03-31")), (LATER, LATEST)]


def test_a_step_that_is_removed_leaves_its_days_to_the_one_before() -> None:
    first, second = step(slot("morning"), last=day("2026-03-31")), step(slot("morning"), begins=LATER, last=LATEST)
    assert starts(without_step(aza(first, second), second)) == [(day("2026-03-01"), LATEST)]


def test_a_gap_before_a_step_that_is_removed_stays_a_gap() -> None:
    first, second = step(slot("morning"), last=day("2026-03-20")), step(slot("morning"), begins=LATER)
    assert starts(without_step(aza(first, second), second)) == [(day("2026-03-01"), day("2026-03-20"))]


def test_removing_a_step_that_is_gone_changes_nothing() -> None:
    assert without_step(aza(), step(slot("morning"), begins=LATER)) == aza()


def test_the_same_meal_times_change_nothing() -> None:
    assert change_meals(plan(aza()), MOMENT, dict(MEAL_TIMES)) == plan(aza())
    assert add_meals(plan(aza()), MOMENT, {"dinner": time(20)}) == plan(aza())


def test_first_meal_times_hold_from_the_beginning() -> None:
    changed = change_meals(plan(aza(), meal_times=()), MOMENT, {"lunch": time(12)})
    assert changed.meals[0].begins == Change(TODAY)


def test_a_meal_more_keeps_the_times_of_the_others() -> None:
    changed = add_meals(plan(aza()), MOMENT, {"lunch": time(12)})
    assert changed.meal_times(TODAY) == {**MEAL_TIMES, "lunch": time(12)}


def test_a_restart_belongs_to_the_schedule_then_in_force() -> None:
    presets = load_presets()
    one = choose(plan(aza()), MonitoringSchedule(presets["us_label"], TODAY))
    two = choose(one, MonitoringSchedule(presets["us_label"], LATER))
    restarted = restart_tests(two, [LATEST, day("2026-01-01")])
    assert [schedule.restarts for schedule in restarted.schedules] == [(), (LATEST,)]


def test_a_restart_goes_with_the_increase_it_came_from() -> None:
    item = aza(step(slot("morning")), step(slot("morning", amount=75), begins=LATER))
    scheduled = choose(plan(item), MonitoringSchedule(load_presets()["us_label"], TODAY))
    restarted = restart_tests(scheduled, [LATER, TODAY])
    removed = remove_step(restarted, MOMENT, item, item.steps[1])
    assert removed.schedules[0].restarts == (TODAY,)


def test_a_coming_step_is_replaced_on_another_day() -> None:
    item = aza(step(slot("morning")), step(slot("morning", amount=75), begins=LATER))
    changed = change_dose(plan(item), MOMENT, item, LATEST, [WantedSlot(75, "breakfast")], item.steps[1])
    assert starts(changed.prescriptions[0]) == [(day("2026-03-01"), None), (LATEST, None)]
    assert replace(changed.prescriptions[0].in_order()[-1].slots[0], tablets=()) == Slot("morning", 75, "breakfast")


FOLIC = """
[[prescriptions]]
medicine = "folic acid"
  [[prescriptions.steps]]
  from = 2026-03-10
    [[prescriptions.steps.slots]]
    time = "12:30"
    amount_mg = 5
"""


def test_an_edit_keeps_what_another_imported_just_before_it_was_saved(tmp_path: Path) -> None:
    now = MOMENT.now
    with sam_s_diary(tmp_path) as diary, Diary.open(diary.path, now) as elsewhere:
        just_before(diary, "BEGIN", lambda: import_into(elsewhere, ALEX, now, parse_plan(FOLIC), {}))
        edited = save_edit(diary, SAM, now, lambda of, moment: change_meals(of, moment, {**MEAL_TIMES, "lunch": NOON}))
        assert [item.id for item in read_plan(diary).prescriptions] == ["aza", "folic-acid"]
        assert read_plan(diary).meal_times(TODAY)["lunch"] == NOON
        assert (edited.after.prescriptions, edited.before.meals) == (read_plan(diary).prescriptions, plan().meals)


def test_ids_made_on_the_screen_can_stand_in_a_plan_file(tmp_path: Path) -> None:
    details, wanted = Details(FoodInstruction.EITHER), [WantedSlot(5, "second breakfast"), WantedSlot(5, at=NOON)]
    with sam_s_diary(tmp_path) as diary:
        save_edit(diary, SAM, MOMENT.now, lambda of, moment: add_meals(of, moment, {"second breakfast": time(10)}))
        save_edit(
            diary,
            SAM,
            MOMENT.now,
            lambda of, moment: begin_prescription(of, moment, "Folic acid 5", TODAY, wanted, details),
        )
        item = read_plan(diary).prescriptions[-1]
        assert (item.id, item.slot_ids()) == (
            "folic-acid-5",
            {"folic-acid-5-second-breakfast", "folic-acid-5-1200"},
        )
        out = parse_plan(render_plan(read_plan(diary), MOMENT.now))
        assert import_into(diary, SAM, MOMENT.now, out, load_presets()).entries == 0


@pytest.mark.parametrize("first", [TODAY, TODAY + timedelta(days=1), day("2026-03-31")])
def test_another_dose_within_a_course_leaves_its_end(first: date) -> None:
    ends = day("2026-03-31")
    item = aza(step(slot("morning"), last=ends))
    changed = change_dose(plan(item), MOMENT, item, first, [WantedSlot(75, "breakfast")])
    (kept,) = changed.prescriptions
    assert starts(kept)[-1] == (first, ends)
    assert expected_doses(changed, ends + timedelta(days=1), LATEST) == []
    assert check_plan(changed) == []
    if first > TODAY:
        removed = remove_step(changed, MOMENT, kept, kept.in_order()[-1])
        assert removed.prescriptions[0] == item


def test_a_dose_after_a_course_has_no_end() -> None:
    item = aza(step(slot("morning"), last=day("2026-03-20")))
    changed = change_dose(plan(item), MOMENT, item, LATER, [WantedSlot(75, "breakfast")])
    assert starts(changed.prescriptions[0]) == [(day("2026-03-01"), day("2026-03-20")), (LATER, None)]


def test_a_coming_step_that_is_replaced_leaves_its_end_to_the_new_one() -> None:
    item = aza(
        step(slot("morning"), last=day("2026-03-31")), step(slot("morning", amount=75), begins=LATER, last=LATEST)
    )
    changed = change_dose(plan(item), MOMENT, item, day("2026-04-10"), [WantedSlot(75, "breakfast")], item.steps[1])
    assert starts(changed.prescriptions[0]) == [
        (day("2026-03-01"), day("2026-04-09")),
        (day("2026-04-10"), LATEST),
    ]


def test_a_dose_of_tomorrow_taken_today_stays_when_the_dose_changes_from_tomorrow(tmp_path: Path) -> None:
    tomorrow, wanted = TODAY + timedelta(days=1), [WantedSlot(75, at=time(22), origin="morning")]
    for number, clock in enumerate(("00:30", "23:30")):
        (tmp_path / str(number)).mkdir()
        with sam_s_diary(tmp_path / str(number)) as diary:
            now = at(f"{TODAY} {clock}")
            record_intake(diary, SAM, at(f"{TODAY} 23:30"), f"morning/{tomorrow}", Answer(Outcome.SKIPPED))
            item = read_plan(diary).prescriptions[0]
            edited = save_edit(
                diary,
                SAM,
                now,
                lambda of, m, item=item: change_dose(of, m, item, tomorrow, wanted),  # type: ignore[misc]
            )
            due = [(f"{dose.at:%H:%M}", dose.amount_mg) for dose in expected_doses(edited.after, tomorrow, tomorrow)]
            assert due == [("08:00", 50)]
            after = tomorrow + timedelta(days=1)
            due = [(f"{dose.at:%H:%M}", dose.amount_mg) for dose in expected_doses(edited.after, after, after)]
            assert due == [("22:00", 75)]
            out = parse_plan(render_plan(edited.after, now))
            assert import_into(diary, SAM, now, out, load_presets()).entries == 0


def test_a_change_from_a_day_with_nothing_recorded_just_has_its_date(tmp_path: Path) -> None:
    tomorrow = TODAY + timedelta(days=1)
    with sam_s_diary(tmp_path) as diary:
        record_intake(diary, SAM, MOMENT.now, f"morning/{tomorrow}", Answer(Outcome.SKIPPED))
        moment = read_moment(diary, read_plan(diary), MOMENT.now)
    assert moment.change(tomorrow) == Change(tomorrow, MOMENT.now, frozenset({"morning"}))
    assert moment.change(LATER) == Change(LATER)
    assert moment.change(TODAY) == Change(TODAY, MOMENT.now)


def test_a_dose_answered_days_ahead_stays_too(tmp_path: Path) -> None:
    ahead = TODAY + timedelta(days=9)
    with sam_s_diary(tmp_path) as diary:
        record_intake(diary, SAM, MOMENT.now, f"morning/{ahead}", Answer(Outcome.SKIPPED))
        item = read_plan(diary).prescriptions[0]
        edited = save_edit(
            diary, SAM, MOMENT.now, lambda of, moment: change_dose(of, moment, item, ahead, [WantedSlot(75, "dinner")])
        )
        assert [dose.slot for dose in expected_doses(edited.after, ahead, ahead)] == ["morning", "evening"]
        out = parse_plan(render_plan(edited.after, MOMENT.now))
        assert import_into(diary, SAM, MOMENT.now, out, load_presets()).entries == 0
