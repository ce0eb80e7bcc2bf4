from dataclasses import replace
from datetime import timedelta

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan_edit import changed_past
from imuran_desktop.services.details_edits import Details, change_details, correct_details
from imuran_desktop.services.plan_edits import Moment
from tests.domain.builders import day, directions, plan, prescription, slot, step, utc

TODAY, LATER = day("2026-03-10"), day("2026-04-01")
NOON = utc("2026-03-10T12:00")
MOMENT, FREE = Moment(NOON, TODAY, frozenset({"morning"})), Moment(NOON, TODAY)
AZA = prescription(step(slot("morning", "breakfast"), slot("evening", "dinner")))
AT_TIMES = prescription(step(slot("morning", "08:00"), slot("evening", "20:00")))


def test_other_tablets_leave_earlier_steps_alone_and_remake_coming_ones() -> None:
    item = prescription(step(slot("morning", amount=100)), step(slot("morning", amount=200), begins=LATER))
    changed = change_details(plan(item), MOMENT, item, Details(FoodInstruction.EITHER, tablets_mg=(100,)))
    now, from_today, coming = changed.prescriptions[0].in_order()
    assert now == item.steps[0]
    assert (from_today.begins.first, from_today.slots[0].tablets[0].count) == (TODAY, 1)
    assert (coming.begins.first, coming.slots[0].tablets[0].count) == (LATER, 2)


def test_details_that_change_no_tablets_make_no_step() -> None:
    first = change_details(plan(AZA), MOMENT, AZA, Details(FoodInstruction.EITHER, tablets_mg=(25, 50)))
    again = change_details(first, MOMENT, first.prescriptions[0], Details(FoodInstruction.EITHER, tablets_mg=(25, 50)))
    assert again == first
    assert again.prescriptions[0].directions_on(TODAY).food is FoodInstruction.EITHER


def test_details_corrected_from_the_start_change_the_past_and_those_from_now_on_do_not() -> None:
    item = replace(AT_TIMES, directions=(directions(),))
    right = Details(FoodInstruction.EMPTY_STOMACH, tablets_mg=(25, 50), window=timedelta(minutes=30))
    corrected = correct_details(plan(item), FREE, item, right)
    assert corrected.prescriptions[0].directions == (
        directions(FoodInstruction.EMPTY_STOMACH, window=timedelta(minutes=30)),
    )
    assert len(changed_past(plan(item), corrected, NOON)) == 19


def test_details_are_corrected_where_none_were_noted() -> None:
    item = replace(AT_TIMES, directions=())
    corrected = correct_details(plan(item), FREE, item, Details(FoodInstruction.EITHER, tablets_mg=(25, 50)))
    assert [each.food for each in corrected.prescriptions[0].directions] == [FoodInstruction.EITHER]
    assert len(changed_past(plan(item), corrected, NOON)) == 19
