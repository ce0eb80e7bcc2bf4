"""Writing one version of an entry that stands for itself, and taking one out or bringing it back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from imuran_desktop.domain.history import Author, Kind, heads
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.revisions import append, current_of, history_of

TOPICS: Mapping[Kind, Topic] = {
    Kind.SYMPTOM: Topic.SYMPTOMS,
    Kind.CONTACTS: Topic.CONTACTS,
    Kind.HEALTH_ITEM: Topic.HEALTH,
    Kind.NOTE: Topic.NOTES,
    Kind.VISIT: Topic.VISITS,
    Kind.BLOOD_TEST: Topic.BLOOD_TESTS,
    Kind.ARRANGEMENT: Topic.BLOOD_TESTS,
    Kind.ALERT_VALUES: Topic.BLOOD_TESTS,
}
"""What a change to an entry of each kind touches."""


def write_entry(
    diary: Diary,
    author: Author,
    now: datetime,
    kind: Kind,
    entry: str,
    body: Mapping[str, Any],
    day: date | None = None,
) -> Changed:
    """Have ``entry`` say ``body`` from now on; nothing is written where it says so already. Inside a transaction."""
    before, filed = current_of(diary, entry), day.isoformat() if day else ""
    if before is not None and not before.deleted and (before.body, before.day) == (body, filed):
        return Changed(frozenset(), entry)
    revision = append(diary, author, now, kind=kind, entry=entry, body=body, day=filed)
    return Changed(frozenset({TOPICS[kind]}), entry, revision.id)


def remove_entry(diary: Diary, author: Author, now: datetime, entry: str) -> Changed:
    """Take an entry out of the diary. Its revisions stay readable.

    Raises:
        StoreError: when it can't be written.
    """
    return _rewrite(diary, author, now, entry, deleted=True)


def restore_entry(diary: Diary, author: Author, now: datetime, entry: str) -> Changed:
    """Bring back an entry that was removed.

    Raises:
        StoreError: when it can't be written.
    """
    return _rewrite(diary, author, now, entry, deleted=False)


def undo_entry(diary: Diary, author: Author, now: datetime, changed: Changed) -> Changed:
    """Have an entry say what it said before ``changed``: a new revision, so that the history shows both.

    Raises:
        Refused: when ``changed`` wrote nothing, or the entry was written again since.
        StoreError: when it can't be written.
    """
    with diary.writing():
        history = history_of(diary, changed.entry)
        if not changed.revision or [head.id for head in heads(history)] != [changed.revision]:
            raise Refused(Reason.NOTHING_TO_UNDO)
        before, deleted = (history[1], history[1].deleted) if len(history) > 1 else (history[0], True)
        body = {"by": before.by, **before.body}
        revision = append(
            diary, author, now, kind=before.kind, entry=before.entry, body=body, day=before.day, deleted=deleted
        )
    return Changed(frozenset({TOPICS[before.kind]}), before.entry, revision.id)


def _rewrite(diary: Diary, author: Author, now: datetime, entry: str, *, deleted: bool) -> Changed:
    with diary.writing():
        before = current_of(diary, entry)
        if before is None or before.deleted == deleted:
            return Changed(frozenset(), entry)
        # Who recorded it stays who recorded it, whoever takes it out or brings it back.
        body = {"by": before.by, **before.body}
        revision = append(diary, author, now, kind=before.kind, entry=entry, body=body, day=before.day, deleted=deleted)
    return Changed(frozenset({TOPICS[before.kind]}), entry, revision.id)
