"""Looking back in words."""

from dataclasses import replace

import pytest

from imuran_desktop.domain.codes import BloodTestState, Level, Severity
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.review import DayDoses, HeldDays, ReviewTest
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.language import Language
from imuran_desktop.words.review import (
    after_words,
    blood_test_words,
    change_words,
    doses_words,
    hold_words,
    not_a_cause_words,
    note_words,
    noted_words,
    nothing_after_words,
    times_words,
)
from tests.domain.builders import day
from tests.domain.reviewing import FIRST, LAST, noted

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
        (noted("2026-03-03", "any_other_symptom", own="Tingling"), "Tingling, mild"),
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
        (DayDoses(held=2, held_taken=1), "on hold, 1 taken while on hold"),
        (DayDoses(taken=1, held=1, held_taken=1), "1 of 1 dose taken, 1 on hold, 1 taken while on hold"),
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


def test_that_nothing_began_after_a_change_speaks_of_days_that_have_come() -> None:
    assert nothing_after_words(ENGLISH, 7, goes_on=False) == (
        "No symptom shown here is recorded as beginning on that day or in the 7 days after it."
    )
    assert nothing_after_words(ENGLISH, 7, goes_on=True) == (
        "No symptom shown here is recorded as beginning on that day or since then, up to today."
    )


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([None], "Headache, how bad: not said"),
        ([None, None], "Headache 2 times"),
        ([Severity.MILD, None], "Headache 2 times, mild at worst"),
    ],
)
def test_how_often_a_symptom_was_recorded(severities: list[Severity | None], words: str) -> None:
    items = [noted("2026-03-03", "headache", severity) for severity in severities]
    assert times_words(ENGLISH, KNOWN, items) == words
