from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.doses import planned_doses
from imuran_desktop.domain.plan import Change, DoseStep, Plan, Prescription, Slot
from imuran_desktop.domain.plan_checks import PlanFault, check_plan
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.plan_edits import EditRefused, Moment
from imuran_desktop.services.plan_view import step_end, step_on
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.services.step_edits import (
    WantedStep,
    change_doses,
    correct_step,
    correction_room,
    had_tablets,
    know_meals,
    neighbours,
    same_doses,
    steps_that_change,
)
from tests.domain.builders import clock, day, plan, prescription, slot, step, utc
from tests.services.plans import step as with_its_tablets

TODAY = day("2026-03-10")
MOMENT = Moment(utc("2026-03-10T12:00"), TODAY)
ONE_DAY = timedelta(days=1)
LATER, LATEST = day("2026-04-07"), day("2026-05-05")


def aza(*steps: DoseStep) -> Prescription:
    return prescription(*(steps or (step(slot("morning", "breakfast")),)))


def breakfast(amount: float) -> list[WantedSlot]:
    return [WantedSlot(amount, "breakfast")]


def shape(of: Plan) -> list[tuple[date, date | None, list[float]]]:
    item = of.prescriptions[0]
    return [
        (each.begins.first, step_end(item, each), [slot.amount_mg for slot in each.slots]) for each in item.in_order()
    ]


def test_several_steps_ahead_are_made_at_once() -> None:
    wanted = [WantedStep(TODAY, breakfast(75)), WantedStep(LATER, breakfast(100)), WantedStep(LATEST, breakfast(150))]
    item = aza()
    changed = change_doses(plan(item), MOMENT, item, wanted)
    assert shape(changed) == [
        (day("2026-03-01"), TODAY, [50]),
        (TODAY, LATER - ONE_DAY, [75]),
        (LATER, LATEST - ONE_DAY, [100]),
        (LATEST, None, [150]),
    ]
    assert changed.prescriptions[0].slot_ids() == {"morning"}
    assert check_plan(changed) == []


def test_a_step_that_asks_for_what_is_taken_anyway_adds_nothing() -> None:
    item = aza()
    wanted = [WantedStep(TODAY, breakfast(50)), WantedStep(LATER, breakfast(75)), WantedStep(LATEST, breakfast(75))]
    assert steps_that_change(item, wanted) == [wanted[1]]
    assert [first for first, _, _ in shape(change_doses(plan(item), MOMENT, item, wanted))] == [
        day("2026-03-01"),
        LATER,
    ]


def test_a_step_after_one_that_is_planned_already_is_compared_with_that_one() -> None:
    item = aza(step(slot("morning", "breakfast")), step(slot("morning", "breakfast", 100), begins=LATER))
    wanted = [WantedStep(TODAY, breakfast(75)), WantedStep(LATEST, breakfast(75))]
    assert steps_that_change(item, wanted) == wanted
    assert steps_that_change(item, [wanted[0], WantedStep(LATEST, breakfast(100))]) == [wanted[0]]


def test_steps_within_a_course_end_with_it() -> None:
    item = aza(step(slot("morning", "breakfast"), last=LATEST))
    wanted = [WantedStep(TODAY + ONE_DAY, breakfast(75)), WantedStep(LATER, breakfast(100))]
    changed = change_doses(plan(item), MOMENT, item, wanted)
    assert shape(changed) == [
        (day("2026-03-01"), TODAY, [50]),
        (TODAY + ONE_DAY, LATER - ONE_DAY, [75]),
        (LATER, LATEST, [100]),
    ]
    assert check_plan(changed) == []


@pytest.mark.parametrize("later", [75, 100])
def test_a_step_wanted_after_the_end_of_a_course_leaves_no_gap_before_it(later: float) -> None:
    item = aza(step(slot("morning", "breakfast"), last=LATER))
    wanted = [WantedStep(TODAY + ONE_DAY, breakfast(75)), WantedStep(LATEST, breakfast(later))]
    due = planned_doses(change_doses(plan(item), MOMENT, item, wanted), TODAY, LATEST)
    assert [dose.amount_mg for dose in due] == [50, *[75] * ((LATEST - TODAY).days - 1), later]


