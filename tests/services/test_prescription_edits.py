from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.doses import expected_doses, planned_doses
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Change, Hold, Plan, Prescription
from imuran_desktop.domain.plan_checks import PlanFault, check_plan
from imuran_desktop.domain.plan_edit import changed_past
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.details_edits import Details
from imuran_desktop.services.plan import Edited, PastChanged
from imuran_desktop.services.plan_edits import (
    EditRefused,
    Moment,
    change_dose,
    remove_step,
    restart_tests,
    save_edit,
)
from imuran_desktop.services.prescription_edits import (
    WantedHold,
    begin_prescription,
    change_hold,
    end_hold,
    end_prescription,
    pause,
    put_hold_back,
    put_step_back,
    remove_hold,
    with_end,
)
from imuran_desktop.services.schedule_edits import choose
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.store.read import read_plan
from tests.domain.builders import day, plan, prescription, slot, step, utc
from tests.services.plans import SAM, sam_s_diary

TODAY, LATER = day("2026-03-10"), day("2026-04-01")
NOON = utc("2026-03-10T12:00")
MOMENT = Moment(NOON, TODAY, frozenset({"evening"}))
FREE = Moment(NOON, TODAY)
ITEM = prescription(step(slot("morning", "08:00"), slot("evening", "20:00")))
PLAN = plan(ITEM)


def holds(of: Plan) -> tuple[Hold, ...]:
    return of.prescriptions[0].holds


def due(of: Plan, first: str, last: str) -> list[str]:
    return [dose.key for dose in expected_doses(of, day(first), day(last))]


def test_a_new_prescription_counts_from_now_on() -> None:
    details = Details(FoodInstruction.EITHER, tablets_mg=(50,))
    begun = begin_prescription(plan(), MOMENT, "azathioprine", LATER, [WantedSlot(50, "dinner")], details)
    item = begun.prescriptions[0]
    assert (item.id, item.recording) == ("azathioprine", Change(TODAY, MOMENT.now, MOMENT.answered))
    assert item.steps[0].begins == Change(LATER)
    assert item.slot_ids() == {"azathioprine-dinner"}


def test_a_second_prescription_of_one_medicine_has_slots_of_its_own() -> None:
    wanted, details = [WantedSlot(50, "dinner", origin="evening")], Details(FoodInstruction.EITHER, tablets_mg=(50,))
    at_meals = plan(prescription(step(slot("morning", "breakfast"), slot("evening", "dinner"))))
    begun = begin_prescription(at_meals, MOMENT, "azathioprine", TODAY, wanted, details)
    again = begin_prescription(begun, MOMENT, "azathioprine", TODAY, wanted, details)
    assert [(item.id, sorted(item.slot_ids())) for item in again.prescriptions[1:]] == [
        ("azathioprine", ["azathioprine-dinner"]),
        ("azathioprine-2", ["azathioprine-2-dinner"]),
    ]
    assert check_plan(again) == []


def test_a_hold_from_today_leaves_alone_what_today_has_seen() -> None:
    paused = pause(PLAN, FREE, ITEM, WantedHold(TODAY, day("2026-03-11")))
    assert due(paused, "2026-03-10", "2026-03-12") == [
        "morning/2026-03-10",
        "morning/2026-03-12",
        "evening/2026-03-12",
    ]
    assert changed_past(PLAN, paused, NOON) == []


def test_a_dose_recorded_ahead_of_its_time_is_not_held() -> None:
    paused = pause(PLAN, MOMENT, ITEM, WantedHold(TODAY))
    assert due(paused, "2026-03-10", "2026-03-30") == ["morning/2026-03-10", "evening/2026-03-10"]


def test_a_hold_of_days_that_are_over_would_change_the_past() -> None:
    paused = pause(PLAN, FREE, ITEM, WantedHold(day("2026-03-05"), day("2026-03-06")))
    assert changed_past(PLAN, paused, NOON) == [
        "morning/2026-03-05",
        "evening/2026-03-05",
        "morning/2026-03-06",
        "evening/2026-03-06",
    ]


def test_ending_a_hold_today_makes_no_dose_due_whose_time_has_passed() -> None:
    paused = plan(replace(ITEM, holds=(Hold(Change(day("2026-03-09"))),)))
    over = end_hold(paused, FREE, ITEM, holds(paused)[0], TODAY)
    assert due(over, "2026-03-09", "2026-03-11") == ["evening/2026-03-10", "morning/2026-03-11", "evening/2026-03-11"]
    assert changed_past(paused, over, NOON) == []


def test_a_hold_may_end_on_the_day_it_began_and_another_begin_then() -> None:
    paused = pause(PLAN, FREE, ITEM, WantedHold(TODAY))
    over = end_hold(paused, Moment(utc("2026-03-10T12:05"), TODAY), ITEM, holds(paused)[0], TODAY)
    again = pause(over, Moment(utc("2026-03-10T12:10"), TODAY), ITEM, WantedHold(TODAY, TODAY))
    assert check_plan(again) == []
    assert due(again, "2026-03-10", "2026-03-11") == ["morning/2026-03-10", "morning/2026-03-11", "evening/2026-03-11"]


