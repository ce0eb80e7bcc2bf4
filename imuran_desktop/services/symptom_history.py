"""What a symptom entry said before, and what was recorded shortly before a symptom."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import Kind, heads
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.services.symptoms import Felt
from imuran_desktop.store import decode
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, read_plan
from imuran_desktop.store.revisions import history_of

DOSE_WITHIN = timedelta(hours=48)
"""A dose longer ago than this is not mentioned beside a symptom."""


@dataclass(frozen=True)
class SymptomVersion:
    """What one revision of a symptom entry says. ``by`` is who made this version, and ``device`` where."""

    revision: str
    entry: SymptomEntry
    recorded_at: datetime
    by: str
    device: str
    deleted: bool


def symptom_versions(diary: Diary, entry: str) -> list[SymptomVersion]:
    """Every version of a symptom entry: the one that is shown first, then any that contradicts it, then the newest.

    Raises:
        StoreError: when the diary can't be read.
    """
    history = [revision for revision in history_of(diary, entry) if revision.kind is Kind.SYMPTOM]
    current = {revision.id for revision in heads(history)}
    said = decode.decoded(diary, history, decode.symptom)
    found = [
        SymptomVersion(item.id, entry, item.recorded_at, item.by, item.device, item.deleted)
        for item, entry in zip(history, said, strict=True)
    ]
    return sorted(found, key=lambda version: version.revision not in current)


def felt_of(entry: SymptomEntry) -> Felt:
    """What the person said in an entry, to begin a change with or to go back to."""
    return Felt(
        symptom=entry.symptom,
        severity=entry.severity,
        began=entry.began,
        note=entry.note,
        own_words=entry.own_words,
        course=entry.course,
        ended=entry.ended,
        since_dose=entry.since_dose,
        thought=entry.thought,
        did=entry.did,
        temperature_c=entry.temperature_c,
    )


def dose_before(diary: Diary, moment: datetime) -> Intake | None:
    """The last intake taken within `DOSE_WITHIN` before ``moment``: a fact beside a symptom, never called its cause."""
    day = read_plan(diary).timeline.local(moment).date()
    # A dose of the evening may be taken, and be filed, on another day than the one it is taken on.
    found = intakes(diary, day - timedelta(days=3), day + timedelta(days=1)).values()
    taken = {
        item.at: item
        for item in found
        if item.outcome is Outcome.TAKEN and item.at is not None and moment - DOSE_WITHIN <= item.at <= moment
    }
    return taken[max(taken)] if taken else None
