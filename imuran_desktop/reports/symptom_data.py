"""Symptom entries as plain data, for commands."""

from typing import Any

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.symptoms import SymptomEntry


def symptom_data(entry: SymptomEntry, level: Level) -> dict[str, Any]:
    """One entry: instants in ISO 8601 with the offset of the place where it began; what was not said is null."""
    return {
        "id": entry.id,
        "symptom": entry.symptom,
        "own_words": entry.own_words or None,
        "severity": entry.severity,
        "at": entry.local_start.isoformat(),
        "course": entry.course,
        "ended": entry.ended.astimezone(entry.local_start.tzinfo).isoformat() if entry.ended else None,
        "since_dose": entry.since_dose,
        "thought": entry.thought,
        "did": entry.did or None,
        "temperature_c": entry.temperature_c,
        "note": entry.note or None,
        "by": entry.by or None,
        "level": level,
        "told_on": entry.told_on.isoformat() if entry.told_on else None,
    }
