"""The one clock."""

from datetime import UTC, timedelta

from imuran_desktop import clock


def test_it_tells_the_time_in_utc() -> None:
    one = clock.now()
    other = clock.now()
    assert one.tzinfo is UTC
    assert timedelta() <= other - one < timedelta(minutes=1)
