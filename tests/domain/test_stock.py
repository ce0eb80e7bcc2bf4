"""The stock of tablets: what there is, and when the plan will have used it up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Change, Hold, Plan, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.stock import (
    LastsUnknown,
    Packs,
    RunOut,
    StockEntry,
    StockKind,
    UsedUp,
    WhyUnknown,
    intakes_not_reckoned,
    on_hand,
    packed,
    reckoned_from,
    run_out,
    used_up,
    warn_on,
)
from imuran_desktop.domain.tablets import TabletCount
from tests.domain.builders import START, day, intake, local, plan, prescription, slot, step, utc

AZA = "azathioprine"
DAY = timedelta(days=1)
LATER = utc("2026-12-01T00:00")


def tablets(**counts: float) -> tuple[TabletCount, ...]:
    """``tablets(mg50=2, mg25=1)``."""
    return tuple(TabletCount(float(name[2:]), count) for name, count in counts.items())


def entry(kind: StockKind, at: str, id: str = "", medicine: str = AZA, **counts: float) -> StockEntry:
    return StockEntry(id or f"{kind}{at}", medicine, utc(at), 0, "Etc/UTC", kind, tablets(**counts))


def counted(at: str, **more: Any) -> StockEntry:
    return entry(StockKind.COUNTED, at, **more)


def refilled(at: str, **more: Any) -> StockEntry:
    return entry(StockKind.REFILLED, at, **more)


def took(at: str, outcome: Outcome = Outcome.TAKEN, **counts: float) -> Intake:
    return replace(intake(f"a/{at}", outcome, utc(at)), tablets=tablets(**counts))


def held(entries: Sequence[StockEntry], *intakes: Intake, at: datetime = LATER) -> dict[float, float]:
    return on_hand(entries, used(*intakes), at, AZA)


def used(*intakes: Intake) -> list[UsedUp]:
    return [found for found in map(used_up, intakes) if found]


# --- Packs ---------------------------------------------------------------------------------------------------------


def test_packs_and_loose_tablets_make_tablets() -> None:
    entered = (Packs(25, packs=1, tablets_each=30), Packs(50, 2, 28, loose=3.5), Packs(25, loose=4))
    assert packed(entered) == tablets(mg50=59.5, mg25=34)
    assert [str(tablet.count) for tablet in packed(entered)] == ["59.5", "34"]
    assert packed(()) == ()


# --- What there is -------------------------------------------------------------------------------------------------


def test_a_count_says_what_there_is() -> None:
    assert held([counted("2026-03-01T08:00", mg50=28, mg25=0)]) == {50: 28, 25: 0}
    assert held([]) == {}


def test_a_refill_adds_and_an_intake_uses() -> None:
    entries = [counted("2026-03-01T08:00", mg50=10), refilled("2026-03-03T08:00", mg50=28)]
    assert held(entries, took("2026-03-02T08:00", mg50=1), took("2026-03-04T08:00", mg50=1.5)) == {50: 35.5}


def test_a_count_sets_aside_what_was_before_for_its_strengths() -> None:
    entries = [
        counted("2026-03-01T08:00", mg50=10, mg25=10),
        refilled("2026-03-02T08:00", mg50=28),
        counted("2026-03-03T08:00", mg50=5),
    ]
    assert held(entries, took("2026-03-02T18:00", mg50=1, mg25=1)) == {50: 5, 25: 9}


def test_what_came_or_went_at_the_instant_of_a_count_is_in_it() -> None:
    entries = [counted("2026-03-01T08:00", mg50=10), refilled("2026-03-01T08:00", mg50=28)]
    assert held(entries, took("2026-03-01T08:00", mg50=1)) == {50: 10}


def test_of_two_counts_at_one_instant_the_greater_id_is_kept() -> None:
    entries = [counted("2026-03-01T08:00", id="b", mg50=7), counted("2026-03-01T08:00", id="a", mg50=9)]
    assert held(entries) == held(entries[::-1]) == {50: 7}


def test_without_a_count_the_first_refill_begins_the_reckoning() -> None:
    entries = [refilled("2026-03-02T08:00", mg50=28), refilled("2026-03-05T08:00", mg50=28)]
    assert held(entries, took("2026-03-01T08:00", mg50=1), took("2026-03-03T08:00", mg50=1)) == {50: 55}


def test_what_comes_later_is_not_there_yet() -> None:
    entries = [counted("2026-03-01T08:00", mg50=10), refilled("2026-03-03T08:00", mg50=28)]
    early = utc("2026-03-02T12:00")
    assert held(entries, took("2026-03-04T08:00", mg50=1), at=early) == {50: 10}
    assert held(entries, at=utc("2026-02-01T00:00")) == {}


@pytest.mark.parametrize("more", [{"extra": True}, {"as_needed": True}, {}])
def test_whatever_was_taken_is_used_up(more: dict[str, Any]) -> None:
    assert held([counted("2026-03-01T08:00", mg50=10)], replace(took("2026-03-02T08:00", mg50=2), **more)) == {50: 8}


@pytest.mark.parametrize("outcome", [Outcome.SKIPPED, Outcome.NOT_SURE])
def test_what_was_not_taken_is_not(outcome: Outcome) -> None:
    assert held([counted("2026-03-01T08:00", mg50=10)], took("2026-03-02T08:00", outcome, mg50=2)) == {50: 10}


def unknown(recorded_at: str, **more: Any) -> Intake:
    """The dose of 2 March, at a time not known."""
    return replace(intake("a/2026-03-02"), tablets=tablets(mg50=1), recorded_at=utc(recorded_at), **more)


def test_of_an_unknown_time_the_time_of_recording_stands() -> None:
    early = unknown("2026-03-02T09:00")
    assert held([counted("2026-03-02T08:00", mg50=10)], early) == {50: 9}
    assert held([counted("2026-03-02T10:00", mg50=10)], early) == {50: 10}


def test_a_dose_recorded_long_after_was_taken_on_its_own_date() -> None:
    late = unknown("2026-03-09T09:00")
    assert held([counted("2026-03-02T08:00", mg50=10)], late) == {50: 9}
    assert held([counted("2026-03-03T08:00", mg50=10)], late) == {50: 10}
    assert held([counted("2026-03-03T08:00", mg50=10)], replace(late, extra=True)) == {50: 9}, "that is of no dose"


def test_its_date_is_that_of_where_the_person_was() -> None:
    """In New York 2 March ends at 05:00 UTC on the 3rd."""
    there = unknown("2026-03-09T09:00", offset_s=-5 * 3600)
    assert held([counted("2026-03-03T04:00", mg50=10)], there) == {50: 9}
    assert held([counted("2026-03-03T05:00", mg50=10)], there) == {50: 10}


def test_more_used_than_there_was_is_said_as_it_is() -> None:
    assert held([counted("2026-03-01T08:00", mg50=1)], took("2026-03-02T08:00", mg50=2.5)) == {50: -1.5}


def test_a_brand_name_is_the_same_medicine_and_another_is_not() -> None:
    entries = [
        counted("2026-03-01T08:00", medicine="Imuran", mg50=10),
        refilled("2026-03-02T08:00", medicine="iron", mg50=9),
    ]
    other = replace(took("2026-03-03T08:00", mg50=1), medicine="iron")
    assert held(entries, other, replace(other, medicine="Imuran ")) == {50: 9}


def test_tablets_of_a_strength_never_counted_are_not_reckoned_with() -> None:
    assert held([counted("2026-03-01T08:00", mg50=10)], took("2026-03-02T08:00", mg25=2)) == {50: 10}


def test_intakes_whose_tablets_are_not_known_are_told() -> None:
    entries = [counted("2026-03-02T08:00", mg50=10)]
    intakes = [took("2026-03-01T08:00"), took("2026-03-03T08:00"), took("2026-03-04T08:00", mg50=1)]
    assert intakes_not_reckoned(entries, used(*intakes), LATER, AZA) == 1
    assert intakes_not_reckoned([], used(*intakes), LATER, AZA) == 0


def test_a_count_of_every_strength_sets_aside_the_intakes_whose_tablets_are_not_known() -> None:
    first = counted("2026-03-01T08:00", mg50=10, mg25=10)
    other = counted("2026-03-01T08:00", medicine="iron", mg5=100)
    taken = used(took("2026-03-03T08:00"))
    again = [first, other, counted("2026-03-09T08:00", mg50=9)]
    assert intakes_not_reckoned(again, taken, LATER, AZA) == 1, "the 25 mg ones may have been used"
    again.append(counted("2026-03-09T08:00", mg25=9))
    assert intakes_not_reckoned(again, taken, LATER, AZA) == 0
    assert intakes_not_reckoned(again, taken, utc("2026-03-08T08:00"), AZA) == 1, "before it was counted again"


def test_where_the_reckoning_begins() -> None:
    old, new = counted("2025-03-01T08:00", mg50=4), counted("2026-03-09T08:00", mg50=10)
    refill = refilled("2026-02-01T08:00", mg25=28)
    assert reckoned_from([]) is None
    assert reckoned_from([old, new]) == new.at
    assert reckoned_from([old, new, refill]) == refill.at
    assert reckoned_from([new, refilled("2026-01-01T08:00", mg50=28)]) == new.at


moments = st.integers(0, 40).map(lambda hours: f"2026-03-{1 + hours // 24:02}T{hours % 24:02}:00")
amounts = st.sampled_from([0, 0.5, 1, 2, 28])
stock_entries = st.lists(
    st.builds(
        lambda number, kind, at, counts: entry(kind, at, id=f"e{number}", **counts),
        st.integers(0, 999),
        st.sampled_from(StockKind),
        moments,
        st.dictionaries(st.sampled_from(["mg50", "mg25"]), amounts, min_size=1),
    ),
    max_size=6,
    unique_by=lambda item: item.id,
)
takings = st.lists(st.builds(lambda at, mg50, mg25: took(at, mg50=mg50, mg25=mg25), moments, amounts, amounts))


def told_in_turn(entries: Sequence[StockEntry], intakes: Sequence[Intake], at: datetime) -> dict[float, float]:
    """The stock after all that happened, one thing after the other; at one instant a count comes last."""
    events: list[tuple[datetime, int, str, StockEntry | Intake]] = [(item.at or at, 0, "", item) for item in intakes]
    events += [(item.at, 1 + (item.kind is StockKind.COUNTED), item.id, item) for item in entries]
    stock: dict[float, float] = {}
    for moment, _, _, item in sorted(events, key=lambda event: event[:3]):
        for tablet in item.tablets if moment <= at else ():
            there = stock.get(tablet.strength_mg)
            if isinstance(item, StockEntry):
                add = there or 0 if item.kind is StockKind.REFILLED else 0
                stock[tablet.strength_mg] = add + tablet.count
            elif there is not None:  # of what nothing is known of, nothing is used
                stock[tablet.strength_mg] = there - tablet.count
    return stock


@given(stock_entries, takings, moments, st.randoms())
@settings(max_examples=200, deadline=None)
def test_the_stock_is_that_of_a_replay_whatever_the_order_of_entries(
    entries: list[StockEntry], intakes: list[Intake], at: str, random: Any
) -> None:
    shuffled = random.sample(entries, len(entries)), random.sample(intakes, len(intakes))

    found = on_hand(shuffled[0], used(*shuffled[1]), utc(at), AZA)

    assert found == on_hand(entries, used(*intakes), utc(at), AZA)
    assert found == told_in_turn(entries, intakes, utc(at))


@given(stock_entries, takings, st.dictionaries(st.sampled_from(["mg50", "mg25"]), amounts, min_size=1))
@settings(max_examples=100, deadline=None)
def test_a_count_after_all_else_is_what_there_is(
    entries: list[StockEntry], intakes: list[Intake], counts: dict[str, float]
) -> None:
    last = counted("2026-03-20T08:00", id="last", **counts)

    found = held([*entries, last], *intakes)

    assert {strength: found[strength] for strength in found if f"mg{strength:g}" in counts} == {
        tablet.strength_mg: tablet.count for tablet in last.tablets
    }


# --- How long it lasts ---------------------------------------------------------------------------------------------

MORNING = replace(slot("a", "08:00"), tablets=tablets(mg50=1))
EVENING = replace(slot("b", "18:00"), tablets=tablets(mg50=1, mg25=0.5))
NOW = local("2026-03-10T07:00")


def of(*slots: Slot, **more: Any) -> Plan:
    return plan(replace(prescription(step(*slots)), **more))


def test_the_first_dose_whose_tablets_are_not_all_there() -> None:
    found = run_out(of(MORNING, EVENING), AZA, {50: 4, 25: 28}, NOW)
    assert found == RunOut(day("2026-03-12"), local("2026-03-12T08:00"), "a/2026-03-12", (50,), days_left=2)


def test_the_strengths_that_are_short_are_named() -> None:
    found = run_out(of(MORNING, EVENING), AZA, {50: 28, 25: 1.25}, NOW)
    assert isinstance(found, RunOut)
    assert (found.dose, found.short_mg) == ("b/2026-03-12", (25,))
    both = run_out(of(EVENING), AZA, {50: 0, 25: 0}, NOW)
    assert isinstance(both, RunOut)
    assert (both.short_mg, both.days_left) == ((50, 25), 0)


def test_the_last_half_is_used_up() -> None:
    half = replace(MORNING, tablets=tablets(mg50=1.5))
    found = run_out(of(half), AZA, {50: 4.5}, NOW)
    assert isinstance(found, RunOut)
    assert found.days_left == 3


def test_an_open_dose_of_today_counts_until_it_is_answered_or_missed() -> None:
    def days_left(now: str, *answered: str) -> str:
        found = run_out(of(MORNING, EVENING), AZA, {50: 2, 25: 9}, local(now), answered=answered)
        assert isinstance(found, RunOut)
        return found.dose

    assert days_left("2026-03-10T08:30") == "a/2026-03-11"
    assert days_left("2026-03-10T08:30", "a/2026-03-10") == "b/2026-03-11"
    assert days_left("2026-03-10T13:00") == "b/2026-03-11"
    assert days_left("2026-03-11T00:30") == "b/2026-03-11", "last evening's dose is still open"


def test_a_dose_of_yesterday_that_is_open_after_midnight_leaves_no_days() -> None:
    found = run_out(of(MORNING, EVENING), AZA, {50: 0, 25: 0}, local("2026-03-11T00:30"))
    assert isinstance(found, RunOut)
    assert (found.day, found.days_left) == (day("2026-03-10"), 0)


def test_a_stock_that_lasts_beyond_the_horizon() -> None:
    assert run_out(of(MORNING), AZA, {50: 401}, NOW) is None
    assert isinstance(run_out(of(MORNING), AZA, {50: 400}, NOW), RunOut)
    assert run_out(of(MORNING), AZA, {50: 8}, NOW, horizon_days=7) is None


def test_nothing_is_used_once_the_prescription_has_ended() -> None:
    assert run_out(of(MORNING, ends=Change(day("2026-03-12"))), AZA, {50: 2}, NOW) is None


def test_nothing_is_used_on_hold() -> None:
    hold = Hold(Change(day("2026-03-11")), Change(day("2026-03-21")))
    found = run_out(of(MORNING, holds=(hold,)), AZA, {50: 3}, NOW)
    assert isinstance(found, RunOut)
    assert found.day == day("2026-03-23")


def test_a_step_to_come_uses_its_own_tablets() -> None:
    more = step(replace(MORNING, tablets=tablets(mg50=2)), begins=day("2026-03-12"))
    found = run_out(plan(prescription(step(MORNING), more)), AZA, {50: 6}, NOW)
    assert isinstance(found, RunOut)
    assert found.day == day("2026-03-14")


def test_a_weekly_dose_uses_its_tablets_once_a_week() -> None:
    weekly = replace(MORNING, repeat=Repeat(RepeatKind.WEEKDAYS, frozenset({4})))
    found = run_out(of(weekly), AZA, {50: 2}, NOW)
    assert isinstance(found, RunOut)
    assert found.day == day("2026-03-26")


def test_other_medicines_and_what_is_taken_as_needed_are_left_out() -> None:
    needed = replace(MORNING, id="n", at=None, repeat=Repeat(RepeatKind.AS_NEEDED))
    other = prescription(step(replace(MORNING, id="o")), id="other", medicine="iron")
    both = plan(prescription(step(needed)), other)
    assert run_out(both, AZA, {50: 1}, NOW) is None
    assert isinstance(run_out(both, "Iron", {50: 1}, NOW), RunOut)


def test_without_the_tablets_of_a_dose_nobody_can_say() -> None:
    unknown = step(slot("a", "08:00"), begins=day("2026-03-12"))
    found = run_out(plan(prescription(step(MORNING), unknown)), AZA, {50: 28}, NOW)
    assert found == LastsUnknown(day("2026-03-12"), "a/2026-03-12", WhyUnknown.NO_TABLETS)
    assert isinstance(run_out(plan(prescription(step(MORNING), unknown)), AZA, {50: 1}, NOW), RunOut), "it ends before"


def test_what_was_never_counted_is_not_taken_for_nothing() -> None:
    assert run_out(of(EVENING), AZA, {50: 28}, NOW) == LastsUnknown(
        day("2026-03-10"), "b/2026-03-10", WhyUnknown.NOT_COUNTED, (25,)
    )
    assert isinstance(run_out(of(EVENING), AZA, {50: 0}, NOW), RunOut)
    assert isinstance(run_out(of(EVENING), AZA, {}, NOW), LastsUnknown)


def test_less_than_nothing_is_short_at_once() -> None:
    found = run_out(of(MORNING), AZA, {50: -2}, NOW)
    assert isinstance(found, RunOut)
    assert found.days_left == 0


def test_the_stock_given_is_left_as_it_is() -> None:
    stock: dict[float, float] = {50: 4}
    run_out(of(MORNING), AZA, stock, NOW)
    assert stock == {50: 4}


def test_a_reminder_of_the_stock_is_due_some_days_before() -> None:
    found = run_out(of(MORNING), AZA, {50: 14}, NOW)
    assert isinstance(found, RunOut)
    assert (found.day, warn_on(found, 7), warn_on(found, 0)) == (day("2026-03-24"), day("2026-03-17"), found.day)


def replayed(plan_: Plan, stock: dict[float, float], now: datetime, answered: set[str], days: int) -> date | None:
    """The date on which the stock is used up, found one day after the other."""
    left = [stock[50], stock[25]]
    for number in range(-1, days + 1):
        on = plan_.timeline.local(now).date() + number * DAY
        for dose in expected_doses(plan_, on, on):
            if dose.cutoff <= now or dose.key in answered:
                continue
            for tablet in dose.tablets:
                left[0 if tablet.strength_mg == 50 else 1] -= tablet.count
            if min(left) < 0:
                return on
    return None


@given(
    st.sampled_from([0, 0.5, 7, 19.5, 60]),
    st.sampled_from([0, 0.5, 3, 11]),
    st.integers(0, 200),
    st.sets(st.sampled_from([f"{slot}/2026-03-{number:02}" for slot in "ab" for number in range(8, 22)])),
    st.integers(0, 12),
    st.integers(0, 6),
    st.booleans(),
    st.sampled_from([5, 20, 60]),
)
@settings(max_examples=150, deadline=None)
def test_the_simulation_is_a_replay_day_by_day(
    mg50: float, mg25: float, hours: int, answered: set[str], begins: int, length: int, ends: bool, days: int
) -> None:
    changed = step(MORNING, replace(EVENING, tablets=tablets(mg50=2, mg25=1)), begins=START + 15 * DAY)
    hold = Hold(Change(START + (8 + begins) * DAY), Change(START + (8 + begins + length) * DAY))
    item = replace(prescription(step(MORNING, EVENING), changed), holds=(hold,))
    plan_ = plan(replace(item, ends=Change(START + 40 * DAY)) if ends else item)
    now, stock = local("2026-03-09T00:00") + timedelta(hours=hours), {50.0: mg50, 25.0: mg25}

    found = run_out(plan_, AZA, stock, now, answered=answered, horizon_days=days)

    expected = replayed(plan_, stock, now, answered, days)
    assert not isinstance(found, LastsUnknown)
    assert (found.day if found else None) == expected
