"""What was recorded of a symptom, in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from imuran_desktop.domain.codes import Course, Outcome, Severity, SinceDose, Thought
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.symptoms import NO_SYMPTOMS, SymptomEntry
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_entries import (
    course_words,
    dose_before_words,
    entry_facts,
    entry_name,
    entry_title,
    since_dose_words,
    thought_words,
    with_how_bad,
    with_severity,
)

GB, KNOWN = Language("en_GB"), load_symptoms()
BEGAN, TODAY = datetime(2026, 3, 30, 8, 0, tzinfo=UTC), date(2026, 3, 30)
LONDON = Timeline.fixed("Europe/London")
HEADACHE = SymptomEntry("e", "headache", Severity.MILD, BEGAN, 3600, "Europe/London")


def test_own_words_go_before_the_label() -> None:
    assert entry_name(GB, HEADACHE, KNOWN) == "Headache"
    own = replace(HEADACHE, symptom="any_other_symptom", own_words="ears wobble")
    assert entry_title(GB, own, KNOWN) == "ears wobble, mild"


def test_a_severity_that_was_not_said_is_left_out() -> None:
    assert with_severity(GB, "Headache", None) == "Headache"
    assert with_how_bad(GB, "Headache", None) == "Headache, how bad: not said"
    assert with_how_bad(GB, "Headache", Severity.SEVERE) == "Headache, severe"
    assert entry_title(GB, replace(HEADACHE, symptom=NO_SYMPTOMS, severity=None), KNOWN) == "No symptoms"


def test_nothing_is_made_up() -> None:
    assert entry_facts(GB, HEADACHE, LONDON, TODAY) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"temperature_c": 38.4}, "Temperature: 38.4\N{NO-BREAK SPACE}°C"),
        ({"course": Course.GOING_ON}, "Still going on."),
        ({"course": Course.ENDED}, "It has ended."),
        ({"course": Course.ENDED, "ended": BEGAN + timedelta(hours=2)}, "It ended today at 11:00."),
        ({"since_dose": SinceDose.WITHIN_AN_HOUR}, "It began within an hour after a dose."),
        ({"since_dose": SinceDose.LATER}, "It began more than 4 hours after a dose."),
        ({"thought": Thought.NOT_SURE}, "Thought at the time: not sure what it is."),
        ({"did": "lay down"}, "Done about it: lay down"),
        ({"note": "after lunch"}, "Note: after lunch"),
        ({"told_on": TODAY}, "Your clinic was told on 30 March 2026."),
    ],
)
def test_each_thing_said_is_a_sentence(said: dict[str, object], words: str) -> None:
    assert entry_facts(GB, replace(HEADACHE, **said), LONDON, TODAY) == [words]  # type: ignore[arg-type]


def test_every_answer_has_its_words() -> None:
    for words in (
        [course_words(GB, item) for item in Course],
        [since_dose_words(GB, item) for item in SinceDose],
        [thought_words(GB, item) for item in Thought],
    ):
        assert all(words)
        assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (timedelta(seconds=20), "Azathioprine 50\N{NO-BREAK SPACE}mg was recorded as taken at the same time."),
        (timedelta(minutes=1), "Azathioprine 50\N{NO-BREAK SPACE}mg was recorded as taken 1 minute before."),
        (timedelta(minutes=59), "Azathioprine 50\N{NO-BREAK SPACE}mg was recorded as taken 59 minutes before."),
        (timedelta(minutes=60), "Azathioprine 50\N{NO-BREAK SPACE}mg was recorded as taken 1 hour before."),
        (timedelta(hours=30, minutes=59), "Azathioprine 50\N{NO-BREAK SPACE}mg was recorded as taken 30 hours before."),
    ],
)
def test_the_last_dose_is_a_plain_fact(gap: timedelta, words: str) -> None:
    at = BEGAN - gap
    intake = Intake("i", "p", "azathioprine", Outcome.TAKEN, at, 3600, "Europe/London", at, amount_mg=50)
    assert dose_before_words(GB, intake, BEGAN) == words


def test_an_amount_that_is_not_known_is_left_out() -> None:
    intake = Intake("i", "p", "azathioprine", Outcome.TAKEN, BEGAN, 3600, "Europe/London", BEGAN)
    assert (
        dose_before_words(GB, intake, BEGAN + timedelta(hours=3))
        == "Azathioprine was recorded as taken 3 hours before."
    )
