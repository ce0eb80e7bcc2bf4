"""The slots of one dose step: which are due on a day, when, what follows, and how far apart they are."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.slot_days import SlotDays
from imuran_desktop.domain.zones import Timeline
from tests.domain.builders import LONDON, START, day, local, meals, slot, step, travels

ONE_DAY = timedelta(days=1)
HOME = Timeline.fixed(LONDON)
WEEKEND = frozenset({6, 7})
MONDAYS = Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1}))
OTHER_DAYS = Repeat(RepeatKind.EVERY_DAYS, every=2, since=day("2026-03-02"))
AS_NEEDED = Repeat(RepeatKind.AS_NEEDED)
LIE_IN = {"breakfast": time(9, 30)}
MEALS = MealTimes(Change(START), {"breakfast": time(8), "dinner": time(18, 30)}, {6: LIE_IN, 7: LIE_IN})
MONDAY = day("2026-03-02")


def slot_days(*slots: Slot, meal_times: MealTimes | None = MEALS, timeline: Timeline = HOME) -> SlotDays:
    return SlotDays(step(*slots), meal_times, timeline)


def at(id: str, wall: str, repeat: Repeat = Repeat()) -> Slot:  # noqa: B008 it can't be changed
    return replace(slot(id, wall), repeat=repeat)


def timed(of: SlotDays, on: date) -> list[str]:
    return [f"{item.slot.id} {item.at:%H:%M}" for item in of.timed(on)]


def test_slots_come_in_the_order_of_the_day_those_at_one_time_by_id() -> None:
    of = slot_days(slot("dinner", "dinner"), slot("b", "08:00"), slot("a", "breakfast"), slot("night", "00:00"))

    assert timed(of, MONDAY) == ["night 00:00", "a 08:00", "b 08:00", "dinner 18:30"]


def test_a_meal_has_its_own_time_on_chosen_weekdays_and_a_clock_time_has_none() -> None:
    of = slot_days(slot("morning", "breakfast"), slot("late", "09:00"), slot("evening", "dinner"))

    assert timed(of, day("2026-03-06")) == ["morning 08:00", "late 09:00", "evening 18:30"]
    assert timed(of, day("2026-03-07")) == ["late 09:00", "morning 09:30", "evening 18:30"]


def test_a_slot_is_there_only_on_its_days() -> None:
    of = slot_days(at("daily", "08:00"), at("weekly", "12:00", MONDAYS), at("other", "20:00", OTHER_DAYS))

    assert timed(of, MONDAY) == ["daily 08:00", "weekly 12:00", "other 20:00"]
    assert timed(of, MONDAY + ONE_DAY) == ["daily 08:00"]
    assert timed(of, MONDAY + 2 * ONE_DAY) == ["daily 08:00", "other 20:00"]


def test_what_is_taken_as_needed_or_at_a_meal_without_a_time_is_never_there() -> None:
    of = slot_days(Slot("pain", 500, repeat=AS_NEEDED), at("timed", "08:00", AS_NEEDED), slot("noon", "lunch"))

    assert timed(of, MONDAY) == []
    assert of.following(MONDAY, local("2026-03-02T08:00")) is None
    assert timed(slot_days(slot("morning", "breakfast"), meal_times=None), MONDAY) == []


def test_each_slot_has_its_instant_and_none_on_a_date_that_was_skipped() -> None:
    apia = slot_days(at("a", "08:00"), timeline=Timeline.fixed("Pacific/Apia"))

    assert [instant for _, instant in slot_days(at("a", "08:00")).on(MONDAY)] == [local("2026-03-02T08:00")]
    assert [instant for _, instant in apia.on(day("2011-12-30"))] == [None]


def test_the_next_slot_may_be_on_another_day_or_not_near() -> None:
    of = slot_days(at("daily", "08:00", OTHER_DAYS), at("weekly", "12:00", MONDAYS))

    assert of.following(MONDAY, local("2026-03-02T08:00")) == local("2026-03-02T12:00")
    assert of.following(MONDAY, local("2026-03-02T12:00")) == local("2026-03-04T08:00")
    assert of.following(day("2026-03-05"), local("2026-03-05T00:00")) == local("2026-03-06T08:00")
    lone = slot_days(at("weekly", "12:00", MONDAYS))
    assert lone.following(MONDAY, local("2026-03-02T12:00")) is None


def test_the_next_slot_on_a_weekend_is_at_the_weekend_s_time() -> None:
    of = slot_days(slot("morning", "breakfast"))

    assert of.following(day("2026-03-06"), local("2026-03-06T08:00")) == local("2026-03-07T09:30")
    assert of.following(day("2026-03-08"), local("2026-03-08T09:30")) == local("2026-03-09T08:00")


def test_the_next_slot_beyond_a_date_left_out_on_a_journey() -> None:
    landing = local("2026-05-09T23:30", "Pacific/Niue")
    of = slot_days(at("a", "08:00"), timeline=travels("Pacific/Niue", (landing, "Pacific/Kiritimati")))

    assert of.following(day("2026-05-09"), local("2026-05-09T08:00", "Pacific/Niue")) == local(
        "2026-05-11T08:00", "Pacific/Kiritimati"
    )


@pytest.mark.parametrize(
    ("slots", "hours"),
    [
        ([at("a", "08:00")], 24),
        ([at("a", "08:00"), at("b", "18:30")], 10.5),
        ([at("a", "08:00", OTHER_DAYS)], 48),
        ([at("a", "08:00", MONDAYS)], 7 * 24),
        ([at("a", "08:00"), at("b", "20:00", MONDAYS)], 12),
        ([at("a", "08:00", Repeat(RepeatKind.CYCLE, every=21, days_off=7, since=MONDAY))], 24),
        ([at("a", "08:00", Repeat(RepeatKind.CYCLE, every=1, days_off=9, since=MONDAY))], 240),
        ([at("a", "08:00", Repeat(RepeatKind.EVERY_MONTHS, every=6, since=MONDAY))], 181 * 24),
        ([at("a", "08:00", Repeat(RepeatKind.EVERY_MONTHS, every=12, since=MONDAY))], 365 * 24),
        ([slot("a", "breakfast")], 22.5),
        ([replace(slot("a", "breakfast"), repeat=MONDAYS)], 7 * 24),
        ([replace(slot("a", "breakfast"), repeat=Repeat(RepeatKind.WEEKDAYS, WEEKEND))], 24),
        ([at("a", "08:00"), Slot("pain", 500, repeat=AS_NEEDED)], 24),
        ([at("a", "08:00"), at("b", "08:00")], 24),
        ([slot("a", "dinner")], 24),
    ],
)
def test_the_gap_is_the_shortest_there_is_between_two_doses(slots: list[Slot], hours: float) -> None:
    assert slot_days(*slots).gap == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("slots", "days"),
    [
        ([at("a", "08:00"), at("b", "18:30")], 7),
        ([at("a", "08:00", MONDAYS), at("b", "18:30")], 7),
        ([at("a", "08:00"), Slot("pain", 500, repeat=AS_NEEDED)], 7),
        ([at("a", "08:00", OTHER_DAYS)], 0),
        ([at("a", "08:00"), at("b", "18:30", Repeat(RepeatKind.EVERY_MONTHS, every=1, since=MONDAY))], 0),
    ],
)
def test_the_rhythm_is_how_soon_the_same_comes_round(slots: list[Slot], days: int) -> None:
    """Where meals are at other times on weekends, not before a week later."""
    assert slot_days(*slots).rhythm == days


def test_the_same_at_every_meal_comes_round_each_day() -> None:
    every_day = replace(MEALS, other_days={})

    assert slot_days(slot("m", "breakfast"), slot("b", "20:00"), meal_times=every_day).rhythm == 1
    assert slot_days(at("a", "08:00"), meal_times=None).rhythm == 1
    assert slot_days(at("a", "08:00", MONDAYS), meal_times=every_day).rhythm == 7
    assert slot_days(at("a", "08:00", OTHER_DAYS), meal_times=every_day).rhythm == 0


def test_where_nothing_comes_round_no_gap_is_short() -> None:
    years = timedelta(days=730)

    assert slot_days().gap > years
    assert slot_days(Slot("pain", 500, repeat=AS_NEEDED)).gap > years
    assert slot_days(at("a", "08:00", Repeat(RepeatKind.EVERY_MONTHS, every=36, since=MONDAY))).gap > years


@pytest.mark.parametrize("begins", [date.min, date.max - ONE_DAY, date.max])
@pytest.mark.parametrize("repeat", [Repeat(), MONDAYS, OTHER_DAYS])
def test_the_ends_of_the_calendar_are_no_error(begins: date, repeat: Repeat) -> None:
    of = SlotDays(DoseStep(Change(begins), (at("a", "08:00", repeat),)), MEALS, HOME)

    assert of.gap > timedelta()


# --- Against a plain look at every day ---------------------------------------------------------------------------

walls = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
weekdays = st.frozensets(st.integers(1, 7), min_size=1)
FEW_DAYS = [START + ONE_DAY * number for number in range(30)]


@st.composite
def repeats(draw: st.DrawFn) -> Repeat:
    return Repeat(
        draw(st.sampled_from([RepeatKind.DAILY, RepeatKind.WEEKDAYS, RepeatKind.EVERY_DAYS, RepeatKind.CYCLE])),
        weekdays=draw(weekdays),
        every=draw(st.integers(1, 7)),
        days_off=draw(st.integers(0, 5)),
        since=draw(st.sampled_from(FEW_DAYS)),
    )


@st.composite
def slots(draw: st.DrawFn) -> list[Slot]:
    made = []
    for id in draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True)):
        meal = draw(st.sampled_from([None, "breakfast", "dinner"]))
        made.append(Slot(id, 50, meal=meal, at=None if meal else draw(walls), repeat=draw(repeats())))
    return made


meal_times = st.builds(
    lambda times, others: replace(meals(times), other_days=others),
    st.fixed_dictionaries({"breakfast": walls, "dinner": walls}),
    st.dictionaries(st.integers(1, 7), st.dictionaries(st.sampled_from(["breakfast", "dinner"]), walls)),
)


def plainly(of: list[Slot], times: MealTimes, on: date) -> list[tuple[time, str]]:
    """What is due on a day, looked up slot by slot."""
    found = []
    for each in of:
        weekday = times.other_days.get(on.isoweekday(), {})
        wall = each.at or weekday.get(each.meal or "") or times.times[each.meal or ""]
        if each.repeat.falls_on(on):
            found.append((wall, each.id))
    return sorted(found)


@given(slots(), meal_times)
@settings(max_examples=150, deadline=None)
def test_each_day_is_as_a_plain_look_finds_it(of: list[Slot], times: MealTimes) -> None:
    days = slot_days(*of, meal_times=times)

    for on in FEW_DAYS:
        assert [(item.at, item.slot.id) for item in days.timed(on)] == plainly(of, times, on)
        assert [instant for _, instant in days.on(on)] == [HOME.instant(on, wall) for wall, _ in plainly(of, times, on)]


@given(slots(), meal_times)
@settings(max_examples=100, deadline=None)
def test_no_two_moments_are_closer_than_the_gap(of: list[Slot], times: MealTimes) -> None:
    moments = sorted({datetime.combine(on, wall) for on in FEW_DAYS[:21] for wall, _ in plainly(of, times, on)})

    gap = slot_days(*of, meal_times=times).gap

    assert all(later - earlier >= gap for earlier, later in pairwise(moments))


@given(slots(), meal_times, st.sampled_from(FEW_DAYS[:20]))
@settings(max_examples=100, deadline=None)
def test_what_follows_is_the_earliest_of_what_comes_within_two_days(of: list[Slot], times: MealTimes, on: date) -> None:
    days = slot_days(*of, meal_times=times)
    noon = local(f"{on}T12:00")
    later = [
        instant
        for ahead in range(3)
        for wall, _ in plainly(of, times, on + ONE_DAY * ahead)
        if (instant := HOME.instant(on + ONE_DAY * ahead, wall)) and instant > noon
    ]

    assert days.following(on, noon) == min(later, default=None)
