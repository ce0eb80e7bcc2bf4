"""Wall-clock times and instants: by example, and against a clock that is watched minute by minute."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise, permutations
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.zones import Timeline, ZoneChange, valid_zone
from tests.domain.builders import clock, day, local, travels, utc

LONDON, NEW_YORK, TOKYO = "Europe/London", "America/New_York", "Asia/Tokyo"
ONE_MINUTE, ONE_DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("zone", "wall", "instant"),
    [
        (LONDON, "2026-03-01 08:00", "2026-03-01T08:00"),
        (LONDON, "2026-07-01 08:00", "2026-07-01T07:00"),
        # The clocks go forward: the first instant after the gap.
        (LONDON, "2026-03-29 00:59", "2026-03-29T00:59"),
        (LONDON, "2026-03-29 01:00", "2026-03-29T01:00"),
        (LONDON, "2026-03-29 01:30", "2026-03-29T01:00"),
        (LONDON, "2026-03-29 01:59", "2026-03-29T01:00"),
        (LONDON, "2026-03-29 02:00", "2026-03-29T01:00"),
        (LONDON, "2026-03-29 02:01", "2026-03-29T01:01"),
        # They go back: the first of the two.
        (LONDON, "2026-10-25 00:59", "2026-10-24T23:59"),
        (LONDON, "2026-10-25 01:00", "2026-10-25T00:00"),
        (LONDON, "2026-10-25 01:59", "2026-10-25T00:59"),
        (LONDON, "2026-10-25 02:00", "2026-10-25T02:00"),
        (NEW_YORK, "2026-03-08 02:30", "2026-03-08T07:00"),
        (NEW_YORK, "2026-03-08 03:00", "2026-03-08T07:00"),
        (NEW_YORK, "2026-11-01 01:30", "2026-11-01T05:30"),
        (NEW_YORK, "2026-11-01 02:00", "2026-11-01T07:00"),
        # Lord Howe moves its clocks by half an hour.
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:30"),
        ("Australia/Lord_Howe", "2026-10-04 02:30", "2026-10-03T15:30"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45"),
        ("Australia/Lord_Howe", "2026-04-05 02:00", "2026-04-04T15:30"),
        # At midnight: the day begins at one, or its last hour comes twice.
        ("Africa/Cairo", "2024-04-26 00:30", "2024-04-25T22:00"),
        ("Africa/Cairo", "2024-04-25 23:59", "2024-04-25T21:59"),
        ("Africa/Cairo", "2024-10-31 23:30", "2024-10-31T20:30"),
        ("Africa/Cairo", "2024-11-01 00:00", "2024-10-31T22:00"),
        ("America/Santiago", "2026-09-06 00:00", "2026-09-06T04:00"),
        ("America/Santiago", "2026-04-04 23:30", "2026-04-05T02:30"),
        ("America/Santiago", "2026-04-05 00:00", "2026-04-05T04:00"),
        ("America/Asuncion", "2023-10-01 00:30", "2023-10-01T04:00"),
        ("America/Havana", "2026-03-08 00:30", "2026-03-08T05:00"),
        ("America/Havana", "2026-11-01 00:30", "2026-11-01T04:30"),
        # Newfoundland once went back from one minute past midnight into the day before.
        ("America/St_Johns", "2010-11-06 23:30", "2010-11-07T02:00"),
        ("America/St_Johns", "2010-11-07 00:00", "2010-11-07T02:30"),
        ("America/St_Johns", "2010-11-07 00:01", "2010-11-07T03:31"),
        # Greenland's day before the change ends an hour early.
        ("America/Nuuk", "2024-03-30 23:30", "2024-03-31T01:00"),
        # Morocco leaves its summer time for Ramadan.
        ("Africa/Casablanca", "2024-03-10 02:30", "2024-03-10T01:30"),
        ("Africa/Casablanca", "2024-03-10 03:00", "2024-03-10T03:00"),
        ("Africa/Casablanca", "2024-04-14 02:30", "2024-04-14T02:00"),
        # Samoa stepped over the date line.
        ("Pacific/Apia", "2011-12-29 23:59", "2011-12-30T09:59"),
        ("Pacific/Apia", "2011-12-31 00:00", "2011-12-30T10:00"),
    ],
)
def test_each_wall_clock_time_is_one_instant(zone: str, wall: str, instant: str) -> None:
    on, at = wall.split()

    assert Timeline.fixed(zone).instant(day(on), clock(at)) == utc(instant)


def test_a_date_that_was_skipped_has_no_instants() -> None:
    times = [time(), time(8), time(23, 59)]

    assert list(Timeline.fixed("Pacific/Apia").instants(date(2011, 12, 30), times)) == [None, None, None]
    assert Timeline.fixed("Pacific/Kwajalein").instant(date(1993, 8, 21), time(8)) is None


def test_flying_east_what_was_flown_over_is_due_on_landing() -> None:
    landing = local("2026-05-10T12:00")
    timeline = travels(LONDON, (landing, TOKYO))  # it is 20:00 in Tokyo

    assert timeline.instant(day("2026-05-10"), clock("11:59")) == local("2026-05-10T11:59")
    assert timeline.instant(day("2026-05-10"), clock("12:00")) == landing
    assert timeline.instant(day("2026-05-10"), clock("18:30")) == landing
    assert timeline.instant(day("2026-05-10"), clock("20:00")) == landing
    assert timeline.instant(day("2026-05-10"), clock("20:01")) == landing + ONE_MINUTE
    assert timeline.instant(day("2026-05-11"), clock("08:00")) == local("2026-05-11T08:00", TOKYO)


def test_flying_west_what_comes_twice_is_due_the_first_time() -> None:
    landing = local("2026-05-10T20:00")
    timeline = travels(LONDON, (landing, NEW_YORK))  # it is 15:00 in New York

    assert timeline.instant(day("2026-05-10"), clock("18:30")) == local("2026-05-10T18:30")
    assert timeline.instant(day("2026-05-10"), clock("20:00")) == local("2026-05-10T20:00", NEW_YORK)
    assert timeline.instant(day("2026-05-11"), clock("08:00")) == local("2026-05-11T08:00", NEW_YORK)


def test_landing_on_the_day_before_does_not_bring_the_next_day_back() -> None:
    landing = local("2026-05-11T00:30")
    timeline = travels(LONDON, (landing, NEW_YORK))  # it is 19:30 on the 10th in New York

    assert timeline.local(landing).date() == day("2026-05-10")
    assert timeline.instant(day("2026-05-11"), clock("00:15")) == local("2026-05-11T00:15")
    assert timeline.instant(day("2026-05-11"), clock("00:30")) == local("2026-05-11T00:30", NEW_YORK)


def test_over_the_date_line_to_the_west_a_whole_day_is_left_out() -> None:
    landing = local("2026-05-09T23:30", "Pacific/Niue")
    timeline = travels("Pacific/Niue", (landing, "Pacific/Kiritimati"))  # it is 00:30 on the 11th there

    assert timeline.instant(day("2026-05-09"), clock("23:45")) == landing
    assert timeline.instant(day("2026-05-10"), clock("08:00")) is None
    assert timeline.instant(day("2026-05-11"), clock("00:15")) == landing
    assert timeline.instant(day("2026-05-11"), clock("08:00")) == local("2026-05-11T08:00", "Pacific/Kiritimati")


def test_a_day_of_which_a_part_is_left_out_has_its_doses() -> None:
    landing = local("2026-05-10T12:00", "Pacific/Honolulu")
    timeline = travels("Pacific/Honolulu", (landing, "Pacific/Kiritimati"))  # a day later to the minute

    assert timeline.instant(day("2026-05-10"), clock("08:00")) == local("2026-05-10T08:00", "Pacific/Honolulu")
    assert timeline.instant(day("2026-05-10"), clock("18:00")) == landing
    assert timeline.instant(day("2026-05-11"), clock("08:00")) == landing
    assert timeline.instant(day("2026-05-11"), clock("18:00")) == local("2026-05-11T18:00", "Pacific/Kiritimati")


def test_over_the_date_line_to_the_east_a_day_that_comes_twice_has_its_doses_once() -> None:
    landing = local("2026-05-10T12:00", "Pacific/Kiritimati")
    timeline = travels("Pacific/Kiritimati", (landing, "Pacific/Honolulu"))  # it is noon on the 9th again

    for wall in ("08:00", "18:00"):
        assert timeline.instant(day("2026-05-09"), clock(wall)) == local(f"2026-05-09T{wall}", "Pacific/Kiritimati")
    assert timeline.instant(day("2026-05-10"), clock("08:00")) == local("2026-05-10T08:00", "Pacific/Kiritimati")
    assert timeline.instant(day("2026-05-10"), clock("18:00")) == local("2026-05-10T18:00", "Pacific/Honolulu")


def test_two_journeys_on_one_day() -> None:
    timeline = travels(
        LONDON,
        (local("2026-05-10T10:00"), "Europe/Athens"),  # 12:00 there
        (local("2026-05-10T18:00", "Europe/Athens"), NEW_YORK),  # 11:00 there
    )

    found = list(timeline.instants(day("2026-05-10"), [clock(at) for at in ("09:00", "11:00", "15:00", "20:00")]))

    assert found == [
        local("2026-05-10T09:00"),
        local("2026-05-10T11:00", NEW_YORK),  # flown over at first, but shown later that day
        local("2026-05-10T15:00", "Europe/Athens"),
        local("2026-05-10T20:00", NEW_YORK),
    ]


def test_of_two_zones_chosen_for_one_instant_the_first_never_was() -> None:
    at = utc("2026-03-29T00:30")
    timeline = travels("Etc/UTC", (at, TOKYO), (at, LONDON))

    assert str(timeline.zone_at(at)) == LONDON
    assert timeline.instant(day("2026-03-29"), clock("01:30")) == utc("2026-03-29T01:00"), "London's gap, not Tokyo"


def test_a_place_never_stayed_in_brings_no_skipped_day_back() -> None:
    at = local("2026-05-09T23:30", "Pacific/Niue")
    timeline = travels("Pacific/Niue", (at, LONDON), (at, "Pacific/Kiritimati"))

    assert timeline.instant(day("2026-05-10"), clock("08:00")) is None


def test_a_zone_chosen_by_mistake_and_changed_back_moves_nothing_that_is_still_to_come() -> None:
    mistake = local("2026-05-10T10:00:20")
    timeline = travels(LONDON, (mistake, TOKYO), (mistake + ONE_MINUTE, LONDON))  # 18:00:20 for a minute

    for wall in ("08:00", "10:00", "10:02", "12:00", "17:00", "18:30", "23:00"):
        assert timeline.instant(day("2026-05-10"), clock(wall)) == local(f"2026-05-10T{wall}"), wall
    # A time that nobody saw on any clock is due as soon as it has gone by; one that the wrong clock showed was then.
    assert timeline.instant(day("2026-05-10"), clock("18:01")) == local("2026-05-10T18:01", TOKYO)


def test_a_date_line_crossed_by_mistake_skips_no_day() -> None:
    mistake = local("2026-05-10T23:30", "Pacific/Honolulu")
    timeline = travels("Pacific/Honolulu", (mistake, "Pacific/Kiritimati"), (mistake + ONE_MINUTE, "Pacific/Honolulu"))

    assert timeline.instant(day("2026-05-11"), clock("08:00")) == local("2026-05-11T08:00", "Pacific/Honolulu")
    assert timeline.instant(day("2026-05-12"), clock("08:00")) == local("2026-05-12T08:00", "Pacific/Honolulu")


def test_the_earliest_change_stands_for_the_time_before_it_too() -> None:
    timeline = Timeline((ZoneChange(utc("2026-05-01T00:00"), NEW_YORK), ZoneChange(utc("2026-04-01T00:00"), TOKYO)))

    assert str(timeline.zone_at(utc("2020-01-01T00:00"))) == TOKYO
    assert str(timeline.zone_at(utc("2026-04-30T23:59:59"))) == TOKYO
    assert str(timeline.zone_at(utc("2026-05-01T00:00"))) == NEW_YORK
    assert timeline.instant(day("2026-03-01"), clock("08:00")) == local("2026-03-01T08:00", TOKYO)
    assert timeline.local(utc("2026-05-01T00:00")).isoformat() == "2026-04-30T20:00:00-04:00"


@pytest.mark.parametrize("name", ["Europe/London", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+12"])
def test_known_zones_are_valid(name: str) -> None:
    assert valid_zone(name)


@pytest.mark.parametrize(
    "name", ["", "London", "Europe", "Europe/Lundon", "../London", "/etc/passwd", "a\0b", "x" * 5000, "tzdata.zi", " "]
)
def test_anything_else_is_no_zone(name: str) -> None:
    assert not valid_zone(name)


# --- Against a clock that is watched -----------------------------------------------------------------------------

ZONES = sorted(zone for zone in available_timezones() if zone not in {"Factory", "localtime"})
EXTREMES = ["Etc/GMT+12", "Pacific/Niue", "Etc/UTC", "Asia/Kathmandu", "Pacific/Apia", "Pacific/Kiritimati"]
FIRST_YEAR, LAST_YEAR = 2010, 2035


class WatchedClock:
    """A person's clock, read once a minute around one day. It knows nothing but which way UTC goes to local time."""

    def __init__(self, timeline: Timeline, on: date) -> None:
        self._journeys = sorted(timeline.changes, key=lambda change: change.at or datetime.min.replace(tzinfo=UTC))
        self._on = on
        start = datetime.combine(on, time(), UTC) - timedelta(hours=15)
        self._readings = [
            (instant, self.shows(instant)) for instant in (start + ONE_MINUTE * number for number in range(54 * 60))
        ]

    def shows(self, instant: datetime) -> datetime:
        zone = self._journeys[0].zone
        for journey in self._journeys[1:]:
            if journey.at and journey.at <= instant:
                zone = journey.zone
        return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)

    def first_at(self, at: time) -> datetime | None:
        if all(shown.date() != self._on for _, shown in self._readings):
            return None
        wanted = datetime.combine(self._on, at)
        exact = next((instant for instant, shown in self._readings if shown == wanted), None)
        return exact or next(instant for instant, shown in self._readings if shown > wanted)


