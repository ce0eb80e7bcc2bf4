"""The symptom diary of a report, in words."""

from dataclasses import replace

import pytest

from imuran_desktop.domain.codes import Course, Severity, SinceDose
from imuran_desktop.domain.review import Noted
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_symptoms import days_words, how_bad_words, since_dose_words, until_words
from tests.domain.builders import day, utc
from tests.domain.reviewing import a_review, noted

GB, LONDON = Language("en_GB"), Timeline.fixed("Europe/London")
ENTRY = noted("2026-03-02").entry


@pytest.mark.parametrize("severity", [None, *Severity])
def test_how_bad_it_was(severity: Severity | None) -> None:
    words = how_bad_words(GB, replace(ENTRY, severity=severity))
    assert words == (severity.value if severity else "not said")


def test_until_when_it_was_there() -> None:
    assert until_words(GB, ENTRY, LONDON) == "not said"
    assert until_words(GB, replace(ENTRY, course=Course.GOING_ON), LONDON) == "going on when last recorded"
    assert until_words(GB, replace(ENTRY, course=Course.ENDED), LONDON) == "has ended, when is not said"
    ended = replace(ENTRY, course=Course.ENDED, ended=utc("2026-07-02T12:00"))
    assert until_words(GB, ended, LONDON) == "2 Jul 2026 at 13:00"


def test_every_answer_to_how_long_after_a_dose_has_words() -> None:
    words = [since_dose_words(GB, since) for since in (None, *SinceDose)]
    assert words == ["", "within an hour", "1 to 4 hours", "later"]


def test_of_what_was_still_going_on_only_the_first_day_is_counted() -> None:
    def going_on(on: str) -> Noted:
        bare = noted(on)
        return replace(bare, entry=replace(bare.entry, course=Course.GOING_ON))

    one = days_words(GB, a_review(going_on("2026-03-03")))
    assert one.endswith(
        "Days up to a recorded end are counted. 1 symptom was still going on when last recorded (since 3 Mar 2026): "
        "only its first day is counted."
    )
    two = days_words(GB, a_review(going_on("2026-03-03"), noted("2026-03-04"), going_on("2026-03-15")))
    assert two.endswith(
        "2 symptoms were still going on when last recorded (since 3 Mar 2026, since 15 Mar 2026): only their first day "
        "is counted."
    )
    many = days_words(GB, a_review(*(going_on(f"2026-03-{on:02}") for on in range(3, 12))))
    assert many.endswith("9 symptoms were still going on when last recorded: only their first day is counted.")
    before = days_words(GB, a_review(going_on=(going_on("2026-02-20"),)))
    assert before.endswith("1 symptom was already going on before these days: none of its days is counted.")
    both = days_words(GB, a_review(going_on("2026-03-03"), going_on=(going_on("2026-02-20"),)))
    assert both.endswith("1 more was already going on before these days: none of its days is counted.")


def test_days_of_each_sort_add_up_to_all() -> None:
    review = a_review(noted("2026-03-02", until="2026-03-03"), noted("2026-03-04", "none"), last=day("2026-03-08"))
    assert days_words(GB, review).startswith(
        "7 days: 2 mild days, 1 day without symptoms, 4 days with nothing recorded."
    )