def test_the_first_of_them_can_take_the_place_of_a_coming_step() -> None:
    coming = step(slot("morning", "breakfast", 100), begins=LATER)
    item = aza(step(slot("morning", "breakfast")), coming)
    wanted = [WantedStep(LATER + ONE_DAY, breakfast(75)), WantedStep(LATEST, breakfast(100))]
    firsts = [first for first, _, _ in shape(change_doses(plan(item), MOMENT, item, wanted, coming))]
    assert firsts == [day("2026-03-01"), LATER + ONE_DAY, LATEST]
    same = [WantedStep(LATER, breakfast(50)), WantedStep(LATEST, breakfast(100))]
    firsts = [first for first, _, _ in shape(change_doses(plan(item), MOMENT, item, same, coming))]
    assert firsts == [day("2026-03-01"), LATEST]


def test_doses_on_other_days_are_not_the_same() -> None:
    every_other = Repeat(RepeatKind.EVERY_DAYS, every=2, since=TODAY)
    one, other = WantedSlot(50, "breakfast"), WantedSlot(50, "breakfast", repeat=every_other)
    assert same_doses([one], [Slot("any", 50, meal="breakfast")])
    assert not same_doses([one], [other])
    assert not same_doses([one, one], [one])
    assert same_doses([one, other], [other, one])


FIRST, MIDDLE, LAST = day("2026-03-01"), day("2026-03-05"), day("2026-03-08")


def three(**of_middle: date) -> Prescription:
    """50 mg, from the 5th 75, from the 8th 100."""
    return aza(
        with_its_tablets(FIRST, slot("morning", "breakfast", 50)),
        with_its_tablets(MIDDLE, slot("morning", "breakfast", 75), **of_middle),
        with_its_tablets(LAST, slot("morning", "breakfast", 100)),
    )


def corrected(
    item: Prescription, number: int, first: date, last: date | None, slots: Sequence[WantedSlot] = ()
) -> list[tuple[date, date | None, list[float]]]:
    old = item.in_order()[number]
    wanted = slots or [WantedSlot(each.amount_mg, each.meal, each.at, each.id) for each in old.slots]
    after = correct_step(plan(item), item, old, first, last, wanted)
    assert check_plan(after) == []
    return shape(after)


def test_the_doses_of_a_step_that_is_over_are_corrected() -> None:
    assert corrected(three(), 1, MIDDLE, day("2026-03-07"), breakfast(25)) == [
        (FIRST, day("2026-03-04"), [50]),
        (MIDDLE, day("2026-03-07"), [25]),
        (LAST, None, [100]),
    ]


@pytest.mark.parametrize(
    ("first", "last", "ends", "begins"),
    [
        ("2026-03-05", "2026-03-07", "2026-03-04", "2026-03-08"),
        ("2026-03-03", "2026-03-07", "2026-03-02", "2026-03-08"),
        ("2026-03-06", "2026-03-07", "2026-03-05", "2026-03-08"),
        ("2026-03-05", "2026-03-09", "2026-03-04", "2026-03-10"),
        ("2026-03-05", "2026-03-05", "2026-03-04", "2026-03-06"),
    ],
)
def test_the_steps_beside_it_move_with_it(first: str, last: str, ends: str, begins: str) -> None:
    assert corrected(three(), 1, day(first), day(last)) == [
        (FIRST, day(ends), [50]),
        (day(first), day(last), [75]),
        (day(begins), None, [100]),
    ]


def test_a_day_without_a_step_stays_one() -> None:
    gap = three(last=day("2026-03-06"))
    assert corrected(gap, 1, MIDDLE, MIDDLE)[1:] == [(MIDDLE, MIDDLE, [75]), (LAST, None, [100])]
    assert corrected(gap, 0, FIRST, day("2026-03-03"))[:2] == [
        (FIRST, day("2026-03-03"), [50]),
        (day("2026-03-04"), day("2026-03-06"), [75]),
    ]


def test_the_last_step_can_be_given_an_end_and_lose_it_again() -> None:
    ended = corrected(three(), 2, LAST, day("2026-03-20"))[2]
    assert ended == (LAST, day("2026-03-20"), [100])
    item = three()
    item = replace(item, steps=(*item.steps[:2], replace(item.steps[2], last=day("2026-03-20"))))
    assert corrected(item, 2, LAST, None)[2] == (LAST, None, [100])


