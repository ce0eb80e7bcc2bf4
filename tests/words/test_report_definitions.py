"""What the figures and words of a report mean."""

from datetime import timedelta

import pytest

from imuran_desktop.domain.adherence import Figure
from imuran_desktop.domain.codes import DoseState
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.initiation import Began, Initiation
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_definitions import (
    SOURCES,
    initiation_words,
    measured_words,
    no_pass_mark_words,
    phase_words,
    reporting_items,
    state_meanings,
    window_words,
    zone_lines,
)
from imuran_desktop.words.report_doses import printed_state_words
from tests.domain.builders import START, day, travels, utc

GB = Language("en_GB")
TEN = Span(START, day("2026-03-10"))


def test_every_figure_has_a_phase_and_only_one_is_persistence() -> None:
    phases = [phase_words(GB, figure) for figure in Figure]
    assert set(phases) == {"implementation", "persistence", "none: told for completeness"}
    assert phases.count("persistence") == 1


def test_every_state_that_a_row_can_have_is_explained() -> None:
    names = [name for name, _ in state_meanings(GB)]
    assert set(names) >= {printed_state_words(GB, state) for state in DoseState}
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("began", Began)
def test_every_beginning_has_words(began: Began) -> None:
    words = initiation_words(GB, Initiation(began, START))
    assert words
    assert ("1 March 2026" in words) == (began in (Began.RECORDED, Began.LATER))


def test_windows() -> None:
    hour, minute = timedelta(hours=1), timedelta(minutes=1)
    assert window_words(GB, "Iron", [hour]) == "Iron: on time is up to 60 minutes before or after the planned time"
    assert window_words(GB, "Iron", [minute, hour]) == (
        "Iron: how far from the planned time is still on time changed in these days: 1 minute and 60 minutes, before "
        "or after it"
    )


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Honolulu", "Europe/London"])
def test_one_zone_is_named_wherever_it_is(zone: str) -> None:
    assert zone_lines(GB, Timeline.fixed(zone), TEN) == (zone,)


def test_a_journey_on_the_first_day_or_outside_these_days_is_where_they_begin() -> None:
    flown = travels("Europe/London", (utc("2026-03-01T15:00"), "Asia/Tokyo"))
    assert zone_lines(GB, flown, Span(day("2026-03-02"), TEN.last)) == ("Asia/Tokyo",)
    assert zone_lines(GB, flown, Span(day("2026-02-01"), day("2026-02-20"))) == ("Europe/London",)


def test_how_it_was_measured_says_who_and_how_late() -> None:
    assert measured_words(GB, 1200, 3).endswith(
        "Entries on doses in these days: 1,200. Of these, made or put right later than the day after: 3."
    )
    assert measured_words(GB, 0, 0).startswith("Self-recorded")
    assert measured_words(GB, 0, 0).endswith("In these days nothing was recorded of any dose.")


def test_the_items_that_the_guideline_asks_for_are_all_there() -> None:
    names = [name for name, _ in reporting_items(GB, 3, 1)]
    assert names == [
        "Phases of adherence",
        "Operational definition",
        "How it was measured",
        "Results",
        "No pass mark",
    ]
    assert no_pass_mark_words(GB).startswith("This report has no pass mark.")
    assert len(SOURCES) == 2
