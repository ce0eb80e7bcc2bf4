"""Expected doses: what a plan asks for on each date, and what a change made today leaves alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from operator import attrgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.doses import LATEST_CUTOFF, Dose, dose_key, expected_doses, parse_key, planned_doses
from imuran_desktop.domain.plan import Change, DoseStep, Hold, Plan, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import Timeline, ZoneChange
from tests.domain import plan_strategies
from tests.domain.builders import (
    LONDON,
    MEAL_TIMES,
    START,
    clock,
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
        ("b/2026-05-10", timedelta()),
        ("a/2026-05-11", timedelta()),
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

    at_once = expected_doses(plan_, first, last)
    assert sorted(at_once, key=attrgetter("key")) == sorted(day_by_day, key=attrgetter("key"))


@given(plan_strategies.plans(), st.integers(-5, 200))
@settings(max_examples=60, deadline=None)
def test_whatever_a_plan_says_each_day_of_a_long_range_is_as_that_day_alone(plan_: Plan, begins: int) -> None:
    """Most days of a range are made from the day before; a day alone never is."""
    days = [START + ONE_DAY * number for number in range(begins, begins + 60)]
    alone = [dose for day_ in days for dose in planned_doses(plan_, day_, day_)]

    at_once = planned_doses(plan_, days[0], days[-1])
    assert sorted(at_once, key=attrgetter("key")) == sorted(alone, key=attrgetter("key"))


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


@pytest.mark.parametrize(("first", "days"), [(0, 1), (200, 1), (-1, 300), (3, 2), (0, 800)])
def test_what_was_laid_out_before_changes_no_answer(first: int, days: int) -> None:
    weekends = replace(meals(MEAL_TIMES), other_days={6: {"breakfast": time(9, 30)}})
    item = prescription(
        step(replace(MORNING, repeat=Repeat(RepeatKind.EVERY_DAYS, every=3, since=START)), EVENING),
        step(replace(MORNING, amount_mg=75), begins=made_at("12:00")),
    )
    asked = plan(item, meal_times=(weekends,))
    for offset, number in ((0, 1), (150, 1), (0, 400), (-1, 3)):
        expected_doses(asked, START + timedelta(days=offset), START + timedelta(days=offset + number - 1))
    begin, end = START + timedelta(days=first), START + timedelta(days=first + days - 1)
    assert expected_doses(asked, begin, end) == expected_doses(replace(asked), begin, end)


# --- Repeats and weekdays ------------------------------------------------------------------------------------------

WEEKLY = Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1}))
OTHER_DAYS = Repeat(RepeatKind.EVERY_DAYS, every=2, since=START)
AS_NEEDED = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=6), most_per_day=4)


def test_a_slot_asks_only_on_its_days_and_one_taken_as_needed_never() -> None:
    item = prescription(
        step(replace(MORNING, repeat=OTHER_DAYS), replace(EVENING, repeat=WEEKLY), Slot("pain", 500, repeat=AS_NEEDED))
    )

    assert due_on(plan(item), START, day("2026-03-05")) == [
        "morning 01 08:00 50",
        "evening 02 18:30 25",
        "morning 03 08:00 50",
        "morning 05 08:00 50",
    ]


def test_what_comes_round_late_is_open_for_twelve_hours() -> None:
    item = prescription(step(replace(MORNING, repeat=WEEKLY)))

    (dose,) = expected_doses(plan(item), START, day("2026-03-07"))

    assert (dose.cutoff - dose.instant, dose.gap) == (LATEST_CUTOFF, timedelta(days=7))


def test_a_meal_at_another_time_on_the_weekend_moves_its_dose_and_its_cutoff() -> None:
    lie_in = {"breakfast": time(10)}
    times = replace(meals(MEAL_TIMES), other_days={6: lie_in, 7: lie_in})
    both = plan(prescription(step(MORNING, EVENING)), meal_times=[times])

    assert due_on(both, day("2026-03-06"), day("2026-03-07")) == [
        "morning 06 08:00 50",
        "evening 06 18:30 25",
        "morning 07 10:00 50",
        "evening 07 18:30 25",
    ]
    assert cutoffs(both, "2026-03-06")[1] == local("2026-03-07T02:15"), "halfway from 18:30 to 10:00"


def test_a_repeat_that_changes_today_leaves_alone_what_has_passed() -> None:
    """From every day to Mondays only; the 10th is a Tuesday."""
    weekly = step(replace(MORNING, repeat=WEEKLY), replace(EVENING, repeat=WEEKLY), begins=made_at("12:00"))
    item = prescription(step(MORNING, EVENING), weekly)

    assert due_on(plan(item), TODAY, day("2026-03-17")) == [
        "morning 10 08:00 50",
        "morning 16 08:00 50",
        "evening 16 18:30 25",
    ]


# --- Holds and ends ------------------------------------------------------------------------------------------------


def held(first: Change | date, last: Change | date | None = None) -> Hold:
    changes = [each if isinstance(each, Change | None) else Change(each) for each in (first, last)]
    assert changes[0] is not None
    return Hold(changes[0], changes[1], HoldReason.CLINIC, "Dr Green")


def of_twice(**parts: object) -> Plan:
    return plan(replace(prescription(step(MORNING, EVENING)), **parts))  # type: ignore[arg-type]


def test_on_hold_nothing_is_due_and_what_was_planned_can_still_be_seen() -> None:
    hold = held(day("2026-03-09"), day("2026-03-11"))
    paused = of_twice(holds=(hold,))

    found = planned_doses(paused, day("2026-03-08"), day("2026-03-11"))

    assert due_on(paused, day("2026-03-08"), day("2026-03-11")) == [
        "morning 08 08:00 50",
        "evening 08 18:30 25",
        "morning 11 08:00 50",
        "evening 11 18:30 25",
    ]
    assert [(dose.key, dose.hold) for dose in found[2:6]] == [
        ("morning/2026-03-09", hold),
        ("evening/2026-03-09", hold),
        ("morning/2026-03-10", hold),
        ("evening/2026-03-10", hold),
    ]


def test_a_hold_until_further_notice_goes_on() -> None:
    paused = of_twice(holds=(held(TODAY),))

    assert due_on(paused, TODAY, day("2026-06-01")) == []
    assert len(planned_doses(paused, TODAY, day("2026-03-11"))) == 4


@pytest.mark.parametrize(
    ("wall", "answered", "due"),
    [
        ("07:59", (), []),
        ("08:00", (), ["morning 10 08:00 50"]),
        ("12:00", (), ["morning 10 08:00 50"]),
        ("12:00", ("evening",), ["morning 10 08:00 50", "evening 10 18:30 25"]),
        ("18:30", (), ["morning 10 08:00 50", "evening 10 18:30 25"]),
    ],
)
def test_a_hold_made_today_leaves_alone_what_has_passed_or_was_answered(
    wall: str, answered: Sequence[str], due: list[str]
) -> None:
    assert due_on(of_twice(holds=(held(made_at(wall, *answered)),))) == due
    assert due_on(of_twice(ends=made_at(wall, *answered))) == due, "so does an end"


def test_a_hold_that_ends_today_gives_back_only_what_is_still_to_come() -> None:
    assert due_on(of_twice(holds=(held(day("2026-03-09"), made_at("12:00")),)), day("2026-03-09"), TODAY + ONE_DAY) == [
        "evening 10 18:30 25",
        "morning 11 08:00 50",
        "evening 11 18:30 25",
    ]


def test_a_hold_made_and_ended_within_a_day() -> None:
    assert due_on(of_twice(holds=(held(made_at("07:00"), made_at("12:00")),))) == ["evening 10 18:30 25"]
    assert due_on(of_twice(holds=(held(TODAY, TODAY),))) == ["morning 10 08:00 50", "evening 10 18:30 25"]


def test_several_holds_count_each_for_its_days() -> None:
    holds = (held(day("2026-03-12"), day("2026-03-13")), held(TODAY, day("2026-03-11")))

    found = planned_doses(of_twice(holds=holds), TODAY, day("2026-03-13"))

    assert [(dose.day.day, holds.index(dose.hold) if dose.hold else None) for dose in found[::2]] == [
        (10, 1),
        (11, None),
        (12, 0),
        (13, None),
    ]


def test_a_medicine_that_has_ended_keeps_its_history() -> None:
    over = of_twice(ends=Change(TODAY))

    assert due_on(over, TODAY - ONE_DAY, day("2026-06-01")) == ["morning 09 08:00 50", "evening 09 18:30 25"]


def test_a_medicine_ended_where_a_flight_brought_a_day_back_keeps_what_was_due_on_the_next() -> None:
    """At 00:30 on the 11th one lands in New York, where it is 20:30 on the 10th; there the medicine is ended."""
    landing = local("2026-03-11T00:30")
    before = plan(prescription(step(slot("night", "00:15"))), zone=travels(LONDON, (landing, "America/New_York")))
    item = before.prescriptions[0]
    over = replace(before, prescriptions=(replace(item, ends=Change(TODAY, landing + timedelta(minutes=5))),))

    assert [dose.key for dose in expected_doses(over, TODAY, day("2026-03-15"))] == [
        "night/2026-03-10",
        "night/2026-03-11",
    ]


def test_a_hold_is_of_its_own_medicine_only() -> None:
    iron = prescription(step(slot("iron", "12:00", 200)), id="iron", medicine="iron")
    paused = plan(replace(prescription(step(MORNING)), holds=(held(TODAY),)), iron)

    assert due_on(paused) == ["iron 10 12:00 200"]


def test_the_window_of_a_hold_does_not_move_the_cutoffs_around_it() -> None:
    hold = held(day("2026-03-11"), day("2026-03-12"))
    with_hold, without = of_twice(holds=(hold,)), of_twice()

    assert [dose.cutoff for dose in expected_doses(with_hold, TODAY, TODAY)] == cutoffs(without, "2026-03-10")


# --- Directions ----------------------------------------------------------------------------------------------------


def said_on(plan_: Plan, first: date, last: date) -> list[tuple[str, str]]:
    return [(f"{dose.slot} {dose.day.day}", dose.directions.food.value) for dose in expected_doses(plan_, first, last)]


def test_each_dose_carries_the_directions_of_its_day() -> None:
    both = of_twice(directions=(directions(), directions(FoodInstruction.EMPTY_STOMACH, begins=TODAY)))

    assert said_on(both, TODAY - ONE_DAY, TODAY) == [
        ("morning 9", "with_or_after"),
        ("evening 9", "with_or_after"),
        ("morning 10", "empty_stomach"),
        ("evening 10", "empty_stomach"),
    ]


def test_directions_changed_today_are_for_what_is_still_to_come() -> None:
    made = directions(FoodInstruction.EITHER, begins=made_at("12:00"), window=timedelta(hours=2))
    both = of_twice(directions=(directions(), made))

    morning, evening = expected_doses(both, TODAY, TODAY)

    assert (morning.directions.food, morning.directions.window) == (
        FoodInstruction.WITH_OR_AFTER,
        timedelta(hours=1),
    )
    assert (evening.directions.food, evening.directions.window) == (FoodInstruction.EITHER, timedelta(hours=2))
    answered = of_twice(directions=(directions(), replace(made, begins=made_at("12:00", "evening"))))
    assert said_on(answered, TODAY, TODAY)[1] == ("evening 10", "with_or_after")


def test_directions_and_a_step_changed_in_one_go_count_together() -> None:
    made = made_at("12:00")
    both = plan(
        replace(
            prescription(step(MORNING, EVENING), step(replace(EVENING, amount_mg=75), begins=made)),
            directions=(directions(), directions(FoodInstruction.EITHER, begins=made)),
        )
    )

    assert due_on(both) == ["morning 10 08:00 50", "evening 10 18:30 75"]
    assert said_on(both, TODAY, TODAY) == [("morning 10", "with_or_after"), ("evening 10", "either")]


def test_without_directions_a_dose_is_on_time_within_an_hour() -> None:
    (morning, _) = expected_doses(of_twice(directions=()), TODAY, TODAY)

    assert morning.directions.window == timedelta(hours=1)


# --- Journeys, planned and recorded late ---------------------------------------------------------------------------

NEW_YORK, TOKYO = "America/New_York", "Asia/Tokyo"
LANDING = local("2026-03-10T14:00")


def travelling(*journeys: tuple[datetime, str], home: str = LONDON) -> Plan:
    return plan(prescription(step(MORNING, EVENING)), zone=travels(home, *journeys))


def at_utc(plan_: Plan, first: date, last: date) -> list[str]:
    return [f"{dose.slot} {dose.day.day} {dose.instant:%d %H:%M}" for dose in expected_doses(plan_, first, last)]


@pytest.mark.parametrize(
    ("zone", "found"),
    [
        (LONDON, ["morning 10 10 08:00", "evening 10 10 18:30", "morning 11 11 08:00"]),
        # To the west the clock is put back: the evening is later.
        (NEW_YORK, ["morning 10 10 08:00", "evening 10 10 22:30", "morning 11 11 12:00"]),
        # To the east it is put forward, to 23:00: the evening is due on landing.
        (TOKYO, ["morning 10 10 08:00", "evening 10 10 14:00", "morning 11 10 23:00"]),
        # Over the date line to the east, it is the day before once more: nothing of it is due again.
        ("Pacific/Niue", ["morning 10 10 08:00", "evening 10 11 05:30", "morning 11 11 19:00"]),
    ],
)
def test_a_journey_by_ticket_moves_what_comes_after_it(zone: str, found: list[str]) -> None:
    assert at_utc(travelling((LANDING, zone)), TODAY, TODAY + ONE_DAY)[:3] == found


def test_over_the_date_line_there_and_back() -> None:
    """To Kiritimati the 11th is left out; on the way back the 13th comes twice, and its doses once."""
    there, back = utc("2026-03-11T10:30"), utc("2026-03-13T12:00")
    plan_ = travelling((there, "Pacific/Kiritimati"), (back, "Pacific/Niue"), home="Pacific/Niue")

    assert plan_.timeline.local(there - timedelta(seconds=1)).date() == day("2026-03-10")
    assert plan_.timeline.local(there).date() == day("2026-03-12")
    assert at_utc(plan_, TODAY, day("2026-03-14")) == [
        *("morning 10 10 19:00", "evening 10 11 05:30"),
        *("morning 12 11 18:00", "evening 12 12 04:30"),
        *("morning 13 12 18:00", "evening 13 13 04:30"),
        *("morning 14 14 19:00", "evening 14 15 05:30"),
    ]


def test_a_journey_recorded_late_moves_only_what_was_due_since() -> None:
    at_home, recorded = travelling(), travelling((LANDING, NEW_YORK))

    assert at_utc(recorded, START, TODAY)[:-1] == at_utc(at_home, START, TODAY)[:-1]
    assert at_utc(recorded, TODAY, TODAY)[-1] != at_utc(at_home, TODAY, TODAY)[-1]


def test_a_journey_thought_better_of_leaves_no_trace_once_it_is_home_again() -> None:
    """The ticket to Tokyo is taken back before the flight; or the person turns round on landing."""
    home = travelling()

    assert at_utc(travelling((LANDING, LONDON)), TODAY, TODAY + ONE_DAY) == at_utc(home, TODAY, TODAY + ONE_DAY)
    turned = travelling((LANDING, TOKYO), (LANDING + timedelta(minutes=1), LONDON))
    assert at_utc(turned, TODAY, TODAY + ONE_DAY) == at_utc(home, TODAY, TODAY + ONE_DAY)


far_apart = st.sampled_from(["Pacific/Niue", NEW_YORK, LONDON, TOKYO, "Pacific/Apia", "Pacific/Kiritimati"])
trips = st.lists(st.tuples(half_hours, far_apart), max_size=4, unique_by=lambda trip: trip[0])
weekdays = st.frozensets(st.integers(1, 7), min_size=1)
repeats = st.one_of(
    st.just(Repeat()),
    st.builds(lambda days: Repeat(RepeatKind.WEEKDAYS, weekdays=days), weekdays),
    st.builds(
        lambda kind, every, off, since: Repeat(kind, every=every, days_off=off, since=since),
        st.sampled_from([RepeatKind.EVERY_DAYS, RepeatKind.CYCLE, RepeatKind.EVERY_MONTHS]),
        st.integers(1, 5),
        st.integers(0, 3),
        st.sampled_from(DAYS),
    ),
)
coming_round = st.lists(
    st.builds(lambda id, at, repeat: Slot(id, 50, at=at, repeat=repeat), st.sampled_from("abc"), WALLS, repeats),
    min_size=1,
    max_size=3,
    unique_by=lambda each: each.id,
)


def dates_shown(timeline: Timeline) -> set[date]:
    """Every date that the person's clock shows in these weeks, looked at each quarter of an hour."""
    start = utc("2026-03-18T00:00")
    return {timeline.local(start + timedelta(minutes=15 * number)).date() for number in range(26 * 96)}


