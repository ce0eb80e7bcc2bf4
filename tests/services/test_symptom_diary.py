from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Course, Level, Severity
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Person, Plan
from imuran_desktop.domain.symptoms import OTHER
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.symptom_diary import (
    Raised,
    last_symptom_day,
    person_timeline,
    read_symptom_period,
    read_to_tell,
    usual_symptoms,
)
from imuran_desktop.services.symptoms import Felt, log_no_symptoms, log_symptoms, mark_told, remove_symptoms
from imuran_desktop.store.diary import Diary

AUTHOR = Author("device")
KNOWN = load_symptoms()
NOW = datetime(2026, 3, 30, 20, tzinfo=UTC)
TOKYO = Timeline.fixed("Asia/Tokyo")


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    plan = Plan(Person("Sam Example", date(2026, 1, 1)), TOKYO)
    made = create_with_plan(tmp_path / "sam.imuran", AUTHOR, NOW - timedelta(days=80), plan)
    yield made
    made.close()


def log(diary: Diary, symptom: str, began: datetime) -> str:
    return log_symptoms(diary, AUTHOR, NOW, KNOWN, [Felt(symptom, Severity.MILD, began)]).entry


def test_entries_stand_under_the_persons_own_days_newest_first(diary: Diary) -> None:
    early = log(diary, "nausea", datetime(2026, 3, 29, 14, 59, tzinfo=UTC))  # 23:59 in Tokyo
    late = log(diary, "headache", datetime(2026, 3, 29, 15, 0, tzinfo=UTC))  # 00:00 of the next day
    later = log(diary, "cough", datetime(2026, 3, 29, 23, 0, tzinfo=UTC))
    period = read_symptom_period(diary, KNOWN, NOW, date(2026, 3, 1))
    shown = {day: [entry.id for entry in entries] for day, entries in period.days.items()}
    assert list(shown.items()) == [(date(2026, 3, 30), [later, late]), (date(2026, 3, 29), [early])]
    assert period.days[date(2026, 3, 30)][1].local_start.strftime("%H:%M") == "00:00"


def test_what_lies_just_before_the_period_still_raises_what_is_in_it(diary: Diary) -> None:
    log(diary, "fever", datetime(2026, 3, 8, 12, tzinfo=UTC))
    rash = log(diary, "skin_rash", datetime(2026, 3, 10, 12, tzinfo=UTC))
    period = read_symptom_period(diary, KNOWN, NOW, date(2026, 3, 10))
    assert list(period.days) == [date(2026, 3, 10)]
    assert period.levels[rash] is Level.URGENT


def test_a_period_may_end_and_what_follows_it_still_raises_what_is_in_it(diary: Diary) -> None:
    rash = log(diary, "skin_rash", datetime(2026, 3, 8, 12, tzinfo=UTC))
    log(diary, "fever", datetime(2026, 3, 10, 12, tzinfo=UTC))
    log(diary, "cough", datetime(2026, 3, 20, 12, tzinfo=UTC))
    period = read_symptom_period(diary, KNOWN, NOW, date(2026, 3, 1), date(2026, 3, 9))
    assert list(period.days) == [date(2026, 3, 8)]
    assert period.levels[rash] is Level.URGENT


def test_what_is_usual_is_what_was_recorded_often_and_lately(diary: Diary) -> None:
    for days in (50, 52, 54, 56, 58):
        log(diary, "headache", NOW - timedelta(days=days))
    for days in (1, 2):
        log(diary, "nausea", NOW - timedelta(days=days))
    log(diary, "cough", NOW)
    log(diary, OTHER, NOW)
    log_no_symptoms(diary, AUTHOR, NOW)
    assert usual_symptoms(diary, NOW, 9) == ["nausea", "headache", "cough"]
    assert usual_symptoms(diary, NOW, 2) == ["nausea", "headache"]
    log(diary, "cough", NOW - timedelta(days=1))
    assert usual_symptoms(diary, NOW, 2) == ["cough", "nausea"]
    assert usual_symptoms(diary, NOW + timedelta(days=400), 9) == []


