"""Recording what happened to a dose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.services.answers import Answer, intake_from, refuse_impossible
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.dose_lookup import find_dose
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, read_plan
from imuran_desktop.store.revisions import append, current_of, history_of


@dataclass(frozen=True)
class Recorded(Changed):
    """A recorded intake; ``replaced`` is what stood there before."""

    intake: Intake | None = None
    replaced: Intake | None = None


@dataclass(frozen=True)
class Moved(Changed):
    """An intake that was recorded for another dose, and what was taken out of its first place."""

    recorded: Recorded | None = None
    taken_out: Recorded | None = None


def record_intake(diary: Diary, author: Author, now: datetime, key: str, answer: Answer) -> Recorded:
    """Record ``answer`` for the dose with ``key``, replacing what was recorded for it.

    It is committed and flushed when this returns. Recording the same answer again writes nothing.

    Raises:
        Refused: when the plan asks for no such dose, or the time is still to come or too long before the dose's.
        StoreError: when it can't be written.
    """
    with diary.writing():
        return _put(diary, author, now, *_answered(diary, author, now, key, answer))


def move_intake(diary: Diary, author: Author, now: datetime, key: str, other: str, answer: Answer) -> Moved:
    """Record ``answer`` for the dose ``other`` and take out what is recorded for ``key``: both or neither.

    Raises:
        Refused: as `record_intake`, or when nothing is recorded for ``key``.
        StoreError: when it can't be written.
    """
    with diary.writing():
        answered = _answered(diary, author, now, other, answer)
        taken_out = _take_out(diary, author, now, key)
        recorded = _put(diary, author, now, *answered)
    return Moved(frozenset({Topic.DOSES}), recorded.entry, recorded.revision, recorded, taken_out)


def delete_intake(diary: Diary, author: Author, now: datetime, entry: str) -> Recorded:
    """Take out what is recorded in ``entry``; its earlier revisions stay readable, and `undo` puts it back.

    Raises:
        Refused: when nothing is recorded there.
        StoreError: when it can't be written.
    """
    with diary.writing():
        return _take_out(diary, author, now, entry)


def undo(diary: Diary, author: Author, now: datetime, recorded: Recorded) -> Changed:
    """Put back what stood before ``recorded``: a new revision, so the history shows both.

    Raises:
        Refused: when ``recorded`` wrote nothing, or something else was recorded since.
        StoreError: when it can't be written.
    """
    if recorded.intake is None or not recorded.revision:
        raise Refused(Reason.NOTHING_TO_UNDO)
    before = recorded.replaced
    intake = before or recorded.intake
    with diary.writing():
        present, earlier = current_of(diary, recorded.entry), history_of(diary, recorded.entry)[1:]
        if present is None or present.id != recorded.revision:
            raise Refused(Reason.NOTHING_TO_UNDO)
        revision = append(
            diary,
            author,
            now,
            kind=Kind.INTAKE,
            entry=recorded.entry,
            body=record_codec.intake_body(intake),
            day=earlier[0].day if before and earlier else present.day,
            deleted=before is None,
        )
    return Changed(frozenset({Topic.DOSES}), recorded.entry, revision.id)


def undo_all(diary: Diary, author: Author, now: datetime, steps: Iterable[Recorded]) -> Changed:
    """Put back what stood before ``steps``, which were written in this order: all of them, or none.

    Raises:
        Refused: when there are none, or as `undo`.
        StoreError: when it can't be written.
    """
    with diary.writing():
        undone = [undo(diary, author, now, recorded) for recorded in reversed([*steps])]
    if not undone:
        raise Refused(Reason.NOTHING_TO_UNDO)
    return undone[-1]


def write_intake(diary: Diary, author: Author, now: datetime, intake: Intake, day: date) -> Recorded:
    """Write ``intake`` under its id, filed under ``day``. Where the same stands there already, nothing is written.

    Raises:
        StoreError: when it can't be written.
    """
    with diary.writing():
        return _put(diary, author, now, intake, day)


def _answered(diary: Diary, author: Author, now: datetime, key: str, answer: Answer) -> tuple[Intake, date]:
    """The intake that ``answer`` to a planned dose makes, and its day, by the plan that holds while it is written."""
    plan = read_plan(diary)
    dose = find_dose(plan, key)
    refuse_impossible(plan, dose, answer, now)
    return intake_from(plan, dose, answer, now, dose.key, author), dose.day


def _put(diary: Diary, author: Author, now: datetime, intake: Intake, day: date) -> Recorded:
    """Write an intake, inside a transaction."""
    body = record_codec.intake_body(intake)
    replaced = intake_of(diary, intake.id)
    if replaced and record_codec.intake_body(replaced) == body:
        return Recorded(frozenset(), intake.id, "", replaced, replaced)
    revision = append(diary, author, now, kind=Kind.INTAKE, entry=intake.id, body=body, day=day.isoformat())
    return Recorded(frozenset({Topic.DOSES}), intake.id, revision.id, intake, replaced)


def _take_out(diary: Diary, author: Author, now: datetime, entry: str) -> Recorded:
    """Delete an entry, inside a transaction."""
    present, before = current_of(diary, entry), intake_of(diary, entry)
    if present is None or before is None:
        raise Refused(Reason.NOTHING_RECORDED)
    body, day = present.body, present.day
    revision = append(diary, author, now, kind=Kind.INTAKE, entry=entry, body=body, day=day, deleted=True)
    return Recorded(frozenset({Topic.DOSES}), entry, revision.id, before, before)
