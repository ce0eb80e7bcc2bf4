from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.past_effect import PastEffect, PastKind, PastSpan
from imuran_desktop.domain.plan import Change, Hold, Plan, Prescription
from imuran_desktop.domain.plan_edit import changed_past
from imuran_desktop.services.past_effect import past_effect
from tests.domain.builders import day, directions, plan, prescription, slot, step, utc

NOON = utc("2026-03-10T12:00")
TWICE = (slot("morning", "08:00"), slot("evening", "20:00"))
BEFORE = plan(prescription(step(*TWICE)))


def other(**changes: Any) -> Plan:
    return plan(replace(prescription(step(*TWICE)), **changes))


def test_the_same_plan_changes_nothing() -> None:
    assert past_effect(BEFORE, BEFORE, NOON) == PastEffect()


def test_an_end_in_the_past_makes_doses_vanish() -> None:
    after = other(ends=Change(day("2026-03-08")))
    assert past_effect(BEFORE, after, NOON).spans == {
        PastKind.VANISHES: PastSpan(5, day("2026-03-08"), day("2026-03-10"))
    }
    assert past_effect(after, BEFORE, NOON).spans == {
        PastKind.APPEARS: PastSpan(5, day("2026-03-08"), day("2026-03-10"))
    }


def test_a_hold_in_the_past_holds_doses_and_its_removal_makes_them_due_again() -> None:
    after = other(holds=(Hold(Change(day("2026-03-05")), Change(day("2026-03-06"))),))
    held = PastSpan(2, day("2026-03-05"), day("2026-03-05"))
    assert past_effect(BEFORE, after, NOON).spans == {PastKind.HELD: held}
    assert past_effect(after, BEFORE, NOON).spans == {PastKind.DUE_AGAIN: held}


def test_each_dose_is_counted_once_under_what_changed_most() -> None:
    steps = (step(slot("morning", "09:00", 75), slot("evening", "21:00")),)
    effect = past_effect(BEFORE, other(steps=steps, directions=(directions(FoodInstruction.EITHER),)), NOON)
    assert {kind: span.count for kind, span in effect.spans.items()} == {PastKind.AMOUNT: 10, PastKind.TIME: 9}


def test_other_directions_alone_are_told_too() -> None:
    after = other(directions=(directions(window=timedelta(minutes=30)),))
    assert past_effect(BEFORE, after, NOON).spans[PastKind.DIRECTIONS].count == 19


@given(
    recorded=st.integers(0, 12), ends=st.integers(0, 12), amount=st.sampled_from([50.0, 75.0]), hold=st.integers(0, 12)
)
def test_it_counts_exactly_the_doses_that_saving_would_change(
    recorded: int, ends: int, amount: float, hold: int
) -> None:
    first = day("2026-03-01")
    item = Prescription(
        "aza",
        "azathioprine",
        (step(slot("morning", "08:00", amount), slot("evening", "20:00")),),
        Change(first + timedelta(days=recorded)),
        (directions(),),
        (25, 50),
        holds=(Hold(Change(first + timedelta(days=hold)), Change(first + timedelta(days=hold + 2))),),
        ends=Change(first + timedelta(days=ends)),
    )
    assert past_effect(BEFORE, plan(item), NOON).count == len(changed_past(BEFORE, plan(item), NOON))
