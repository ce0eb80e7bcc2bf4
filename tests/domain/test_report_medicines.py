"""Which medicines stand in a report, with which of their doses, holds and directions."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.doses import planned_doses
from imuran_desktop.domain.plan import Change, Hold, Plan, Prescription
from imuran_desktop.domain.report_medicines import ReportedMedicine, reported_medicines
from tests.domain.builders import START, day, directions, plan, prescription, slot, step, utc
from tests.domain.plan_strategies import days, plans

MARCH = Span(START, date(2026, 3, 31))
LATER, MUCH_LATER = day("2026-03-10"), day("2026-03-20")
LOW = step(slot("morning", "breakfast", 50))


def only(item: Prescription, span: Span = MARCH) -> ReportedMedicine:
    (found,) = reported_medicines(plan(item), span)
    return found


def dates(item: Prescription, span: Span = MARCH) -> list[tuple[date, date | None, bool]]:
    return [(step.first, step.last, step.then_none) for step in only(item, span).steps]


def test_one_step_follows_another() -> None:
    item = prescription(LOW, step(slot("morning", "breakfast", 75), begins=LATER))
    assert dates(item) == [(START, day("2026-03-09"), False), (LATER, None, False)]


def test_only_steps_in_force_in_the_days_are_told_and_when_they_began() -> None:
    item = prescription(
        LOW,
        step(slot("morning", "breakfast", 75), begins=LATER),
        step(slot("morning", "breakfast", 100), begins=MUCH_LATER),
    )
    assert dates(item, Span(day("2026-03-12"), day("2026-03-19"))) == [(LATER, day("2026-03-19"), False)]


def test_a_step_changed_in_mid_day_shares_that_day() -> None:
    change = Change(LATER, utc("2026-03-10T12:00"))
    item = prescription(LOW, step(slot("morning", "breakfast", 75), begins=change))
    assert [found[:2] for found in dates(item, Span(LATER, LATER))] == [(START, LATER), (LATER, None)]


def test_of_several_steps_of_one_day_those_are_told_that_asked_for_a_dose() -> None:
    def amounts(*moments: str) -> list[float]:
        changes = [Change(START, utc(f"2026-03-01T{moment}")) for moment in moments]
        steps = [step(slot("morning", "breakfast", 75 + place), begins=made) for place, made in enumerate(changes)]
        return [found.step.slots[0].amount_mg for found in only(prescription(LOW, *steps)).steps]

    assert amounts("05:00") == [75]
    assert amounts("12:00") == [50, 75]
    assert amounts("05:00", "12:00") == [75, 76]
    assert amounts("05:00", "05:30") == [76]
    assert amounts("12:00", "12:30") == [50, 76]


def test_a_hold_of_some_hours_is_told_where_it_held_a_dose() -> None:
    def told(*moments: str) -> int:
        begins, ends = (Change(day(moment[:10]), utc(moment)) for moment in moments)
        return len(only(replace(prescription(LOW), holds=(Hold(begins, ends),))).holds)

    assert told("2026-03-05T12:00", "2026-03-05T13:00") == 0
    assert told("2026-03-05T05:00", "2026-03-05T13:00") == 1


def test_a_course_that_nothing_follows_says_so() -> None:
    course = step(slot("morning", "breakfast"), last=day("2026-03-05"))
    assert dates(prescription(course)) == [(START, day("2026-03-05"), True)]
    followed = prescription(course, step(slot("morning", "breakfast"), begins=day("2026-03-06")))
    assert dates(followed)[0] == (START, day("2026-03-05"), False)


def test_its_end_is_told_once_it_has_come() -> None:
    item = replace(prescription(LOW), ends=Change(LATER))
    assert only(item).ended == day("2026-03-09")
    assert dates(item) == [(START, day("2026-03-09"), False)]
    assert only(item, Span(START, day("2026-03-08"))).ended is None


def test_a_medicine_of_other_days_is_left_out() -> None:
    over = replace(prescription(LOW, id="old", medicine="prednisolone"), ends=Change(LATER))
    coming = prescription(step(slot("evening", "dinner"), begins=MUCH_LATER), id="new", medicine="allopurinol")
    assert reported_medicines(plan(over, coming), Span(LATER, LATER)) == ()


def test_the_monitored_medicine_comes_first_and_the_others_as_in_the_plan() -> None:
    items = [prescription(LOW, id=name, medicine=name) for name in ("prednisolone", "Imuran", "allopurinol")]
    found = reported_medicines(plan(*items), MARCH)
    assert [item.prescription.medicine for item in found] == ["Imuran", "prednisolone", "allopurinol"]


def test_holds_that_touch_the_days_are_told_in_order() -> None:
    holds = (
        Hold(Change(MUCH_LATER)),
        Hold(Change(LATER), Change(LATER)),
        Hold(Change(day("2026-03-03")), Change(day("2026-03-05"))),
        Hold(Change(day("2026-05-03"))),
    )
    found = only(replace(prescription(LOW), holds=holds)).holds
    assert [hold.begins.first for hold in found] == [day("2026-03-03"), MUCH_LATER]


def test_directions_are_told_again_only_where_they_say_something_else_of_food() -> None:
    every = (
        directions(),
        directions(begins=day("2026-03-05"), window=timedelta(minutes=30)),
        directions(FoodInstruction.EMPTY_STOMACH, begins=LATER),
        directions(FoodInstruction.OWN_WORDS, "with a biscuit", begins=day("2026-04-05")),
    )
    found = only(replace(prescription(LOW), directions=every)).directions
    assert [(when, said.food) for when, said in found] == [
        (START, FoodInstruction.WITH_OR_AFTER),
        (LATER, FoodInstruction.EMPTY_STOMACH),
    ]


def test_when_recording_began_is_told_only_where_that_was_later_than_the_first_dose() -> None:
    assert only(prescription(LOW, recording=LATER)).recorded_from == LATER
    assert only(prescription(LOW)).recorded_from is None
    assert only(prescription(LOW, recording=LATER), Span(MUCH_LATER, MUCH_LATER)).recorded_from is None


@given(plans(), days, st.integers(0, 40))
def test_every_dose_due_belongs_to_a_step_that_is_told(of: Plan, first: date, length: int) -> None:
    span = Span(first, first + timedelta(days=length))
    told = {
        (item.prescription.id, slot.id, slot.amount_mg)
        for item in reported_medicines(of, span)
        for dated in item.steps
        for slot in dated.step.slots
    }
    for dose in planned_doses(of, span.first, span.last):
        assert (dose.prescription.id, dose.slot, dose.amount_mg) in told
