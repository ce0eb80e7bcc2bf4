"""Recording how a person feels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest

from imuran_desktop.domain.codes import Course, Level, Severity, SinceDose, Thought
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.symptoms import NO_SYMPTOMS, OTHER
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.symptoms import (
    LEAST_C,
    MOST_C,
    Felt,
    Logged,
    change_symptom,
    log_no_symptoms,
    log_symptoms,
    mark_told,
    remove_symptoms,
    restore_symptoms,
    symptoms_near,
)
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError
from imuran_desktop.store.read import symptoms
from imuran_desktop.store.revisions import append, history_of
from tests.services.plans import ALEX, SAM, at, revision_count, why_refused

KNOWN = load_symptoms()
NOW = at("2026-03-29 20:00")
TODAY = NOW.date()


def log(diary: Diary, symptom: str, severity: Severity = Severity.MILD, began: datetime = NOW) -> Logged:
    return log_symptoms(diary, SAM, NOW, KNOWN, [Felt(symptom, severity, began)])


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("symptom", list(KNOWN.symptoms))
def test_each_symptom_has_the_level_of_its_severity(diary: Diary, symptom: str, severity: Severity) -> None:
    assert log(diary, symptom, severity).level is KNOWN.symptoms[symptom].levels[severity]


def test_an_entry_comes_back_as_it_was_recorded(diary: Diary) -> None:
    felt = Felt(
        symptom=OTHER,
        severity=Severity.MODERATE,
        began=at("2026-03-28 23:30"),
        note=" after tea 🍵 ",
        own_words=" ears ring ",
        ended=at("2026-03-29 07:00"),
        since_dose=SinceDose.WITHIN_AN_HOUR,
        thought=Thought.NOT_SURE,
        did=" lay down ",
        temperature_c=37.9,
    )
    logged = log_symptoms(diary, ALEX, NOW, KNOWN, [felt])
    assert logged.topics == {Topic.SYMPTOMS}
    (entry,) = symptoms(diary, TODAY - timedelta(days=1), TODAY - timedelta(days=1))
    assert (entry,) == logged.recorded
    assert (entry.symptom, entry.severity, entry.note, entry.by) == (OTHER, Severity.MODERATE, "after tea 🍵", "Alex")
    assert (entry.own_words, entry.did, entry.temperature_c) == ("ears ring", "lay down", 37.9)
    assert (entry.course, entry.ended) == (Course.ENDED, at("2026-03-29 07:00"))
    assert (entry.since_dose, entry.thought) == (SinceDose.WITHIN_AN_HOUR, Thought.NOT_SURE)
    assert (entry.began, entry.offset_s, entry.zone) == (at("2026-03-28 23:30"), 0, "Europe/London")
    assert symptoms(diary, TODAY, TODAY) == []


def test_what_was_not_said_stays_unknown(diary: Diary) -> None:
    (entry,) = log(diary, "nausea").recorded
    said = (entry.course, entry.ended, entry.since_dose, entry.thought, entry.temperature_c, entry.told_on)
    assert said == (None,) * 6


def test_several_are_recorded_at_once_and_raise_each_other(diary: Diary) -> None:
    felt = [Felt(symptom, Severity.MILD, NOW) for symptom in ("skin_rash", "fever", "hair_loss")]
    logged = log_symptoms(diary, SAM, NOW, KNOWN, felt)
    assert [entry.symptom for entry in logged.recorded] == ["skin_rash", "fever", "hair_loss"]
    levels = [logged.levels[entry.id] for entry in logged.recorded]
    assert levels == [Level.URGENT, Level.URGENT, Level.TELL_CLINIC]
    assert logged.level is Level.URGENT
    assert len(symptoms(diary, TODAY, TODAY)) == 3


def test_of_several_all_or_none_are_recorded(diary: Diary) -> None:
    before = revision_count(diary)
    with pytest.raises(Refused):
        log_symptoms(diary, SAM, NOW, KNOWN, [Felt("nausea", Severity.MILD, NOW), Felt("boredom", None, NOW)])
    assert revision_count(diary) == before


def test_a_symptom_beside_another_may_be_more_pressing(diary: Diary) -> None:
    raised = 0
    for combination in KNOWN.combinations:
        one, other = min(combination.any_of), min(combination.with_any)
        alone = KNOWN.symptoms[other].levels[Severity.MILD]
        began = NOW - timedelta(days=10 * raised)
        log(diary, one, began=began)
        together = log(diary, other, began=began - timedelta(days=3))
        assert together.level.rank == max(combination.becomes.rank, alone.rank)
        raised += 1
    assert raised


def test_symptoms_far_apart_are_not_together(diary: Diary) -> None:
    combination = KNOWN.combinations[0]
    one, other = min(combination.any_of), min(combination.with_any)
    log(diary, one, began=NOW - timedelta(days=3, minutes=1))
    assert log(diary, other).level is KNOWN.symptoms[other].levels[Severity.MILD]
    assert {item.symptom for item in symptoms_near(diary, NOW)} == {one, other}


def test_one_that_has_been_going_on_for_weeks_is_beside_what_begins_today(diary: Diary) -> None:
    felt = Felt("skin_rash", Severity.MILD, NOW - timedelta(days=40), course=Course.GOING_ON)
    log_symptoms(diary, SAM, NOW, KNOWN, [felt])
    assert log(diary, "mouth_sores").level is Level.URGENT


def test_no_symptoms_is_an_entry_too(diary: Diary) -> None:
    assert log_no_symptoms(diary, SAM, NOW).topics == {Topic.SYMPTOMS}
    (entry,) = symptoms(diary, TODAY, TODAY)
    assert (entry.symptom, entry.severity) == (NO_SYMPTOMS, None)


def test_a_day_without_symptoms_is_recorded_once(diary: Diary) -> None:
    first = log_no_symptoms(diary, SAM, NOW)
    again = log_no_symptoms(diary, ALEX, NOW + timedelta(hours=1))
    assert (again.topics, again.entry) == (frozenset(), first.entry)
    assert tuple(symptoms(diary, TODAY, TODAY)) == first.recorded


def test_nothing_is_recorded_that_would_be_told_to_have_failed(diary: Diary) -> None:
    damaged = log(diary, "cough").entry
    with diary.writing():
        append(diary, SAM, NOW, kind=Kind.SYMPTOM, entry=damaged, body={}, day=TODAY.isoformat())
    before = revision_count(diary)
    with pytest.raises(StoreError):
        log(diary, "nausea")
    assert revision_count(diary) == before


@pytest.mark.parametrize("act", [remove_symptoms, restore_symptoms])
def test_of_several_all_or_none_are_taken_out(diary: Diary, act: Callable[..., Changed]) -> None:
    entries = [log(diary, symptom).entry for symptom in ("nausea", "cough")]
    if act is restore_symptoms:
        remove_symptoms(diary, SAM, NOW, entries)
    before = revision_count(diary)
    fails = f"NEW.entry = '{entries[1]}' BEGIN SELECT RAISE(ABORT, 'no more room'); END"
    diary.connection.execute(f"CREATE TRIGGER fails BEFORE INSERT ON revisions WHEN {fails}")
    with pytest.raises(StoreError):
        act(diary, SAM, NOW, entries)
    assert revision_count(diary) == before


def test_a_day_without_symptoms_may_be_one_that_has_passed_but_none_to_come(diary: Diary) -> None:
    logged = log_no_symptoms(diary, SAM, NOW, NOW - timedelta(days=1))
    yesterday = TODAY - timedelta(days=1)
    assert tuple(symptoms(diary, yesterday, yesterday)) == logged.recorded
    assert logged.level is Level.LOG
    with pytest.raises(Refused):
        log_no_symptoms(diary, SAM, NOW, NOW + timedelta(days=1))


NAUSEA = Felt("nausea", Severity.MILD, NOW)


@pytest.mark.parametrize(
    ("felt", "reason"),
    [
        (replace(NAUSEA, symptom="boredom"), Reason.UNKNOWN_SYMPTOM),
        (replace(NAUSEA, symptom=NO_SYMPTOMS), Reason.UNKNOWN_SYMPTOM),
        (replace(NAUSEA, symptom=""), Reason.UNKNOWN_SYMPTOM),
        (replace(NAUSEA, began=NOW + timedelta(minutes=6)), Reason.IN_FUTURE),
        (replace(NAUSEA, ended=NOW + timedelta(minutes=6)), Reason.IN_FUTURE),
        (replace(NAUSEA, ended=NOW - timedelta(minutes=1)), Reason.ENDED_BEFORE),
        (replace(NAUSEA, temperature_c=LEAST_C - 0.1), Reason.TEMPERATURE_RANGE),
        (replace(NAUSEA, temperature_c=MOST_C + 0.1), Reason.TEMPERATURE_RANGE),
    ],
)
def test_what_is_refused_is_not_written(diary: Diary, felt: Felt, reason: Reason) -> None:
    entry = log(diary, "cough").entry
    before = revision_count(diary)
    assert why_refused(lambda: log_symptoms(diary, SAM, NOW, KNOWN, [felt])) is reason
    assert why_refused(lambda: change_symptom(diary, SAM, NOW, KNOWN, entry, felt)) is reason
    assert revision_count(diary) == before


def test_an_entry_can_be_changed_and_keeps_who_recorded_it(diary: Diary) -> None:
    entry = log_symptoms(diary, ALEX, NOW, KNOWN, [NAUSEA]).entry
    mark_told(diary, SAM, NOW, [entry], TODAY)
    earlier = replace(NAUSEA, severity=Severity.SEVERE, began=NOW - timedelta(days=2), note="worse than I thought")
    changed = change_symptom(diary, SAM, NOW, KNOWN, entry, earlier)
    assert changed.topics == {Topic.SYMPTOMS}
    assert (changed.entry, changed.level) == (entry, Level.URGENT)
    (now_says,) = symptoms(diary, TODAY - timedelta(days=3), TODAY)
    assert (now_says,) == changed.recorded
    assert (now_says.severity, now_says.by, now_says.told_on) == (Severity.SEVERE, "Alex", TODAY)
    assert [revision.by for revision in history_of(diary, entry)] == ["", "", "Alex"]
    assert change_symptom(diary, SAM, NOW, KNOWN, entry, earlier).topics == frozenset()


def test_what_was_removed_can_not_be_changed(diary: Diary) -> None:
    entry = log(diary, "nausea").entry
    remove_symptoms(diary, SAM, NOW, [entry])
    for gone in (entry, "nobody"):
        change = partial(change_symptom, diary, SAM, NOW, KNOWN, gone, NAUSEA)
        assert why_refused(change) is Reason.NOTHING_RECORDED


def test_the_clinic_was_told_of_some(diary: Diary) -> None:
    entries = [log(diary, symptom).entry for symptom in ("nausea", "cough", "fever")]
    assert mark_told(diary, SAM, NOW, entries[:2], TODAY).topics == {Topic.SYMPTOMS}
    assert mark_told(diary, SAM, NOW, entries[:2], TODAY).topics == frozenset()
    told = {entry.symptom: entry.told_on for entry in symptoms(diary, TODAY, TODAY)}
    assert told == {"nausea": TODAY, "cough": TODAY, "fever": None}
    assert mark_told(diary, SAM, NOW, [entries[0], "nobody"], None).topics == {Topic.SYMPTOMS}
    assert mark_told(diary, SAM, NOW, [], date(2026, 3, 1)).topics == frozenset()


def test_entries_taken_out_can_be_brought_back(diary: Diary) -> None:
    logged = log_symptoms(diary, SAM, NOW, KNOWN, [NAUSEA, replace(NAUSEA, symptom="cough")])
    entries = [entry.id for entry in logged.recorded]
    assert remove_symptoms(diary, SAM, NOW, entries).topics == {Topic.SYMPTOMS}
    assert symptoms(diary, TODAY, TODAY) == []
    assert remove_symptoms(diary, SAM, NOW, entries).topics == frozenset()
    assert restore_symptoms(diary, SAM, NOW, entries).topics == {Topic.SYMPTOMS}
    assert restore_symptoms(diary, SAM, NOW, entries).topics == frozenset()
    assert set(symptoms(diary, TODAY, TODAY)) == set(logged.recorded)
    assert [len(history_of(diary, entry)) for entry in entries] == [3, 3]
    assert remove_symptoms(diary, SAM, NOW, ["nobody"]).topics == frozenset()
    assert remove_symptoms(diary, SAM, NOW, []).topics == frozenset()


@pytest.mark.parametrize("older", [False, True])
def test_one_that_another_brings_back_is_still_by_the_one_who_recorded_it(diary: Diary, older: bool) -> None:
    entry = log_symptoms(diary, ALEX, NOW, KNOWN, [NAUSEA]).entry
    if older:  # as diaries had it before bodies said who recorded them
        with diary.writing():
            first = history_of(diary, entry)[0]
            body = {key: value for key, value in first.body.items() if key != "by"}
            append(diary, ALEX, NOW, kind=first.kind, entry=entry, body=body, day=first.day)
    remove_symptoms(diary, SAM, NOW, [entry])
    restore_symptoms(diary, SAM, NOW, [entry])
    assert [item.by for item in history_of(diary, entry)][:3] == ["", "", "Alex"]
    assert [item.by for item in symptoms(diary, TODAY, TODAY)] == ["Alex"]
