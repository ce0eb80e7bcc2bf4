"""The pressing symptoms of a report in words."""

from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.codes import Course, Level, Severity
from imuran_desktop.domain.report_pressing import Pressing
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_pressing import (
    more_pressing_words,
    none_pressing_words,
    pressing_heads,
    pressing_row,
)
from tests.domain.builders import utc
from tests.domain.reviewing import noted
from tests.words.plain import plain

GB, KNOWN = Language("en_GB"), load_symptoms()
FEVER = noted("2026-03-03", "fever", Severity.SEVERE, until="2026-03-05", level=Level.URGENT)
ENTRY = replace(FEVER.entry, temperature_c=38.9, ended=utc("2026-03-05T12:00"), told_on=date(2026, 3, 4))


def went(**said: object) -> str:
    item = noted("2026-03-03", level=Level.TELL_CLINIC)
    return pressing_row(GB, KNOWN, replace(item, entry=replace(item.entry, **said)))[4]  # type: ignore[arg-type]


def test_a_row_says_all_that_was_recorded() -> None:
    row = map(plain, pressing_row(GB, KNOWN, replace(FEVER, entry=ENTRY)))
    assert dict(zip(pressing_heads(GB), row, strict=True)) == {
        "Began": "3 Mar 2026",
        "Symptom": "High temperature (fever), 38.9 °C",
        "How bad": "Severe",
        "The app says": "Urgent sign",
        "How it went": "Until 5 Mar 2026; clinic told 4 Mar 2026",
    }


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Not said"),
        ({"told_on": date(2026, 3, 3)}, "Not said; clinic told 3 Mar 2026"),
        ({"course": Course.GOING_ON}, "Going on when last recorded"),
        ({"course": Course.ENDED}, "Over"),
        ({"course": Course.ENDED, "ended": utc("2026-03-03T15:00")}, "Over the same day"),
    ],
)
def test_how_it_went_on_is_told_as_far_as_it_was_said(said: dict[str, object], words: str) -> None:
    assert went(**said) == words


def test_how_bad_it_was_may_not_have_been_said() -> None:
    assert pressing_row(GB, KNOWN, noted("2026-03-03", severity=None))[2] == "Not said"


def test_how_many_more_there_are_is_told() -> None:
    assert more_pressing_words(GB, 1) == "And 1 more, no more pressing than these: see the symptom diary."
    assert more_pressing_words(GB, 3).startswith("And 3 more, none of them more pressing than these")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Pressing(()), "No symptom was recorded in these days. That does not say that there were none."),
        (
            Pressing((), none_days=2),
            "No symptom was recorded in these days. That there were none was recorded on 2 days.",
        ),
        (
            Pressing((), others=1),
            (
                "The symptom in the diary for these days is not one to get help for, or to tell the clinic soon: see "
                "the symptom diary."
            ),
        ),
        (
            Pressing((), others=4),
            (
                "Of the 4 symptoms in the diary for these days, none is one to get help for, or to tell the clinic "
                "soon: see the symptom diary."
            ),
        ),
    ],
)
def test_nothing_recorded_is_not_nothing_there(found: Pressing, said: str) -> None:
    assert none_pressing_words(GB, found) == said


def test_temperatures_are_written_as_in_the_locale() -> None:
    row = pressing_row(Language("en_DE"), KNOWN, replace(FEVER, entry=ENTRY))
    assert plain(row[1]) == "High temperature (fever), 38,9 °C"
