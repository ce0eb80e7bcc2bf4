"""The doses of a report in words, row by row."""

from dataclasses import replace

import pytest

from imuran_desktop.domain.codes import DoseState, Food, Outcome
from imuran_desktop.domain.columns import Span
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_doses import DoseRowWords, printed_state_words, recorded_late
from tests.domain.builders import START, intake, plan, prescription, slot, step, utc
from tests.reports.reporting import bare_report
from tests.reports.sections import plain

GB = Language("en_GB")
REPORT = bare_report(plan(prescription(step(slot("m", "08:00")))), Span(START, START), utc("2026-03-02T12:00"))
WORDS = DoseRowWords(GB, REPORT, one_medicine=False)


def test_every_state_has_words_of_its_own_that_no_colour_is_needed_for() -> None:
    words = [printed_state_words(GB, state) for state in DoseState]
    assert len(set(words)) == len(words)
    assert printed_state_words(GB, DoseState.MISSED) == "missed: nothing recorded"


@pytest.mark.parametrize(
    ("recorded", "late"),
    [("2026-03-01T08:10", False), ("2026-03-02T23:59", False), ("2026-03-03T00:00", True)],
)
def test_late_is_later_than_the_day_after_on_the_person_s_clock(recorded: str, late: bool) -> None:
    assert recorded_late(REPORT, START, replace(intake("m/2026-03-01"), recorded_at=utc(recorded))) is late


def test_what_is_to_be_taken_names_the_medicine_unless_there_is_only_one() -> None:
    (item,) = REPORT.doses
    assert plain(WORDS.what(item.dose)) == "Azathioprine 50 mg"
    assert plain(DoseRowWords(GB, REPORT, one_medicine=True).what(item.dose)) == "50 mg"


def test_food_that_nobody_recorded_is_left_open() -> None:
    assert WORDS.food(None) == WORDS.food(intake("m/2026-03-01")) == ""
    assert WORDS.food(replace(intake("m/2026-03-01"), food=Food.AFTER)) == "after food"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"as_needed": True}, "as needed"),
        ({"extra": True}, "extra"),
        ({}, "not planned"),
        ({"outcome": Outcome.NOT_SURE}, "not planned, not sure"),
        ({"extra": True, "outcome": Outcome.SKIPPED}, "extra, skipped"),
    ],
)
def test_an_intake_beside_the_plan_says_what_it_was(more: dict[str, object], words: str) -> None:
    assert WORDS.sort(replace(intake("x"), **more)) == words  # type: ignore[arg-type]
