from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Person, Plan
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference import load_symptoms
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.symptom_diary import last_symptom_day, local_start, person_timeline, read_symptom_period
from imuran_desktop.services.symptoms import log_no_symptoms, log_symptom
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
    return log_symptom(diary, AUTHOR, NOW, KNOWN, symptom, Severity.MILD, began).entry


def test_entries_stand_under_the_persons_own_days_newest_first(diary: Diary) -> None:
    early = log(diary, "nausea", datetime(2026, 3, 29, 14, 59, tzinfo=UTC))  # 23:59 in Tokyo
    late = log(diary, "headache", datetime(2026, 3, 29, 15, 0, tzinfo=UTC))  # 00:00 of the next day
    later = log(diary, "cough", datetime(2026, 3, 29, 23, 0, tzinfo=UTC))
    period = read_symptom_period(diary, KNOWN, date(2026, 3, 1))
    shown = {day: [entry.id for entry in entries] for day, entries in period.days.items()}
    assert list(shown.items()) == [(date(2026, 3, 30), [later, late]), (date(2026, 3, 29), [early])]
    assert local_start(period.days[date(2026, 3, 30)][1]).strftime("%H:%M") == "00:00"


def test_what_lies_just_before_the_period_still_raises_what_is_in_it(diary: Diary) -> None:
    log(diary, "fever", datetime(2026, 3, 8, 12, tzinfo=UTC))
    rash = log(diary, "skin_rash", datetime(2026, 3, 10, 12, tzinfo=UTC))
    period = read_symptom_period(diary, KNOWN, date(2026, 3, 10))
    assert list(period.days) == [date(2026, 3, 10)]
    assert period.levels[rash] is Level.URGENT


def test_lately_names_each_symptom_once_and_no_day_without(diary: Diary) -> None:
    for hours, symptom in ((9, "nausea"), (8, "cough"), (7, "headache"), (6, "nausea")):
        log(diary, symptom, NOW - timedelta(hours=hours))
    log_no_symptoms(diary, AUTHOR, NOW)
    period = read_symptom_period(diary, KNOWN, date(2026, 3, 1))
    assert period.lately(2) == ["nausea", "headache"]
    assert period.lately(5) == ["nausea", "headache", "cough"]


def test_the_last_day_before_another(diary: Diary) -> None:
    assert last_symptom_day(diary, date(2026, 3, 30)) is None
    log(diary, "nausea", datetime(2026, 3, 29, 3, tzinfo=UTC))
    log(diary, "nausea", datetime(2026, 3, 27, 3, tzinfo=UTC))
    assert last_symptom_day(diary, date(2026, 3, 30)) == date(2026, 3, 29)
    assert last_symptom_day(diary, date(2026, 3, 29)) == date(2026, 3, 27)


def test_the_timeline_is_the_diarys(diary: Diary) -> None:
    assert person_timeline(diary) == TOKYO
