"""Dates as a printed report has them."""

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_days import NOT_NEAR, printed_days, printed_local, printed_moment
from tests.domain.builders import day, utc

GB = Language("en_GB")


def test_a_moment_is_on_the_clock_of_the_place_with_its_date() -> None:
    tokyo = Timeline.fixed("Asia/Tokyo")
    assert printed_moment(GB, utc("2026-03-01T23:10"), tokyo) == "2 Mar 2026 at 08:10"


def test_a_local_time_is_told_as_it_is() -> None:
    assert printed_local(Language("en_US"), utc("2026-03-01T23:10")).startswith("Mar 1, 2026 at 11:10")


def test_no_day_is_near_so_that_each_is_named_in_full() -> None:
    assert day_words(GB, day("2026-03-02"), NOT_NEAR) == "Monday, 2 March 2026"


def test_days() -> None:
    assert [printed_days(GB, number) for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