@given(coming_round, far_apart, trips)
@settings(max_examples=100, deadline=None)
def test_whatever_the_travel_each_dose_is_due_once_at_a_time_that_was(
    of: list[Slot], home: str, journeys_: list[tuple[datetime, str]]
) -> None:
    timeline = travels(home, *journeys_)
    plan_ = plan(prescription(step(*of), recording=FIRST), zone=timeline)

    doses = expected_doses(plan_, FIRST, DAYS[-1])

    days = dates_shown(timeline).intersection(DAYS)
    assert sorted(dose.key for dose in doses) == sorted(
        dose_key(each.id, on) for each in of for on in days if each.repeat.falls_on(on)
    )
    for dose in doses:
        wall = datetime.combine(dose.day, dose.at)
        shown = timeline.local(dose.instant).replace(tzinfo=None)
        just_before = timeline.local(dose.instant - timedelta(seconds=1)).replace(tzinfo=None)
        assert shown == wall or just_before < wall < shown, "as planned, or the first instant after a gap"


@given(plans(), half_hours, far_apart)
@settings(max_examples=120, deadline=None)
def test_a_journey_leaves_alone_what_was_due_before_it_whenever_it_is_recorded(
    plan_: Plan, at: datetime, zone: str
) -> None:
    """But for a time that the clock had jumped over: where the journey leads back to it, it is then that it is due."""
    timeline = Timeline((*plan_.timeline.changes, ZoneChange(at, zone)))
    before, after = (
        {dose.key: dose for dose in expected_doses(of, FIRST, DAYS[-1])}
        for of in (plan_, replace(plan_, timeline=timeline))
    )

    for key, dose in before.items():
        wall = datetime.combine(dose.day, dose.at)
        if dose.instant < at and plan_.timeline.local(dose.instant).replace(tzinfo=None) == wall:
            assert after[key].instant == dose.instant
        elif dose.instant < at:
            moved = after[key].instant
            assert moved == dose.instant or timeline.local(moved).replace(tzinfo=None) == wall
    assert {key for key, dose in after.items() if dose.instant < at} <= before.keys()