def test_what_the_clinic_should_hear_of_waits_until_it_was_told(diary: Diary) -> None:
    log(diary, "nausea", NOW - timedelta(hours=9))
    itching = log(diary, "itching", NOW - timedelta(days=20))
    cough = log(diary, "cough", NOW - timedelta(days=40))
    hair = log(diary, "hair_loss", NOW - timedelta(days=10))
    log(diary, "cough", NOW - timedelta(days=70))
    found = read_to_tell(diary, KNOWN, NOW)
    assert (found[0].entry.id, found[0].level) == (cough, Level.URGENT)
    assert [item.entry.id for item in found][2:] == [hair, itching]
    mark_told(diary, AUTHOR, NOW, [cough, hair], date(2026, 3, 30))
    assert [item.entry.symptom for item in read_to_tell(diary, KNOWN, NOW)] == ["cough", "itching"]
    mark_told(diary, AUTHOR, NOW, [hair], None)
    assert hair in [item.entry.id for item in read_to_tell(diary, KNOWN, NOW)]


def test_the_last_day_before_another(diary: Diary) -> None:
    assert last_symptom_day(diary, date(2026, 3, 30)) is None
    log(diary, "nausea", datetime(2026, 3, 29, 3, tzinfo=UTC))
    log(diary, "nausea", datetime(2026, 3, 27, 3, tzinfo=UTC))
    assert last_symptom_day(diary, date(2026, 3, 30)) == date(2026, 3, 29)
    assert last_symptom_day(diary, date(2026, 3, 29)) == date(2026, 3, 27)
    gone = log(diary, "nausea", datetime(2026, 3, 28, 3, tzinfo=UTC))
    remove_symptoms(diary, AUTHOR, NOW, [gone])
    assert last_symptom_day(diary, date(2026, 3, 29)) == date(2026, 3, 27)


def test_the_timeline_is_the_diarys(diary: Diary) -> None:
    assert person_timeline(diary) == TOKYO


def test_what_is_raised_says_by_which_entries(diary: Diary) -> None:
    far = log(diary, "fever", NOW - timedelta(days=24))
    fever = log(diary, "fever", NOW - timedelta(days=21))
    rash = log(diary, "skin_rash", NOW - timedelta(days=20))
    alone = log(diary, "hair_loss", NOW - timedelta(days=10))
    raised = read_symptom_period(diary, KNOWN, NOW, date(2026, 1, 1)).raised
    assert [entry.id for entry in raised[rash].together_with] == [fever]
    assert not {far, alone} & raised.keys()
    (told,) = [item for item in read_to_tell(diary, KNOWN, NOW) if item.entry.id == rash]
    assert told.raised == raised[rash]


def test_what_began_long_before_and_lasts_is_among_them(diary: Diary) -> None:
    felt = Felt("fever", Severity.MILD, NOW - timedelta(days=60), course=Course.GOING_ON)
    fever = log_symptoms(diary, AUTHOR, NOW, KNOWN, [felt]).entry
    rash = log(diary, "skin_rash", NOW - timedelta(days=20))
    raised = read_symptom_period(diary, KNOWN, NOW, date(2026, 1, 1)).raised
    assert [entry.id for entry in raised[rash].together_with] == [fever]


def test_what_is_raised_by_its_course_says_so(diary: Diary) -> None:
    log(diary, "nausea", NOW - timedelta(days=32))
    lasting = Felt("nausea", Severity.MILD, NOW - timedelta(days=9), course=Course.GOING_ON)
    worse = Felt("nausea", Severity.MODERATE, NOW - timedelta(days=31))
    lasts, became = (log_symptoms(diary, AUTHOR, NOW, KNOWN, [felt]).entry for felt in (lasting, worse))
    raised = read_symptom_period(diary, KNOWN, NOW, date(2026, 1, 1)).raised
    assert raised == {lasts: Raised(lasts_long=True), became: Raised(got_worse=True)}
