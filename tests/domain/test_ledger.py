"""The ledger: the state of each dose at every moment."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import DoseState, Outcome
from imuran_desktop.domain.doses import expected_doses, planned_doses
from imuran_desktop.domain.ledger import (
    Intake,
    LedgerDose,
    dose_state,
    ledger,
    next_change,
    next_has_come,
)
from imuran_desktop.domain.plan import Change, Hold, Plan
from tests.domain.builders import START, day, directions, intake, local, plan, prescription, slot, step

TODAY = day("2026-03-10")
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
TWICE = plan(prescription(step(slot("a", "08:00"), slot("b", "18:00"))))
MORNING, EVENING = expected_doses(TWICE, TODAY, TODAY)
EIGHT = local("2026-03-10T08:00")


@pytest.mark.parametrize(
    ("wall", "state"),
    [
        ("00:00:00", DoseState.UPCOMING),
        ("07:59:59", DoseState.UPCOMING),
        ("08:00:00", DoseState.DUE),
        ("08:59:59", DoseState.DUE),
        ("09:00:00", DoseState.OVERDUE),
        ("12:59:59", DoseState.OVERDUE),
        ("13:00:00", DoseState.MISSED),
        ("23:59:59", DoseState.MISSED),
    ],
)
def test_an_unanswered_dose_is_upcoming_due_overdue_then_missed(wall: str, state: DoseState) -> None:
    assert dose_state(MORNING, None, local(f"2026-03-10T{wall}")) is state


def test_a_window_wider_than_the_cutoff_leaves_nothing_overdue() -> None:
    close = plan(prescription(step(slot("a", "08:00"), slot("b", "10:00")), window=3 * HOUR))
    (dose, _) = expected_doses(close, TODAY, TODAY)

    assert dose_state(dose, None, local("2026-03-10T08:59:59")) is DoseState.DUE
    assert dose_state(dose, None, local("2026-03-10T09:00")) is DoseState.MISSED


@pytest.mark.parametrize(
    ("taken", "state"),
    [
        (EIGHT - HOUR - SECOND, DoseState.TAKEN_EARLY),
        (EIGHT - HOUR, DoseState.TAKEN),
        (EIGHT, DoseState.TAKEN),
        (EIGHT + HOUR, DoseState.TAKEN),
        (EIGHT + HOUR + SECOND, DoseState.TAKEN_LATE),
        (EIGHT + timedelta(days=40), DoseState.TAKEN_LATE),
        (None, DoseState.TAKEN),
    ],
)
def test_a_taken_dose_is_early_on_time_or_late(taken: datetime | None, state: DoseState) -> None:
    for now in (EIGHT - 10 * HOUR, EIGHT, EIGHT + timedelta(days=50)):
        assert dose_state(MORNING, intake("a/2026-03-10", at=taken), now) is state


@pytest.mark.parametrize(
    ("outcome", "state"), [(Outcome.SKIPPED, DoseState.SKIPPED), (Outcome.NOT_SURE, DoseState.NOT_SURE)]
)
@pytest.mark.parametrize("at", [None, EIGHT, EIGHT + 8 * HOUR])
def test_skipped_and_not_sure_are_answers_whatever_the_time(
    outcome: Outcome, state: DoseState, at: datetime | None
) -> None:
    for now in (EIGHT - HOUR, EIGHT + timedelta(days=9)):
        assert dose_state(MORNING, intake("a/2026-03-10", outcome, at), now) is state


def test_each_intake_is_beside_the_dose_that_it_answers() -> None:
    taken = intake("a/2026-03-10", at=EIGHT)
    recorded = {item.id: item for item in (taken, intake("b/2026-03-09"), intake("d41d8cd98f", at=EIGHT))}

    found = ledger(TWICE, recorded, TODAY, TODAY, local("2026-03-10T18:30"))

    assert found == [LedgerDose(MORNING, DoseState.TAKEN, taken), LedgerDose(EVENING, DoseState.DUE)]


def test_the_ledger_counts_doses_due_while_nothing_was_running() -> None:
    found = ledger(TWICE, {}, day("2026-03-01"), TODAY, local("2026-03-10T07:00"))

    assert [item.state for item in found] == [DoseState.MISSED] * 18 + [DoseState.UPCOMING] * 2


# --- On hold, as needed, in part -----------------------------------------------------------------------------------

PAUSED = replace(
    TWICE, prescriptions=(replace(TWICE.prescriptions[0], holds=(Hold(Change(TODAY), Change(day("2026-03-11"))),)),)
)
HELD_MORNING, HELD_EVENING = planned_doses(PAUSED, TODAY, TODAY)


@pytest.mark.parametrize("hours", [-9, 0, 0.5, 2, 24, 1000])
def test_on_hold_it_is_held_whatever_the_time(hours: float) -> None:
    assert dose_state(HELD_MORNING, None, EIGHT + hours * HOUR) is DoseState.HELD


def test_what_is_on_hold_waits_for_no_answer() -> None:
    assert not DoseState.HELD.is_open
    assert not DoseState.HELD.wants_answer


@pytest.mark.parametrize(("outcome", "state"), [(Outcome.TAKEN, DoseState.TAKEN), (Outcome.SKIPPED, DoseState.SKIPPED)])
def test_what_was_recorded_for_a_dose_on_hold_shows(outcome: Outcome, state: DoseState) -> None:
    answer = intake("a/2026-03-10", outcome, EIGHT)

    assert dose_state(HELD_MORNING, answer, EIGHT) is state


def test_the_ledger_shows_what_is_on_hold_and_nothing_of_it_changes_by_itself() -> None:
    found = ledger(PAUSED, {}, TODAY, TODAY, EIGHT)

    assert [item.state for item in found] == [DoseState.HELD, DoseState.HELD]
    assert next_change(found, EIGHT) is None


def test_a_later_dose_on_hold_is_no_next_dose_that_has_come() -> None:
    hold = Hold(Change(TODAY, EIGHT), Change(day("2026-03-11")))
    plan_ = replace(TWICE, prescriptions=(replace(TWICE.prescriptions[0], holds=(hold,)),))

    found = ledger(plan_, {}, TODAY, TODAY, EIGHT + 12 * HOUR)

    assert [item.state for item in found] == [DoseState.MISSED, DoseState.HELD]
    assert not next_has_come(found[0], found)


def test_an_intake_answers_a_dose_unless_it_is_extra_or_as_needed() -> None:
    taken = intake("a/2026-03-10", at=EIGHT)

    assert taken.planned
    assert not replace(taken, extra=True).planned
    assert not replace(taken, as_needed=True).planned


@pytest.mark.parametrize(
    ("outcome", "amount", "in_part"),
    [
        (Outcome.TAKEN, 25.0, True),
        (Outcome.TAKEN, 50.0, False),
        (Outcome.TAKEN, 75.0, False),
        (Outcome.TAKEN, None, False),
        (Outcome.SKIPPED, None, False),
        (Outcome.NOT_SURE, 25.0, False),
    ],
)
def test_in_part_means_that_less_was_taken_than_asked_for(
    outcome: Outcome, amount: float | None, in_part: bool
) -> None:
    answer = replace(intake("a/2026-03-10", outcome, EIGHT), amount_mg=amount)
    (item, open_one) = ledger(TWICE, {answer.id: answer}, TODAY, TODAY, EIGHT)

    assert item.in_part is in_part
    assert not open_one.in_part


def test_what_was_vomited_or_taken_in_part_is_taken_all_the_same() -> None:
    answer = replace(intake("a/2026-03-10", at=EIGHT), amount_mg=25.0, sick_after=True)

    assert dose_state(MORNING, answer, EIGHT) is DoseState.TAKEN


def test_the_window_is_the_one_that_held_then() -> None:
    narrow, wide = (directions(begins=begins, window=window) for begins, window in ((START, HOUR), (TODAY, 3 * HOUR)))
    plan_ = replace(TWICE, prescriptions=(replace(TWICE.prescriptions[0], directions=(narrow, wide)),))

    taken = {key: intake(key, at=local(f"{key[2:]}T10:30")) for key in ("a/2026-03-09", "a/2026-03-10")}
    found = ledger(plan_, taken, day("2026-03-09"), TODAY, EIGHT)

    assert [found[0].state, found[2].state] == [DoseState.TAKEN_LATE, DoseState.TAKEN]


# --- When a state changes by itself --------------------------------------------------------------------------------

slots = st.lists(st.times().map(lambda at: at.replace(second=0, microsecond=0)), min_size=1, max_size=4, unique=True)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    made = (slot(f"s{number}", f"{at:%H:%M}") for number, at in enumerate(draw(slots)))
    window = timedelta(minutes=draw(st.sampled_from([0, 15, 60, 180, 900])))
    return plan(prescription(step(*made), window=window), zone=draw(st.sampled_from(["Europe/London", "Africa/Cairo"])))


moments = st.integers(-2000, 6000).map(lambda minutes: local("2026-03-28T00:00") + minutes * MINUTE)
FIRST, LAST = day("2026-03-27"), day("2026-04-01")
ORDER = [DoseState.UPCOMING, DoseState.DUE, DoseState.OVERDUE, DoseState.MISSED]


@given(plans(), st.lists(moments, min_size=2))
@settings(max_examples=100, deadline=None)
def test_as_time_goes_by_a_state_never_goes_back(plan_: Plan, found: list[datetime]) -> None:
    for dose in expected_doses(plan_, FIRST, LAST):
        edges = [dose.instant, dose.instant + dose.directions.window, dose.cutoff]
        times = sorted([*found, *(edge + shift for edge in edges for shift in (-SECOND, 0 * SECOND, SECOND))])
        ranks = [ORDER.index(dose_state(dose, None, now)) for now in times]

        assert ranks == sorted(ranks)
        assert dose_state(dose, None, dose.instant - SECOND) is DoseState.UPCOMING
        assert dose_state(dose, None, dose.instant) is not DoseState.UPCOMING
        assert dose_state(dose, None, dose.cutoff - SECOND) is not DoseState.MISSED
        assert dose_state(dose, None, dose.cutoff) is DoseState.MISSED


@given(plans(), moments, st.sets(st.integers(0, 20)))
@settings(max_examples=100, deadline=None)
def test_the_next_change_is_the_first_moment_at_which_a_state_differs(
    plan_: Plan, now: datetime, answered: set[int]
) -> None:
    doses = expected_doses(plan_, FIRST, LAST)
    recorded = {dose.key: intake(dose.key, at=dose.instant) for number, dose in enumerate(doses) if number in answered}

    def states(at: datetime) -> list[DoseState]:
        return [item.state for item in ledger(plan_, recorded, FIRST, LAST, at)]

    following = next_change(ledger(plan_, recorded, FIRST, LAST, now), now)

    if following is None:
        assert states(now) == states(now + timedelta(days=30))
    else:
        assert following > now
        assert states(following - SECOND / 2) == states(now)
        assert states(following) != states(now)


def test_nothing_changes_by_itself_once_everything_is_answered() -> None:
    recorded = {dose.key: intake(dose.key) for dose in (MORNING, EVENING)}

    assert next_change(ledger(TWICE, recorded, TODAY, TODAY, EIGHT - HOUR), EIGHT - HOUR) is None
    assert next_change([], EIGHT) is None


def test_the_changes_of_a_day_in_turn() -> None:
    now, seen = local("2026-03-10T00:00"), []
    while (following := next_change(ledger(TWICE, {}, TODAY, TODAY, now), now)) is not None:
        seen.append(f"{following:%d %H:%M}")
        now = following

    assert seen == ["10 08:00", "10 09:00", "10 13:00", "10 18:00", "10 19:00", "11 01:00"]


def test_states_of_a_whole_day_partition_it() -> None:
    minutes = [local("2026-03-10T00:00") + number * MINUTE for number in range(36 * 60)]
    states = [dose_state(MORNING, None, now) for now in minutes]
    changes = [
        (later, minutes[number + 1]) for number, (earlier, later) in enumerate(pairwise(states)) if earlier != later
    ]

    assert changes == [
        (DoseState.DUE, EIGHT),
        (DoseState.OVERDUE, EIGHT + HOUR),
        (DoseState.MISSED, EIGHT + 5 * HOUR),
    ]


def test_the_next_dose_has_come_once_it_is_due_or_recorded() -> None:
    of = plan(prescription(step(slot("morning", "08:00"), slot("evening", "18:00"))))

    def at(text: str, **answered: Intake) -> bool:
        found = ledger(of, {intake.id: intake for intake in answered.values()}, START, START, local(text))
        return next_has_come(found[0], found)

    assert not at("2026-03-01T17:59")
    assert at("2026-03-01T18:00")
    assert at("2026-03-01T17:00", evening=intake("evening/2026-03-01", at=local("2026-03-01T16:50")))