@cache
def transitions(zone: str) -> list[date]:
    """The UTC dates on which a zone's offset changes."""
    first = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
    moments = [first + ONE_DAY * number for number in range((LAST_YEAR - FIRST_YEAR + 1) * 365)]
    info = ZoneInfo(zone)
    return [
        later.date() for earlier, later in pairwise(moments) if info.utcoffset(later) != info.utcoffset(earlier)
    ] or [date(2026, 5, 10)]


@st.composite
def days_of_change(draw: st.DrawFn, zones: Sequence[str] = ZONES) -> tuple[str, date]:
    """A zone, and a date at or next to one of its clock changes."""
    zone = draw(st.sampled_from(zones))
    return zone, draw(st.sampled_from(transitions(zone))) + draw(st.integers(-2, 1)) * ONE_DAY


@st.composite
def journeys(draw: st.DrawFn) -> tuple[Timeline, date]:
    """A person who travels up to four times around one day, and that day."""
    home, on = draw(days_of_change())
    midnight = datetime.combine(on, time(), UTC)
    half_hours = st.integers(-28, 56).map(lambda number: number * 30)  # in minutes, so that some coincide
    around = st.integers(-70 * 60, 70 * 60) | half_hours
    changes = draw(st.lists(st.tuples(around, st.sampled_from(EXTREMES) | st.sampled_from(ZONES)), max_size=4))
    return travels(home, *((midnight + ONE_MINUTE * minutes, zone) for minutes, zone in changes)), on


