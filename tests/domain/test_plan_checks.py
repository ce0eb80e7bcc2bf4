"""What is wrong with a plan: each fault, where it is, and the figures for the sentence about it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.monitoring import MonitoringPreset, MonitoringSchedule
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.plan import Change, DoseStep, Hold, MealTimes, Plan, Prescription, Slot
from imuran_desktop.domain.plan_checks import EARLIEST, LATEST, MAX_EVERY, PlanFault, PlanProblem, Where, check_plan
from imuran_desktop.domain.plan_edit import with_tablets
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.tablets import MAX_AMOUNT_MG, MAX_STRENGTH_MG
from tests.domain.builders import (
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
    utc,
)

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


BRUNCH = MealTimes(Change(START), MEAL_TIMES, {number: {"brunch": time(11)} for number in (6, 7)})
EVERY_WEEK, EVERY_YEAR = Repeat(RepeatKind.EVERY_DAYS, every=7), Repeat(RepeatKind.EVERY_MONTHS, every=12)
SATURDAY, MONDAY = day("2026-03-07"), day("2026-03-09")


@pytest.mark.parametrize(
    ("repeat", "begins", "last"),
    [
        (Repeat(), SATURDAY, None),
        (Repeat(RepeatKind.WEEKDAYS, frozenset({5, 6})), SATURDAY, None),
        (replace(EVERY_WEEK, since=MONDAY), SATURDAY, None),
        (replace(EVERY_WEEK, every=2, since=SATURDAY), SATURDAY, None),
        (replace(EVERY_YEAR, since=SATURDAY), SATURDAY, None),
        (Repeat(), SATURDAY, MONDAY),
        (Repeat(RepeatKind.CYCLE, every=2, days_off=6, since=SATURDAY), SATURDAY, None),
    ],
)
def test_a_meal_that_has_no_time_on_some_weekdays_would_lose_its_doses(
    repeat: Repeat, begins: date, last: date | None
) -> None:
    item = prescription(step(replace(slot("brunch", "brunch"), repeat=repeat), begins=begins, last=last))

    assert only(plan(item, meal_times=[BRUNCH])) == (
        PlanFault.MEAL_WITHOUT_TIME,
        (*SLOT, "meal"),
        {"meal": "brunch"},
    )


@pytest.mark.parametrize(
    ("repeat", "begins", "last"),
    [
        (Repeat(RepeatKind.WEEKDAYS, frozenset({6, 7})), MONDAY, None),
        (replace(EVERY_WEEK, since=SATURDAY), MONDAY, None),
        (replace(EVERY_YEAR, since=SATURDAY), START, day("2026-12-31")),
        (Repeat(), SATURDAY, SATURDAY + ONE_DAY),
    ],
)
def test_a_meal_needs_a_time_only_on_the_weekdays_of_its_doses(repeat: Repeat, begins: date, last: date | None) -> None:
    item = prescription(step(replace(slot("brunch", "brunch"), repeat=repeat), begins=begins, last=last))

    assert check_plan(plan(item, meal_times=[BRUNCH])) == []


def test_a_meal_that_loses_its_time_on_one_weekday_later_would_lose_its_doses() -> None:
    later = MealTimes(Change(day("2026-05-01")), {"dinner": time(18)}, {1: {"breakfast": time(8)}})
    times = [meals(MEAL_TIMES), later]

    assert only(plan(prescription(step(MORNING)), meal_times=times))[0] is PlanFault.MEAL_WITHOUT_TIME


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


MONDAYS, TUESDAYS = (Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({number})) for number in (1, 2))
OTHER_DAYS = Repeat(RepeatKind.EVERY_DAYS, every=2, since=START)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Repeat(), MONDAYS),
        (MONDAYS, MONDAYS),
        (OTHER_DAYS, MONDAYS),
        (OTHER_DAYS, Repeat(RepeatKind.EVERY_DAYS, every=3, since=START)),
        (MONDAYS, Repeat(RepeatKind.EVERY_MONTHS, since=day("2026-03-30"))),
        (OTHER_DAYS, Repeat(RepeatKind.CYCLE, every=21, days_off=7, since=day("2026-05-02"))),
    ],
)
def test_same_time_on_some_day(one: Repeat, other: Repeat) -> None:
    both = with_slots(replace(MORNING, repeat=one), replace(slot("x", "08:00"), repeat=other))

    assert only(both) == (PlanFault.SAME_TIME, (*STEP, "slots", 1), {"time": time(8)})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MONDAYS, TUESDAYS),
        (OTHER_DAYS, replace(OTHER_DAYS, since=START + ONE_DAY)),
        (Repeat(), Repeat(RepeatKind.AS_NEEDED)),
        (
            Repeat(RepeatKind.CYCLE, every=21, days_off=7, since=START),
            Repeat(RepeatKind.CYCLE, every=7, days_off=21, since=START + 21 * ONE_DAY),
        ),
    ],
)
def test_two_slots_that_never_meet_may_be_at_the_same_time(one: Repeat, other: Repeat) -> None:
    both = with_slots(replace(MORNING, repeat=one), replace(slot("x", "08:00"), repeat=other))

    assert check_plan(both) == []


def test_same_time_on_the_weekend() -> None:
    lie_in = {7: {"breakfast": time(10)}}
    both = with_slots(MORNING, slot("x", "10:00"))

    assert check_plan(both) == []
    assert only(replace(both, meals=(replace(both.meals[0], other_days=lie_in),))) == (
        PlanFault.SAME_TIME,
        (*STEP, "slots", 1),
        {"time": time(10)},
    )


def test_same_time_is_told_once_for_each_slot() -> None:
    found = check_plan(with_slots(MORNING, slot("x", "08:00"), slot("y", "breakfast")))

    assert [(problem.fault, problem.where[-1]) for problem in found] == [
        (PlanFault.SAME_TIME, 1),
        (PlanFault.SAME_TIME, 2),
    ]


def test_no_weekdays() -> None:
    never = replace(MORNING, repeat=Repeat(RepeatKind.WEEKDAYS))

    assert only(with_slots(EVENING, never)) == (PlanFault.NO_WEEKDAYS, (*STEP, "slots", 1, "weekdays"), {})
    assert check_plan(with_slots(EVENING, replace(never, repeat=MONDAYS))) == []


@pytest.mark.parametrize("kind", [RepeatKind.EVERY_DAYS, RepeatKind.EVERY_MONTHS, RepeatKind.CYCLE])
@pytest.mark.parametrize(("every", "days_off"), [(0, 0), (-1, 0), (MAX_EVERY + 1, 0), (1, -1), (1, MAX_EVERY + 1)])
def test_repeat_range(kind: RepeatKind, every: int, days_off: int) -> None:
    repeat = Repeat(kind, every=every, days_off=days_off, since=START)

    assert only(with_slots(replace(MORNING, repeat=repeat))) == (
        PlanFault.REPEAT_RANGE,
        (*SLOT, "every"),
        {"most": MAX_EVERY},
    )
    assert check_plan(with_slots(replace(MORNING, repeat=replace(repeat, every=MAX_EVERY, days_off=MAX_EVERY)))) == []


def test_a_repeat_at_fault_hides_no_other_problem() -> None:
    found = check_plan(with_slots(replace(MORNING, repeat=Repeat(RepeatKind.WEEKDAYS)), Slot("x", 0)))

    assert [problem.fault for problem in found] == [
        PlanFault.NO_WEEKDAYS,
        PlanFault.NO_MEAL_OR_TIME,
        PlanFault.AMOUNT_RANGE,
    ]


def test_something_taken_as_needed_has_neither_meal_nor_time() -> None:
    pain = Slot("pain", 50, repeat=Repeat(RepeatKind.AS_NEEDED))

    assert check_plan(with_slots(pain)) == []


def held(first: str, last: str = "") -> Hold:
    return Hold(Change(day(first)), Change(day(last)) if last else None)


def with_holds(*holds: Hold) -> Plan:
    return plan(replace(GOOD, holds=holds))


HOLD: Where = (*ITEM, "holds")


def test_hold_ends_first() -> None:
    backwards = held("2026-03-10", "2026-03-09")
    noon, one = (Change(day("2026-03-10"), local(f"2026-03-10T{wall}")) for wall in ("12:00", "13:00"))

    assert only(with_holds(held("2026-03-02", "2026-03-05"), backwards)) == (
        PlanFault.HOLD_ENDS_FIRST,
        (*HOLD, 1),
        {"day": day("2026-03-10")},
    )
    assert only(with_holds(Hold(one, noon)))[:2] == (PlanFault.HOLD_ENDS_FIRST, (*HOLD, 0))
    assert check_plan(with_holds(Hold(noon, one))) == []
    assert check_plan(with_holds(held("2026-03-10", "2026-03-10"))) == [], "thought better of at once"


@pytest.mark.parametrize(
    "holds",
    [
        [held("2026-03-10", "2026-03-20"), held("2026-03-19", "2026-03-25")],
        [held("2026-03-10"), held("2026-03-19")],
        [held("2026-03-19"), held("2026-03-10")],
        [held("2026-03-19", "2026-03-20"), held("2026-03-10", "2026-04-01")],
    ],
)
def test_holds_overlap(holds: list[Hold]) -> None:
    later = next(number for number, hold in enumerate(holds) if hold.begins.first == day("2026-03-19"))

    assert only(with_holds(*holds)) == (PlanFault.HOLDS_OVERLAP, (*HOLD, later), {"day": day("2026-03-19")})


def test_a_hold_may_begin_on_the_day_on_which_another_ends() -> None:
    assert check_plan(with_holds(held("2026-03-10", "2026-03-20"), held("2026-03-20"))) == []


def test_ends_first() -> None:
    before, on = Change(START - ONE_DAY), Change(START)

    assert only(plan(replace(GOOD, ends=before))) == (
        PlanFault.ENDS_FIRST,
        (*ITEM, "ends"),
        {"day": START - ONE_DAY},
    )
    assert check_plan(plan(replace(GOOD, ends=on))) == []


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
    def says(food: FoodInstruction, words: str) -> Plan:
        return plan(replace(GOOD, directions=(directions(), directions(food, words, begins=day("2026-04-01")))))

    where = (*ITEM, "directions", 1, "food_words")
    assert only(says(FoodInstruction.OWN_WORDS, words)) == (PlanFault.NO_FOOD_WORDS, where, {})
    assert check_plan(says(FoodInstruction.OWN_WORDS, "With milk")) == []
    assert check_plan(says(FoodInstruction.EITHER, "")) == []


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
    far = (PlanFault.DATE_RANGE, RANGE)
    others: dict[str, Prescription] = {
        "directions": replace(GOOD, directions=(directions(begins=first),)),
        "holds": replace(GOOD, holds=(Hold(Change(first), Change(max(first, START))),)),
        "ends": replace(GOOD, ends=Change(first)),
    }
    for part, other in others.items():
        found = [(each.fault, each.figures) for each in check_plan(plan(other)) if each.where[2] == part]
        assert far in found, part
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
        replace(
            prescription(step(slot("x", "lunch", 60), Slot("x", 0))),
            directions=(directions(FoodInstruction.OWN_WORDS),),
        ),
        prescription(id="iron"),
    )

    assert [(problem.fault, problem.where) for problem in check_plan(bad)] == [
        (PlanFault.NO_FOOD_WORDS, (*ITEM, "directions", 0, "food_words")),
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
