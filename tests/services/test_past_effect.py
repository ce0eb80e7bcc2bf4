from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.past_effect import PastEffect, PastKind, PastSpan
from imuran_desktop.domain.plan import Change, Hold, Plan, Prescription
from imuran_desktop.domain.plan_edit import changed_past
from imuran_desktop.domain.zones import Timeline, ZoneChange
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


def test_a_dose_that_comes_later_now_has_another_time() -> None:
    """The morning of the 10th has come; at two it would come again."""
    after = plan(prescription(step(slot("morning", "14:00"), slot("evening", "20:00"))))
    assert past_effect(BEFORE, after, NOON).spans == {PastKind.TIME: PastSpan(10, day("2026-03-01"), day("2026-03-10"))}
    assert past_effect(after, BEFORE, NOON).spans == past_effect(BEFORE, after, NOON).spans


def test_a_journey_moves_held_doses_too() -> None:
    held = other(holds=(Hold(Change(day("2026-03-09"))),))
    moved = replace(
        held, timeline=Timeline((*held.timeline.changes, ZoneChange(utc("2026-03-09T00:00"), "Asia/Tokyo")))
    )
    assert past_effect(held, moved, NOON).spans == {PastKind.TIME: PastSpan(4, day("2026-03-09"), day("2026-03-10"))}


journeys = st.lists(
    st.builds(
        lambda hours, zone: ZoneChange(utc("2026-02-27T00:00") + timedelta(hours=hours), zone),
        st.integers(0, 300),
        st.sampled_from(["Asia/Tokyo", "Europe/London", "Pacific/Kiritimati", "Pacific/Niue"]),
    ),
    max_size=4,
)


@given(journeys, journeys, st.booleans())
@settings(deadline=None)
def test_of_journeys_too(before: list[ZoneChange], after: list[ZoneChange], from_the_start: bool) -> None:
    """The earliest change of place stands for all the time before it, whether it has an instant or not."""
    start = [ZoneChange(None, "Europe/London")] if from_the_start else []
    one, two = (
        replace(BEFORE, timeline=Timeline((*start, ZoneChange(utc("2026-03-08T00:00"), "UTC"), *changes)))
        for changes in (before, after)
    )
    assert past_effect(one, two, NOON).count == len(changed_past(one, two, NOON))


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