times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
several_times = st.lists(times, min_size=1, max_size=12)


def check(timeline: Timeline, on: date, wanted: Sequence[time]) -> None:
    watched = WatchedClock(timeline, on)

    found = list(timeline.instants(on, wanted))

    assert found == [watched.first_at(at) for at in wanted]
    assert found == [timeline.instant(on, at) for at in wanted]
    for at, instant in zip(wanted, found, strict=True):
        if instant is not None:
            shown, just_before = watched.shows(instant), watched.shows(instant - timedelta(seconds=1))
            wall = datetime.combine(on, at)
            assert shown == wall or just_before < wall < shown, "as wanted, or the first instant after a gap"
            assert timeline.local(instant).replace(tzinfo=None) == shown


@given(days_of_change(), several_times)
@settings(max_examples=80, deadline=None)
def test_at_home_instants_are_those_of_a_watched_clock(zone_and_day: tuple[str, date], wanted: list[time]) -> None:
    zone, on = zone_and_day

    check(Timeline.fixed(zone), on, [*wanted, time(), time(0, 30), time(1, 30), time(2, 30), time(23, 30)])


@given(journeys(), several_times)
@settings(max_examples=150, deadline=None)
def test_on_journeys_instants_are_those_of_a_watched_clock(journey: tuple[Timeline, date], wanted: list[time]) -> None:
    timeline, on = journey

    check(timeline, on, [*wanted, time(), time(12), time(23, 59)])


