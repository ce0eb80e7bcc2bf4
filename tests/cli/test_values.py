"""What may stand on a command line."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import click
import pytest

from imuran_desktop.cli.values import CLOCK_TIME, DAY, FILE, INSTANT, TEXT


def test_what_is_read_already_is_taken_as_it_is() -> None:
    moment, day, path = datetime(2021, 3, 2, tzinfo=UTC), date(2021, 3, 2), Path("sam.imuran")
    assert FILE.convert(path, None, None) is path
    assert INSTANT.convert(moment, None, None) is moment
    assert DAY.convert(day, None, None) is day


def test_instants_are_written_in_several_ways() -> None:
    for text in ("2021-03-02T08:10:00+00:00", "2021-03-02T08:10Z", "2021-03-02 08:10:00.0+00", "20210302T081000Z"):
        assert INSTANT.convert(text, None, None) == datetime(2021, 3, 2, 8, 10, tzinfo=UTC)


def test_text_is_kept_as_it_is_but_for_the_space_around_it() -> None:
    assert TEXT.convert("  Zoë 💊\u200f ", None, None) == "Zoë 💊\u200f"
    with pytest.raises(click.BadParameter):
        TEXT.convert("\udcff", None, None)


@pytest.mark.parametrize("text", ["07:05", "7:05", "7:5"])
def test_times_of_day_are_read(text: str) -> None:
    assert CLOCK_TIME.convert(text, None, None) == time(7, 5)


@pytest.mark.parametrize(
    "text", ["", "7", "7:", ":05", "24:00", "07:60", "007:05", "07:05:00", "-7:05", " 7:05", "7.05"]
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match=r"is not a time such as 10:30"):
        CLOCK_TIME.convert(text, None, None)
