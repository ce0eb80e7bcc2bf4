"""Symptom entries as JSON bodies, and back."""

from datetime import UTC, date, datetime

from imuran_desktop.domain.codes import Course, Severity, SinceDose, Thought
from imuran_desktop.domain.history import Revision
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.store.old_bodies import complete
from imuran_desktop.store.plan_codec import Body, instant, instant_text
from imuran_desktop.store.record_codec import recorder


def symptom_body(entry: SymptomEntry) -> Body:
    """The body of a symptom entry; ``by`` as in `intake_body`."""
    return {
        "symptom": entry.symptom,
        "severity": entry.severity,
        "began": instant_text(entry.began),
        "offset_s": entry.offset_s,
        "zone": entry.zone,
        "note": entry.note,
        "by": entry.by,
        "own_words": entry.own_words,
        "course": entry.course,
        "ended": instant_text(entry.ended),
        "since_dose": entry.since_dose,
        "thought": entry.thought,
        "did": entry.did,
        "temperature_c": entry.temperature_c,
        "told_on": entry.told_on.isoformat() if entry.told_on else None,
    }


def symptom(revision: Revision) -> SymptomEntry:
    """The symptom entry a revision records."""
    body = complete(revision.kind, revision.body)
    ended = instant(body["ended"])
    return SymptomEntry(
        id=revision.entry,
        symptom=body["symptom"],
        severity=Severity(body["severity"]) if body["severity"] else None,
        began=datetime.fromisoformat(body["began"]).astimezone(UTC),
        offset_s=body["offset_s"],
        zone=body["zone"],
        note=body["note"],
        by=recorder(revision),
        own_words=body["own_words"],
        course=Course(body["course"]) if body["course"] else None,
        ended=ended.astimezone(UTC) if ended else None,
        since_dose=SinceDose(body["since_dose"]) if body["since_dose"] else None,
        thought=Thought(body["thought"]) if body["thought"] else None,
        did=body["did"],
        temperature_c=body["temperature_c"],
        told_on=date.fromisoformat(body["told_on"]) if body["told_on"] else None,
    )