@pytest.mark.parametrize("zones", list(permutations(["Etc/GMT+12", "Europe/London", "Pacific/Kiritimati"], 2)))
def test_a_journey_is_noticed_however_far_it_is_in_time_and_place(zones: tuple[str, str]) -> None:
    noon = utc("2026-05-10T12:00")
    for half_hours in range(-90, 90):
        timeline = travels(zones[0], (noon + timedelta(minutes=30 * half_hours), zones[1]))

        check(timeline, noon.date(), [time(), time(0, 1), time(12), time(23, 59)])


@given(days_of_change(), st.lists(st.integers(-3000, 4000), min_size=1, max_size=5), several_times)
@settings(max_examples=150, deadline=None)
def test_journeys_within_one_zone_change_nothing(
    zone_and_day: tuple[str, date], moments: list[int], wanted: list[time]
) -> None:
    """So the quick way, for days without a change, and the thorough one agree."""
    zone, on = zone_and_day
    midnight = datetime.combine(on, time(), UTC)
    timeline = travels(zone, *((midnight + timedelta(minutes=moment, seconds=moment % 7), zone) for moment in moments))

    assert list(timeline.instants(on, wanted)) == list(Timeline.fixed(zone).instants(on, wanted))


@given(st.sampled_from(ZONES), st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), several_times)
@settings(max_examples=100, deadline=None)
def test_on_any_day_in_any_zone(zone: str, on: date, wanted: list[time]) -> None:
    check(Timeline.fixed(zone), on, wanted)


