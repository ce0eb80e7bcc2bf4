"""When quiet hours are, and when they end."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imuran_desktop.domain.quiet import QuietHours
from imuran_desktop.domain.zones import Timeline
from tests.domain.builders import LONDON, local, travels, utc

HOME = Timeline.fixed(LONDON)
NIGHT = QuietHours(time(22), time(7))
NOON = QuietHours(time(12), time(14))
MINUTE, ONE_DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("hours", "wall", "after"),
    [
        (NIGHT, "2026-03-10T21:59", "2026-03-10T21:59"),
        (NIGHT, "2026-03-10T22:00", "2026-03-11T07:00"),
        (NIGHT, "2026-03-11T00:00", "2026-03-11T07:00"),
        (NIGHT, "2026-03-11T06:59:59", "2026-03-11T07:00"),
        (NIGHT, "2026-03-11T07:00", "2026-03-11T07:00"),
        (NOON, "2026-03-10T11:59", "2026-03-10T11:59"),
        (NOON, "2026-03-10T12:00", "2026-03-10T14:00"),
        (NOON, "2026-03-10T13:59", "2026-03-10T14:00"),
        (NOON, "2026-03-10T14:00", "2026-03-10T14:00"),
        (QuietHours(time(20), time(0)), "2026-03-10T23:00", "2026-03-11T00:00"),
        (QuietHours(time(0), time(6)), "2026-03-10T00:00", "2026-03-10T06:00"),
        (QuietHours(time(0), time(6)), "2026-03-10T23:59", "2026-03-10T23:59"),
    ],
)
def test_what_falls_into_them_waits_for_their_end(hours: QuietHours, wall: str, after: str) -> None:
    assert hours.after(local(wall), HOME) == local(after)


def is_quiet(hours: QuietHours, at: datetime, timeline: Timeline) -> bool:
    """By the clock alone."""
    shown = timeline.local(at).time()
    if hours.begins < hours.ends:
        return hours.begins <= shown < hours.ends
    return shown >= hours.begins or shown < hours.ends


def test_a_date_that_was_skipped_does_not_end_them() -> None:
    """Samoa had no 30 December 2011."""
    apia = Timeline.fixed("Pacific/Apia")
    assert NIGHT.after(local("2011-12-29T23:00", "Pacific/Apia"), apia) == local("2011-12-31T07:00", "Pacific/Apia")


zones = st.sampled_from([LONDON, "Africa/Cairo", "America/New_York", "America/Santiago", "Pacific/Apia", "Asia/Tokyo"])
times = st.integers(0, 24 * 4 - 1).map(lambda number: time(number // 4, number % 4 * 15))
hours_of_quiet = st.tuples(times, times).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: QuietHours(*pair))
moments = st.integers(0, 400 * 24 * 60).map(lambda number: utc("2026-01-01T00:00") + number * MINUTE)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    journeys = draw(st.lists(st.tuples(moments, zones), max_size=3))
    return travels(draw(zones), *journeys)


@given(hours_of_quiet, timelines(), moments)
@example(NIGHT, travels(LONDON, (utc("2026-03-10T23:00"), "America/New_York")), utc("2026-03-10T22:30"))
def test_the_wait_is_over_at_the_first_minute_that_is_not_quiet(
    hours: QuietHours, timeline: Timeline, at: datetime
) -> None:
    after = hours.after(at, timeline)

    assert at <= after <= at + 2 * ONE_DAY
    if not is_quiet(hours, at, timeline):
        assert after == at
    assert all(is_quiet(hours, at + MINUTE * number, timeline) for number in range((after - at) // MINUTE))
    if is_quiet(hours, after, timeline):
        # The clock shows these hours twice: they were over once already.
        assert _over_before(hours, after, timeline)


def _over_before(hours: QuietHours, at: datetime, timeline: Timeline) -> bool:
    local_time = timeline.local(at)
    return local_time.fold == 1 and local_time.time() < hours.ends