@pytest.mark.parametrize(
    ("number", "first", "last", "taken"),
    [
        (1, "2026-03-01", "2026-03-07", FIRST),
        (1, "2026-02-20", "2026-03-07", FIRST),
        (0, "2026-03-01", "2026-03-07", MIDDLE),
        (0, "2026-03-01", None, MIDDLE),
    ],
)
def test_a_step_is_not_put_in_the_place_of_another(number: int, first: str, last: str | None, taken: date) -> None:
    item = three()
    with pytest.raises(EditRefused) as refused:
        corrected(item, number, day(first), day(last) if last else None)
    assert [(each.fault, each.figures["day"]) for each in refused.value.problems] == [(PlanFault.STEPS_OVERLAP, taken)]


def test_where_a_step_can_be_moved() -> None:
    item = three()
    assert correction_room(item, item.steps[1]).first == day("2026-03-02")
    assert correction_room(item, item.steps[0]).last == day("2026-03-06")
    assert correction_room(item, item.steps[1]).last > day("2100-01-01")
    assert neighbours(item, item.steps[1]) == (item.steps[0], item.steps[2])
    assert neighbours(item, item.steps[0])[0] is None
    assert neighbours(item, item.steps[2])[1] is None


def test_a_step_changed_at_noon_still_begins_at_noon() -> None:
    noon = Change(MIDDLE, utc("2026-03-05T12:00"))
    item = aza(
        step(slot("morning", "breakfast"), slot("evening", "dinner")), step(slot("evening", "dinner"), begins=noon)
    )
    wanted = [WantedSlot(25, "dinner", origin="evening")]
    after = correct_step(plan(item), item, item.steps[1], MIDDLE, None, wanted)
    due = [(dose.slot, dose.amount_mg) for dose in planned_doses(after, MIDDLE, MIDDLE)]
    assert due == [("morning", 50), ("evening", 25)]


def test_a_step_that_is_gone_meanwhile_is_left_alone() -> None:
    item = three()
    gone = step(slot("morning", "breakfast"), begins=day("2026-02-01"))
    assert correct_step(plan(item), item, gone, FIRST, None, breakfast(25)) == plan(item)


def test_tablets_the_person_no_longer_has_still_make_up_a_corrected_dose() -> None:
    old = with_its_tablets(FIRST, slot("morning", "breakfast", 75))
    item = replace(aza(old), tablets_mg=(50.0,))
    assert had_tablets(item, old) == (25.0, 50.0)
    kept = correct_step(plan(item), item, old, FIRST, LAST, breakfast(75)).prescriptions[0].steps[0].slots[0]
    assert kept.tablets == old.slots[0].tablets
    made = correct_step(plan(item), item, old, FIRST, LAST, breakfast(25)).prescriptions[0].steps[0].slots[0]
    assert [(tablet.strength_mg, tablet.count) for tablet in made.tablets] == [(25, 1)]


def test_a_meal_can_be_made_known_for_past_days_too() -> None:
    item = three()
    known = know_meals(plan(item), {"lunch": clock("12:30"), "breakfast": clock("09:00")})
    after = correct_step(known, item, item.steps[1], MIDDLE, day("2026-03-07"), [WantedSlot(75, "lunch")])
    assert check_plan(after) == []
    assert [dose.at for dose in planned_doses(after, FIRST, MIDDLE)] == [clock("08:00")] * 4 + [clock("12:30")]


@given(
    number=st.integers(0, 2),
    first=st.integers(-6, 12),
    length=st.integers(0, 14) | st.none(),
    ends=st.booleans(),
)
def test_a_correction_is_what_was_asked_for_and_never_overlaps(
    number: int, first: int, length: int | None, ends: bool
) -> None:
    item = three(last=day("2026-03-06")) if ends else three()
    begins = FIRST + timedelta(days=first)
    last = None if length is None else begins + timedelta(days=length)
    old = item.in_order()[number]
    wanted = [WantedSlot(25, "breakfast", origin="morning")]
    try:
        after = correct_step(plan(item), item, old, begins, last, wanted)
    except EditRefused:
        return
    new = after.prescriptions[0]
    assert check_plan(after) == []
    assert len(new.steps) == len(item.steps)
    asked = [begins + timedelta(days=ahead) for ahead in range(30 if last is None else (last - begins).days + 1)]
    for each in asked:
        found = step_on(new, each)
        assert found is not None
        assert found.slots[0].amount_mg == 25
    amounts = [each.slots[0].amount_mg for each in new.in_order()]
    assert [amount for amount in amounts if amount != 25] == [
        each.slots[0].amount_mg for each in item.in_order() if each is not old
    ]