@given(journeys())
@settings(max_examples=100, deadline=None)
def test_one_place_follows_another_in_whatever_order_the_changes_are_kept(journey: tuple[Timeline, date]) -> None:
    timeline, on = journey
    moments = [change.at for change in timeline.changes]
    assume(len(set(moments)) == len(moments))
    backwards = Timeline(tuple(reversed(timeline.changes)))

    assert backwards.instant(on, time(8)) == timeline.instant(on, time(8))


def test_the_offset_from_utc_is_that_of_the_place_and_the_season() -> None:
    timeline = Timeline(
        (ZoneChange(None, "Europe/London"), ZoneChange(datetime(2026, 7, 1, tzinfo=UTC), "Asia/Kolkata"))
    )
    instants = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 6, 7))
    assert [timeline.offset_s(instant) for instant in instants] == [0, 3600, 19800]


# --- Every zone, every clock change ------------------------------------------------------------------------------

BEGIN, END = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)
USUAL_TIMES = [time(), time(8), time(12), time(18, 30), time(23, 59)]


@dataclass(frozen=True)
class Shift:
    """At ``at`` a zone's clock goes from ``before`` to ``after`` ahead of UTC."""

    at: datetime
    before: timedelta
    after: timedelta


@cache
def shifts(zone: str) -> tuple[Shift, ...]:
    """Every clock change of a zone in these years, found by asking day by day what the clock shows, then by halves."""
    info = ZoneInfo(zone)
    found, today = [], BEGIN
    offset = ahead(info, today)
    while today < END:
        tomorrow = today + ONE_DAY
        following = ahead(info, tomorrow)
        if following != offset:
            found.append(_by_halves(info, today, tomorrow))
        today, offset = tomorrow, following
    return tuple(found)


