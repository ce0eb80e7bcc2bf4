"""Symptoms in words."""

import pytest

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptoms import (
    level_advice,
    level_detail,
    level_short,
    level_title,
    severity_meaning,
    severity_words,
    symptom_words,
    why_words,
)

GB = Language("en_GB")


@pytest.mark.parametrize("severity", Severity)
def test_every_severity_has_a_name_and_a_meaning(severity: Severity) -> None:
    assert severity_words(GB, severity)
    assert severity_meaning(GB, severity)


@pytest.mark.parametrize("level", Level)
def test_every_level_says_what_to_do_now(level: Level) -> None:
    assert level_title(GB, level)
    assert level_detail(GB, level).endswith(".")


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.LOG])
def test_who_should_ring_is_told_that_nobody_is_watching(level: Level) -> None:
    assert "Nobody is watching this diary." in level_detail(GB, level)


def test_the_more_pressing_the_more_it_says_now() -> None:
    assert "now" in level_title(GB, Level.EMERGENCY)
    assert "now" in level_title(GB, Level.URGENT)
    assert "ask about your next dose" in level_detail(GB, Level.URGENT)


def test_every_symptom_of_the_list_has_its_label() -> None:
    known = load_symptoms()
    for symptom in known.symptoms.values():
        assert symptom_words(GB, symptom.id, known) == symptom.label
    assert symptom_words(GB, NO_SYMPTOMS, known) == "No symptoms"
    assert symptom_words(GB, "of a newer list", known) == "of a newer list"


@pytest.mark.parametrize("level", Level)
def test_every_level_is_said_in_a_few_words(level: Level) -> None:
    assert 0 < len(level_short(GB, level)) < 25


def test_why_a_level_is_higher_is_said_without_a_cause() -> None:
    assert why_words(GB, []) == ""
    assert why_words(GB, ["Fever", "Rash"]) == "Together with: Fever; Rash."
    both = why_words(GB, [], got_worse=True, lasts_long=True)
    assert both == "It is worse than when it was recorded before. It has been there for a week or more."


def test_nothing_is_written_down_before_it_is_recorded() -> None:
    assert level_advice(GB, Level.LOG, recorded=True).startswith("Written down for your next visit. Tell your clinic")
    assert level_advice(GB, Level.LOG, recorded=False).startswith("Write it down for your next visit. Tell your clinic")
    for level in (Level.TELL_CLINIC, Level.URGENT, Level.EMERGENCY):
        assert level_advice(GB, level, recorded=False) == level_advice(GB, level, recorded=True)
