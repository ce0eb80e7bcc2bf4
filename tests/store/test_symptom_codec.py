"""Symptom entries as bodies, and back."""

from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.codes import Course, Severity, SinceDose, Thought
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.symptoms import NO_SYMPTOMS, OTHER, SymptomEntry
from imuran_desktop.store import symptom_codec
from tests.store.test_record_codec import NOW, revision

NAUSEA = SymptomEntry("id of it", "nausea", Severity.SEVERE, NOW, 3600, "Europe/London", "note", "Alex")


@pytest.mark.parametrize(
    "entry",
    [
        NAUSEA,
        replace(NAUSEA, symptom=NO_SYMPTOMS, severity=None),
        replace(NAUSEA, symptom=OTHER, own_words="ears ring 🔔", course=Course.GOING_ON, did="rang the clinic"),
        replace(NAUSEA, course=Course.ENDED, ended=NOW, temperature_c=38.4, told_on=date(2026, 3, 2)),
        replace(NAUSEA, since_dose=SinceDose.LATER, thought=Thought.ILLNESS),
    ],
)
def test_a_symptom(entry: SymptomEntry) -> None:
    found = symptom_codec.symptom(revision(Kind.SYMPTOM, entry.id, symptom_codec.symptom_body(entry), entry.by))
    assert found == entry


def test_who_recorded_it_is_kept_whoever_writes_it_again() -> None:
    body = symptom_codec.symptom_body(NAUSEA)
    assert symptom_codec.symptom(revision(Kind.SYMPTOM, NAUSEA.id, body, "Sam")).by == "Alex"
