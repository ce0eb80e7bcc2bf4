"""What is wrong with a plan: each fault, where it is, and the figures for the sentence about it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.monitoring import Interval, MonitoringPreset, MonitoringSchedule, Phase
from imuran_desktop.domain.plan import Change, DoseStep, Plan, Prescription, Slot
from imuran_desktop.domain.plan_checks import EARLIEST, LATEST, PlanFault, PlanProblem, Where, check_plan
from imuran_desktop.domain.plan_edit import with_tablets
from imuran_desktop.domain.tablets import MAX_AMOUNT_MG, MAX_STRENGTH_MG
from tests.domain.builders import MEAL_TIMES, START, day, local, meals, plan, prescription, slot, step, travels, utc

MORNING, EVENING = slot("morning", "breakfast"), slot("evening", "dinner", 75)
GOOD = prescription(step(MORNING, EVENING), step(MORNING, begins=day("2026-04-01"), last=day("2026-04-30")))
ITEM: Where = ("prescriptions", 0)
STEP: Where = (*ITEM, "steps", 0)
SLOT: Where = (*STEP, "slots", 0)
ONE_DAY = timedelta(days=1)


def only(plan_: Plan) -> tuple[PlanFault, Where, dict[str, object]]:
    (problem,) = check_plan(plan_)
    return problem.fault, problem.where, dict(problem.figures)


def with_slots(*slots: Slot, tablets_mg: tuple[float, ...] = (25, 50)) -> Plan:
    return plan(prescription(step(*slots), tablets_mg=tablets_mg))


def with_steps(*steps: DoseStep) -> Plan:
    return plan(prescription(*steps))


def test_a_good_plan_has_no_problem() -> None:
    other = prescription(step(slot("iron", "12:00", 33.3)), id="iron", medicine="iron", tablets_mg=())

    assert check_plan(plan(GOOD, other)) == []
    assert check_plan(plan()) == []


@pytest.mark.parametrize("name", ["", "  ", "\t\n"])
def test_no_name(name: str) -> None:
    good = plan(GOOD)

    assert only(replace(good, person=replace(good.person, name=name))) == (PlanFault.NO_NAME, ("person", "name"), {})


def test_unknown_zone() -> None:
    timeline = travels("Europe/London", (utc("2026-05-01T00:00"), "Europe/Lundon"))

    assert only(plan(GOOD, zone=timeline)) == (PlanFault.UNKNOWN_ZONE, ("person", "zone"), {"zone": "Europe/Lundon"})


def test_no_steps() -> None:
    assert only(plan(GOOD, prescription(id="iron"))) == (PlanFault.NO_STEPS, ("prescriptions", 1, "steps"), {})


def test_no_slots() -> None:
    assert only(with_steps(step(MORNING), step(begins=day("2026-04-01")))) == (
        PlanFault.NO_SLOTS,
        (*ITEM, "steps", 1, "slots"),
        {},
    )


@pytest.mark.parametrize("amount", [0, -50, MAX_AMOUNT_MG + 1, float("inf"), -float("inf")])
def test_amount_range(amount: float) -> None:
    figures = {"amount": amount, "most": MAX_AMOUNT_MG}

    assert only(with_slots(replace(MORNING, amount_mg=amount))) == (
        PlanFault.AMOUNT_RANGE,
        (*SLOT, "amount_mg"),
        figures,
    )


def test_an_amount_that_is_no_number_is_out_of_range() -> None:
    assert only(with_slots(replace(MORNING, amount_mg=float("nan"))))[:2] == (
        PlanFault.AMOUNT_RANGE,
        (*SLOT, "amount_mg"),
    )


def test_the_greatest_amount_is_in_range() -> None:
    assert check_plan(with_slots(replace(MORNING, amount_mg=MAX_AMOUNT_MG))) == []


@pytest.mark.parametrize(("amount", "nearest"), [(60, (50, 75)), (10, (25,)), (0.0004, (25,))])
def test_amount_not_made(amount: float, nearest: tuple[float, ...]) -> None:
    assert only(with_slots(EVENING, replace(MORNING, amount_mg=amount))) == (
        PlanFault.AMOUNT_NOT_MADE,
        (*STEP, "slots", 1, "amount_mg"),
        {"amount": amount, "strengths": (25, 50), "nearest": nearest},
    )


def test_without_known_tablets_any_amount_can_be_made() -> None:
    assert check_plan(with_slots(replace(MORNING, amount_mg=61), tablets_mg=())) == []


@pytest.mark.parametrize("strength", [0, -25, 0.0004, MAX_STRENGTH_MG + 1, float("inf")])
def test_strength_range(strength: float) -> None:
    assert only(with_slots(MORNING, tablets_mg=(50, strength))) == (
        PlanFault.STRENGTH_RANGE,
        (*ITEM, "tablets_mg"),
        {"strength": strength, "most": MAX_STRENGTH_MG},
    )


def test_a_strength_that_is_no_number_is_out_of_range() -> None:
    assert only(with_slots(MORNING, tablets_mg=(float("nan"),)))[:2] == (
        PlanFault.STRENGTH_RANGE,
        (*ITEM, "tablets_mg"),
    )


def test_no_meal_or_time() -> None:
    assert only(with_slots(Slot("x", 50))) == (PlanFault.NO_MEAL_OR_TIME, SLOT, {"slot": "x"})


def test_meal_without_time() -> None:
    problem = (PlanFault.MEAL_WITHOUT_TIME, (*STEP, "slots", 1, "meal"), {"meal": "lunch"})

    assert only(with_slots(MORNING, slot("noon", "lunch"))) == problem
    assert only(plan(prescription(step(MORNING)), meal_times=())) == (
        PlanFault.MEAL_WITHOUT_TIME,
        (*SLOT, "meal"),
        {"meal": "breakfast"},
    )


def test_a_meal_that_loses_its_time_later_would_lose_its_doses() -> None:
    times = [meals(MEAL_TIMES), meals({"breakfast": time(9)}, day("2026-05-01"))]

    assert only(plan(prescription(step(MORNING, EVENING)), meal_times=times)) == (
        PlanFault.MEAL_WITHOUT_TIME,
        (*STEP, "slots", 1, "meal"),
        {"meal": "dinner"},
    )


@pytest.mark.parametrize(
    "steps",
    [
        (step(MORNING, EVENING, last=day("2026-04-30")),),
        (step(MORNING, EVENING), step(MORNING, begins=day("2026-05-01"))),
        (step(MORNING, EVENING), step(MORNING, begins=Change(day("2026-05-01"), local("2026-05-01T12:00")))),
        (step(MORNING, EVENING), step(MORNING, begins=day("2026-04-15"))),
        (step(MORNING, replace(EVENING, at=time(19))),),
    ],
)
def test_a_meal_may_lose_its_time_once_nothing_is_at_it(steps: tuple[DoseStep, ...]) -> None:
    times = [meals({"breakfast": time(9)}, day("2026-05-01")), meals(MEAL_TIMES)]

    assert check_plan(plan(prescription(*steps[::-1]), meal_times=times)) == []


def test_slot_twice_in_a_step() -> None:
    twice = step(MORNING, replace(MORNING, meal=None, at=time(12)))

    assert only(with_steps(twice)) == (PlanFault.SLOT_TWICE, (*STEP, "slots", 1), {"slot": "morning"})


def test_slot_twice_in_two_medicines() -> None:
    other = prescription(step(MORNING), step(MORNING, begins=day("2026-04-01")), id="iron", medicine="iron")

    assert only(plan(GOOD, other)) == (PlanFault.SLOT_TWICE, ("prescriptions", 1), {"slot": "morning"})


@pytest.mark.parametrize("other", [slot("x", "08:00"), slot("x", "breakfast")])
def test_same_time(other: Slot) -> None:
    assert only(with_slots(MORNING, other)) == (PlanFault.SAME_TIME, (*STEP, "slots", 1), {"time": time(8)})


def test_two_medicines_may_be_at_the_same_time() -> None:
    assert check_plan(plan(GOOD, prescription(step(slot("iron", "08:00")), id="iron"))) == []


def test_last_before_first() -> None:
    first, last = day("2026-04-01"), day("2026-03-31")

    assert only(with_steps(step(MORNING, begins=first, last=last))) == (
        PlanFault.LAST_BEFORE_FIRST,
        (*STEP, "until"),
        {"first": first, "last": last},
    )
    assert check_plan(with_steps(step(MORNING, begins=first, last=first))) == []


@pytest.mark.parametrize(
    "earlier",
    [step(MORNING, last=day("2026-04-01")), step(MORNING, begins=day("2026-04-01"))],
    ids=["into", "same day"],
)
def test_steps_overlap(earlier: DoseStep) -> None:
    later = step(MORNING, begins=day("2026-04-01"))
    problem = (PlanFault.STEPS_OVERLAP, (*ITEM, "steps", 1), {"day": day("2026-04-01")})

    assert only(with_steps(earlier, later)) == problem


def test_steps_overlap_in_whatever_order_they_are_kept() -> None:
    into, later = step(MORNING, last=day("2026-04-01")), step(MORNING, begins=day("2026-04-01"))

    assert only(with_steps(later, into)) == (PlanFault.STEPS_OVERLAP, STEP, {"day": day("2026-04-01")})
    assert check_plan(with_steps(later, replace(into, last=day("2026-03-31")))) == []


def test_a_step_made_on_its_first_day_may_cut_another_short() -> None:
    made = Change(day("2026-04-01"), local("2026-04-01T12:00"))
    again = replace(made, changed_at=local("2026-04-01T13:00"))

    assert check_plan(with_steps(step(MORNING, last=day("2026-04-30")), step(MORNING, begins=made))) == []
    assert check_plan(with_steps(step(MORNING, begins=made), step(EVENING, begins=again))) == []
    assert check_plan(with_steps(step(MORNING, begins=day("2026-04-01")), step(MORNING, begins=made))) == []


@pytest.mark.parametrize("words", ["", "   "])
def test_no_food_words(words: str) -> None:
    item = replace(GOOD, food=FoodInstruction.OWN_WORDS, food_words=words)

    assert only(plan(item)) == (PlanFault.NO_FOOD_WORDS, (*ITEM, "food_words"), {})
    assert check_plan(plan(replace(item, food_words="With milk"))) == []
    assert check_plan(plan(replace(item, food=FoodInstruction.EITHER))) == []


RANGE = {"first": EARLIEST, "last": LATEST}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (EARLIEST - ONE_DAY, None),
        (LATEST + ONE_DAY, None),
        (START, LATEST + ONE_DAY),
        (date.min, None),
        (START, date.max),
    ],
)
def test_date_range_of_a_step(first: date, last: date | None) -> None:
    assert only(with_steps(step(MORNING, begins=first, last=last))) == (PlanFault.DATE_RANGE, STEP, RANGE)


def test_the_ends_of_the_range_are_in_it() -> None:
    assert check_plan(with_steps(step(MORNING, begins=EARLIEST, last=LATEST))) == []


@pytest.mark.parametrize("first", [date.min, EARLIEST - ONE_DAY, LATEST + ONE_DAY, date.max])
def test_date_range_of_what_else_is_dated(first: date) -> None:
    good = plan(GOOD)
    item: Prescription = replace(GOOD, recording=Change(first))
    preset = MonitoringPreset("made", "Made up", ("blood count",), (Phase(every=Interval(days=7)),), "", "", False, "")

    assert only(replace(good, person=replace(good.person, recording_from=first))) == (
        PlanFault.DATE_RANGE,
        ("person", "recording_from"),
        RANGE,
    )
    assert only(plan(item)) == (PlanFault.DATE_RANGE, (*ITEM, "recording"), RANGE)
    assert only(plan(GOOD, meal_times=[meals(MEAL_TIMES), meals(MEAL_TIMES, first)])) == (
        PlanFault.DATE_RANGE,
        ("meals", 1, "from"),
        RANGE,
    )
    assert only(replace(good, schedules=(MonitoringSchedule(preset, first),))) == (
        PlanFault.DATE_RANGE,
        ("monitoring", "start"),
        RANGE,
    )


def test_all_problems_are_found_at_once() -> None:
    bad = plan(
        replace(prescription(step(slot("x", "lunch", 60), Slot("x", 0))), food=FoodInstruction.OWN_WORDS),
        prescription(id="iron"),
    )

    assert [(problem.fault, problem.where) for problem in check_plan(bad)] == [
        (PlanFault.NO_FOOD_WORDS, (*ITEM, "food_words")),
        (PlanFault.MEAL_WITHOUT_TIME, (*SLOT, "meal")),
        (PlanFault.AMOUNT_NOT_MADE, (*SLOT, "amount_mg")),
        (PlanFault.SLOT_TWICE, (*STEP, "slots", 1)),
        (PlanFault.NO_MEAL_OR_TIME, (*STEP, "slots", 1)),
        (PlanFault.AMOUNT_RANGE, (*STEP, "slots", 1, "amount_mg")),
        (PlanFault.NO_STEPS, ("prescriptions", 1, "steps")),
    ]


def test_each_fault_has_a_test_here() -> None:
    tested = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}

    assert [fault for fault in PlanFault if not any(name.startswith(fault.value) for name in tested)] == []


def test_a_problem_without_figures_needs_none() -> None:
    assert PlanProblem(PlanFault.NO_NAME, ("person", "name")).figures == {}


def test_a_slot_that_has_its_tablets_keeps_them_when_the_strengths_change() -> None:
    made_up = with_tablets(slot("morning", "08:00", 75), (25, 50))

    assert check_plan(plan(prescription(step(made_up), tablets_mg=(50,)))) == []
