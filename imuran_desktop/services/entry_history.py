"""Every version of what was recorded, and settling what was recorded differently in two places."""

from dataclasses import dataclass
from datetime import date, datetime

from imuran_desktop.domain.history import Author, Kind, Revision, heads
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.intakes import Recorded
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import decode
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of
from imuran_desktop.store.revisions import append, disputed, history_of


@dataclass(frozen=True)
class Version:
    """What one revision of an intake says. ``by`` is who made this version, and ``device`` where.

    ``is_current`` ones are replaced by no other; two of them are a conflict.
    """

    revision: str
    intake: Intake
    recorded_at: datetime
    by: str
    device: str
    deleted: bool
    is_current: bool


def versions(diary: Diary, entry: str) -> list[Version]:
    """Every version of what is recorded in ``entry``, the one that is shown first, then the newest.

    Raises:
        StoreError: when the diary can't be read.
    """
    history = [revision for revision in history_of(diary, entry) if revision.kind is Kind.INTAKE]
    current = {revision.id for revision in heads(history)}
    intakes = decode.decoded(diary, history, decode.intake)
    found = [
        Version(
            revision.id,
            intake,
            revision.recorded_at,
            revision.by,
            revision.device,
            revision.deleted,
            revision.id in current,
        )
        for revision, intake in zip(history, intakes, strict=True)
    ]
    return sorted(found, key=lambda version: not version.is_current)


def disputed_days(diary: Diary) -> list[date]:
    """The day of every intake that was recorded differently in two places, the earliest first; one for each intake.

    Raises:
        StoreError: when the diary can't be read.
    """
    return [date.fromisoformat(revision.day) for revision in disputed(diary, Kind.INTAKE)]


def settle(diary: Diary, author: Author, now: datetime, entry: str, revision_id: str) -> Recorded:
    """Have one version of ``entry`` hold from now on: a new revision, which replaces all that are current.

    It also puts back what was deleted. When that version is the only current one already, nothing is written.

    Raises:
        Refused: when ``entry`` has no such version.
        StoreError: when it can't be written.
    """
    with diary.writing():
        history = history_of(diary, entry)
        chosen = next((item for item in history if item.id == revision_id and item.kind is Kind.INTAKE), None)
        if chosen is None:
            raise Refused(Reason.NOTHING_RECORDED)
        said = decode.decoded(diary, [chosen], decode.intake)[0]
        before = intake_of(diary, entry)
        if [item.id for item in heads(history)] == [revision_id]:
            return Recorded(frozenset(), entry, "", before, before)
        revision = write_again(diary, author, now, chosen)
    return Recorded(frozenset({Topic.DOSES}), entry, revision.id, said, before)


def write_again(diary: Diary, author: Author, now: datetime, chosen: Revision) -> Revision:
    """Have a version of any entry hold from now on, in place of all that are current. Inside a transaction."""
    kind, day, deleted = chosen.kind, chosen.day, chosen.deleted
    return append(diary, author, now, kind=kind, entry=chosen.entry, body=chosen.body, day=day, deleted=deleted)
