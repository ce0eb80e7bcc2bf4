"""What a symptom entry said before, and the dose before a symptom."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Course, Outcome, Severity, SinceDose, Thought
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Person, Plan
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.symptom_history import dose_before, felt_of, symptom_versions
from imuran_desktop.services.symptoms import Felt, change_symptom, log_symptoms, remove_symptoms
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.revisions import append

NOW = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)
SAM, ALEX = Author("device", "Sam"), Author("other", "Alex")
KNOWN = load_symptoms()


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    plan = Plan(Person("Sam Example", date(2025, 1, 1)), Timeline.fixed("Europe/London"), ())
    made = create_with_plan(tmp_path / "sam.imuran", SAM, NOW - timedelta(days=100), plan)
    yield made
    made.close()


def take(diary: Diary, entry: str, at: datetime | None, outcome: Outcome = Outcome.TAKEN) -> None:
    intake = Intake(entry, "p", "azathioprine", outcome, at, 3600, "Europe/London", NOW, amount_mg=50)
    day = (at or NOW).date().isoformat()
    with diary.writing():
        append(diary, SAM, NOW, kind=Kind.INTAKE, entry=entry, body=record_codec.intake_body(intake), day=day)


def test_every_version_is_read_the_current_one_first(diary: Diary) -> None:
    felt = Felt("headache", Severity.MILD, NOW, note="after lunch")
    entry = log_symptoms(diary, SAM, NOW, KNOWN, [felt]).recorded[0].id
    later = NOW + timedelta(hours=1)
    change_symptom(diary, ALEX, later, KNOWN, entry, Felt("headache", Severity.SEVERE, NOW))
    remove_symptoms(diary, SAM, later + timedelta(hours=1), [entry])
    found = symptom_versions(diary, entry)
    assert [(item.entry.severity, item.by, item.device, item.deleted) for item in found] == [
        (Severity.SEVERE, "Sam", "device", True),
        (Severity.SEVERE, "Alex", "other", False),
        (Severity.MILD, "Sam", "device", False),
    ]
    assert found[2].entry.note == "after lunch"
    assert found[1].recorded_at == later


def test_an_entry_that_was_never_made_has_no_versions(diary: Diary) -> None:
    assert symptom_versions(diary, "nobody") == []


def test_what_was_said_goes_out_and_back_whole(diary: Diary) -> None:
    felt = Felt(
        symptom="fever",
        severity=Severity.MODERATE,
        began=NOW - timedelta(hours=5),
        note="a note",
        own_words="",
        course=Course.ENDED,
        ended=NOW - timedelta(hours=1),
        since_dose=SinceDose.LATER,
        thought=Thought.ILLNESS,
        did="rang",
        temperature_c=38.4,
    )
    assert felt_of(log_symptoms(diary, SAM, NOW, KNOWN, [felt]).recorded[0]) == felt


def test_the_last_dose_before_is_found(diary: Diary) -> None:
    assert dose_before(diary, NOW) is None
    take(diary, "long ago", NOW - timedelta(hours=49))
    assert dose_before(diary, NOW) is None
    take(diary, "yesterday", NOW - timedelta(hours=20))
    take(diary, "today", NOW - timedelta(hours=2))
    take(diary, "not known when", None)
    take(diary, "skipped", NOW - timedelta(hours=1), Outcome.SKIPPED)
    take(diary, "afterwards", NOW + timedelta(hours=1))
    found = dose_before(diary, NOW)
    assert found is not None
    assert found.id == "today"
    earlier = dose_before(diary, NOW - timedelta(hours=3))
    assert earlier is not None
    assert earlier.id == "yesterday"
