"""Looking back in words."""

from dataclasses import replace

import pytest

from imuran_desktop.domain.codes import BloodTestState, Level, Severity
from imuran_desktop.domain.columns import Span, Unit
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.review import DayDoses, HeldDays, ReviewTest
from imuran_desktop.domain.review_days import DayContents, weeks
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.language import Language
from imuran_desktop.words.review import (
    after_words,
    blood_test_words,
    change_words,
    day_row,
    doses_words,
    hold_words,
    not_a_cause_words,
    note_words,
    noted_words,
    span_title,
    span_words,
    week_row,
)
from tests.domain.builders import day
from tests.domain.reviewing import FIRST, LAST, a_review, noted

ENGLISH, KNOWN = Language("en_GB"), load_symptoms()
CHANGE = DoseChange(day("2026-03-10"), "azathioprine", 50, 75)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (noted("2026-03-03"), "Feeling sick to your stomach (nausea), mild"),
        (noted("2026-03-03", severity=None), "Feeling sick to your stomach (nausea), how bad: not said"),
        (noted("2026-03-03", "headache", until="2026-03-05"), "Headache, mild, until Thursday 5 March"),
        (
            noted("2026-03-03", "headache", Severity.SEVERE, level=Level.URGENT, by="Alex"),
            "Headache, severe, urgent sign, recorded by Alex",
        ),
        (noted("2026-03-03", "headache", level=Level.EMERGENCY), "Headache, mild, emergency sign"),
        (noted("2026-03-03", "any_other_symptom", own=" Tingling "), "Tingling, mild"),
        (noted("2026-03-03", NO_SYMPTOMS, None), "No symptoms"),
    ],
)
def test_an_entry_in_one_phrase(item: object, words: str) -> None:
    assert noted_words(ENGLISH, KNOWN, item, LAST) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("doses", "words"),
    [
        (DayDoses(taken=2), "2 of 2 doses taken"),
        (DayDoses(taken=1, missed=1), "1 of 2 doses taken, 1 missed"),
        (DayDoses(taken=1, open=1), "1 of 2 doses taken so far"),
        (DayDoses(held=2), "on hold"),
        (DayDoses(), "nothing due"),
    ],
)
def test_doses(doses: DayDoses, words: str) -> None:
    assert doses_words(ENGLISH, doses) == words


def test_a_note_carries_its_name() -> None:
    assert note_words(ENGLISH, DayNote("n", FIRST, "Slept {badly}", "Alex")) == "Alex wrote: Slept {badly}"
    assert note_words(ENGLISH, DayNote("n", FIRST, "Slept badly")) == "Note: Slept badly"


def test_changes_holds_and_tests_are_facts_with_dates() -> None:
    assert (
        plain(change_words(ENGLISH, CHANGE, LAST))
        == "Azathioprine: from Tuesday 10 March, 75 mg a day; before that, 50 mg a day"
    )
    held = HeldDays(FIRST, None, "azathioprine")
    assert hold_words(ENGLISH, held, LAST) == "Azathioprine on hold from Monday 2 March"
    assert hold_words(ENGLISH, replace(held, last=FIRST), LAST) == "Azathioprine on hold on Monday 2 March"
    test = ReviewTest(FIRST, BloodTestState.NOT_DONE)
    assert blood_test_words(ENGLISH, test, LAST) == "Blood test, Monday 2 March: not done"
    assert blood_test_words(ENGLISH, test, None) == "Blood test: not done"


def test_what_began_after_a_change_is_two_dates() -> None:
    items = (noted("2026-03-13"), noted("2026-03-13", "headache", Severity.SEVERE))
    assert after_words(ENGLISH, KNOWN, 3, items, LAST) == (
        "Began on Friday 13 March, 3 days after the change: "
        "Feeling sick to your stomach (nausea), mild; Headache, severe"
    )
    assert after_words(ENGLISH, KNOWN, 0, items[:1], LAST).startswith(
        "Began on Friday 13 March, the day of the change: "
    )
    assert "do not say where a symptom comes from" in not_a_cause_words(ENGLISH)


@pytest.mark.parametrize(
    ("unit", "span", "title"),
    [
        (Unit.DAY, Span(FIRST, FIRST), "Monday 2 March"),
        (Unit.WEEK, Span(FIRST, day("2026-03-08")), "Monday 2 March to Sunday 8 March"),
        (Unit.MONTH, Span(day("2026-03-01"), day("2026-03-31")), "March 2026"),
        (Unit.YEAR, Span(day("2025-01-01"), day("2025-12-31")), "2025"),
    ],
)
def test_columns_are_called_by_their_time(unit: Unit, span: Span, title: str) -> None:
    assert span_title(ENGLISH, span, unit, LAST) == title


def test_a_column_in_sentences() -> None:
    third = DayContents(day("2026-03-03"), DayDoses(taken=2), (noted("2026-03-03"),))
    fourth = DayContents(
        day("2026-03-04"),
        DayDoses(taken=1, missed=1),
        (noted("2026-03-04", severity=Severity.MODERATE),),
        notes=(DayNote("n", day("2026-03-04"), "Slept badly.", "Alex"),),
    )
    week = Span(FIRST, day("2026-03-08"))
    assert span_words(ENGLISH, KNOWN, week, Unit.WEEK, [third, fourth], LAST) == (
        "Monday 2 March to Sunday 8 March: 3 of 4 doses taken, 1 missed; "
        "Feeling sick to your stomach (nausea) 2 times, moderate at worst; Alex wrote: Slept badly."
    )
    assert span_words(ENGLISH, KNOWN, Span(FIRST, FIRST), Unit.DAY, [], LAST) == "Monday 2 March: No symptom recorded."


def test_rows_of_the_tables() -> None:
    contents = DayContents(
        day("2026-03-10"),
        DayDoses(taken=2),
        (noted("2026-03-10"),),
        changes=(CHANGE,),
        tests=(ReviewTest(FIRST, BloodTestState.DONE),),
    )
    assert [plain(cell) for cell in day_row(ENGLISH, KNOWN, contents, LAST)] == [
        "Tuesday 10 March",
        "2 of 2 doses taken",
        "Feeling sick to your stomach (nausea), mild",
        "Azathioprine: from Tuesday 10 March, 75 mg a day; before that, 50 mg a day; Blood test: done",
    ]
    first, *_, last = weeks(a_review(noted("2026-03-03"), noted("2026-03-04", severity=Severity.SEVERE)), 1)
    assert week_row(ENGLISH, KNOWN, first, LAST) == (
        "Monday 2 March to Sunday 8 March",
        "1 severe day, 1 mild day, 5 days with nothing recorded",
        "Feeling sick to your stomach (nausea) 2 times, severe",
    )
    assert week_row(ENGLISH, KNOWN, last, LAST)[1:] == ("7 days with nothing recorded", "No symptom")