def ahead(info: ZoneInfo, instant: datetime) -> timedelta:
    """How far a zone's clock is ahead of UTC."""
    return instant.astimezone(info).replace(tzinfo=UTC) - instant


def _by_halves(info: ZoneInfo, low: datetime, high: datetime) -> Shift:
    before, after = ahead(info, low), ahead(info, high)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if ahead(info, middle) == before else (low, middle)
    return Shift(high, before, after)


class Ruler:
    """A person's clock as a row of stretches, in each of which it runs evenly. It knows nothing of zones."""

    def __init__(self, changes: Sequence[Shift]) -> None:
        begins = [BEGIN - 3 * ONE_DAY, *(change.at for change in changes)]
        ends = [*begins[1:], END + 3 * ONE_DAY]
        ahead = [changes[0].before, *(change.after for change in changes)]
        self._stretches = list(zip(begins, ends, ahead, strict=True))

    def first_at(self, on: date, at: time) -> datetime | None:
        """When the clock first shows a time, or if it never does, first shows a later one; None on a skipped date."""
        wall, midnight = (datetime.combine(on, each, UTC) for each in (at, time()))
        shown = [(begin + ahead, end + ahead, ahead) for begin, end, ahead in self._stretches]
        if not any(first < midnight + ONE_DAY and last > midnight for first, last, _ in shown):
            return None
        exact = [wall - ahead for first, last, ahead in shown if first <= wall < last]
        return min(exact) if exact else min(first - ahead for first, _, ahead in shown if first > wall)


def around(change: Shift) -> Iterator[tuple[date, list[time]]]:
    """The dates that a clock change may touch, with times just before it, in it, and after it."""
    shown = sorted((change.at + ahead).replace(tzinfo=None) for ahead in (change.before, change.after))
    middle = shown[0] + (shown[1] - shown[0]) // 2
    walls = [*shown, middle.replace(second=0)]
    near = {wall + shift for wall in walls for shift in (-ONE_MINUTE, timedelta(), ONE_MINUTE)}
    first, last = shown[0].date() - ONE_DAY, shown[1].date() + ONE_DAY
    for number in range((last - first).days + 1):
        on = first + ONE_DAY * number
        yield on, [*USUAL_TIMES, *sorted(wall.time() for wall in near if wall.date() == on)]


def zones_by_shifts() -> dict[tuple[Shift, ...], str]:
    """One zone for every history of clock changes; many share one."""
    return {shifts(zone): zone for zone in ZONES}


def test_at_every_clock_change_of_every_zone_each_time_is_one_instant() -> None:
    checked = 0
    for changes, zone in zones_by_shifts().items():
        if not changes:
            continue
        timeline, ruler = Timeline.fixed(zone), Ruler(changes)
        for change in changes:
            for on, wanted in around(change):
                found = list(timeline.instants(on, wanted))
                assert found == [ruler.first_at(on, at) for at in wanted], (zone, on)
                checked += 1
    assert checked > 5000, "hundreds of zones, twice a year"


def test_in_a_zone_without_clock_changes_every_day_is_alike() -> None:
    zones = [zone for changes, zone in zones_by_shifts().items() if not changes]
    for zone in zones:
        offset = ahead(ZoneInfo(zone), BEGIN)
        for on in (date(2010, 1, 1), date(2026, 3, 29), date(2035, 12, 31)):
            expected = [datetime.combine(on, at, UTC) - offset for at in USUAL_TIMES]
            assert list(Timeline.fixed(zone).instants(on, USUAL_TIMES)) == expected