def test_two_holds_of_the_same_days_are_refused() -> None:
    both = pause(pause(PLAN, FREE, ITEM, WantedHold(TODAY)), FREE, ITEM, WantedHold(day("2026-03-15")))
    assert [problem.fault for problem in check_plan(both)] == [PlanFault.HOLDS_OVERLAP]


def test_a_changed_hold_begins_as_it_did_unless_its_day_is_another() -> None:
    began = Change(day("2026-03-09"), utc("2026-03-09T12:00"), frozenset({"evening"}))
    hold = Hold(began, None, HoldReason.CLINIC)
    paused = plan(replace(ITEM, holds=(hold,)))
    wanted = WantedHold(day("2026-03-09"), day("2026-03-14"), HoldReason.HOSPITAL, "Ward 4")
    assert holds(change_hold(paused, FREE, ITEM, hold, wanted)) == (
        Hold(began, Change(day("2026-03-15")), HoldReason.HOSPITAL, "Ward 4"),
    )
    moved = change_hold(paused, FREE, ITEM, hold, replace(wanted, first=day("2026-03-12")))
    assert holds(moved)[0].begins == Change(day("2026-03-12"))


def test_a_hold_that_was_ended_in_mid_day_keeps_that_when_only_its_words_change() -> None:
    ends = Change(TODAY, NOON, frozenset())
    hold = Hold(Change(day("2026-03-09")), ends)
    paused = plan(replace(ITEM, holds=(hold,)))
    changed = change_hold(paused, FREE, ITEM, hold, replace(WantedHold.of(hold), said_by="Ward 4"))
    assert holds(changed) == (replace(hold, said_by="Ward 4"),)
    assert hold.last_day == TODAY


def lengthened(ends: Change, moment: Moment) -> tuple[Plan, Plan]:
    """The plan with a hold that began yesterday and was to end so, and with that hold going on until tomorrow."""
    hold = Hold(Change(day("2026-03-09")), ends, HoldReason.CLINIC, "Ward 4")
    paused = plan(replace(ITEM, holds=(hold,)))
    return paused, change_hold(paused, moment, ITEM, hold, replace(WantedHold.of(hold), last=day("2026-03-11")))


@pytest.mark.parametrize("ends", [Change(TODAY), Change(TODAY, utc("2026-03-10T07:00"))])
def test_a_hold_that_is_over_and_then_lasts_longer_holds_only_what_is_still_to_come(ends: Change) -> None:
    paused, longer = lengthened(ends, FREE)
    assert check_plan(longer) == []
    assert changed_past(paused, longer, NOON) == []
    assert due(longer, "2026-03-09", "2026-03-12") == ["morning/2026-03-10", "morning/2026-03-12", "evening/2026-03-12"]
    assert [(hold.ends, hold.said_by) for hold in holds(longer)] == [
        (ends, "Ward 4"),
        (Change(day("2026-03-12")), "Ward 4"),
    ]


def test_a_hold_that_lasts_longer_leaves_alone_what_was_recorded_since_it_was_over() -> None:
    _, longer = lengthened(Change(TODAY, utc("2026-03-10T07:00")), MOMENT)
    assert due(longer, "2026-03-10", "2026-03-11") == ["morning/2026-03-10", "evening/2026-03-10"]


def test_a_hold_that_lasts_longer_leaves_alone_what_was_recorded_ahead_on_the_day_it_was_to_end() -> None:
    tomorrow = day("2026-03-11")
    _, longer = lengthened(Change(tomorrow), replace(FREE, ahead={tomorrow: frozenset({"evening"})}))
    assert due(longer, "2026-03-09", "2026-03-11") == ["evening/2026-03-11"]


def test_a_hold_in_force_that_lasts_longer_stays_one() -> None:
    _, longer = lengthened(Change(day("2026-03-11")), FREE)
    assert holds(longer) == (Hold(Change(day("2026-03-09")), Change(day("2026-03-12")), HoldReason.CLINIC, "Ward 4"),)


def test_a_removed_hold_is_put_back_beside_what_was_added_since() -> None:
    paused = pause(PLAN, FREE, ITEM, WantedHold(day("2026-04-01"), day("2026-04-03")))
    hold = holds(paused)[0]
    other = pause(remove_hold(paused, ITEM, hold), FREE, ITEM, WantedHold(day("2026-03-20"), day("2026-03-22")))
    assert [each.begins.first for each in holds(put_hold_back(other, ITEM, hold))] == [
        day("2026-03-20"),
        day("2026-04-01"),
    ]


def test_nothing_more_from_now_on_keeps_what_today_has_seen() -> None:
    over = end_prescription(PLAN, FREE, ITEM, None)
    assert due(over, "2026-03-10", "2026-03-20") == ["morning/2026-03-10"]
    assert changed_past(PLAN, over, NOON) == []


