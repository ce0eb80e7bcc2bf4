"""Recording how a person feels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.symptoms import COMBINATION_DAYS, NO_SYMPTOMS, SymptomEntry, SymptomList, level_of
from imuran_desktop.services.answers import CLOCK_SLACK
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan, symptoms
from imuran_desktop.store.revisions import append, current_of


@dataclass(frozen=True)
class Logged(Changed):
    """A recorded symptom, and how pressing the sources say it is."""

    recorded: SymptomEntry | None = None
    level: Level = Level.LOG


def log_symptom(
    diary: Diary,
    author: Author,
    now: datetime,
    known: SymptomList,
    symptom: str,
    severity: Severity,
    began: datetime,
    note: str = "",
) -> Logged:
    """Record a symptom of the documented list.

    Raises:
        Refused: when the list has no such symptom, or it began in the future.
        StoreError: when it can't be written.
    """
    if symptom not in known.symptoms:
        raise Refused(Reason.UNKNOWN_SYMPTOM, symptom=symptom)
    if began > now + CLOCK_SLACK:
        raise Refused(Reason.IN_FUTURE, at=began)
    entry = _entry(diary, author, symptom, severity, began, note)
    near = symptoms_near(diary, began)
    return _write(diary, author, now, entry, level_of(entry, near, known))


def log_no_symptoms(diary: Diary, author: Author, now: datetime) -> Logged:
    """Record that the person has no symptoms today.

    Raises:
        StoreError: when it can't be written.
    """
    return _write(diary, author, now, _entry(diary, author, NO_SYMPTOMS, None, now, ""), Level.LOG)


def remove_symptom(diary: Diary, author: Author, now: datetime, entry: str) -> Changed:
    """Take an entry out of the diary. Its revisions stay readable.

    Raises:
        StoreError: when it can't be written.
    """
    return _rewrite(diary, author, now, entry, deleted=True)


def restore_symptom(diary: Diary, author: Author, now: datetime, entry: str) -> Changed:
    """Bring back an entry that was removed.

    Raises:
        StoreError: when it can't be written.
    """
    return _rewrite(diary, author, now, entry, deleted=False)


def symptoms_near(diary: Diary, moment: datetime) -> Sequence[SymptomEntry]:
    """The entries that count as together with one begun at ``moment``."""
    day = read_plan(diary).timeline.local(moment).date()
    return symptoms(diary, day - COMBINATION_DAYS, day + COMBINATION_DAYS)


def _entry(
    diary: Diary, author: Author, symptom: str, severity: Severity | None, began: datetime, note: str
) -> SymptomEntry:
    timeline = read_plan(diary).timeline
    return SymptomEntry(
        id=uuid4().hex,
        symptom=symptom,
        severity=severity,
        began=began.astimezone(UTC),
        offset_s=timeline.offset_s(began),
        zone=str(timeline.zone_at(began)),
        note=note.strip(),
        by=author.by,
    )


def _write(diary: Diary, author: Author, now: datetime, entry: SymptomEntry, level: Level) -> Logged:
    day = (entry.began + timedelta(seconds=entry.offset_s)).date().isoformat()
    with diary.writing():
        revision = append(
            diary, author, now, kind=Kind.SYMPTOM, entry=entry.id, body=record_codec.symptom_body(entry), day=day
        )
    return Logged(frozenset({Topic.SYMPTOMS}), entry.id, revision.id, entry, level)


def _rewrite(diary: Diary, author: Author, now: datetime, entry: str, *, deleted: bool) -> Changed:
    with diary.writing():
        before = current_of(diary, entry)
        if before is None or before.deleted == deleted:
            return Changed(frozenset(), entry)
        body = {"by": before.by, **before.body}
        revision = append(diary, author, now, kind=before.kind, entry=entry, body=body, day=before.day, deleted=deleted)
    return Changed(frozenset({Topic.SYMPTOMS}), entry, revision.id)
