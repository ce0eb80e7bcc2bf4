from __future__ import annotations

import json
from datetime import UTC, datetime

from imuran_desktop.domain.codes import Course, Level, Severity
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.reports.symptom_data import symptom_data

BEGAN, ENDED = datetime(2026, 3, 2, 8, tzinfo=UTC), datetime(2026, 3, 2, 12, 30, tzinfo=UTC)


def test_instants_are_on_the_clock_of_the_place_where_it_began_and_what_was_not_said_is_null() -> None:
    entry = SymptomEntry("id", "nausea", Severity.MILD, BEGAN, -12600, "America/St_Johns", ended=ENDED)
    data = symptom_data(entry, Level.LOG)
    assert (data["at"], data["ended"]) == ("2026-03-02T04:30:00-03:30", "2026-03-02T09:00:00-03:30")
    unsaid = {key for key, value in data.items() if value is None}
    assert unsaid == {"own_words", "course", "since_dose", "thought", "did", "temperature_c", "note", "by", "told_on"}


def test_it_is_plain_json() -> None:
    entry = SymptomEntry("id", "none", None, BEGAN, 0, "UTC", course=Course.GOING_ON)
    data = json.loads(json.dumps(symptom_data(entry, Level.LOG)))
    assert (data["severity"], data["course"], data["level"]) == (None, "going_on", "log")
