"""Symptom entries and reviews for tests, short enough to read at a glance."""

from datetime import date

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.review import Noted, Review
from imuran_desktop.domain.review_days import symptom_days
from imuran_desktop.domain.symptoms import SymptomEntry
from tests.domain.builders import day, utc

FIRST, LAST = day("2026-03-02"), day("2026-03-29")
"""Four whole weeks, from a Monday to a Sunday."""


def noted(
    on: str | date,
    symptom: str = "nausea",
    severity: Severity | None = Severity.MILD,
    *,
    until: str = "",
    level: Level = Level.LOG,
    own: str = "",
    by: str = "",
) -> Noted:
    """A symptom that began on a day, and was there until another."""
    began = day(on) if isinstance(on, str) else on
    entry = SymptomEntry(
        f"{symptom}/{began}/{severity}", symptom, severity, utc(f"{began}T12:00"), 0, "Etc/UTC", own_words=own, by=by
    )
    return Noted(entry, level, began, day(until) if until else began)


def a_review(*items: Noted, first: date = FIRST, last: date = LAST, **parts: object) -> Review:
    """A review of these days, in order, as it stands on the last one."""
    ordered = tuple(sorted(items, key=lambda item: item.day))
    days = symptom_days(items, first, last)
    return Review(first, last, last, {}, noted=ordered, symptom_days=days, **parts)  # type: ignore[arg-type]