def test_the_last_day_has_all_its_doses() -> None:
    over = end_prescription(PLAN, FREE, ITEM, day("2026-03-12"))
    assert due(over, "2026-03-12", "2026-03-20") == ["morning/2026-03-12", "evening/2026-03-12"]
    assert with_end(over, ITEM, None) == PLAN


def test_what_has_not_begun_never_begins() -> None:
    later = prescription(step(slot("morning", "08:00"), begins=day("2026-04-01")))
    over = end_prescription(plan(later), FREE, later, None)
    assert check_plan(over) == []
    assert due(over, "2026-03-10", "2026-05-01") == []


RISING = prescription(step(slot("morning", "08:00")), step(slot("morning", "08:00", 75), begins=LATER))


def removed_step(before: Plan, item: Prescription) -> Edited:
    after = remove_step(before, FREE, item, item.steps[1])
    return Edited(frozenset(), before=before, after=after)


def test_a_removed_step_comes_back_with_its_blood_tests() -> None:
    scheduled = choose(plan(RISING), MonitoringSchedule(load_presets()["us_label"], TODAY))
    before = restart_tests(scheduled, [LATER, TODAY])
    removed = removed_step(before, RISING)
    assert put_step_back(removed.after, removed, RISING, RISING.steps[1]).schedules == before.schedules


def test_a_removed_step_comes_back_without_undoing_what_was_changed_since() -> None:
    removed = removed_step(plan(RISING), RISING)
    meanwhile = change_dose(removed.after, FREE, RISING, day("2026-05-01"), [WantedSlot(100, at=slot("x", "08:00").at)])
    back = put_step_back(meanwhile, removed, RISING, RISING.steps[1])
    assert [each.begins.first for each in back.prescriptions[0].in_order()] == [
        day("2026-03-01"),
        LATER,
        day("2026-05-01"),
    ]


def test_a_removed_step_gives_way_to_another_of_the_same_day_and_to_a_prescription_that_is_gone() -> None:
    removed = removed_step(plan(RISING), RISING)
    taken = change_dose(removed.after, FREE, RISING, LATER, [WantedSlot(100, at=slot("x", "08:00").at)])
    assert put_step_back(taken, removed, RISING, RISING.steps[1]) == taken
    assert put_step_back(plan(), removed, RISING, RISING.steps[1]) == plan()


def test_a_hold_in_the_past_is_saved_only_as_a_correction(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        item = read_plan(diary).prescriptions[0]

        def edit(of: Plan, moment: Moment) -> Plan:
            return pause(of, moment, item, WantedHold(day("2026-03-02"), day("2026-03-03")))

        with pytest.raises(PastChanged):
            save_edit(diary, SAM, NOON, edit)
        assert read_plan(diary).prescriptions[0].holds == ()
        saved = save_edit(diary, SAM, NOON, edit, correct_past=True)
        assert len(saved.past) == len([key for key in saved.past if key.endswith(("-02", "-03"))]) > 0
        assert holds(read_plan(diary)) == holds(saved.after)


def test_a_hold_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        item = read_plan(diary).prescriptions[0]
        wanted = WantedHold(day("2026-03-20"), day("2026-03-15"))
        with pytest.raises(EditRefused) as refused:
            save_edit(diary, SAM, NOON, lambda of, moment: pause(of, moment, item, wanted))
        assert [problem.fault for problem in refused.value.problems] == [PlanFault.HOLD_ENDS_FIRST]


AHEAD = st.integers(0, 20).map(lambda days: TODAY + timedelta(days=days))


@st.composite
def edited(draw: st.DrawFn) -> Plan:
    """The plan after some pauses, ends of pauses and an end, all made from 12:00 on and none dated before today."""
    of = PLAN
    for minute in range(draw(st.integers(1, 6))):
        moment = Moment(NOON + timedelta(minutes=minute), TODAY, draw(st.sampled_from([frozenset(), {"evening"}])))
        first: date = draw(AHEAD)
        kind = draw(st.sampled_from(["pause", "end hold", "lengthen", "remove coming", "end"]))
        item = of.prescriptions[0]
        begun = [hold for hold in item.holds if hold.begins.first <= first]
        coming = [hold for hold in item.holds if hold.begins.first > TODAY]
        if kind == "pause":
            of = pause(of, moment, item, WantedHold(first, draw(st.none() | st.just(first + timedelta(days=2)))))
        elif kind == "end hold" and begun:
            of = end_hold(of, moment, item, begun[-1], first)
        elif kind == "lengthen" and begun and (begun[-1].last_day or first) < first:
            of = change_hold(of, moment, item, begun[-1], replace(WantedHold.of(begun[-1]), last=first))
        elif kind == "remove coming" and coming:
            of = remove_hold(of, item, coming[0])
        elif kind == "end":
            of = end_prescription(of, moment, item, draw(st.none() | st.just(first)))
    return of


@given(edited())
def test_the_past_never_moves_under_any_sequence_of_holds_and_ends(of: Plan) -> None:
    assert changed_past(PLAN, of, NOON) == []
    keys = [dose.key for dose in planned_doses(of, day("2026-03-01"), day("2026-04-10"))]
    assert len(keys) == len(set(keys))