@pytest.mark.parametrize(
    ("zone", "most"),
    [("Europe/London", 60), ("Australia/Lord_Howe", 30), ("Africa/Casablanca", 60), ("America/Santiago", 60)],
)
def test_the_ruler_knows_the_clock_changes_by_name(zone: str, most: int) -> None:
    """What the reference found is what is known of these places: so it does not agree by finding nothing."""
    sizes = {abs(change.after - change.before) for change in shifts(zone)}

    assert sizes == {most * ONE_MINUTE}
    assert len(shifts(zone)) > 40


def test_the_ruler_knows_the_date_that_samoa_skipped() -> None:
    day_skipped = [change for change in shifts("Pacific/Apia") if change.after - change.before == ONE_DAY]

    assert [change.at for change in day_skipped] == [utc("2011-12-30T10:00")]
    assert Ruler(shifts("Pacific/Apia")).first_at(date(2011, 12, 30), time(8)) is None


# --- Many journeys -------------------------------------------------------------------------------------------------


def commuter(changes: int) -> Timeline:
    """A person who is now in London and now in New York, for three days each."""
    begin = utc("2016-07-01T12:00")
    return travels(
        LONDON, *((begin + 3 * ONE_DAY * number, (NEW_YORK, LONDON)[number % 2]) for number in range(changes))
    )


def test_of_many_journeys_only_those_near_a_day_matter() -> None:
    many, on = commuter(300), date(2017, 5, 1)
    near = [
        change
        for change in many.changes
        if change.at and abs(change.at - datetime(2017, 5, 1, tzinfo=UTC)) < 9 * ONE_DAY
    ]
    few = Timeline((ZoneChange(None, near[0].zone), *near[1:]))
    for ahead in range(5):
        each = on + ONE_DAY * ahead
        assert list(many.instants(each, USUAL_TIMES)) == list(few.instants(each, USUAL_TIMES))


def test_the_work_grows_with_the_journeys_and_not_with_their_square() -> None:
    def calls(changes: int) -> int:
        timeline, made = commuter(changes), 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal made
            made += event == "call"

        sys.setprofile(count)
        try:
            for number in range(3 * changes):
                list(timeline.instants(date(2016, 7, 1) + ONE_DAY * number, USUAL_TIMES))
        finally:
            sys.setprofile(None)
        return made

    assert calls(40) < 3 * calls(20)


# --- Days that are alike -----------------------------------------------------------------------------------------


def test_a_day_is_steady_unless_the_clock_changes_on_it_or_beside_it() -> None:
    shaky = [on.day for on, steady in Timeline.fixed(LONDON).steady(date(2026, 3, 20), date(2026, 4, 5)) if not steady]

    assert 29 in shaky, "the clocks go forward"
    assert shaky == [28, 29, 30]


@given(journeys())
@settings(max_examples=100, deadline=None)
def test_on_a_steady_day_each_time_is_a_day_after_the_one_before(journey: tuple[Timeline, date]) -> None:
    timeline, on = journey
    first, last = on - 5 * ONE_DAY, on + 5 * ONE_DAY
    found = list(timeline.steady(first, last))

    assert [each for each, _ in found] == [first + ONE_DAY * number for number in range(11)]
    for each, steady in found:
        if steady:
            before, there, after = (
                list(timeline.instants(each + ONE_DAY * shift, USUAL_TIMES)) for shift in (-1, 0, 1)
            )
            assert there == [instant and instant + ONE_DAY for instant in before]
            assert after == [instant and instant + ONE_DAY for instant in there]


def test_dates_that_never_were_are_known() -> None:
    apia, year = Timeline.fixed("Pacific/Apia"), (date(2011, 1, 1), date(2012, 1, 1))
    assert apia.skipped(*year) == {date(2011, 12, 30)}
    assert Timeline.fixed("Europe/London").skipped(*year) == frozenset()
    assert apia.skipped(date.min, date(1801, 1, 1)) == apia.skipped(date(9999, 12, 1), date.max) == frozenset()
