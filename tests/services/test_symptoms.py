"""Recording how a person feels."""

from datetime import timedelta

import pytest

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from imuran_desktop.reference import load_symptoms
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.symptoms import (
    log_no_symptoms,
    log_symptom,
    remove_symptom,
    restore_symptom,
    symptoms_near,
)
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import symptoms
from imuran_desktop.store.revisions import append, history_of
from tests.services.plans import ALEX, SAM, at

KNOWN = load_symptoms()
NOW = at("2026-03-29 20:00")
TODAY = NOW.date()


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("symptom", list(KNOWN.symptoms))
def test_each_symptom_has_the_level_of_its_severity(diary: Diary, symptom: str, severity: Severity) -> None:
    logged = log_symptom(diary, SAM, NOW, KNOWN, symptom, severity, NOW)
    assert logged.level is KNOWN.symptoms[symptom].levels[severity]


def test_an_entry_comes_back_as_it_was_recorded(diary: Diary) -> None:
    logged = log_symptom(diary, ALEX, NOW, KNOWN, "nausea", Severity.MODERATE, at("2026-03-28 23:30"), " after tea 🍵 ")
    assert logged.topics == {Topic.SYMPTOMS}
    (entry,) = symptoms(diary, TODAY - timedelta(days=1), TODAY - timedelta(days=1))
    assert entry == logged.recorded
    assert (entry.symptom, entry.severity, entry.note, entry.by) == (
        "nausea",
        Severity.MODERATE,
        "after tea 🍵",
        "Alex",
    )
    assert (entry.began, entry.offset_s, entry.zone) == (at("2026-03-28 23:30"), 0, "Europe/London")
    assert symptoms(diary, TODAY, TODAY) == []


def test_a_symptom_beside_another_may_be_more_pressing(diary: Diary) -> None:
    raised = 0
    for combination in KNOWN.combinations:
        one, other = min(combination.any_of), min(combination.with_any)
        alone = KNOWN.symptoms[other].levels[Severity.MILD]
        began = NOW - timedelta(days=10 * raised)
        log_symptom(diary, SAM, NOW, KNOWN, one, Severity.MILD, began)
        together = log_symptom(diary, SAM, NOW, KNOWN, other, Severity.MILD, began - timedelta(days=3))
        assert together.level.rank == max(combination.becomes.rank, alone.rank)
        raised += 1
    assert raised


def test_symptoms_far_apart_are_not_together(diary: Diary) -> None:
    combination = KNOWN.combinations[0]
    one, other = min(combination.any_of), min(combination.with_any)
    log_symptom(diary, SAM, NOW, KNOWN, one, Severity.MILD, NOW - timedelta(days=3, minutes=1))
    logged = log_symptom(diary, SAM, NOW, KNOWN, other, Severity.MILD, NOW)
    assert logged.level is KNOWN.symptoms[other].levels[Severity.MILD]
    assert {item.symptom for item in symptoms_near(diary, NOW)} == {one, other}


def test_no_symptoms_is_an_entry_too(diary: Diary) -> None:
    logged = log_no_symptoms(diary, SAM, NOW)
    assert logged.level is Level.LOG
    (entry,) = symptoms(diary, TODAY, TODAY)
    assert (entry.symptom, entry.severity) == (NO_SYMPTOMS, None)


@pytest.mark.parametrize(
    ("symptom", "began", "reason"),
    [
        ("boredom", NOW, Reason.UNKNOWN_SYMPTOM),
        (NO_SYMPTOMS, NOW, Reason.UNKNOWN_SYMPTOM),
        ("", NOW, Reason.UNKNOWN_SYMPTOM),
        ("nausea", NOW + timedelta(minutes=6), Reason.IN_FUTURE),
    ],
)
def test_what_is_refused_is_not_written(diary: Diary, symptom: str, began: object, reason: Reason) -> None:
    with pytest.raises(Refused) as caught:
        log_symptom(diary, SAM, NOW, KNOWN, symptom, Severity.MILD, began)  # type: ignore[arg-type]
    assert caught.value.reason is reason
    assert symptoms(diary, TODAY, TODAY + timedelta(days=1)) == []


def test_an_entry_taken_out_can_be_brought_back(diary: Diary) -> None:
    logged = log_symptom(diary, SAM, NOW, KNOWN, "nausea", Severity.MILD, NOW, "note")
    assert remove_symptom(diary, SAM, NOW, logged.entry).topics == {Topic.SYMPTOMS}
    assert symptoms(diary, TODAY, TODAY) == []
    assert remove_symptom(diary, SAM, NOW, logged.entry).topics == frozenset()
    assert restore_symptom(diary, SAM, NOW, logged.entry).topics == {Topic.SYMPTOMS}
    assert restore_symptom(diary, SAM, NOW, logged.entry).topics == frozenset()
    assert symptoms(diary, TODAY, TODAY) == [logged.recorded]
    assert len(history_of(diary, logged.entry)) == 3
    assert remove_symptom(diary, SAM, NOW, "nobody").topics == frozenset()


@pytest.mark.parametrize("older", [False, True])
def test_one_that_another_brings_back_is_still_by_the_one_who_recorded_it(diary: Diary, older: bool) -> None:
    entry = log_symptom(diary, ALEX, NOW, KNOWN, "nausea", Severity.MILD, NOW).entry
    if older:  # as diaries had it before bodies said who recorded them
        with diary.writing():
            first = history_of(diary, entry)[0]
            body = {key: value for key, value in first.body.items() if key != "by"}
            append(diary, ALEX, NOW, kind=first.kind, entry=entry, body=body, day=first.day)
    remove_symptom(diary, SAM, NOW, entry)
    restore_symptom(diary, SAM, NOW, entry)
    assert [item.by for item in history_of(diary, entry)][:3] == ["", "", "Alex"]
    assert [item.by for item in symptoms(diary, TODAY, TODAY)] == ["Alex"]
