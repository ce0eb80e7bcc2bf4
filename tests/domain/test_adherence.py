"""Adherence figures, against counting again by other means."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.adherence import Counts, Figures, Ratio, combine, figures, is_not_recorded
from imuran_desktop.domain.codes import DoseState, Food, FoodInstruction, Outcome
from imuran_desktop.domain.ledger import Intake, LedgerDose, ledger
from imuran_desktop.domain.plan import Change, Hold, Plan, Prescription
from imuran_desktop.domain.runs import Run
from tests.domain.builders import START, day, directions, intake, local, plan, prescription, slot, step

HOUR = timedelta(hours=1)
LAST = START + timedelta(days=9)
LONG_AFTER = local("2027-01-01T00:00")
TWICE = prescription(step(slot("a", "08:00"), slot("b", "18:00")))


def taken(dose: str, at: str | None = None, **more: Any) -> Intake:
    """What was taken for the dose of this key, at an hour of its day."""
    on = dose.partition("/")[2]
    return replace(intake(dose, at=local(f"{on}T{at}") if at else None), **more)


def found(
    *intakes: Intake, of: Prescription = TWICE, now: datetime = LONG_AFTER, last: date = START, first: date = START
) -> Figures:
    """The figures of one day, or of the days to ``last``."""
    recorded = {item.id: item for item in intakes}
    return figures(ledger(plan(of), recorded, first, last, now))


A, B = "a/2026-03-01", "b/2026-03-01"
NEXT_A, NEXT_B = "a/2026-03-02", "b/2026-03-02"


def test_doses_taken_of_doses_due() -> None:
    assert found(taken(A)).taken == Ratio(1, 2)
    assert found(taken(A), taken(B)).taken == Ratio(2, 2)
    assert found().taken == Ratio(0, 2)


def test_a_ratio_of_nothing_has_no_share() -> None:
    assert Ratio(1, 4).share == 0.25
    assert Ratio(0, 4).share == 0
    assert Ratio(0, 0).share is None
    assert figures([]) == Figures()
    assert figures([]).longest_run is None


@pytest.mark.parametrize(
    ("now", "due"), [("07:00", 0), ("08:30", 0), ("11:00", 0), ("13:00", 1), ("18:30", 1), ("23:30", 1)]
)
def test_a_dose_that_is_still_open_is_not_due(now: str, due: int) -> None:
    assert found(now=local(f"2026-03-01T{now}")).taken == Ratio(0, due)


def test_a_dose_answered_before_its_time_is_due() -> None:
    early = local("2026-03-01T07:00")
    assert found(taken(A, "06:30"), now=early).taken == Ratio(1, 1)
    assert found(taken(A, outcome=Outcome.SKIPPED), now=early).taken == Ratio(0, 1)
    assert found(taken(A, "06:30"), now=early).as_planned == Ratio(1, 1)


def test_what_was_not_taken_is_kept_apart() -> None:
    answers = (taken(A, outcome=Outcome.SKIPPED), taken(B, outcome=Outcome.NOT_SURE))
    counts = found(*answers, taken(NEXT_A), last=day("2026-03-02")).counts
    assert (counts.due, counts.taken, counts.skipped, counts.not_sure, counts.missed) == (4, 1, 1, 1, 1)
    assert found(*answers, last=day("2026-03-02")).not_recorded == 3


@pytest.mark.parametrize(
    ("at", "on_time"),
    [("08:00", 1), ("09:00", 1), ("07:00", 1), ("09:01", 0), ("06:59", 0)],
)
def test_on_time_is_within_the_window(at: str, on_time: int) -> None:
    assert found(taken(A, at), taken(B)).on_time == Ratio(on_time, 1), "the time of the other isn't known"


def test_a_skipped_dose_is_neither_on_time_nor_with_food() -> None:
    skipped = found(taken(A, "08:00", outcome=Outcome.SKIPPED, food=Food.WITH, sick_after=True))
    assert (skipped.on_time, skipped.food) == (Ratio(0, 0), Ratio(0, 0))
    assert skipped.counts.sick_after == 0


@pytest.mark.parametrize(
    ("instruction", "food", "ratio"),
    [
        (FoodInstruction.WITH_OR_AFTER, Food.WITH, Ratio(1, 1)),
        (FoodInstruction.WITH_OR_AFTER, Food.AFTER, Ratio(1, 1)),
        (FoodInstruction.WITH_OR_AFTER, Food.WITHOUT, Ratio(0, 1)),
        (FoodInstruction.WITH_OR_AFTER, None, Ratio(0, 0)),
        (FoodInstruction.EMPTY_STOMACH, Food.WITHOUT, Ratio(1, 1)),
        (FoodInstruction.EMPTY_STOMACH, Food.WITH, Ratio(0, 1)),
        (FoodInstruction.EMPTY_STOMACH, Food.AFTER, Ratio(0, 1)),
        (FoodInstruction.EITHER, Food.WITH, Ratio(0, 0)),
        (FoodInstruction.OWN_WORDS, Food.WITHOUT, Ratio(0, 0)),
    ],
)
def test_food_is_judged_by_the_directions(instruction: FoodInstruction, food: Food | None, ratio: Ratio) -> None:
    of = replace(TWICE, directions=(directions(instruction),))
    assert found(taken(A, food=food), of=of).food == ratio


def test_a_dose_taken_in_part_counts_as_taken_but_not_as_planned() -> None:
    part = found(taken(A, amount_mg=25.0), taken(B, amount_mg=50.0))
    assert part.taken == Ratio(2, 2)
    assert part.counts.in_part == 1
    assert part.as_planned == Ratio(0, 1)


def test_a_day_is_as_planned_when_each_dose_due_was_taken_at_whatever_time() -> None:
    two_days = (taken(A, "12:00"), taken(B), taken(NEXT_A, "08:00"))
    assert found(*two_days, last=day("2026-03-02")).as_planned == Ratio(1, 2)
    assert found(*two_days, last=day("2026-03-02"), now=local("2026-03-02T18:30")).as_planned == Ratio(2, 2)


def test_the_reasons_of_skipped_doses_the_most_frequent_first() -> None:
    reasons = ["forgot", "no_food", "", "no_food"]
    skipped = (
        taken(key, outcome=Outcome.SKIPPED, reason=reason)
        for key, reason in zip((A, B, NEXT_A, NEXT_B), reasons, strict=True)
    )
    assert found(*skipped, last=day("2026-03-02")).skip_reasons == (("no_food", 2), ("", 1), ("forgot", 1))


def test_the_longest_run_without_a_dose() -> None:
    answers = (taken(A), taken(NEXT_B), taken("a/2026-03-03"), taken("b/2026-03-03"))
    gap = found(*answers, taken(NEXT_A, outcome=Outcome.SKIPPED), last=day("2026-03-03")).longest_run
    assert gap == Run(2, day("2026-03-01"), day("2026-03-02"))
    assert found(taken(A), taken(B)).longest_run is None


def test_a_dose_on_hold_is_not_due_whatever_was_recorded() -> None:
    held = Hold(Change(day("2026-03-02")), Change(day("2026-03-03")))
    answers = (taken(A), taken(NEXT_A, "08:00", food=Food.WITH, sick_after=True), taken("a/2026-03-03"))
    all_three = found(*answers, of=replace(TWICE, holds=(held,)), last=day("2026-03-03"))
    assert all_three.taken == Ratio(2, 4)
    assert (all_three.on_time, all_three.food, all_three.counts.sick_after) == (Ratio(0, 0), Ratio(0, 0), 0)
    assert (all_three.counts.held, all_three.counts.held_taken) == (2, 1)
    assert all_three.as_planned == Ratio(0, 2)
    assert all_three.longest_run == Run(1, START, START)
    nothing = found(of=replace(TWICE, holds=(held,)), last=day("2026-03-03"))
    assert nothing.longest_run == Run(4, START, day("2026-03-03")), "a hold neither ends a run nor is part of it"


def test_a_dose_is_not_recorded_where_nobody_can_tell_and_it_was_not_on_hold() -> None:
    answers = {A: taken(A), B: intake(B, Outcome.NOT_SURE), NEXT_A: intake(NEXT_A, Outcome.SKIPPED)}
    held = replace(TWICE, holds=(Hold(Change(day("2026-03-03"))),))
    doses = ledger(plan(held), answers, START, day("2026-03-03"), LONG_AFTER)
    assert [item.dose.key for item in doses if is_not_recorded(item)] == [B, NEXT_B]


def test_sick_afterwards() -> None:
    assert found(taken(A, sick_after=True), taken(B)).counts.sick_after == 1


def test_intakes_outside_the_plan_are_counted_apart() -> None:
    extra, needed = replace(intake("x", at=LONG_AFTER), extra=True), replace(intake("y"), as_needed=True)
    gone, skipped = intake("old/2026-03-01"), intake("old/2026-03-02", Outcome.SKIPPED)
    counts = figures([], [extra, needed, needed, gone, skipped]).counts
    assert counts == Counts(extra=1, as_needed=2, not_planned=1)


# --- Against counting again ----------------------------------------------------------------------------------------

DAYS = [START + timedelta(days=number) for number in range(10)]
answers: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    outcome=st.sampled_from(Outcome),
    late=st.sampled_from([None, -3, -1, 0, 1, 2]),
    food=st.sampled_from([None, *Food]),
    amount_mg=st.sampled_from([None, 25.0, 50.0]),
    reason=st.sampled_from(["", "forgot", "away"]),
    sick_after=st.booleans(),
)


@st.composite
def ledgers(draw: st.DrawFn) -> list[LedgerDose]:
    of = TWICE
    if draw(st.booleans()):
        begins, length = draw(st.integers(0, 9)), draw(st.integers(1, 3))
        of = replace(of, holds=(Hold(Change(DAYS[begins]), Change(DAYS[begins] + timedelta(days=length))),))
    since = draw(st.sampled_from(DAYS))
    foods = (draw(st.sampled_from(FoodInstruction)), draw(st.sampled_from(FoodInstruction)))
    of = replace(of, directions=(directions(foods[0]), directions(foods[1], begins=since)))
    made: Plan = plan(of)
    now = local("2026-03-01T00:00") + draw(st.integers(0, 270)) * HOUR
    recorded = {}
    for item in ledger(made, {}, START, LAST, now):
        answer = draw(st.none() | answers)
        if answer is not None:
            late = answer.pop("late")
            at = None if late is None else item.dose.instant + late * HOUR
            recorded[item.dose.key] = replace(intake(item.dose.key, at=at), **answer)
    return ledger(made, recorded, START, LAST, now)


unplanned = st.lists(
    st.builds(
        lambda outcome, extra, needed: replace(intake("x", outcome), extra=extra, as_needed=needed and not extra),
        st.sampled_from(Outcome),
        st.booleans(),
        st.booleans(),
    ),
    max_size=4,
)


def recount(doses: Sequence[LedgerDose], others: Sequence[Intake]) -> Counts:
    """Each count by a question of its own."""
    open_or_held = {DoseState.UPCOMING, DoseState.DUE, DoseState.OVERDUE, DoseState.HELD}
    due = [item for item in doses if not item.dose.hold and item.state not in open_or_held]
    has = [(item, item.intake) for item in due if item.intake]
    eaten = [(item, said) for item, said in has if said.outcome == "taken"]
    with_food = [(i, s) for i, s in eaten if i.dose.directions.food == "with_or_after" and s.food]
    without = [(i, s) for i, s in eaten if i.dose.directions.food == "empty_stomach" and s.food]
    short = {item.dose.key for item, said in eaten if (said.amount_mg or 50.0) < 50.0}
    whole = {item.dose.key for item, _ in eaten} - short
    by_day = {on: {item.dose.key for item in due if item.dose.day == on} for on in DAYS}
    held = [item for item in doses if item.dose.hold]
    outside = [item for item in others if item.outcome == "taken"]
    return Counts(
        due=len(due),
        taken=len(eaten),
        skipped=sum(said.outcome == "skipped" for _, said in has),
        not_sure=sum(said.outcome == "not_sure" for _, said in has),
        missed=sum(item.intake is None for item in due),
        in_part=len(short),
        sick_after=sum(said.sick_after for _, said in eaten),
        time_known=sum(said.at is not None for _, said in eaten),
        on_time=sum(said.at is not None and abs(said.at - item.dose.instant) <= HOUR for item, said in eaten),
        food_known=len(with_food) + len(without),
        food_followed=sum(s.food != "without" for _, s in with_food) + sum(s.food == "without" for _, s in without),
        days_due=sum(bool(keys) for keys in by_day.values()),
        days_as_planned=sum(bool(keys) and keys <= whole for keys in by_day.values()),
        held=len(held),
        held_taken=sum(item.intake is not None and item.intake.outcome == "taken" for item in held),
        extra=sum(item.extra for item in outside),
        as_needed=sum(item.as_needed for item in outside),
        not_planned=sum(item.planned for item in outside),
    )


@given(ledgers(), unplanned, st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_figures_are_those_of_a_recount(doses: list[LedgerDose], others: list[Intake], random: Any) -> None:
    shuffled = random.sample(doses, len(doses))

    of = figures(shuffled, others)

    counts = of.counts
    assert counts == recount(doses, others)
    assert counts.due == counts.taken + counts.skipped + counts.not_sure + counts.missed
    assert counts.on_time <= counts.time_known <= counts.taken
    assert counts.food_followed <= counts.food_known <= counts.taken
    assert counts.days_as_planned <= counts.days_due <= counts.due
    assert sum(number for _, number in of.skip_reasons) == counts.skipped
    due = [item for item in doses if item.dose.hold is None and (item.intake or item.state is DoseState.MISSED)]
    assert (of.first_due, of.last_due) == ((due[0].dose.day, due[-1].dose.day) if due else (None, None))
    marks = "".join("x" if item.intake and item.intake.outcome is Outcome.TAKEN else "." for item in due)
    assert (of.longest_run.doses if of.longest_run else 0) == max(map(len, marks.split("x")))


@given(ledgers(), unplanned, st.sets(st.sampled_from(DAYS)))
@settings(max_examples=100, deadline=None)
def test_the_figures_of_a_period_are_those_of_its_parts(
    doses: list[LedgerDose], others: list[Intake], cuts: set[date]
) -> None:
    edges = [START, *sorted(cuts), LAST + timedelta(days=1)]
    parts = [
        figures([item for item in doses if first <= item.dose.day < end], others if number == 0 else ())
        for number, (first, end) in enumerate(pairwise(edges))
    ]

    assert combine(parts) == figures(doses, others)


def test_nothing_combined_is_nothing() -> None:
    assert combine([]) == Figures()
    assert all(getattr(Figures().counts, field.name) == 0 for field in fields(Counts))
