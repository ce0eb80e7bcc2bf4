"""How often a slot is due: by example, and against somebody who counts the days on a calendar."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.repeats import DAILY, Repeat, RepeatKind
from tests.domain.builders import day

ONE_DAY = timedelta(days=1)
SINCE = day("2026-01-31")


def falls_on(repeat: Repeat, first: str, days: int) -> list[str]:
    """The dates, without their year, on which a slot is due from ``first`` on."""
    found = (day(first) + ONE_DAY * number for number in range(days))
    return [f"{each:%m-%d}" for each in found if repeat.falls_on(each)]


def test_a_slot_is_due_every_day_unless_it_says_otherwise() -> None:
    assert Repeat() == DAILY
    assert falls_on(DAILY, "2026-02-27", 3) == ["02-27", "02-28", "03-01"]
    assert DAILY.falls_on(date.min)
    assert DAILY.falls_on(date.max)


def test_chosen_weekdays() -> None:
    repeat = Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1, 7}))

    assert falls_on(repeat, "2026-03-01", 9) == ["03-01", "03-02", "03-08", "03-09"], "a Sunday and a Monday"


def test_every_other_day_is_counted_from_a_day_on_which_it_is_due_both_ways() -> None:
    repeat = Repeat(RepeatKind.EVERY_DAYS, every=2, since=SINCE)

    assert falls_on(repeat, "2026-01-28", 7) == ["01-29", "01-31", "02-02"]


def test_three_weeks_on_and_one_off() -> None:
    repeat = Repeat(RepeatKind.CYCLE, every=21, days_off=7, since=day("2026-03-01"))

    assert falls_on(repeat, "2026-03-19", 13) == ["03-19", "03-20", "03-21", "03-29", "03-30", "03-31"]
    assert not repeat.falls_on(day("2026-02-28"))


def test_a_cycle_without_days_off_is_due_every_day() -> None:
    repeat = Repeat(RepeatKind.CYCLE, every=3, days_off=0, since=SINCE)

    assert len(falls_on(repeat, "2026-01-01", 60)) == 60


def test_a_month_too_short_for_the_day_has_it_on_its_last_day() -> None:
    repeat = Repeat(RepeatKind.EVERY_MONTHS, every=1, since=SINCE)

    assert falls_on(repeat, "2026-01-31", 90) == ["01-31", "02-28", "03-31", "04-30"]
    assert falls_on(repeat, "2028-02-01", 31) == ["02-29"]


def test_every_six_months_over_the_new_year() -> None:
    repeat = Repeat(RepeatKind.EVERY_MONTHS, every=6, since=day("2025-09-15"))

    assert falls_on(repeat, "2025-09-01", 400) == ["09-15", "03-15", "09-15"]
    assert falls_on(repeat, "2025-01-01", 200) == ["03-15"], "and before"


def test_something_taken_as_needed_is_never_due() -> None:
    repeat = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=6), most_per_day=4)

    assert repeat.as_needed
    assert not Repeat().as_needed
    assert falls_on(repeat, "2026-03-01", 60) == []


# --- Against a calendar ------------------------------------------------------------------------------------------

FIRST, LAST = day("2023-06-01"), day("2029-06-01")
EVERY_DATE = [FIRST + ONE_DAY * number for number in range((LAST - FIRST).days + 1)]
since = st.dates(day("2025-01-01"), day("2027-12-31"))


@st.composite
def repeats(draw: st.DrawFn) -> Repeat:
    kind = draw(st.sampled_from([kind for kind in RepeatKind if kind is not RepeatKind.AS_NEEDED]))
    return Repeat(
        kind,
        weekdays=draw(st.frozensets(st.integers(1, 7), min_size=1)),
        every=draw(st.integers(1, 40)),
        days_off=draw(st.integers(0, 30)),
        since=draw(since),
    )


def counted(repeat: Repeat) -> set[date]:
    """The dates in the range on which it is due, found by turning the leaves of a calendar from ``since`` on."""
    return {found for found in _turned(repeat, 1) if found <= LAST} | {
        found for found in _turned(repeat, -1) if found >= FIRST
    }


def _turned(repeat: Repeat, way: int) -> Iterator[date]:
    if repeat.kind is RepeatKind.EVERY_MONTHS:
        yield from _months(repeat, way)
        return
    # What it is like on each day of one turn; a day is looked up by how many days it is from the first.
    turn = {
        RepeatKind.DAILY: [True],
        RepeatKind.EVERY_DAYS: [True] + [False] * (repeat.every - 1),
        RepeatKind.CYCLE: [True] * repeat.every + [False] * repeat.days_off,
    }.get(repeat.kind, [])
    at, place = repeat.since, 0
    while FIRST - ONE_DAY <= at <= LAST + ONE_DAY:
        named = f"{at:%a}" in [
            ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][number - 1] for number in repeat.weekdays
        ]
        if turn[place] if turn else named:
            yield at
        at += way * ONE_DAY
        place = (place + way) % len(turn) if turn else 0


def _months(repeat: Repeat, way: int) -> Iterator[date]:
    year, month = repeat.since.year, repeat.since.month
    while FIRST.year <= year <= LAST.year:
        wanted = repeat.since.day
        while True:
            try:
                yield date(year, month, wanted)
                break
            except ValueError:
                wanted -= 1
        for _ in range(repeat.every):
            month += way
            if month in (0, 13):
                year, month = year + way, 12 if way < 0 else 1


@given(repeats())
@settings(max_examples=150, deadline=None)
def test_it_falls_on_exactly_the_dates_that_a_calendar_says(repeat: Repeat) -> None:
    assert {each for each in EVERY_DATE if repeat.falls_on(each)} == {
        each for each in counted(repeat) if FIRST <= each <= LAST
    }


@given(repeats())
@settings(max_examples=100, deadline=None)
def test_its_share_of_all_days_is_what_a_count_gives(repeat: Repeat) -> None:
    count = sum(map(repeat.falls_on, EVERY_DATE))

    assert repeat.days_a_day() * len(EVERY_DATE) == pytest.approx(count, abs=max(repeat.every, 7) * 1.1)


def test_as_needed_has_no_share_of_the_days() -> None:
    assert Repeat(RepeatKind.AS_NEEDED).days_a_day() == 0


@pytest.mark.parametrize("kind", list(RepeatKind))
@pytest.mark.parametrize("on", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_error(kind: RepeatKind, on: date) -> None:
    assert Repeat(kind, frozenset({1}), 3, 2, SINCE).falls_on(on) in (True, False)
