"""Parts of the plan that two copies of the diary say differently, and choosing between them."""

from dataclasses import dataclass
from datetime import datetime

from imuran_desktop.domain.history import Author, Kind, Revision, heads
from imuran_desktop.domain.plan import PlanPart
from imuran_desktop.services.changes import EVERYTHING, Changed
from imuran_desktop.services.entry_history import write_again
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.decode import DECODERS, decoded
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.revisions import disputed, history_of

PLAN_KINDS = (Kind.PRESCRIPTION, Kind.MEALS, Kind.MONITORING, Kind.ZONE, Kind.PERSON)


@dataclass(frozen=True)
class PlanVersion:
    """What one copy says of a part of the plan: ``says`` is that part. A ``deleted`` one was taken out there."""

    revision: str
    says: PlanPart
    changed_at: datetime
    by: str
    device: str
    deleted: bool


@dataclass(frozen=True)
class PlanDispute:
    """A part of the plan with several versions; the first is the one that holds meanwhile."""

    entry: str
    kind: Kind
    versions: tuple[PlanVersion, ...]


def plan_disputes(diary: Diary) -> list[PlanDispute]:
    """Every part of the plan that was changed differently in two places.

    Raises:
        StoreError: when the diary can't be read.
    """
    return [_dispute(diary, revision) for revision in disputed(diary, *PLAN_KINDS)]


def settle_plan(diary: Diary, author: Author, now: datetime, entry: str, revision_id: str) -> Changed:
    """Have one version of a part of the plan hold from now on, also for the past it speaks of: that was its dispute.

    Raises:
        Refused: when there is nothing to choose between any more.
        StoreError: when it can't be written.
    """
    with diary.writing():
        known = heads(history_of(diary, entry))
        chosen = next((head for head in known if head.id == revision_id), None)
        if chosen is None or len(known) == 1:
            raise Refused(Reason.NOTHING_RECORDED)
        revision = write_again(diary, author, now, chosen)
    return Changed(EVERYTHING, entry, revision.id)


def _dispute(diary: Diary, shown: Revision) -> PlanDispute:
    known = heads(history_of(diary, shown.entry))
    said = decoded(diary, known, DECODERS[shown.kind])
    versions = (
        PlanVersion(head.id, says, head.recorded_at, head.by, head.device, head.deleted)
        for head, says in zip(known, said, strict=True)
    )
    return PlanDispute(shown.entry, shown.kind, tuple(versions))
