"""Expected doses: what a plan asks for on each date, and what a change made today leaves alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.doses import LATEST_CUTOFF, Dose, dose_key, expected_doses, parse_key
from imuran_desktop.domain.plan import Change, DoseStep, Plan
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import Timeline
from tests.domain.builders import (
    LONDON,
    MEAL_TIMES,
    START,
    clock,
    day,
    local,
    meals,
    plan,
    prescription,
    slot,
    step,
    travels,
    utc,
)

MORNING, EVENING = slot("morning", "breakfast"), slot("evening", "dinner", 25)
TODAY = date(2026, 3, 10)
ONE_DAY = timedelta(days=1)


def made_at(wall: str, *answered: str, on: date = TODAY) -> Change:
    """A change made today, at a London time."""
    return Change(on, local(f"{on}T{wall}"), frozenset(answered))


def shown(doses: Sequence[Dose], zone: str = LONDON) -> list[str]:
    """Each dose as "slot at-its-instant amount"."""
    return [
        f"{dose.slot} {dose.instant.astimezone(Timeline.fixed(zone).zone_at(dose.instant)):%d %H:%M} {dose.amount_mg:g}"
        for dose in doses
    ]


def due_on(plan_: Plan, first: date = TODAY, last: date | None = None) -> list[str]:
    return shown(expected_doses(plan_, first, last or first))


def test_a_dose_carries_what_its_slot_asks_for() -> None:
    item = prescription(step(replace(MORNING, tablets=(TabletCount(50, 1),)), EVENING))

    morning, evening = expected_doses(plan(item), TODAY, TODAY)

    assert morning.key == "morning/2026-03-10"
    assert (morning.slot, morning.day, morning.at, morning.meal) == ("morning", TODAY, time(8), "breakfast")
    assert (morning.amount_mg, morning.tablets, morning.prescription) == (50, (TabletCount(50, 1),), item)
    assert morning.instant == local("2026-03-10T08:00")
    assert (evening.slot, evening.at, evening.meal) == ("evening", time(18, 30), "dinner")


def test_steps_follow_each_other_and_leave_the_gaps_between_them_empty() -> None:
    item = prescription(
        step(MORNING, begins=day("2026-03-01"), last=day("2026-03-03")),
        step(replace(MORNING, amount_mg=75), begins=day("2026-03-06")),
        step(replace(MORNING, amount_mg=100), EVENING, begins=day("2026-03-08"), last=day("2026-03-08")),
    )

    assert due_on(plan(item), day("2026-02-27"), day("2026-03-12")) == [
        "morning 01 08:00 50",
        "morning 02 08:00 50",
        "morning 03 08:00 50",
        "morning 06 08:00 75",
        "morning 07 08:00 75",
        "morning 08 08:00 100",
        "evening 08 18:30 25",
    ]


def test_steps_count_in_the_order_of_their_dates_however_they_are_kept() -> None:
    steps = (step(MORNING), step(EVENING, begins=day("2026-03-05")))

    assert due_on(plan(prescription(*steps)), START, TODAY) == due_on(plan(prescription(*steps[::-1])), START, TODAY)


def test_meals_move_with_their_dated_times_and_clock_times_stay() -> None:
    item = prescription(step(MORNING, slot("night", "22:00")))
    times = (meals({"breakfast": time(9)}, day("2026-03-09")), meals({"breakfast": time(7)}, day("2026-03-05")))

    assert due_on(plan(item, meal_times=times), day("2026-03-04"), day("2026-03-04")) == [
        "morning 04 07:00 50",  # the earliest times stand for the days before them too
        "night 04 22:00 50",
    ]
    assert due_on(plan(item, meal_times=times), day("2026-03-08"), day("2026-03-09")) == [
        "morning 08 07:00 50",
        "night 08 22:00 50",
        "morning 09 09:00 50",
        "night 09 22:00 50",
    ]


def test_a_clock_time_counts_rather_than_the_meal_beside_it_even_at_midnight() -> None:
    both = replace(slot("night", "00:00"), meal="breakfast")

    (dose,) = expected_doses(plan(prescription(step(both))), TODAY, TODAY)

    assert dose.at == time(0)
    assert dose.instant == local("2026-03-10T00:00")
    assert dose.meal == "breakfast"


def test_a_meal_without_a_time_asks_for_nothing() -> None:
    item = prescription(step(slot("noon", "lunch"), EVENING))

    assert due_on(plan(item)) == ["evening 10 18:30 25"]
    assert due_on(plan(item, meal_times=())) == []


def test_doses_of_several_medicines_come_in_the_order_of_the_day() -> None:
    other = prescription(step(slot("iron", "12:00", 200)), id="iron", medicine="iron", recording=day("2026-03-11"))
    both = plan(prescription(step(MORNING, EVENING)), other)

    assert due_on(both, TODAY, TODAY + ONE_DAY) == [
        "morning 10 08:00 50",
        "evening 10 18:30 25",
        "morning 11 08:00 50",
        "iron 11 12:00 200",
        "evening 11 18:30 25",
    ]


def test_nothing_is_due_before_recording_started() -> None:
    assert due_on(plan(prescription(step(MORNING), recording=TODAY)), day("2026-03-01"), TODAY) == [
        "morning 10 08:00 50"
    ]


@pytest.mark.parametrize(
    ("added", "due"),
    [
        ("07:59", ["morning 10 08:00 50", "evening 10 18:30 25"]),
        ("08:00", ["morning 10 08:00 50", "evening 10 18:30 25"]),
        ("08:01", ["evening 10 18:30 25"]),
        ("18:31", []),
    ],
)
def test_a_medicine_added_today_asks_for_nothing_that_has_passed(added: str, due: list[str]) -> None:
    item = prescription(step(MORNING, EVENING), recording=made_at(added))

    assert due_on(plan(item)) == due
    assert due_on(plan(item), TODAY + ONE_DAY) == ["morning 11 08:00 50", "evening 11 18:30 25"]


# --- Changes made today --------------------------------------------------------------------------------------------


def changed(begins: Change, *slots: str, before: Sequence[str] = ("a 08:00 50", "b 18:00 50")) -> list[str]:
    """What is due today after a change, each slot written as "id time amount"."""
    return due_on(plan(prescription(_step(before, Change(START)), _step(slots, begins))))


def _step(slots: Sequence[str], begins: Change) -> DoseStep:
    parts = [text.split() for text in slots]
    return step(*(slot(id, at, float(amount)) for id, at, amount in parts), begins=begins)


def test_a_change_made_today_leaves_alone_what_has_passed() -> None:
    assert changed(made_at("12:00"), "a 08:00 75", "b 18:00 75") == ["a 10 08:00 50", "b 10 18:00 75"]


def test_a_dose_due_at_the_very_moment_of_the_change_stays() -> None:
    assert changed(made_at("18:00"), "a 08:00 75", "b 18:00 75") == ["a 10 08:00 50", "b 10 18:00 50"]
    assert changed(made_at("17:59"), "a 08:00 75", "b 18:00 75") == ["a 10 08:00 50", "b 10 18:00 75"]


def test_a_change_made_today_creates_no_dose_whose_time_has_passed() -> None:
    assert changed(made_at("12:00"), "c 09:00 50", "d 12:00 50", "e 12:01 50") == ["a 10 08:00 50", "e 10 12:01 50"]


def test_a_slot_that_moves_to_a_time_already_gone_stays_where_it_was_today() -> None:
    assert changed(made_at("12:00"), "a 08:00 50", "b 11:00 50") == ["a 10 08:00 50", "b 10 18:00 50"]


def test_a_slot_whose_time_has_passed_is_not_due_again_when_it_moves_to_a_later_one() -> None:
    assert changed(made_at("12:00"), "a 13:00 50", "b 18:00 50") == ["a 10 08:00 50", "b 10 18:00 50"]


def test_a_slot_answered_before_the_change_stays_as_it_was() -> None:
    """Taken early, at noon say; then the plan changes."""
    assert changed(made_at("12:30", "b"), "b 20:00 75") == ["a 10 08:00 50", "b 10 18:00 50"]
    assert changed(made_at("12:30", "b"), "c 20:00 75") == ["a 10 08:00 50", "b 10 18:00 50", "c 10 20:00 75"]
    assert changed(made_at("12:30"), "c 20:00 75") == ["a 10 08:00 50", "c 10 20:00 75"]


def test_an_answer_that_belongs_to_no_dose_of_today_makes_none() -> None:
    assert changed(made_at("12:30", "z"), "b 20:00 75") == ["a 10 08:00 50", "b 10 20:00 75"]


def test_after_today_the_new_step_counts_alone() -> None:
    item = prescription(_step(["a 08:00 50"], Change(START)), _step(["a 07:00 75"], made_at("12:00", "a")))

    assert due_on(plan(item), TODAY - ONE_DAY, TODAY + ONE_DAY) == [
        "a 09 08:00 50",
        "a 10 08:00 50",
        "a 11 07:00 75",
    ]


def test_of_two_changes_on_one_day_each_leaves_alone_what_had_passed_by_then() -> None:
    item = prescription(
        _step(["a 08:00 50", "b 18:00 50"], Change(START)),
        _step(["a 08:00 75", "b 15:00 75", "c 20:00 75"], made_at("09:00")),
        _step(["a 08:00 100", "b 18:00 100", "c 10:00 100", "d 21:00 100"], made_at("16:00")),
    )

    assert due_on(plan(item)) == ["a 10 08:00 50", "b 10 15:00 75", "c 10 20:00 75", "d 10 21:00 100"]
    assert due_on(plan(item), TODAY + ONE_DAY) == [
        "a 11 08:00 100",
        "c 11 10:00 100",
        "b 11 18:00 100",
        "d 11 21:00 100",
    ]


def test_a_change_taken_back_at_once_leaves_the_day_as_it_was() -> None:
    before = _step(["a 08:00 50", "b 18:00 50"], Change(START))
    mistaken = _step(["c 23:00 75"], made_at("12:00"))

    item = prescription(before, mistaken, replace(before, begins=made_at("12:01")))

    assert due_on(plan(item)) == ["a 10 08:00 50", "b 10 18:00 50"]


def test_a_change_made_today_counts_over_one_planned_long_ago_for_today() -> None:
    item = prescription(
        _step(["a 08:00 50", "b 18:00 50"], Change(START)),
        _step(["a 08:00 75", "b 18:00 75"], Change(TODAY)),
        _step(["a 08:00 100", "b 18:00 100"], made_at("12:00")),
    )

    assert due_on(plan(item), TODAY - ONE_DAY, TODAY + ONE_DAY) == [
        "a 09 08:00 50",
        "b 09 18:00 50",
        "a 10 08:00 75",
        "b 10 18:00 100",
        "a 11 08:00 100",
        "b 11 18:00 100",
    ]


def test_a_step_that_replaces_one_that_ended_begins_with_what_is_still_to_come() -> None:
    item = prescription(
        step(slot("a", "08:00"), last=TODAY - ONE_DAY), _step(["a 08:00 75", "b 18:00 75"], made_at("12:00"))
    )

    assert due_on(plan(item), TODAY - ONE_DAY, TODAY) == ["a 09 08:00 50", "b 10 18:00 75"]


def test_a_meal_moved_today_moves_only_what_is_still_to_come() -> None:
    item = prescription(step(MORNING, EVENING))

    def due(wall: str, breakfast: str, dinner: str, *answered: str) -> list[str]:
        new = meals({"breakfast": clock(breakfast), "dinner": clock(dinner)}, made_at(wall, *answered))
        return due_on(plan(item, meal_times=(meals(MEAL_TIMES), new)))

    assert due("12:00", "07:00", "19:00") == ["morning 10 08:00 50", "evening 10 19:00 25"]
    assert due("07:30", "09:00", "19:00") == ["morning 10 09:00 50", "evening 10 19:00 25"]
    assert due("07:30", "07:00", "19:00") == ["morning 10 08:00 50", "evening 10 19:00 25"]
    assert due("12:00", "08:00", "11:00") == ["morning 10 08:00 50", "evening 10 18:30 25"]
    assert due("12:00", "08:00", "20:00", "evening") == ["morning 10 08:00 50", "evening 10 18:30 25"]


def test_a_meal_and_a_step_changed_on_the_same_day_count_one_after_the_other() -> None:
    item = prescription(step(MORNING, EVENING), step(replace(EVENING, amount_mg=75), begins=made_at("12:00")))
    times = (meals(MEAL_TIMES), meals({**MEAL_TIMES, "dinner": time(20)}, made_at("19:00")))

    assert due_on(plan(item, meal_times=times)) == ["morning 10 08:00 50", "evening 10 18:30 75"]
    assert due_on(plan(item, meal_times=times), TODAY + ONE_DAY) == ["evening 11 20:00 75"]


def test_the_first_meal_times_of_all_may_be_set_today() -> None:
    item = prescription(step(MORNING, EVENING))

    assert due_on(plan(item, meal_times=(meals(MEAL_TIMES, made_at("12:00")),))) == [
        "morning 10 08:00 50",
        "evening 10 18:30 25",
    ]


# --- Cut-offs and gaps ---------------------------------------------------------------------------------------------


def cutoffs(plan_: Plan, first: str, last: str = "") -> list[datetime]:
    return [dose.cutoff for dose in expected_doses(plan_, day(first), day(last or first))]


def test_the_cutoff_is_halfway_to_the_next_slot() -> None:
    twice = plan(prescription(step(slot("a", "08:00"), slot("b", "18:00"))))

    assert cutoffs(twice, "2026-03-10") == [local("2026-03-10T13:00"), local("2026-03-11T01:00")]


def test_once_a_day_the_cutoff_is_twelve_hours_after() -> None:
    assert cutoffs(plan(prescription(step(slot("a", "08:00")))), "2026-03-10") == [local("2026-03-10T20:00")]


def test_over_a_clock_change_the_cutoff_is_halfway_in_time_that_passes() -> None:
    night = plan(prescription(step(slot("a", "22:00"), slot("b", "08:00"))))

    assert cutoffs(night, "2026-03-28")[1] == utc("2026-03-29T02:30"), "nine hours in a short night"
    assert cutoffs(night, "2026-10-24")[1] == local("2026-10-24T22:00") + timedelta(hours=5, minutes=30)
    once = plan(prescription(step(slot("a", "08:00"))))
    assert cutoffs(once, "2026-03-28") == [utc("2026-03-28T19:30")], "23 hours to the next"
    assert cutoffs(once, "2026-10-24") == [local("2026-10-24T08:00") + LATEST_CUTOFF], "25 hours to the next"


def test_two_slots_that_a_clock_change_brings_together_have_one_cutoff() -> None:
    both = plan(prescription(step(slot("a", "01:15"), slot("b", "01:45"), slot("c", "10:00"))))

    assert cutoffs(both, "2026-03-29")[:2] == [utc("2026-03-29T05:00")] * 2, "from 01:00 to 09:00 UTC"


def test_the_next_slot_may_be_beyond_a_skipped_date() -> None:
    twice = plan(prescription(step(slot("a", "08:00"), slot("b", "20:00")), recording=day("2011-01-01")), zone="UTC")
    apia = replace(
        twice,
        timeline=Timeline.fixed("Pacific/Apia"),
        prescriptions=(replace(twice.prescriptions[0], steps=(step(*STEP_TWICE, begins=day("2011-01-01")),)),),
    )

    assert shown(expected_doses(apia, day("2011-12-29"), day("2011-12-31")), "Pacific/Apia") == [
        "a 29 08:00 50",
        "b 29 20:00 50",
        "a 31 08:00 50",
        "b 31 20:00 50",
    ]
    assert cutoffs(apia, "2011-12-29")[1] == local("2011-12-31T02:00", "Pacific/Apia")


STEP_TWICE = (slot("a", "08:00"), slot("b", "20:00"))


def test_a_dose_flown_over_has_the_cutoff_of_what_comes_next() -> None:
    landing = local("2026-05-10T12:00", "Pacific/Honolulu")
    timeline = travels("Pacific/Honolulu", (landing, "Pacific/Kiritimati"))  # noon on the 11th
    doses = expected_doses(plan(prescription(step(*STEP_TWICE)), zone=timeline), day("2026-05-10"), day("2026-05-11"))

    assert [(dose.key, dose.instant - landing) for dose in doses] == [
        ("a/2026-05-10", timedelta(hours=-4)),
        ("a/2026-05-11", timedelta()),
        ("b/2026-05-10", timedelta()),
        ("b/2026-05-11", timedelta(hours=8)),
    ]
    assert [dose.cutoff - landing for dose in doses[1:3]] == [timedelta(hours=4)] * 2


def test_the_gap_is_the_shortest_between_two_times_of_the_day() -> None:
    def gaps(*times: str) -> set[timedelta]:
        item = prescription(step(*(slot(f"s{number}", at) for number, at in enumerate(times))))
        return {dose.gap for dose in expected_doses(plan(item), TODAY, TODAY)}

    assert gaps("08:00") == {timedelta(hours=24)}
    assert gaps("08:00", "18:00") == {timedelta(hours=10)}
    assert gaps("22:00", "06:00") == {timedelta(hours=8)}
    assert gaps("08:00", "08:00", "20:00") == {timedelta(hours=12)}
    assert gaps("06:00", "12:00", "23:00") == {timedelta(hours=6)}


# --- Keys ----------------------------------------------------------------------------------------------------------


@given(st.text(min_size=1), st.dates())
def test_a_key_is_read_back_as_it_was_made(slot_id: str, on: date) -> None:
    assert parse_key(dose_key(slot_id, on)) == (slot_id, on)


@pytest.mark.parametrize(
    "key",
    [
        *("", "/", "morning", "morning/", "/2026-03-10", "morning/2026-02-30", "morning/soon"),
        *("morning/20260310", "morning/2026-W11-2", "morning/2026-03-10 ", "morning/2026-03-10T08:00"),
    ],
)
def test_what_is_no_key_is_refused(key: str) -> None:
    """Another way to write the date would be another entry: the dose would stay open."""
    with pytest.raises(ValueError):  # noqa: PT011  (it may be the date's own)
        parse_key(key)


@pytest.mark.parametrize("on", [date.min, date.max, date.max - ONE_DAY])
def test_the_ends_of_the_calendar_are_no_error(on: date) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        doses = expected_doses(plan(prescription(step(MORNING, EVENING)), zone=zone), on, on)

        assert [dose.day for dose in doses] in ([], [on, on])


# --- Against a plain recount ---------------------------------------------------------------------------------------

WALLS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
FIRST = day("2026-03-20")
DAYS = [FIRST + ONE_DAY * number for number in range(20)]


@st.composite
def steps(draw: st.DrawFn) -> DoseStep:
    ids = draw(st.lists(st.sampled_from("abcd"), min_size=1, unique=True))
    slots = (replace(slot(id, "08:00", draw(st.sampled_from([25, 50]))), at=draw(WALLS)) for id in ids)
    begins = draw(st.sampled_from(DAYS))
    last = draw(st.none() | st.integers(0, 9).map(lambda number: begins + ONE_DAY * number))
    return step(*slots, begins=begins, last=last)


zone_names = st.sampled_from([LONDON, "Pacific/Apia", "Africa/Cairo", "America/Santiago", "Australia/Lord_Howe"])
half_hours = st.integers(0, 20 * 48).map(lambda number: utc("2026-03-20T00:00") + timedelta(minutes=30 * number))
journeys = st.lists(
    st.tuples(half_hours, zone_names),
    max_size=3,
    unique_by=lambda journey: journey[0],
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    planned = draw(st.lists(steps(), min_size=1, max_size=4, unique_by=lambda each: each.begins.first))
    return plan(prescription(*planned, recording=FIRST), zone=travels(draw(zone_names), *draw(journeys)))


def step_on(plan_: Plan, on: date) -> DoseStep | None:
    begun = [each for each in plan_.prescriptions[0].steps if each.begins.first <= on]
    latest = max(begun, key=lambda each: each.begins.first, default=None)
    return None if latest is None or (latest.last and latest.last < on) else latest


@given(plans())
@settings(max_examples=120, deadline=None)
def test_doses_are_those_of_a_plain_recount(plan_: Plan) -> None:
    wanted = {}
    for on in DAYS:
        for each in found.slots if (found := step_on(plan_, on)) else ():
            instant = plan_.timeline.instant(on, each.at or time())
            if instant is not None:
                wanted[f"{each.id}/{on}"] = (instant, each.amount_mg)

    doses = expected_doses(plan_, FIRST - ONE_DAY, DAYS[-1])

    assert len({dose.key for dose in doses}) == len(doses), "no key twice"
    assert {dose.key: (dose.instant, dose.amount_mg) for dose in doses} == wanted
    assert all(earlier.instant <= later.instant for earlier, later in pairwise(doses))


@given(plans(), st.sampled_from(DAYS), st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_a_range_is_the_sum_of_its_days(plan_: Plan, first: date, more: int) -> None:
    last = first + ONE_DAY * more
    day_by_day = [dose for number in range(more + 1) for dose in expected_doses(plan_, *[first + ONE_DAY * number] * 2)]

    assert expected_doses(plan_, first, last) == sorted(day_by_day, key=lambda dose: (dose.instant, dose.slot))


@given(plans())
@settings(max_examples=120, deadline=None)
def test_a_cutoff_is_halfway_to_the_next_slot_that_the_step_goes_on_to(plan_: Plan) -> None:
    for dose in expected_doses(plan_, FIRST, DAYS[-1]):
        going_on = step_on(plan_, dose.day)
        assert going_on
        instants = [
            plan_.timeline.instant(dose.day + ONE_DAY * ahead, each.at or time())
            for ahead in range(4)
            for each in going_on.slots
        ]
        following = min(instant for instant in instants if instant and instant > dose.instant)

        assert dose.cutoff == dose.instant + min((following - dose.instant) / 2, timedelta(hours=12))


def test_a_time_corrected_during_the_first_set_up_counts_today() -> None:
    """Entered at 10:00 for 08:00, which had gone by; corrected a minute later to 20:00, which is still to come."""
    made, corrected = local("2026-03-01T10:00"), local("2026-03-01T10:01")
    item = prescription(
        step(slot("morning", "08:00"), begins=Change(START, made)),
        step(slot("morning", "20:00"), begins=Change(START, corrected)),
        recording=Change(START, made),
    )

    assert [dose.instant for dose in expected_doses(plan(item), START, START)] == [local("2026-03-01T20:00")]