# --- Holds and ends against a plain recount ------------------------------------------------------------------------

changes_ = st.builds(Change, st.sampled_from(DAYS)) | st.builds(
    lambda at, answered: Change(at.date(), at, answered), half_hours, st.frozensets(st.sampled_from("abcd"), max_size=2)
)


def has_begun(change: Change, dose: Dose) -> bool:
    """Whether a change had been made, and its day had come, when a dose was due that had not been answered."""
    if dose.day == change.first:
        unseen = change.changed_at is None or dose.instant > change.changed_at
        return unseen and dose.slot not in change.answered
    return dose.day > change.first and not (change.changed_at and dose.instant <= change.changed_at)


@given(plans(), changes_, st.none() | changes_, st.none() | changes_)
@settings(max_examples=120, deadline=None)
def test_due_is_what_no_hold_covers_and_no_end_has_ended(
    plan_: Plan, begins: Change, ends: Change | None, over: Change | None
) -> None:
    hold = Hold(begins, ends)
    item = plan_.prescriptions[0]
    stopped = replace(plan_, prescriptions=(replace(item, holds=(hold,), ends=over),))

    left = [dose for dose in expected_doses(plan_, FIRST, DAYS[-1]) if not (over and has_begun(over, dose))]
    on_hold = [has_begun(begins, dose) and not (ends and has_begun(ends, dose)) for dose in left]

    found = planned_doses(stopped, FIRST, DAYS[-1])
    assert [(dose.key, dose.instant, dose.hold == hold) for dose in found] == [
        (dose.key, dose.instant, covered) for dose, covered in zip(left, on_hold, strict=True)
    ]
    assert [dose.key for dose in expected_doses(stopped, FIRST, DAYS[-1])] == [
        dose.key for dose in found if dose.hold is None
    ]
